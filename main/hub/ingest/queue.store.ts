import type { Tx } from "../store/index.ts";
import { causeOf } from "./cause.ts";
import { GIVE_UP_MS, pauseAfter } from "./raw.ts";

interface Waiting {
  id: string;
  reason: string;
  /** Name of what is waited for, as {@link wakeWaiting} is told it; `null` where only time has to pass. */
  waitsFor: string | null;
}

/** A payload that could not be read. */
interface Aside {
  id: string;
  reason: string;
  /** The way to the field it broke at, where its connector says so. */
  field?: string | null | undefined;
}

export interface BatchOutcome {
  done?: readonly string[];
  /** What they are about (`waitsFor`) is not known yet. Looked at again when it is, and now and then; after three days they are quarantined. */
  later?: readonly Waiting[];
  quarantined?: readonly Aside[];
}

/** Ends a batch, in the transaction that stored what came of it. Each id must still be pending; others are left alone. */
export async function closeBatch(tx: Tx, batch: BatchOutcome): Promise<void> {
  if (batch.done && batch.done.length > 0) tx.run("DELETE FROM raw_queue WHERE item_id = ANY($1::bigint[]) AND status = 'pending'", [batch.done]);
  const spent = batch.later && batch.later.length > 0 ? await putOff(tx, batch.later) : [];
  await setAside(tx, [...(batch.quarantined ?? []), ...spent]);
}

/** Puts payloads that are pending into the quarantine. */
export async function setAside(tx: Tx, items: readonly Aside[]): Promise<void> {
  if (items.length === 0) return;
  const rows = await tx.rows<{ id: string; shop: string; reason: string }>(
    `UPDATE raw_queue queue SET status = 'quarantined', reason = aside.reason, field = aside.field, cause = aside.cause, aside_at = $5
     FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[]) AS aside(id, reason, field, cause), raw_item item
     WHERE queue.item_id = aside.id AND queue.status = 'pending' AND item.id = aside.id RETURNING item.id::text, item.shop_id AS shop, queue.reason`,
    [
      items.map((item) => item.id),
      items.map((item) => item.reason),
      items.map(({ field }) => field || null),
      items.map(({ reason }) => causeOf(reason)),
      tx.at,
    ],
  );
  for (const row of rows) tx.emit({ name: "raw.quarantined", subjectId: row.id, data: { shopId: row.shop, reason: row.reason } });
}

async function putOff(tx: Tx, later: readonly Waiting[]): Promise<Aside[]> {
  const known = await tx.rows<{ id: string; attempts: number; receivedAt: Date }>(
    `SELECT item.id::text, queue.attempts, item.received_at AS "receivedAt" FROM raw_queue queue JOIN raw_item item ON item.id = queue.item_id
     WHERE queue.item_id = ANY($1::bigint[]) AND queue.status = 'pending'`,
    [later.map((row) => row.id)],
  );
  const byId = new Map(known.map((row) => [row.id, row]));
  const spent: Aside[] = [];
  const waiting: (Waiting & { due: Date })[] = [];
  for (const row of later) {
    const kept = byId.get(row.id);
    if (!kept) continue;
    const age = tx.at.getTime() - kept.receivedAt.getTime();
    if (age > GIVE_UP_MS && kept.attempts >= 3) spent.push({ id: row.id, reason: `等了 3 天仍处理不了：${row.reason}` });
    else waiting.push({ ...row, due: new Date(tx.at.getTime() + pauseAfter(kept.attempts)) });
  }
  tx.run(
    `UPDATE raw_queue SET attempts = attempts + 1, due_at = late.due, reason = late.reason, waits_for = late.waits
     FROM unnest($1::bigint[], $2::timestamptz[], $3::text[], $4::text[]) AS late(id, due, reason, waits) WHERE item_id = late.id AND status = 'pending'`,
    [waiting.map((row) => row.id), waiting.map((row) => row.due), waiting.map((row) => row.reason), waiting.map((row) => row.waitsFor)],
  );
  return spent;
}

/** What waits for things that have become known is due now, also what was given up: called with their names by whoever took them. */
export function wakeWaiting(tx: Tx, names: readonly string[]): void {
  if (names.length === 0) return;
  tx.run(
    "UPDATE raw_queue SET status = 'pending', due_at = $1 WHERE (status = 'quarantined' OR (status = 'pending' AND due_at > $1)) AND waits_for = ANY($2)",
    [tx.at, names],
  );
}

/** Takes payloads kept under these keys out of the queue and the quarantine: what they tell was withdrawn before it was understood, or with what it became. */
export function forgetQueued(tx: Tx, of: { shopId: string; keys: readonly string[] }): void {
  tx.run("DELETE FROM raw_queue USING raw_item item WHERE raw_queue.item_id = item.id AND item.shop_id = $1 AND item.dedupe_key = ANY($2)", [
    of.shopId,
    of.keys,
  ]);
}
