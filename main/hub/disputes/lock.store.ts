/**
 * The lock order of the house: orders, then cases. Whoever decides, acts or answers takes all it needs at once or nothing, and waits for
 * what is busy with empty hands; so nobody who holds a row waits for another, but the one who takes facts. A ring cannot close.
 */
import { lockFreeOrders, waitForOrder } from "../orders/index.ts";
import type { Tx } from "../store/index.ts";

interface CaseOfOrder {
  id: string;
  orderId: string | null;
}

/**
 * Locks these cases (and all of these orders) with their orders, to the end of the transaction. To be called first in it: what is held
 * already is held while it waits.
 */
export async function lockOrdersThenCases(tx: Tx, of: { caseIds?: readonly string[]; orderIds?: readonly string[] }): Promise<void> {
  if ((of.caseIds ?? []).length + (of.orderIds ?? []).length === 0) return;
  for (let busy: Busy | null = await tryLock(tx, of); busy !== null; busy = await tryLock(tx, of)) {
    tx.run("SAVEPOINT waiting");
    if (busy.orderId) await waitForOrder(tx, busy.orderId);
    if (busy.caseId) await tx.rows("SELECT 1 FROM case_file WHERE id = $1 FOR UPDATE", [busy.caseId]);
    tx.run("ROLLBACK TO SAVEPOINT waiting");
  }
}

/** Locks those of these cases that are free together with their orders, without waiting; the others are somebody's business just now. @returns their ids. */
export async function lockFreeCases(tx: Tx, caseIds: readonly string[]): Promise<string[]> {
  const cases = await casesOf(tx, { caseIds });
  const orders = await lockFreeOrders(tx, orderIdsOf(cases));
  const within = cases.filter(({ orderId }) => orderId === null || orders.has(orderId)).map(({ id }) => id);
  const locked = await lockFree(tx, within);
  return locked.filter(({ orderId }) => orderId === null || orders.has(orderId)).map(({ id }) => id);
}

/** What somebody else holds; neither, when a case found its order meanwhile and the look was too early. */
interface Busy {
  orderId?: string | undefined;
  caseId?: string | undefined;
}

async function tryLock(tx: Tx, of: { caseIds?: readonly string[]; orderIds?: readonly string[] }): Promise<Busy | null> {
  const cases = await casesOf(tx, of);
  const wanted = [...new Set([...(of.orderIds ?? []), ...orderIdsOf(cases)])];
  tx.run("SAVEPOINT taking");
  const orders = await lockFreeOrders(tx, wanted);
  const orderId = wanted.find((id) => !orders.has(id));
  const locked = orderId === undefined ? await lockFree(tx, [...cases.map(({ id }) => id)]) : [];
  const held = new Set(locked.map(({ id }) => id));
  const caseId = orderId === undefined ? cases.find(({ id }) => !held.has(id))?.id : undefined;
  const tooEarly = locked.some((one) => one.orderId !== null && !orders.has(one.orderId));
  if (orderId === undefined && caseId === undefined && !tooEarly) {
    tx.run("RELEASE SAVEPOINT taking");
    return null;
  }
  tx.run("ROLLBACK TO SAVEPOINT taking");
  return { orderId, caseId };
}

function orderIdsOf(cases: readonly CaseOfOrder[]): string[] {
  return [...new Set(cases.flatMap(({ orderId }) => orderId ?? []))];
}

function casesOf(tx: Tx, of: { caseIds?: readonly string[]; orderIds?: readonly string[] }): Promise<CaseOfOrder[]> {
  return tx.rows('SELECT id, order_id AS "orderId" FROM case_file WHERE id = ANY($1) OR order_id = ANY($2)', [of.caseIds ?? [], of.orderIds ?? []]);
}

function lockFree(tx: Tx, caseIds: readonly string[]): Promise<CaseOfOrder[]> {
  return tx.rows('SELECT id, order_id AS "orderId" FROM case_file WHERE id = ANY($1) ORDER BY id FOR UPDATE SKIP LOCKED', [caseIds]);
}
