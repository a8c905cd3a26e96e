import type { Store, Tx } from "../store/index.ts";

/** An erasure that is under way. */
export interface Erasing {
  id: string;
  orderIds: string[];
  caseIds: string[];
  step: string;
  after: string;
  erased: { [what: string]: number };
}

interface NewErasure {
  id: string;
  reason: string;
  orderIds: readonly string[];
  caseIds: readonly string[];
  step: string;
  names: readonly { shopId: string; name: string }[];
}

export async function keepErasure(tx: Tx, { id, reason, orderIds, caseIds, step, names }: NewErasure): Promise<void> {
  tx.run("INSERT INTO erasure (id, at, actor, reason, order_ids, case_ids, step) VALUES ($1, $2, $3, $4, $5, $6, $7)", [
    id,
    tx.at,
    tx.actor,
    reason,
    orderIds,
    caseIds,
    step,
  ]);
  keepNames(tx, id, names);
}

/** Under these names nobody is told of any more. */
export function keepNames(tx: Tx, erasureId: string, names: readonly { shopId: string; name: string }[]): void {
  tx.run(
    `INSERT INTO erased_name (shop_id, name, erasure_id) SELECT shop, name, $1 FROM unnest($2::text[], $3::text[]) AS given(shop, name)
     WHERE name <> '' ON CONFLICT DO NOTHING`,
    [erasureId, names.map(({ shopId }) => shopId), names.map(({ name }) => name)],
  );
}

/** Erasures that have not ended, oldest first. */
export async function runningErasures(store: Store): Promise<string[]> {
  return (await store.rows<{ id: string }>("SELECT id FROM erasure WHERE done_at IS NULL ORDER BY id")).map(({ id }) => id);
}

/** An erasure, held by this write. */
export async function heldErasure(tx: Tx, id: string): Promise<Erasing | null> {
  const [row] = await tx.rows<Erasing>(
    `SELECT id, coalesce(order_ids, '{}') AS "orderIds", coalesce(case_ids, '{}') AS "caseIds", step, after, erased FROM erasure WHERE id = $1 FOR UPDATE`,
    [id],
  );
  return row ?? null;
}

export function moveErasure(tx: Tx, { id, step, after, erased }: Pick<Erasing, "id" | "step" | "after" | "erased">): void {
  tx.run("UPDATE erasure SET step = $2, after = $3, erased = $4::jsonb, done_at = CASE $2 WHEN 'done' THEN $5::timestamptz END WHERE id = $1", [
    id,
    step,
    after,
    erased,
    tx.at,
  ]);
}

export function namesOfErasure(tx: Tx, id: string): Promise<{ shopId: string; name: string }[]> {
  return tx.rows(`SELECT shop_id AS "shopId", name FROM erased_name WHERE erasure_id = $1`, [id]);
}

/** Whether anybody was ever erased here. */
export async function anyErased(tx: Tx): Promise<boolean> {
  const [row] = await tx.rows<{ any: boolean }>("SELECT EXISTS (SELECT 1 FROM erased_name) AS any");
  return row?.any === true;
}

/** Of these names those under which somebody was erased, with the erasure. */
export function erasedAmong(tx: Tx, names: readonly { shopId: string; name: string }[]): Promise<{ shopId: string; name: string; erasureId: string }[]> {
  return tx.rows(
    `SELECT DISTINCT given.shop AS "shopId", given.name, kept.erasure_id AS "erasureId" FROM unnest($1::text[], $2::text[]) AS given(shop, name)
     JOIN erased_name kept ON kept.name = given.name AND kept.shop_id IN ('', given.shop)`,
    [names.map(({ shopId }) => shopId), names.map(({ name }) => name)],
  );
}

/** Erasures, newest first. */
export function erasureRows(
  store: Store,
): Promise<{ id: string; at: Date; by: string; reason: string; orders: number; doneAt: Date | null; erased: Erasing["erased"] }[]> {
  return store.rows(
    `SELECT id, at, actor AS by, reason, coalesce(cardinality(order_ids), 0) AS orders, done_at AS "doneAt", erased FROM erasure ORDER BY erasure.at DESC, id DESC LIMIT 100`,
  );
}

/** Every erasure there ever was here. */
export async function erasuresThere(store: Store): Promise<string[]> {
  return (await store.rows<{ id: string }>("SELECT id FROM erasure ORDER BY id")).map(({ id }) => id);
}

/** What must be known of an erasure to do it again. */
export async function erasureToKeep(store: Store, id: string): Promise<{ reason: string; orderIds: string[]; names: { shopId: string; name: string }[] }> {
  const [row] = await store.rows<{ reason: string; orderIds: string[] }>(`SELECT reason, coalesce(order_ids, '{}') AS "orderIds" FROM erasure WHERE id = $1`, [
    id,
  ]);
  const names = await store.rows<{ shopId: string; name: string }>(`SELECT shop_id AS "shopId", name FROM erased_name WHERE erasure_id = $1`, [id]);
  return { reason: row?.reason ?? "", orderIds: row?.orderIds ?? [], names };
}
