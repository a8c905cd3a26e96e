/** What a case's buyer did beside it: orders, cases, money. */
import type { BuyerHistory, OtherCase, OtherOrder } from "../contract/buyers.ts";
import type { Store } from "../store/index.ts";
import { toldTwice } from "./told-twice.view.store.ts";

/** Shown at most; totals tell of the rest. */
const MOST = 8;

/** The order and the account a case is about; `null` when there is no such case. */
export async function whoseCase(store: Store, caseId: string): Promise<{ id: string; orderId: string | null; accountId: string | null } | null> {
  const [row] = await store.rows<{ id: string; orderId: string | null; accountId: string | null }>(
    `SELECT c.id, c.order_id AS "orderId", coalesce(c.account_id, o.account_id) AS "accountId" FROM case_file c LEFT JOIN "order" o ON o.id = c.order_id WHERE c.id = $1`,
    [caseId],
  );
  return row ?? null;
}

/** What an account's buyer paid and got back, in all and lately. An order that was never paid is none; a refund told in two cases is one. */
export async function historyOf(store: Store, accountId: string, since: Date): Promise<BuyerHistory> {
  const [orders] = await store.rows<{ since: Date | null; orders: number; paidFen: number; refundedFen: number; lately: number; latelyFen: number }>(
    `SELECT min(created_at) AS since, count(*)::int AS orders, coalesce(sum(paid_fen), 0)::float8 AS "paidFen", coalesce(sum(refunded_fen), 0)::float8 AS "refundedFen",
       (count(*) FILTER (WHERE created_at > $2))::int AS lately, coalesce(sum(paid_fen) FILTER (WHERE created_at > $2), 0)::float8 AS "latelyFen"
     FROM "order" WHERE account_id = $1 AND paid_fen > 0`,
    [accountId, since],
  );
  const twice = await toldTwice(store, { accountIds: [accountId] });
  const [cases] = await store.rows<{ returns: number; refunds: number; refundedFen: number }>(
    `SELECT (count(*) FILTER (WHERE kind IN ('return_refund', 'exchange')))::int AS returns, (count(*) FILTER (WHERE refunded_fen > 0 AND id <> ALL($3::text[])))::int AS refunds,
       coalesce(sum(refunded_fen) FILTER (WHERE id <> ALL($3::text[])), 0)::float8 AS "refundedFen"
     FROM case_file WHERE account_id = $1 AND opened_at > $2`,
    [accountId, since, twice],
  );
  return {
    since: orders?.since ?? null,
    orders: orders?.orders ?? 0,
    paidFen: orders?.paidFen ?? 0,
    refundedFen: orders?.refundedFen ?? 0,
    lately: {
      orders: orders?.lately ?? 0,
      paidFen: orders?.latelyFen ?? 0,
      returns: cases?.returns ?? 0,
      refunds: cases?.refunds ?? 0,
      refundedFen: cases?.refundedFen ?? 0,
    },
  };
}

/** Other cases of the order and the account, those that wait first and of those the most urgent. */
export async function otherCases(
  store: Store,
  of: { id: string; orderId: string | null; accountId: string | null },
): Promise<{ cases: OtherCase[]; total: number; open: { ofOrder: number; ofBuyer: number } }> {
  const rows = await store.rows<OtherCase & { total: number; ofOrder: number; ofBuyer: number }>(
    `SELECT c.id, c.number, c.kind, c.found_kind AS "foundKind", c.state, c.status, c.amount_fen AS "amountFen", c.refunded_fen AS "refundedFen", c.opened_at AS "openedAt", c.deadline_at AS "deadlineAt",
       c.order_id IS NOT DISTINCT FROM $2 AND c.order_id IS NOT NULL AS "sameOrder", o.number AS "orderNumber", p.name AS "assigneeName",
       EXISTS (SELECT 1 FROM case_merge m WHERE (m.case_id = c.id AND m.into_id = $1) OR (m.case_id = $1 AND m.into_id = c.id)) AS merged,
       (count(*) OVER ())::int AS total,
       (count(*) FILTER (WHERE c.status <> 'done' AND c.order_id IS NOT DISTINCT FROM $2 AND c.order_id IS NOT NULL) OVER ())::int AS "ofOrder",
       (count(*) FILTER (WHERE c.status <> 'done') OVER ())::int AS "ofBuyer"
     FROM case_file c LEFT JOIN "order" o ON o.id = c.order_id LEFT JOIN operator p ON p.id = c.assignee_id
     WHERE c.id <> $1 AND (c.order_id = $2 OR c.account_id = $3)
     ORDER BY c.status = 'done', (c.order_id = $2) IS TRUE DESC, c.deadline_at NULLS LAST, c.opened_at DESC, c.id LIMIT $4`,
    [of.id, of.orderId, of.accountId, MOST],
  );
  const [first] = rows;
  return {
    cases: rows.map(({ total: _total, ofOrder: _ofOrder, ofBuyer: _ofBuyer, ...row }) => row),
    total: first?.total ?? 0,
    open: { ofOrder: first?.ofOrder ?? 0, ofBuyer: first?.ofBuyer ?? 0 },
  };
}

/** Other orders of the account, newest first. */
export async function otherOrders(store: Store, of: { orderId: string | null; accountId: string }): Promise<{ orders: OtherOrder[]; total: number }> {
  const rows = await store.rows<OtherOrder & { total: number }>(
    `SELECT o.id, o.number, o.state, o.paid_fen AS "paidFen", o.refunded_fen AS "refundedFen", o.created_at AS "createdAt",
       coalesce((SELECT min(l.title) FROM order_line l WHERE l.order_id = o.id AND NOT l.taken_out), '') AS title, (count(*) OVER ())::int AS total
     FROM "order" o WHERE o.account_id = $1 AND o.id IS DISTINCT FROM $2 ORDER BY o.created_at DESC, o.id LIMIT $3`,
    [of.accountId, of.orderId, MOST],
  );
  return { orders: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 };
}
