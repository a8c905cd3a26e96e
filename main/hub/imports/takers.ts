/** What becomes of things of a kind: where the record stands at them, how they are taken, and how they are taken back. */
import { ownEventKey, ownTopics } from "../connectors/index.ts";
import type { ImportKind } from "../contract/imports.ts";
import { forgetQueued, keepRaw } from "../ingest/index.ts";
import { addExamples, retireUntouched } from "../knowledge/index.ts";
import { lockOrders, sentKey, takeStock, withdrawOrders, withdrawSent, withdrawStock } from "../orders/index.ts";
import { scoreAccounts } from "../risk/index.ts";
import type { Tx } from "../store/index.ts";
import type { PlannedThing } from "./import.ts";
import type { BroughtRow } from "./imported.store.ts";
import { eventOf } from "./kinds/waybills.ts";
import { casesOnRecord, channelOfShop, ordersOnRecord, ordersWithCases } from "./known.view.store.ts";

type Reads = Pick<Tx, "rows">;
/** The import a thing belongs to. */
interface Of {
  importId: string;
  shopId: string;
}

interface Taker {
  /** Versions at which the record stands, by key; who is missing is not known. Left out: what came by files is all there is. */
  onRecord?(from: Reads, shopId: string, keys: readonly string[]): Promise<Map<string, number>>;
  /** Takes what is new or changed, within the write that notes it. Left out: the row itself is what is kept. */
  take?(tx: Tx, of: Of, things: readonly PlannedThing[]): Promise<void>;
  /** Rows are kept beside what was taken of them. */
  keepsRows?: true;
  /** What must be held before an import is taken back. */
  before?(tx: Tx): Promise<void>;
  /** Takes back what may be. @returns keys of what is gone. Left out: the rows are all there is of it. */
  withdraw?(tx: Tx, of: Of, rows: readonly BroughtRow[]): Promise<string[]>;
}

/** The key under which what a file tells is kept: its import's own, so that after an undo the same file can come again. */
const rawKey = (importId: string, key: string): string => `file:${importId}:${key}`;

async function keepTold(tx: Tx, { importId, shopId }: Of, of: { topic: string; things: readonly PlannedThing[] }): Promise<void> {
  const items = of.things.map(({ key, payload = "" }) => ({ topic: of.topic, dedupeKey: rawKey(importId, key), payload }));
  if (items.length > 0) await keepRaw(tx, { shopId, via: "file", items });
}

/** What was kept and not understood yet is not understood any more. @returns keys of it */
async function withdrawUnread(tx: Tx, { importId, shopId }: Of, of: { keys: readonly string[]; known: ReadonlyMap<string, number> }): Promise<string[]> {
  const unread = of.keys.filter((key) => !of.known.has(key));
  forgetQueued(tx, { shopId, keys: unread.map((key) => rawKey(importId, key)) });
  return unread;
}

const keysOf = (rows: readonly BroughtRow[]): string[] => rows.map(({ key }) => key);

const orders: Taker = {
  onRecord: ordersOnRecord,
  take: (tx, of, things) => keepTold(tx, of, { topic: ownTopics.order, things }),
  before: lockOrders,
  withdraw: async (tx, of, rows) => {
    const withCases = await ordersWithCases(tx, of.shopId, keysOf(rows));
    const free = rows.filter(({ key }) => !withCases.has(key));
    const known = await ordersOnRecord(tx, of.shopId, keysOf(free));
    const unread = await withdrawUnread(tx, of, { keys: keysOf(free), known });
    const named = free.map(({ key, version }) => ({ channelOrderId: key, version }));
    const { gone, accounts } = await withdrawOrders(tx, { shopId: of.shopId, orders: named });
    forgetQueued(tx, { shopId: of.shopId, keys: gone.map((key) => rawKey(of.importId, key)) });
    await scoreAccounts(tx, accounts);
    return [...unread, ...gone];
  },
};

const cases: Taker = {
  onRecord: casesOnRecord,
  take: (tx, of, things) => keepTold(tx, of, { topic: ownTopics.case, things }),
  // A case has a name, a decision and perhaps words to its buyer within moments: what became one stays.
  withdraw: async (tx, of, rows) => withdrawUnread(tx, of, { keys: keysOf(rows), known: await casesOnRecord(tx, of.shopId, keysOf(rows)) }),
};

/** Question and reply as a conversation's payload has them, masked. */
interface Asked {
  question: string;
  reply: string;
}

const chats: Taker = {
  take: async (tx, { shopId }, things) => {
    const channel = await channelOfShop(tx, shopId);
    const fresh = things.filter(({ outcome }) => outcome === "new");
    const drafts = fresh.map(({ payload = "{}" }) => ({
      ...(JSON.parse(payload) as Asked),
      label: "none",
      channel,
      state: "candidate" as const,
      reason: "solved" as const,
    }));
    const ids = await addExamples(tx, drafts);
    for (const [at, thing] of fresh.entries()) thing.ref = ids[at];
  },
  withdraw: async (tx, _of, rows) => {
    const gone = new Set(
      await retireUntouched(
        tx,
        rows.flatMap(({ ref }) => ref ?? []),
      ),
    );
    return rows.filter(({ ref }) => ref !== null && gone.has(ref)).map(({ key }) => key);
  },
};

/** The waybill and the order that a row's key names. */
function namedIn(key: string): { waybill: string; orderId: string } {
  const at = key.indexOf(" ");
  return { waybill: key.slice(0, at), orderId: key.slice(at + 1) };
}

const waybills: Taker = {
  keepsRows: true,
  // Of a parcel that left its order is told, once it is here; what only has a number is a row.
  take: (tx, of, things) =>
    keepTold(tx, of, { topic: ownTopics.event, things: things.filter(({ payload = "{}" }) => "event" in (JSON.parse(payload) as object)) }),
  before: lockOrders,
  withdraw: async (tx, { importId, shopId }, rows) => {
    forgetQueued(tx, { shopId, keys: rows.map(({ key }) => rawKey(importId, key)) });
    const named = rows.map(({ key }) => ({ key, ...namedIn(key) }));
    const stays = await withdrawSent(tx, {
      shopId,
      sent: named.map(({ orderId, waybill }) => ({ ref: orderId, waybill, event: ownEventKey(eventOf({ orderId, waybill })) })),
    });
    return named.filter(({ orderId, waybill }) => !stays.has(sentKey({ ref: orderId, waybill }))).map(({ key }) => key);
  },
};

/** A row of a table of stock, as `kinds/stock.ts` keeps it. */
interface Counted {
  sku: string;
  warehouse: string;
  quantity: number;
  locked: number;
  title: string;
}

const stock: Taker = {
  keepsRows: true,
  take: async (tx, { shopId }, things) => {
    takeStock(
      tx,
      things.map(({ version = 0, payload = "{}" }) => {
        const { sku, warehouse, quantity, locked, title } = JSON.parse(payload) as Counted;
        // A table tells what may still be sold; what is set apart lies there besides.
        return { shopId, fact: { sku, title, warehouse, onHand: quantity + locked, locked, inTransit: 0, version } };
      }),
    );
  },
  before: lockOrders,
  withdraw: async (tx, { shopId }, rows) => {
    withdrawStock(
      tx,
      rows.map(({ key, version }) => {
        const [sku = "", warehouse = ""] = key.split(" @ ");
        return { shopId, sku, warehouse, version };
      }),
    );
    return keysOf(rows);
  },
};

/** By kind. */
export const takers: Readonly<Record<ImportKind, Taker>> = { orders, cases, chats, stock, waybills, bills: {} };
