import type { ChannelRef } from "../connectors/port.ts";
import type { Store, Tx } from "../store/index.ts";

/** Something to fetch again by id. */
export interface Hint {
  shopId: string;
  ref: ChannelRef;
  /** Not before; at once when not given. */
  dueAt?: Date;
}

export interface RefetchRow {
  shopId: string;
  kind: ChannelRef["kind"];
  refId: string;
  extra: Record<string, string>;
  attempts: number;
  /** Grows with every hint: a row is only removed when it still is what was fetched. */
  stamp: string;
}

/**
 * Notes that things changed and are to be fetched again: one row a thing, however many hints.
 * A hint that arrives while the thing is being fetched keeps the row alive.
 */
export async function wantRefetch(tx: Tx, hints: readonly Hint[]): Promise<void> {
  const unique = new Map(hints.map((hint) => [`${hint.shopId}\n${hint.ref.kind}\n${hint.ref.id}`, hint]));
  const rows = [...unique.values()]
    .map((hint) => ({ shop: hint.shopId, kind: hint.ref.kind, ref: hint.ref.id, extra: hint.ref.extra ?? {}, due: hint.dueAt ?? tx.at }))
    .sort((left, right) => (left.shop + left.kind + left.ref < right.shop + right.kind + right.ref ? -1 : 1));
  if (rows.length === 0) return;
  tx.run(
    `INSERT INTO refetch (shop_id, kind, ref_id, extra, due_at)
     SELECT shop, kind, ref, extra, due FROM jsonb_to_recordset($1::jsonb) AS hint(shop text, kind text, ref text, extra jsonb, due timestamptz)
     ON CONFLICT (shop_id, kind, ref_id) DO UPDATE SET stamp = refetch.stamp + 1, due_at = least(refetch.due_at, excluded.due_at), extra = refetch.extra || excluded.extra`,
    [rows],
  );
}

/** Things to fetch again that are due (`$1` is now) at shops that may be called. */
export const DUE_REFETCHES = `refetch JOIN shop ON shop.id = refetch.shop_id
  WHERE due_at <= $1 AND shop.enabled AND (shop.paused_until IS NULL OR shop.paused_until <= $1)`;

/** Due rows of shops that may be called now, oldest first. */
export async function dueRefetches(store: Store, limit: number): Promise<RefetchRow[]> {
  return store.rows<RefetchRow>(
    `SELECT refetch.shop_id AS "shopId", kind, ref_id AS "refId", extra, attempts, stamp::text FROM ${DUE_REFETCHES} ORDER BY due_at LIMIT $2`,
    [new Date(store.clock.now()), limit],
  );
}

/** Removes what was fetched, unless a newer hint came meanwhile: that one stays and is due at once. */
export async function dropRefetches(tx: Tx, rows: readonly RefetchRow[]): Promise<void> {
  if (rows.length === 0) return;
  tx.run(
    `DELETE FROM refetch USING jsonb_to_recordset($1::jsonb) AS done("shopId" text, kind text, "refId" text, stamp bigint)
     WHERE refetch.shop_id = done."shopId" AND refetch.kind = done.kind AND refetch.ref_id = done."refId" AND refetch.stamp = done.stamp`,
    [rows],
  );
}

/** Puts what could not be fetched off, with the reason. */
export async function postponeRefetches(tx: Tx, rows: readonly (RefetchRow & { due: Date; problem: string })[]): Promise<void> {
  if (rows.length === 0) return;
  tx.run(
    `UPDATE refetch SET attempts = refetch.attempts + 1, due_at = CASE WHEN refetch.stamp = late.stamp THEN late.due ELSE refetch.due_at END, problem = late.problem
     FROM jsonb_to_recordset($1::jsonb) AS late("shopId" text, kind text, "refId" text, stamp bigint, due timestamptz, problem text)
     WHERE refetch.shop_id = late."shopId" AND refetch.kind = late.kind AND refetch.ref_id = late."refId"`,
    [rows],
  );
}
