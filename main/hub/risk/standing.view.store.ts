import { toldTwice } from "../disputes/index.ts";
import type { Store, Tx } from "../store/index.ts";
import { askedBack } from "./asked-back.view.store.ts";
import type { Level, Reason, Signals } from "./score.ts";

/** How an account stands, with what it did. */
export interface Standing extends Signals {
  id: string;
  score: number;
  level: Level;
  reasons: Reason[];
  status: string;
  reviewedAt: Date | null;
  clearedSignals: string[];
  /** All orders ever. */
  orders: number;
  /** Cases of any kind, and what was paid back for those of 90 days; fen. Money told in two cases counts once. */
  cases30d: number;
  cases90d: number;
  refunded90dFen: number;
}

const back = (days: number, only?: string): string => askedBack({ account: "a.id", now: "$2", days, ...(only ? { only } : {}) });

/** SQL: what was paid back for the account's cases of so many days. `$3`: cases whose money counts with another. */
const paidBack = (days: number): string =>
  `coalesce(sum(c.refunded_fen) FILTER (WHERE c.opened_at > $2::timestamptz - interval '${days} days' AND c.id <> ALL($3::text[])), 0)::float8`;

/** Standings of accounts at a time; each part by an index that starts with the account. */
export async function standings(from: Store | Tx, ids: readonly string[], now: Date): Promise<Standing[]> {
  const twice = await toldTwice(from, { accountIds: ids });
  return from.rows<Standing>(
    `SELECT a.id, a.score, a.level, a.reasons, a.status, a.reviewed_at AS "reviewedAt", a.cleared_signals AS "clearedSignals", o.orders, o."orders90d", c.*,
       ${back(30)} AS "returns30d", ${back(90)} AS "returns90d", ${back(90, "asked.kind = 'refund_only'")} AS "refundOnly90d",
       ${back(90, "asked.kind = 'refund_only' AND bought.signed_at < asked.opened_at")} AS "afterSigned90d",
       (SELECT count(DISTINCT other.account_id)::int FROM account_key mine JOIN account_key other ON other.kind = 'at' AND other.account_id <> a.id
          AND other.hash >= left(mine.hash, 40) || '0' AND other.hash <= left(mine.hash, 40) || repeat('z', 30) AND left(other.hash, 40) = left(mine.hash, 40)
        WHERE mine.account_id = a.id AND mine.kind = 'at') AS "sharedAddress"
     FROM account a
     CROSS JOIN LATERAL (SELECT count(*)::int AS orders, count(*) FILTER (WHERE created_at > $2::timestamptz - interval '90 days' AND created_at <= $2)::int AS "orders90d"
       FROM "order" WHERE account_id = a.id) o
     CROSS JOIN LATERAL (SELECT
         ${paidBack(30)} AS "refunded30dFen", ${paidBack(90)} AS "refunded90dFen",
         count(*) FILTER (WHERE c.opened_at > $2::timestamptz - interval '30 days')::int AS "cases30d",
         count(*) FILTER (WHERE c.opened_at > $2::timestamptz - interval '90 days')::int AS "cases90d",
         count(*) FILTER (WHERE c.inspection = 'failed')::int AS "failedInspections",
         count(*) FILTER (WHERE c.dispute_class = 'suspected_abuse' AND c.class_by LIKE 'operator:%')::int AS "calledAbuse"
       FROM case_file c
       WHERE c.account_id = a.id AND c.opened_at > $2::timestamptz - interval '180 days' AND c.opened_at <= $2) c
     WHERE a.id = ANY($1) ORDER BY a.id`,
    [ids, now, twice],
  );
}
