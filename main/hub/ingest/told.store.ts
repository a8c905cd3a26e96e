import type { Tx } from "../store/index.ts";
import { keyEnd } from "./raw.ts";

/** Something a sender told before. */
export interface ToldBefore {
  id: string;
  shopId: string;
  /** By which it was asked for. */
  thing: string;
  key: string;
  /** It could not be read; also where somebody has discarded it. */
  isQuarantined: boolean;
}

/** Everything whose key begins with what names a thing; names end in a comma, so that none is the beginning of another. */
export function toldBefore(tx: Tx, things: readonly { shopId: string; thing: string }[]): Promise<ToldBefore[]> {
  const asked = things.map(({ shopId, thing }) => ({ shopId, from: thing, until: keyEnd(thing) }));
  return tx.rows<ToldBefore>(
    // One walk of the index a thing: joined as a whole it would be every thing against everything that was ever told.
    `SELECT raw.id::text, asked."shopId", asked."from" AS thing, raw.key, queue.status IN ('quarantined', 'discarded') IS TRUE AS "isQuarantined"
     FROM jsonb_to_recordset($1::jsonb) AS asked("shopId" text, "from" text, until text)
     CROSS JOIN LATERAL (SELECT id, dedupe_key AS key FROM raw_item WHERE via IN ('rest', 'rest_all') AND shop_id = asked."shopId"
       AND dedupe_key >= asked."from" AND dedupe_key < asked.until ORDER BY dedupe_key OFFSET 0) raw
     LEFT JOIN raw_queue queue ON queue.item_id = raw.id ORDER BY raw.id`,
    [asked],
  );
}

/** Takes what its sender has corrected out of the quarantine; the corrected one is kept beside it. */
export async function leaveQuarantine(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) tx.run("DELETE FROM raw_queue WHERE item_id = ANY($1::bigint[]) AND status <> 'pending'", [ids]);
}
