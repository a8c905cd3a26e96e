import type { CaseListRow } from "../contract/rest/lists.ts";
import type { CaseState, CaseStatus } from "../contract/words.ts";
import type { Store } from "../store/index.ts";

const ROW = `SELECT c.id, c.number, c.channel_case_id AS "ownId", o.number AS "orderNumber", c.kind, c.state, c.status, c.outcome, c.channel_status AS "channelStatus",
  c.amount_fen AS "amountFen", c.refunded_fen AS "refundedFen", c.opened_at AS "openedAt", c.deadline_at AS "deadlineAt", c.done_at AS "doneAt"
  FROM case_file c LEFT JOIN "order" o ON o.id = c.order_id
  WHERE c.shop_id = $1 AND ($2::text IS NULL OR c.state = $2) AND ($3::text IS NULL OR c.status = $3)`;

/** Which cases: of one shop, and in one state and status where these are given. */
interface Which {
  shopId: string;
  state: CaseState | null;
  status: CaseStatus | null;
}

/** Cases of a shop after an id, in order of id; with `since` only those that something was told about since. */
export function casesAfter(store: Store, which: Which, from: { id: string; since: Date | null; limit: number }): Promise<CaseListRow[]> {
  return store.rows(
    `${ROW} AND c.id > $4 AND ($5::timestamptz IS NULL OR greatest(c.learnt_at, c.done_at, to_timestamp(c.version / 1000.0)) >= $5
       OR EXISTS (SELECT 1 FROM case_message m WHERE m.case_id = c.id AND m.at >= $5)) ORDER BY c.id LIMIT $6`,
    [which.shopId, which.state, which.status, from.id, from.since, from.limit],
  );
}

/** Those of these cases that are of the shop and in the state and status. */
export function casesAmong(store: Store, which: Which, ids: readonly string[]): Promise<CaseListRow[]> {
  return store.rows(`${ROW} AND c.id = ANY($4) ORDER BY c.id`, [which.shopId, which.state, which.status, ids]);
}
