import { newId } from "../kernel/ids.ts";
import { isSame } from "../kernel/same.ts";
import { addEvents, bookRefunds, lockOrdersNamed, type NamedParcel, nameParcels, type OrderRef, ordersMeant, refKey } from "../orders/index.ts";
import type { Tx } from "../store/index.ts";
import { bookingOf, type RefundTold, refundsCounted, sumCounted } from "./booking.ts";
import { type CaseChange, type CaseFact, type CaseNews, caseKeyText, changedCase, newCase, newsOf } from "./case.change.ts";
import { linesOf } from "./case.lines.ts";
import { type CaseRecord, insertCases, lockByChannelId, lockById, updateCases } from "./case.store.ts";
import { hasReturn, standing } from "./case.ts";
import { caseNumbers } from "./case-numbers.ts";
import { toPeople } from "./desk.store.ts";
import { accountsOfOrders, type CaseLink, linksOfOrders, loweredRefunds, moneyOf, refundedAmong } from "./order-side.view.store.ts";
import type { OrderMoney } from "./refundable.ts";
import { restake } from "./stake.commands.ts";
import { catchUpReturns } from "./take-returns.commands.ts";

/** What a batch of facts did. */
export interface TakenCases {
  opened: number;
  changed: number;
  /** Older than, or the same as, what is kept: nothing was done. */
  repeated: number;
}

/**
 * Takes what channels say about cases, hundreds at once. An older version changes nothing but the money known to be out; of equal
 * versions the one read later counts, in a batch too. Opens cases with their number (`AS` + Beijing day of opening + sequence), finds their order,
 * writes timeline lines, and emits `case.opened`, `case.changed`, `case.done`.
 */
export async function takeCases(tx: Tx, facts: readonly CaseFact[]): Promise<TakenCases> {
  const result = { opened: 0, changed: 0, repeated: facts.length };
  let left = [...newsOf(facts).values()];
  // Orders before cases: they are booked upon when their cases are known.
  const orderOf = await ordersOf(tx, left);
  while (left.length > 0) {
    const known = new Map((await lockByChannelId(tx, left.map(keyOf))).map((record) => [caseKeyText(keyOf(record)), record]));
    const unknown = left.filter((told) => !known.has(caseKeyText(keyOf(told))));
    const opened = await openCases(tx, unknown, orderOf);
    const changes: CaseChange[] = [...opened];
    for (const told of left) {
      const before = known.get(caseKeyText(keyOf(told)));
      const change = before ? changedCase(before, told, orderOf.get(refKey(refOf(told)))) : null;
      if (change) changes.push(change);
    }
    await updateCases(tx, afterOf(changes.filter((change) => change.before !== null)));
    await recordChanges(tx, changes);
    result.opened += opened.length;
    result.changed += changes.filter((change) => change.before !== null && change.matters).length;
    result.repeated -= changes.length;
    // Whoever was quicker has committed by now (the insert waited for it): these cases are found in the next round.
    const kept = new Set(opened.map((change) => caseKeyText(keyOf(change.after))));
    left = unknown.filter((told) => !kept.has(caseKeyText(keyOf(told))));
  }
  return result;
}

/** Links cases that came before their order; call it with orders that are new. Gives the cases that found theirs. */
export async function linkOrders(tx: Tx, orderIds: readonly string[]): Promise<string[]> {
  const linked = await link(tx, await linksOfOrders(tx, orderIds));
  // Orders already linked may have been paid since: what is at stake may not be more than that.
  await restake(tx, { orderIds });
  return linked;
}

async function link(tx: Tx, links: readonly CaseLink[]): Promise<string[]> {
  if (links.length === 0) return [];
  const accounts = new Map(
    (
      await accountsOfOrders(
        tx,
        links.map((each) => each.orderId),
      )
    ).map((order) => [order.id, order.accountId]),
  );
  const orderOf = new Map(links.map((each) => [each.caseId, each.orderId]));
  const changes: CaseChange[] = [];
  for (const before of await lockById(tx, [...orderOf.keys()])) {
    const orderId = orderOf.get(before.id);
    if (before.orderId !== null || orderId === undefined) continue;
    const after = { ...before, orderId, accountId: before.accountId ?? accounts.get(orderId) ?? null, revision: before.revision + 1 };
    changes.push({ before, after, matters: true, contradiction: false });
  }
  await updateCases(tx, afterOf(changes));
  await recordChanges(tx, changes);
  return changes.map((change) => change.after.id);
}

async function openCases(tx: Tx, facts: readonly CaseNews[], orderOf: Awaited<ReturnType<typeof ordersOf>>): Promise<CaseChange[]> {
  if (facts.length === 0) return [];
  const numbers = await caseNumbers(
    tx,
    facts.map((told) => told.fact.createdAt),
  );
  const changes = facts.map((told, index) => {
    const order = orderOf.get(refKey(refOf(told)));
    const given = { id: newId(tx.at.getTime()), number: numbers[index] ?? "", orderId: order?.id ?? null, accountId: order?.accountId ?? null, at: tx.at };
    return newCase(told, given);
  });
  const kept = await insertCases(tx, afterOf(changes));
  return changes.filter((change) => kept.has(change.after.id));
}

const refOf = ({ shopId, ownShopOnly = false, fact }: CaseFact): OrderRef => ({ shopId, ownShopOnly, ref: fact.channelOrderId });

/** Orders of cases that open: nearly always by the channel's own id; a seller's own system may name one of another shop. */
async function ordersOf(tx: Tx, facts: readonly CaseFact[]): Promise<Map<string, { id: string; accountId: string | null }>> {
  if (facts.length === 0) return new Map();
  const keys = facts.map(({ shopId, fact: { channelOrderId } }) => ({ shopId, channelOrderId }));
  const found = new Map((await lockOrdersNamed(tx, keys)).map((order) => [refKey({ shopId: order.shopId, ref: order.channelOrderId }), order]));
  const elsewhere = facts.map(refOf).filter((ref) => ref.ref !== "" && !found.has(refKey(ref)));
  const meant = [...(await ordersMeant(tx, elsewhere))].flatMap(([key, order]) => (order === "ambiguous" ? [] : [{ key, id: order.orderId }]));
  if (meant.length === 0) return found;
  const ids = meant.map(({ id }) => id);
  const accounts = new Map((await accountsOfOrders(tx, ids)).map((order) => [order.id, order.accountId]));
  return new Map([...found, ...meant.map(({ key, id }) => [key, { id, accountId: accounts.get(id) ?? null }] as const)]);
}

async function recordChanges(tx: Tx, changes: readonly CaseChange[]): Promise<void> {
  const matter = changes.filter((change) => change.matters);
  if (matter.length === 0) return;
  addEvents(tx, matter.flatMap(linesOf));
  toPeople(
    tx,
    matter.filter(({ before, after }) => after.problem !== null && !before?.problem).map(({ after }) => after.id),
  );
  const money = matter.filter(
    ({ before, after }) => after.refundedFen !== (before?.orderId ? before.refundedFen : 0) || isMoved({ before, after }) || isToldAnew({ before, after }),
  );
  const orderIds = ordersIn(money);
  if (orderIds.length > 0) {
    await book(tx, orderIds, money);
  }
  await restake(tx, { caseIds: matter.map(({ after }) => after.id), orderIds: ordersIn(matter) });
  await nameParcels(tx, matter.flatMap(parcelsNamed));
  for (const change of matter) emitChange(tx, change);
  const returning = matter.filter(({ after }) => after.status !== "done" && hasReturn(after.kind));
  await catchUpReturns(tx, [...new Set(returning.flatMap((change) => change.after.orderId ?? []))]);
}

/** Orders that these changes are about, those that cases were taken away from among them. */
function ordersIn(changes: readonly CaseChange[]): string[] {
  return [...new Set(changes.flatMap(({ before, after }) => [before?.orderId ?? [], after.orderId ?? []].flat()))];
}

function isMoved({ before, after }: Pick<CaseChange, "before" | "after">): boolean {
  return before !== null && before.orderId !== null && before.orderId !== after.orderId;
}

function isToldAnew({ before, after }: Pick<CaseChange, "before" | "after">): boolean {
  return after.refundedFen > 0 && !isSame(before?.toldOut ?? null, after.toldOut);
}

/** Newer versions of these orders came: what went back of them is shared over the lines they have now; refunds that they tell no more are not given up, they contradict. */
export async function rebook(tx: Tx, orderIds: readonly string[]): Promise<void> {
  const refunded = await refundedAmong(tx, orderIds);
  if (refunded.length > 0) await book(tx, refunded, []);
}

/** The one place where refunds are booked: orders are told what their cases know to be out. */
async function book(tx: Tx, orderIds: readonly string[], changes: readonly CaseChange[]): Promise<void> {
  // What is only granted is not out.
  const money = await moneyOf(tx, { orderIds, granted: async () => new Map() });
  const lowered = await loweredRefunds(tx, orderIds);
  await bookRefunds(
    tx,
    [...money.values()].map((order) => {
      const counted = new Set(refundsCounted(order).map(({ caseId }) => caseId));
      const contradicted = (lowered.get(order.orderId) ?? []).filter(({ caseId }) => counted.has(caseId));
      return { ...bookingOf(order), correctedFen: correctedFen(order, changes), lowered: contradicted.map(({ caseId: _, ...refund }) => refund) };
    }),
  );
}

/** By how much what the cases of an order knew to be out turned out to have been counted too high: what they knew before, less what is left of that. */
function correctedFen(order: OrderMoney, changes: readonly CaseChange[]): number {
  const known = changes.flatMap(({ before, after }) => (before?.orderId === order.orderId ? [{ before, after }] : []));
  const others = order.claims.filter(({ caseId }) => !changes.some(({ after }) => after.id === caseId));
  const told = (fenOf: (change: (typeof known)[number]) => number): RefundTold[] =>
    known.map((change) => ({ caseId: change.after.id, refundedFen: fenOf(change), record: change.after.refundRecord, lineIds: change.after.lineIds }));
  const left = told(({ before, after }) => (after.orderId === order.orderId ? Math.min(before.refundedFen, after.refundedFen) : 0));
  const sum = (claims: readonly RefundTold[]): number => sumCounted({ lines: order.lines, claims: [...others, ...claims] });
  return Math.max(0, sum(told(({ before }) => before.refundedFen)) - sum(left));
}

/** Says what happened to a case. */
function emitChange(tx: Tx, { before, after }: CaseChange): void {
  const data = standing(after);
  if (before) tx.emit({ name: "case.changed", subjectId: after.id, data });
  else tx.emit({ name: "case.opened", subjectId: after.id, data: { ...data, number: after.number, channelCaseId: after.channelCaseId } });
  tx.journal({
    verb: before ? "case.changed" : "case.opened",
    subject: "case",
    subjectId: after.id,
    data: { ...data, channelStatus: after.channelStatus, version: after.version },
  });
  if (after.status === "done" && before?.status !== "done")
    tx.emit({ name: "case.done", subjectId: after.id, data: { outcome: after.outcome, orderId: after.orderId } });
}

/** Waybills that a case names now and did not name, or named of no known order, before. */
function parcelsNamed({ before, after }: CaseChange): NamedParcel[] {
  const { orderId, openedAt } = after;
  if (orderId === null) return [];
  const isSameOrder = before?.orderId === orderId;
  const earlier = new Map(isSameOrder ? waybillsOf(before).map((one) => [one.direction, one.waybill]) : []);
  return waybillsOf(after).flatMap(({ direction, carrier, waybill }) => {
    const insteadOf = earlier.get(direction) ?? null;
    if (!waybill || (isSameOrder && insteadOf === waybill)) return [];
    return [{ orderId, direction, carrier: carrier ?? "", waybill, openedAt, insteadOf }];
  });
}

function waybillsOf({ returnCarrier, returnWaybill, replacement }: CaseRecord) {
  return [
    { direction: "return" as const, carrier: returnCarrier, waybill: returnWaybill },
    { direction: "exchange" as const, carrier: replacement?.carrier, waybill: replacement?.waybill },
  ];
}

function keyOf(of: CaseFact | CaseRecord): { shopId: string; channelCaseId: string } {
  return { shopId: of.shopId, channelCaseId: "fact" in of ? of.fact.channelCaseId : of.channelCaseId };
}

function afterOf(changes: readonly CaseChange[]): CaseRecord[] {
  return changes.map((change) => change.after);
}
