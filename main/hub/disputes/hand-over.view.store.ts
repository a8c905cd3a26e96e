/** Cases that changed hands, with the order and the names their history tells of. */
import type { Store, Tx } from "../store/index.ts";
import { STILL_HANDED } from "./handed.store.ts";

interface HandedOver {
  caseId: string;
  orderId: string;
  number: string;
  fromName: string;
  toName: string | null;
}

/** Those of these cases that have an order: its timeline is where it is told. */
export function handedOver(tx: Pick<Tx, "rows">, of: { caseIds: readonly string[]; from: string; to: string | null }): Promise<HandedOver[]> {
  return tx.rows<HandedOver>(
    `SELECT c.id AS "caseId", o.id AS "orderId", c.number, coalesce(f.name, '') AS "fromName", t.name AS "toName"
     FROM case_file c JOIN "order" o ON o.id = c.order_id LEFT JOIN operator f ON f.id = $2 LEFT JOIN operator t ON t.id = $3 WHERE c.id = ANY($1)`,
    [of.caseIds, of.from, of.to],
  );
}

/** What was handed to somebody, or to the queue, is still there and not done, by who handed it over; the newest first. */
export function handedTo(
  store: Store,
  operatorId: string,
): Promise<{ fromId: string; fromName: string; toQueue: boolean; note: string; at: Date; cases: number }[]> {
  return store.rows(
    `SELECT h.from_id AS "fromId", coalesce(p.name, '') AS "fromName", h.to_id IS NULL AS "toQueue", h.note, max(h.at) AS at, count(*)::int AS cases
     FROM case_handed h JOIN case_file c ON c.id = h.case_id LEFT JOIN operator p ON p.id = h.from_id
     WHERE c.status <> 'done' AND ${STILL_HANDED} AND (h.to_id = $1 OR h.to_id IS NULL) GROUP BY h.from_id, p.name, h.to_id, h.note ORDER BY max(h.at) DESC, h.from_id`,
    [operatorId],
  );
}
