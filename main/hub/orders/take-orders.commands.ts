/** Taking what channels say about orders. */
import type { ChannelBuyer, ChannelOrder } from "../connectors/port.ts";
import { newId, unifiedNumber } from "../kernel/ids.ts";
import { beijingDay } from "../kernel/time.ts";
import { inPortions, type Tx, takeNumbers } from "../store/index.ts";
import { afterTold } from "./carried.ts";
import { type Changes, changesOf, type KnownOrder } from "./changes.ts";
import type { At } from "./findings/find.ts";
import { snapshotOfNew } from "./new-order.ts";
import { orderEvents } from "./order.events.ts";
import { knownOrders, type ReadOrder, writeKnownOrders, writeLines, writeNewOrders } from "./order.store.ts";
import { type KeyedFact, keyed, type LineRecord, mergeLine, mergeOrder, orderFrom, placeLine, problemOf } from "./order.ts";
import { forgetReplaced, ordersSharing, type ToldParcel, writeToldParcels } from "./parcel.store.ts";
import { keepReceivers } from "./receiver.store.ts";
import { type Looked, lookedAt, type Touched } from "./refresh.commands.ts";
import type { DerivedOrder } from "./refresh.store.ts";
import { shortages } from "./shortages.store.ts";
import { readParcelsAnew } from "./take-traces.commands.ts";
import { growTimelines, type NewEvent } from "./timeline.store.ts";
import { mergeToldParcels, namesOthers, readsDifferently, withCleanWaybills } from "./told-parcels.ts";
import { learnFromTwins } from "./twins.commands.ts";
import { weighedCodes } from "./weights.ts";

export interface GivenOrder {
  shopId: string;
  channel: string;
  fact: ChannelOrder;
  /** Place in the order in which payloads were read: of equal versions the one read later counts. Left out: not known. */
  reading?: number;
}
/** An order that facts of this batch were about. */
interface TakenOrder {
  orderId: string;
  shopId: string;
  channelOrderId: string;
  isNew: boolean;
  /** False when everything told was known. */
  changed: boolean;
  /** As the newest fact of the batch tells; plain, for fingerprints within the same transaction only. Never kept. */
  buyer: ChannelBuyer;
}
export interface TakenOrders {
  taken: TakenOrder[];
  /** Facts that cannot be an order, with a Chinese reason for the quarantine. */
  refused: { shopId: string; channelOrderId: string; reason: string }[];
}

/** An order that is about to be written for the first time, with its buyer as its newest fact tells. */
interface NewOrder {
  orderId: string;
  channel: string;
  buyer: ChannelBuyer;
}
/** Tells whose new orders are, by order, before they are written; who is missing is not known. */
export type AccountsOf = (orders: readonly NewOrder[]) => Promise<ReadonlyMap<string, string>>;

interface Taking {
  touched: Touched;
  accountsOf?: AccountsOf | undefined;
}

/** Takes orders, under the orders' lock; gives numbers to new ones. Emits `order.taken` and `parcel.known`. */
export async function takeOrders(tx: Tx, given: readonly GivenOrder[], { touched, accountsOf }: Taking): Promise<TakenOrders> {
  const refused: TakenOrders["refused"] = [];
  const sound = given.filter(({ shopId, fact }) => {
    const reason = problemOf(fact);
    if (reason !== null) refused.push({ shopId, channelOrderId: fact.channelOrderId, reason });
    return reason === null;
  });
  if (sound.length === 0) return { taken: [], refused };
  const named = [...Map.groupBy(sound, ({ shopId, fact }) => `${shopId}\n${fact.channelOrderId}`)].flatMap(([key, all]) => {
    const [given] = all;
    return given ? [{ key, given, all }] : [];
  });
  const asking = knownOrders(
    tx,
    named.map(({ given: { shopId, fact } }) => ({ shopId, channelOrderId: fact.channelOrderId })),
  );
  // Facts are made ready while the server looks.
  const groups = named.map(({ all, ...group }) => ({ ...group, facts: all.map(({ fact, reading }) => keyed(withCleanWaybills(fact), reading)) }));
  const known = await asking;
  const ready = groups.map((group) => {
    const before = known.get(group.key);
    return { ...group, known: before, id: before?.order.id ?? newId(tx.at.getTime()) };
  });
  const fresh = ready.filter((group) => group.known === undefined);
  const [numbers, accounts, short] = await Promise.all([
    numbersFor(
      tx,
      fresh.map(({ key, facts }) => ({ key, fact: firstOf(facts).fact })),
    ),
    accountsOf?.(fresh.map(({ id, given: { channel }, facts }) => ({ orderId: id, channel, buyer: newestBuyer(facts) }))),
    shortages(tx),
  ]);
  const at: At = { now: tx.at.getTime(), lanes: new Map(), shortages: short };
  const folded: Folded[] = [];
  await inPortions(ready, PORTION, (portion) => {
    const some = portion.map((group) => fold(tx, { ...group, number: numbers.get(group.key) ?? "", at }));
    writeTold(tx, some, accounts);
    folded.push(...some);
  });
  return { taken: await settle(tx, folded, touched), refused };
}

/** Orders that are thought about while the ones before are written. */
const PORTION = 100;

/** The fact that counts for the number's day: the earliest version, payment first. */
function firstOf(facts: readonly KeyedFact[]): KeyedFact {
  const [first, ...others] = facts;
  if (!first) throw new Error("a group of facts is never empty");
  return others.reduce((best, one) => (best.fact.paidAt === null && one.fact.paidAt !== null ? one : best), first);
}

async function numbersFor(tx: Tx, wanted: readonly { key: string; fact: ChannelOrder }[]): Promise<Map<string, string>> {
  const sorted = wanted.toSorted(
    (left, right) => left.fact.createdAt.getTime() - right.fact.createdAt.getTime() || (left.fact.channelOrderId < right.fact.channelOrderId ? -1 : 1),
  );
  const numbers = new Map<string, string>();
  for (const [day, group] of Map.groupBy(sorted, ({ fact }) => beijingDay(fact.paidAt ?? fact.createdAt))) {
    const first = await takeNumbers(tx, { day, kind: "order", count: group.length });
    for (const [index, { key }] of group.entries()) numbers.set(key, unifiedNumber(day, first + index));
  }
  return numbers;
}

interface Folded {
  before: KnownOrder | undefined;
  after: KnownOrder;
  changes: Changes;
  facts: KeyedFact[];
  newParcels: ToldParcel[];
  /** All that is known of it now, unless anybody else's word turns out to be about it, too; left out where it has to be read again. */
  whole: Looked | undefined;
  /** What that proves of a known order, where it is written together with what was told. */
  proven: DerivedOrder | undefined;
}

function fold(tx: Tx, group: { id: string; given: GivenOrder; facts: KeyedFact[]; known: ReadOrder | undefined; number: string; at: At }): Folded {
  const { id, known, facts, given, at } = group;
  const ids = { id, number: group.number, shopId: given.shopId, channel: given.channel };
  let order = known?.order;
  const lines = new Map<string, LineRecord>((known?.lines ?? []).map((line) => [line.channelLineId, line]));
  let parcels: ToldParcel[] = known?.parcels ?? [];
  for (const by of facts) {
    order = order ? mergeOrder(order, by) : orderFrom(ids, by);
    for (const line of by.fact.lines) {
      const lineIds = { id: newId(tx.at.getTime()), orderId: id };
      lines.set(line.channelLineId, mergeLine(lines.get(line.channelLineId), lineIds, { line, by }));
    }
    parcels = mergeToldParcels(parcels, by.fact, () => ({ id: newId(tx.at.getTime()), orderId: id }));
  }
  const merged = order;
  if (!merged) throw new Error("a group of facts is never empty");
  const after = { order: merged, lines: [...lines.values()].map((line) => placeLine(line, merged)), parcels };
  const newParcels = parcels.filter((parcel) => !known?.parcels.some((kept) => kept.id === parcel.id));
  const changes = changesOf(known, after);
  const folded = { before: known, after, changes, facts, newParcels };
  if (!known) return { ...folded, whole: newLookedAt(after, at), proven: undefined };
  const whole = knownLookedAt(known, after, at);
  if (!whole || !changes.isNews || changes.order.length === 0) return { ...folded, whole, proven: undefined };
  const proven = { ...whole.derived.order, checkAt: whole.checkAt };
  // Whoever refreshes it finds it as it is written now. Should another order turn out to have to do with it, it is read again, and computed anew.
  return { ...folded, whole: { ...whole, order: { ...whole.order, ...proven } }, proven };
}

/** A new order with what it proves and when to look again, which is written with it. Nothing was scanned of it yet: no lane's hours count. */
function newLookedAt(after: KnownOrder, at: At): Looked {
  const looked = lookedAt(snapshotOfNew(after, at.now), at);
  return { ...looked, order: { ...looked.order, checkAt: looked.checkAt } };
}

/** A known order as it stands after all of this; of one whose parcels travel, or read differently now, more has to be asked. */
function knownLookedAt(known: ReadOrder, after: KnownOrder, at: At): Looked | undefined {
  if (!known.snapshot || readsDifferently(known, after)) return undefined;
  const carried = afterTold(known.snapshot, after);
  // Of what travels, and of what was weighed, more has to be asked.
  const isWhole = carried?.parcels.every(({ pickedUpAt }) => pickedUpAt === null) && weighedCodes(carried).length === 0;
  return carried && isWhole ? lookedAt(carried, at) : undefined;
}

/** What channels tell of orders, written as they are thought about. */
function writeTold(tx: Tx, folded: readonly Folded[], accounts?: ReadonlyMap<string, string>): void {
  const [fresh, known] = [folded.filter(({ before }) => before === undefined), folded.filter(({ before }) => before !== undefined)];
  writeNewOrders(
    tx,
    fresh.flatMap(({ changes, whole }) => changes.order.map((order) => ({ ...order, accountId: accounts?.get(order.id), checkAt: whole?.checkAt }))),
  );
  writeKnownOrders(
    tx,
    known.flatMap(({ changes, proven }) => changes.order.map((order) => ({ ...order, derived: proven }))),
  );
  keepReceivers(tx, folded.flatMap(receiverTold));
  writeLines(
    tx,
    folded.flatMap(({ changes }) => changes.lines),
  );
  writeToldParcels(
    tx,
    folded.flatMap(({ changes }) => changes.parcels),
  );
}

/** Whom an order goes to by the fact that its content is of; nobody where that is not of this batch. */
function receiverTold({ before, changes, facts }: Folded) {
  return changes.order.flatMap((order) => {
    const told = facts.find(({ fact, key }) => key === order.factKey && fact.version === order.version);
    return told && !told.fact.buyer.untold ? [{ orderId: order.id, isKnown: before !== undefined, buyer: told.fact.buyer }] : [];
  });
}

/** What follows within the write from all that was told. */
async function settle(tx: Tx, folded: readonly Folded[], touched: Touched): Promise<TakenOrder[]> {
  const [news, quiet] = [folded.filter(({ changes }) => changes.isNews), folded.filter(({ changes }) => !changes.isNews)];
  touched.events.push(...news.flatMap(eventsOf));
  // Of orders that are told nothing new themselves it matters whether their timelines got something.
  const grown = await growTimelines(tx, quiet.flatMap(eventsOf));
  const moved = new Set([...news.map(({ after }) => after.order.id), ...grown]);
  const idsOf = (some: readonly Folded[]): string[] => some.map(({ after }) => after.order.id);
  await readParcelsAnew(tx, idsOf(news.filter(({ before, after }) => readsDifferently(before, after))), touched);
  const others = news.filter(({ before, after }) => namesOthers(before, after));
  const [sharing, known] = await Promise.all([
    ordersSharing(tx, idsOf(others)),
    learnFromTwins(
      tx,
      folded.flatMap(({ newParcels }) => newParcels.map((parcel) => parcel.id)),
    ),
  ]);
  for (const id of known) moved.add(id);
  forgetReplaced(tx, idsOf(others.filter(({ before }) => before !== undefined)));
  for (const { other } of sharing) touched.orderIds.add(other);
  for (const { before, after, newParcels } of folded) {
    const { id, number, shopId, channelOrderId } = after.order;
    if (!before) {
      tx.emit({ name: "order.taken", subjectId: id, data: { number, shopId, channelOrderId } });
      tx.journal({ verb: "order.taken", subject: "order", subjectId: id, data: { number, shopId } });
    }
    for (const { id: parcelId, waybill } of newParcels)
      tx.emit({ name: "parcel.known", subjectId: parcelId, data: { orderId: id, waybill, direction: "outbound" } });
  }
  const fresh = new Set(folded.filter(({ before }) => !before).map(({ after }) => after.order.id));
  for (const id of moved) {
    touched.orderIds.add(id);
    if (fresh.has(id)) touched.fresh.add(id);
    else touched.tell.add(id);
  }
  const entangled = new Set([...known, ...sharing.flatMap(({ mine, other }) => [mine, other])]);
  for (const { whole } of folded) if (whole && !entangled.has(whole.order.id)) touched.whole.set(whole.order.id, whole);
  return folded.map(({ before, after: { order }, facts }) => ({
    orderId: order.id,
    shopId: order.shopId,
    channelOrderId: order.channelOrderId,
    isNew: !before,
    changed: moved.has(order.id),
    buyer: newestBuyer(facts),
  }));
}

function newestBuyer(facts: readonly KeyedFact[]): ChannelBuyer {
  return facts.reduce((best, one) => (one.fact.version >= best.fact.version ? one : best)).fact.buyer;
}

const eventsOf = ({ after: { order }, facts }: Folded): NewEvent[] => facts.flatMap(({ fact }) => orderEvents(order.id, order.channel, fact));
