import type { Store, Tx } from "../store/index.ts";

/** How often whoever writes looked since a time; held, so that two looks at once are both counted. */
export async function revealsSince(tx: Tx, since: Date): Promise<number> {
  tx.run("SELECT pg_advisory_xact_lock(hashtext('reveal ' || $1))", [tx.actor]);
  const [row] = await tx.rows<{ looks: number }>("SELECT count(*)::int AS looks FROM reveal WHERE actor = $1 AND at > $2 AND NOT refused", [tx.actor, since]);
  return row?.looks ?? 0;
}

export function keepReveal(tx: Tx, { orderId, reason, refused }: { orderId: string; reason: string; refused: boolean }): void {
  tx.run("INSERT INTO reveal (at, actor, order_id, reason, refused) VALUES ($1, $2, $3, $4, $5)", [tx.at, tx.actor, orderId, reason, refused]);
}

/** Where an order goes, as far as it is kept in plain; `null` when there is no such order. */
export async function receiverPlace(from: Pick<Store | Tx, "rows">, orderId: string): Promise<{ province: string; city: string; district: string } | null> {
  const [row] = await from.rows<{ province: string; city: string; district: string }>(
    `SELECT coalesce(receiver->>'province', '') AS province, coalesce(receiver->>'city', '') AS city, coalesce(receiver->>'district', '') AS district
     FROM "order" WHERE id = $1`,
    [orderId],
  );
  return row ?? null;
}

/** Forgets who looked before a time; the journal keeps its line. */
export function forgetReveals(tx: Tx, before: Date): Promise<number> {
  return tx.count("DELETE FROM reveal WHERE at < $1", [before]);
}
