import type { Store } from "../store/index.ts";
import type { KeptBy } from "./promise.store.ts";

/**
 * Promises that are not kept yet and of which what was promised has happened since, with when: goods that left are proven by scans (what left
 * before it was promised is something else), money by the channel's word, an inspection by our inspector. A case that is done waits for nothing.
 */
export function happenedSince(store: Store): Promise<{ id: string; keptAt: Date; by: KeptBy }[]> {
  return store.rows(
    `SELECT id, coalesce(happened, done) AS "keptAt", CASE WHEN happened IS NULL THEN 'done' ELSE 'fact' END AS by FROM (
       SELECT p.id, CASE WHEN c.status = 'done' AND c.done_at >= p.said_at THEN c.done_at END AS done,
         CASE p.kind WHEN 'ship' THEN least(CASE WHEN o.outbound_at > p.said_at THEN o.outbound_at END, left_at.first)
           WHEN 'inspect' THEN c.inspected_at
           WHEN 'refund' THEN CASE WHEN c.state IN ('refunding', 'refunded') THEN coalesce(c.done_at, $1) END END AS happened
       FROM case_promise p JOIN case_file c ON c.id = p.case_id LEFT JOIN "order" o ON o.id = c.order_id
       LEFT JOIN LATERAL (SELECT min(picked_up_at) AS first FROM parcel WHERE order_id = c.order_id AND direction IN ('outbound', 'exchange') AND picked_up_at > p.said_at) left_at ON true
       WHERE p.kept_at IS NULL) open
     WHERE coalesce(happened, done) IS NOT NULL`,
    [new Date(store.clock.now())],
  );
}
