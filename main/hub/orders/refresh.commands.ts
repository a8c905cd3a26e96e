/** After facts came: states and findings of the orders they touched, computed anew from everything known. */
import { commit, type Store, type Tx } from "../store/index.ts";
import { type At, type Found, findAll } from "./findings/find.ts";
import { silentHubs } from "./hubs.store.ts";
import { lockOrders } from "./lock.store.ts";
import { sharingOrders } from "./parcel.store.ts";
import { dueChecks, laneHours, openFindings, ordersWithCaseWords, resolveFindings, writeDerived, writeLineStates } from "./refresh.store.ts";
import { type Derived, derive, type Snapshot } from "./refresh.ts";
import { shortages } from "./shortages.store.ts";
import { snapshots } from "./snapshot.store.ts";
import { eventsToAdd, type NewEvent } from "./timeline.store.ts";
import { askLate } from "./watch.store.ts";
import { pieceWeights } from "./weights.store.ts";
import { weighedCodes } from "./weights.ts";

/** Orders that a write is about, gathered while their facts are taken. */
export interface Touched {
  orderIds: Set<string>;
  /** Of these it is told that they changed, whether or not their state did. */
  tell: Set<string>;
  /** Orders that are new in this write: nobody knows them yet, to be told of a change. */
  fresh: Set<string>;
  /** Of these everything that is known came with this write: they need not be read, and what it proves is found already. */
  whole: Map<string, Looked>;
  /** What goes on the timelines of orders that are told to have changed anyway. Nothing here follows from it, so nobody waits for it. */
  events: NewEvent[];
  /** Parcels that come back to us, as they stand after the write: what their cases follow. */
  returns: ReturningParcel[];
}

/** An order, and what all that is known of it proves. */
export interface Looked {
  order: Snapshot;
  derived: Derived;
  found: Found[];
  checkAt: number | null;
  /** Parcels whose trackers are waited for. */
  ask: string[];
}

/** What is known of an order looked at, at this time (ms). */
export function lookedAt(order: Snapshot, at: At): Looked {
  const derived = derive(order, at.now);
  return { order, derived, ...findAll(order, derived, at) };
}

/** A parcel on its way back, and when it was signed at our door; `null` while it is under way. */
export interface ReturningParcel {
  orderId: string;
  waybill: string;
  signedAt: Date | null;
}

/** Nothing touched yet but these orders, which are told of where their state moves. */
export function touching(orderIds: Iterable<string> = []): Touched {
  return { orderIds: new Set(orderIds), tell: new Set(), fresh: new Set(), whole: new Map(), events: [], returns: [] };
}

/** Called at the end of every write about orders, under the orders' lock. */
export async function refresh(tx: Tx, { orderIds, tell, fresh, whole, events }: Touched): Promise<void> {
  if (orderIds.size === 0) return;
  const ids = [...orderIds];
  const reading = snapshots(
    tx,
    ids.filter((id) => !whole.has(id)),
  );
  // Made ready while the server looks, and sent behind the last question: written while the answers are thought about.
  const addThem = eventsToAdd(tx, events);
  const read = await reading;
  const asking = Promise.all([laneHours(tx, read), silentHubs(tx), pieceWeights(tx, read.flatMap(weighedCodes)), shortages(tx)]);
  addThem();
  const [lanes, hubs, weights, short] = await asking;
  const at = { now: tx.at.getTime(), lanes, hubs, weights, shortages: short };
  const changed: (Derived["order"] & { checkAt: number | null })[] = [];
  const lines: Derived["lines"] = [];
  const opened: (Found & { orderId: string })[] = [];
  const gone: { orderId: string; kind: string }[] = [];
  const ask: string[] = [];
  for (const { order, derived, found, checkAt, ask: late } of [...ids.flatMap((id) => whole.get(id) ?? []), ...read.map((order) => lookedAt(order, at))]) {
    const isMoved = differs(order, derived);
    if (isMoved || checkAt !== order.checkAt) changed.push({ ...derived.order, checkAt });
    lines.push(...derived.lines.filter((line) => order.lines.some((kept) => kept.id === line.id && kept.state !== line.state)));
    ask.push(...late);
    opened.push(...emitFindings(tx, order, found));
    gone.push(...emitEnded(tx, order, found));
    if (tell.has(order.id) || (isMoved && !fresh.has(order.id))) tx.emit({ name: "order.changed", subjectId: order.id, data: { state: derived.order.state } });
  }
  await writeDerived(tx, changed);
  await writeLineStates(tx, lines);
  await openFindings(tx, opened);
  await resolveFindings(tx, gone);
  askLate(tx, ask);
}

function differs(order: Snapshot, { order: after }: Derived): boolean {
  return (["state", "auditedAt", "packedAt", "outboundAt", "signedAt"] as const).some((name) => order[name] !== after[name]);
}

/** Findings to write and to tell: new ones, those that have come back, and those whose figures are others. Passing hours alone are no news. */
function emitFindings(tx: Tx, order: Snapshot, found: readonly Found[]): (Found & { orderId: string })[] {
  return found.flatMap((one) => {
    const kept = order.findings.find((finding) => finding.kind === one.kind);
    const isOpen = kept !== undefined && !kept.resolved;
    const isSame = isOpen && kept.since === one.since && withoutHours(kept.evidence) === withoutHours(one.evidence);
    if (!isSame) tx.emit({ name: "order.finding", subjectId: order.id, data: { kind: one.kind, resolved: false } });
    return isSame ? [] : [{ ...one, orderId: order.id }];
  });
}

function emitEnded(tx: Tx, order: Snapshot, found: readonly Found[]): { orderId: string; kind: string }[] {
  return order.findings
    .filter((kept) => !kept.resolved && !found.some((one) => one.kind === kept.kind))
    .map(({ kind }) => {
      tx.emit({ name: "order.finding", subjectId: order.id, data: { kind, resolved: true } });
      return { orderId: order.id, kind };
    });
}

function withoutHours(evidence: Found["evidence"]): string {
  return JSON.stringify(
    Object.entries(evidence)
      .filter(([name]) => name !== "hours")
      .sort(([left], [right]) => (left < right ? -1 : 1)),
  );
}

/**
 * Looks at orders where time alone may have brought a finding (a parcel without a scan, a claim without proof), by the store's clock.
 * @returns how many were looked at; as many as `limit` means that there may be more.
 */
export async function sweepFindings(store: Store, limit = 500): Promise<number> {
  if ((await dueChecks(store, { now: new Date(store.clock.now()), limit: 1 })).length === 0) return 0;
  return commit(store, "system", async (tx) => {
    await lockOrders(tx);
    const orderIds = await dueChecks(tx, { now: tx.at, limit });
    await refresh(tx, touching(orderIds));
    return orderIds.length;
  });
}

/**
 * Looks again at those of these orders that share a waybill with others, and at these: whose an order is decides whether two of them are one
 * parcel, and is known only after they were taken. Under the orders' lock.
 */
export async function recheckShared(tx: Tx, orderIds: readonly string[]): Promise<void> {
  await refresh(tx, touching(await sharingOrders(tx, orderIds)));
}

/**
 * Looks again at orders that cases said something about: that the goods were received, or under which waybill they come back or others are sent
 * instead, and at other orders under such a waybill. Orders of which no case says any of it are left alone.
 */
export async function recheckOrders(store: Store, orderIds: readonly string[]): Promise<void> {
  const concerned = await ordersWithCaseWords(store, orderIds);
  if (concerned.length === 0) return;
  await commit(store, "system", async (tx) => {
    await lockOrders(tx);
    await refresh(tx, touching([...concerned, ...(await sharingOrders(tx, concerned))]));
  });
}
