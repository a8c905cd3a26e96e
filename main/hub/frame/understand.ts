/** From kept payloads to orders, parcels, cases and messages: a batch in one write, or, when one item spoils it, one by one. */
import type { Vault } from "../access/index.ts";
import type { ChannelFact, Connector } from "../connectors/port.ts";
import {
  type CaseFact,
  linkBuyers,
  linkOrders,
  type ReturnFact,
  rebook,
  takeCases,
  takeMessages,
  takeReturnFacts,
  takeReturnTraces,
  takeTalks,
} from "../disputes/index.ts";
import { closeBatch, type Hint, openReadAhead, type PendingItem, pendingBatch, wakeWaiting, wantRefetch, wipePayloads } from "../ingest/index.ts";
import { spanned } from "../kernel/span.ts";
import type { openMappedReaders } from "../mappings/index.ts";
import {
  type AccountsOf,
  askSoon,
  type GivenEvent,
  type GivenOrder,
  type GivenStock,
  lockOrders,
  recheckShared,
  type TakenFacts,
  takeFacts,
  takeStock,
} from "../orders/index.ts";
import { dropErased } from "../privacy/index.ts";
import { accountsFor, accountsOfBuyers, accountsOfNew, scoreAccounts } from "../risk/index.ts";
import { commit, commitUnflushed, inPortions, isPassing, type Store, type Tx } from "../store/index.ts";
import { nameOf, namesKnown } from "./waiting.ts";

export interface UnderstandDeps {
  store: Store;
  vault: Vault;
  /** Who reads a kept payload: by its topic where somebody claims that, else by the channel of its shop. */
  reader: (item: Pick<PendingItem, "channel" | "topic">) => Connector | undefined;
  /** Readers for a batch of which some is read by the mapping of its shop; left out: none is. */
  mapped?: ReturnType<typeof openMappedReaders>;
  log(level: "warn", line: string): void;
}

/** Items of one look at most. */
export const UNDERSTAND_AT_ONCE = 2_400;
/** Items of one write: those of the next are read while the server is busy with it. */
const IN_ONE_WRITE = 600;

/** Understands what is due. @returns how many items were looked at. */
export async function understandDue(deps: UnderstandDeps): Promise<number> {
  const items = await pendingBatch(deps.store, UNDERSTAND_AT_ONCE);
  let next = sortOut(deps, items.slice(0, IN_ONE_WRITE));
  for (let from = 0; from < items.length; from += IN_ONE_WRITE) {
    const writing = takeOrSetAside(deps, items.slice(from, from + IN_ONE_WRITE), await next);
    next = sortOut(deps, items.slice(from + IN_ONE_WRITE, from + 2 * IN_ONE_WRITE));
    // Where the writing fails nobody asks for the next any more, and its own failing is the same one.
    next.catch(() => undefined);
    await writing;
  }
  return items.length;
}

function takeOrSetAside(deps: UnderstandDeps, items: readonly PendingItem[], sorted: Sorted): Promise<void> {
  const fields = { count: items.length, setAside: sorted.quarantined.length };
  return spanned({ name: "ingest batch", fields }, () => takeAllOrEach(deps, items, sorted));
}

async function takeAllOrEach(deps: UnderstandDeps, items: readonly PendingItem[], sorted: Sorted): Promise<void> {
  try {
    await takeAll(deps, items, sorted);
    passed.delete(deps.store);
  } catch (fault) {
    if (isPassing(fault)) {
      const times = (passed.get(deps.store) ?? 0) + 1;
      passed.set(deps.store, times);
      // The world's fault and no payload's: all of it waits, in its order, until the database can again.
      if (times < PASSING_TIMES) throw fault;
    }
    // One payload that no room can take must not hold up the others: each by itself, and the culprit is set aside.
    deps.log("warn", `a batch of ${items.length} was taken one by one: ${(fault as Error).message}`);
    for (const item of items)
      await takeAll(deps, [item], await sortOut(deps, [item])).catch((cause: Error) => (isPassing(cause) ? putOff(deps, item) : setAside(deps, item, cause)));
  }
}

/** How often in a row a batch of a store failed by what seems to pass. */
const passed = new WeakMap<Store, number>();
/** After so many times one payload may be what brings it about, and each is tried by itself. */
const PASSING_TIMES = 5;

/** Tried again later, after pauses that grow; what cannot be written down because the database is away simply stays due. */
async function putOff(deps: UnderstandDeps, { id }: PendingItem): Promise<void> {
  await commit(deps.store, "system", (tx) => closeBatch(tx, { later: [{ id, reason: "处理时数据库出错，稍后自动再试", waitsFor: null }] }));
}

/** What a person reads of a payload that no room could take; the log has the machine's words. */
function reasonOf(cause: Error): string {
  const { code } = cause as { code?: string };
  const what = code === undefined ? "程序没有料到这样的内容" : (DATABASE[code] ?? `数据库不接受（代码 ${code}）`);
  return `整条报文未能处理：${what}。请重放一次；若仍如此，请把它交给技术支持。`;
}
const DATABASE: Readonly<Record<string, string>> = {
  "22003": "有数字超出范围",
  "22007": "有时间写错",
  "22008": "有时间超出范围",
  "22P02": "有内容的类型不对",
  "23505": "与已有的内容重复",
  "54000": "有编号太长",
};

async function setAside(deps: UnderstandDeps, item: PendingItem, cause: Error): Promise<void> {
  await commit(deps.store, "system", (tx) => closeBatch(tx, { quarantined: [{ id: item.id, reason: reasonOf(cause) }] }));
}

/** What the items of a batch say, sorted by the room that takes it; each entry knows its item. */
interface Sorted {
  orders: (GivenOrder & { item: string })[];
  traces: { item: string; trace: Extract<ChannelFact, { type: "trace" }>; toldBy: string; reading: number }[];
  cases: (CaseFact & { item: string })[];
  messages: { item: string; shopId: string; fact: Extract<ChannelFact, { type: "message" }> }[];
  talks: { shopId: string; channel: string; fact: Extract<ChannelFact, { type: "talk" }> }[];
  hints: Hint[];
  warehouse: (GivenEvent & { item: string })[];
  stock: GivenStock[];
  quarantined: Aside[];
}

/** What could not be read, why, and at which field. */
interface Aside {
  id: string;
  reason: string;
  field?: string;
}

/** Items whose thing is not known yet, by item: what they miss. */
type Later = Map<string, { reason: string; waitsFor: string }>;

async function takeAll(deps: UnderstandDeps, items: readonly PendingItem[], sorted: Sorted): Promise<void> {
  await commitUnflushed(deps.store, "channel", async (tx) => {
    const later: Later = new Map();
    // Who takes facts is alone: only so may it wait for rows while it holds others, see `disputes/lock.store.ts`.
    await lockOrders(tx);
    const tellErased = await dropErased(tx, sorted);
    const moved: string[] = [];
    const merged: string[] = [];
    const accountsOf: AccountsOf = async (orders) => {
      const accounts = await accountsOfNew(tx, orders, deps.vault);
      moved.push(...accounts.moved);
      merged.push(...accounts.merged);
      return accounts.accountOf;
    };
    const meanwhile = async ({ taken }: TakenFacts["orders"]): Promise<void> => {
      // Whose new orders are was known when they were looked at.
      const known = taken.filter((order) => order.changed && !order.isNew).map(({ orderId, shopId, buyer }) => ({ orderId, shopId, buyer }));
      moved.push(...(await accountsFor(tx, known, deps.vault)));
    };
    const taken = await takeFacts(tx, { ...sorted, accountsOf, meanwhile });
    takeStock(tx, sorted.stock);
    await scoreAccounts(tx, merged);
    const refused = await followOrders(tx, { sorted, taken, moved });
    await followParcels(tx, { sorted, later, taken });
    await takeCaseFacts(tx, { sorted, later });
    // Last of the cases: who a buyer is, and which case and order are his, is known by now.
    await takeTalks(tx, sorted.talks, (buyers) => accountsOfBuyers(tx, buyers, deps.vault));
    await askAgain(tx, sorted.hints);
    const quarantined = new Map<string, Aside>([...sorted.quarantined, ...refused].map((row) => [row.id, row]));
    const open = items.filter((item) => !quarantined.has(item.id));
    await closeBatch(tx, {
      done: open.filter((item) => !later.has(item.id)).map((item) => item.id),
      later: open.flatMap(({ id }) => {
        const missing = later.get(id);
        return missing ? [{ id, ...missing }] : [];
      }),
      quarantined: [...quarantined.values()],
    });
    await wipePayloads(tx, tellErased);
    // Last, so that it reaches what this very batch put off before a later room made it known.
    wakeWaiting(tx, namesKnown(tx.emitted()));
  });
}

/** Items that are read before whoever waits for the server may go on. */
const READ_AT_ONCE = 50;

async function sortOut(deps: UnderstandDeps, items: readonly PendingItem[]): Promise<Sorted> {
  const sorted: Sorted = { orders: [], traces: [], cases: [], messages: [], talks: [], hints: [], warehouse: [], stock: [], quarantined: [] };
  const ahead = deps.store.memory.of(openReadAhead);
  const reader = deps.mapped ? await deps.mapped(deps.reader, items) : deps.reader;
  await inPortions(items, READ_AT_ONCE, (portion) => {
    for (const item of portion) {
      const facts = ahead.readKept(reader(item), item);
      if (!facts.ok) sorted.quarantined.push({ id: item.id, reason: facts.refusal.message, field: String(facts.refusal.details?.field ?? "") });
      else for (const fact of facts.value) place(sorted, item, fact);
    }
  });
  return sorted;
}

function place(sorted: Sorted, { id: item, shopId, channel, via, receivedAt: saidAt }: PendingItem, fact: ChannelFact): void {
  const ownShopOnly = via === "rest" || via === "file";
  switch (fact.type) {
    case "order":
      sorted.orders.push({ item, shopId, channel, fact, reading: Number(item) });
      break;
    case "trace":
      sorted.traces.push({ item, trace: fact, toldBy: channel, reading: Number(item) });
      break;
    case "case":
      sorted.cases.push({ item, shopId, channel, ownShopOnly, fact, reading: Number(item) });
      break;
    case "message":
      sorted.messages.push({ item, shopId, fact });
      break;
    case "talk":
      sorted.talks.push({ shopId, channel, fact });
      break;
    case "warehouse":
      sorted.warehouse.push({ item, shopId, saidAt, ownShopOnly, fact });
      break;
    case "stock":
      sorted.stock.push({ shopId, fact });
      break;
    case "changed":
      sorted.hints.push({ shopId, ref: fact.ref });
      break;
    case "nothing":
      break;
  }
}

/** Orders and cases are fetched by their ids; about a parcel its tracker is asked, by what its order knows of it. */
async function askAgain(tx: Tx, hints: readonly Hint[]): Promise<void> {
  const isParcels = ({ ref }: Hint): boolean => ref.kind === "parcel";
  askSoon(
    tx,
    hints.filter(isParcels).map(({ ref }) => ref.id),
  );
  await wantRefetch(
    tx,
    hints.filter((hint) => !isParcels(hint)),
  );
}

interface Following {
  sorted: Sorted;
  taken: TakenFacts;
}

interface FollowingOrders extends Following {
  /** Known orders that have turned out to be another account's. */
  moved: readonly string[];
}

/** Orders that are another buyer's than was thought, then cases that waited for orders. @returns items whose facts cannot be an order. */
async function followOrders(tx: Tx, { sorted, taken: { orders }, moved }: FollowingOrders): Promise<{ id: string; reason: string }[]> {
  if (sorted.orders.length === 0) return [];
  const { taken, refused } = orders;
  const news = taken.filter((order) => order.changed || order.isNew);
  await recheckShared(tx, moved);
  await linkOrders(
    tx,
    news.map((order) => order.orderId),
  );
  await rebook(
    tx,
    news.filter(({ isNew }) => !isNew).map(({ orderId }) => orderId),
  );
  return refused.flatMap(({ shopId, channelOrderId, reason }) =>
    sorted.orders.filter((order) => order.shopId === shopId && order.fact.channelOrderId === channelOrderId).map((order) => ({ id: order.item, reason })),
  );
}

/** What traces and warehouse say about returns, and who waits for a parcel or an order. */
async function followParcels(tx: Tx, { sorted, later, taken: { traces, warehouse, returns: onTheWayBack } }: Following & { later: Later }): Promise<void> {
  const strange = new Set(traces.unknown);
  for (const { item, trace } of sorted.traces) {
    if (strange.has(trace.waybill)) later.set(item, { reason: "运单还不属于任何已知订单", waitsFor: nameOf.parcel(trace.waybill) });
  }
  await takeReturnTraces(tx, onTheWayBack);
  const returns: ReturnFact[] = [];
  for (const [index, { item, fact }] of sorted.warehouse.entries()) {
    const orderId = warehouse.orders[index] ?? null;
    if (orderId === null) later.set(item, { reason: `还没有收到订单 ${numberIn(fact.orderRef)}`, waitsFor: nameOf.order(fact.orderRef) });
    else if (orderId === "ambiguous")
      sorted.quarantined.push({ id: item, reason: `“${numberIn(fact.orderRef)}”同时是几个订单的编号，请用 channel:<店铺>:<订单号> 说明是哪一个` });
    else returns.push(...returnFact(orderId, fact));
  }
  await takeReturnFacts(tx, returns);
}

/** A reference as a person reads it: an order of whichever shop is named by its number alone. */
const numberIn = (ref: string): string => ref.replace(/^channel:\*:/, "");

function returnFact(orderId: string, { kind, at, data }: GivenEvent["fact"]): ReturnFact[] {
  if (kind !== "return_arrived" && kind !== "return_inspected") return [];
  const result = data.result === "passed" || data.result === "failed" ? data.result : null;
  return [{ orderId, kind, at, result, waybill: typeof data.waybill === "string" ? data.waybill : null }];
}

/** Cases whose channel says by its own id whose they are. */
function buyersOf(cases: Sorted["cases"]): Parameters<typeof linkBuyers>[1] {
  return cases.flatMap(({ shopId, fact: { channelCaseId, channelBuyerId: buyerId } }) => (buyerId === undefined ? [] : [{ shopId, channelCaseId, buyerId }]));
}

async function takeCaseFacts(tx: Tx, { sorted, later }: { sorted: Sorted; later: Later }): Promise<void> {
  await takeCases(tx, sorted.cases);
  await linkBuyers(tx, buyersOf(sorted.cases));
  const messages = await takeMessages(tx, sorted.messages);
  for (const index of messages.missing) {
    const message = sorted.messages[index];
    if (!message) continue;
    const { channelCaseId } = message.fact;
    later.set(message.item, { reason: `还没有收到售后 ${channelCaseId}`, waitsFor: nameOf.case(channelCaseId) });
  }
}
