import type { Tx } from "../store/index.ts";

/** Something a sender told before. */
export interface ToldBefore {
  id: string;
  shopId: string;
  /** By which it was asked for. */
  thing: string;
  key: string;
  isQuarantined: boolean;
}

/** Everything whose key begins with what names a thing; names end in a comma, so that none is the beginning of another. */
export function toldBefore(tx: Tx, things: readonly { shopId: string; thing: string }[]): Promise<ToldBefore[]> {
  // The character after a comma bounds the range from above.
  const asked = things.map(({ shopId, thing }) => ({ shopId, from: thing, until: `${thing.slice(0, -1)}-` }));
  return tx.rows<ToldBefore>(
    `SELECT raw.id::text, raw.shop_id AS "shopId", asked."from" AS thing, raw.dedupe_key AS key, queue.status IS NOT DISTINCT FROM 'quarantined' AS "isQuarantined"
     FROM jsonb_to_recordset($1::jsonb) AS asked("shopId" text, "from" text, until text) JOIN raw_item raw
       ON raw.via = 'rest' AND raw.shop_id = asked."shopId" AND raw.dedupe_key COLLATE "C" >= asked."from" AND raw.dedupe_key COLLATE "C" < asked.until
       LEFT JOIN raw_queue queue ON queue.item_id = raw.id
     ORDER BY raw.id`,
    [JSON.stringify(asked)],
  );
}

/** Takes what its sender has corrected out of the quarantine; the corrected one is kept beside it. */
export async function leaveQuarantine(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) tx.run("DELETE FROM raw_queue WHERE item_id = ANY($1::bigint[]) AND status = 'quarantined'", [ids]);
}
