/** What the risk desk shows. */
import type { AccountView } from "../contract/risk.ts";
import type { Queue } from "../contract/words.ts";
import { toldTwice } from "../disputes/index.ts";
import type { Store } from "../store/index.ts";
import { askedBackByMonth } from "./asked-back.view.store.ts";
import { standingMark } from "./marks.view.store.ts";

export interface AccountFilter {
  view: AccountView;
  level?: string | undefined;
  status?: string | undefined;
  page: number;
  size: number;
}

/** SQL on `account`: what a reviewer said of it holds now (`$1`). */
const standing = standingMark({ account: "account.id", now: "$1" });
const appealed = "EXISTS (SELECT 1 FROM account_appeal p WHERE p.account_id = account.id AND p.status = 'open')";
/** SQL: worth a look at all. */
const worth = `(level <> 'normal' OR status <> 'none' OR ${appealed} OR ${standing} IS NOT NULL)`;
/** SQL: belongs to a view (`$4`), narrowed by level and status; those that are narrowed so need not be worth a look otherwise. */
const where = `($2::text IS NULL OR level = $2) AND ($3::text IS NULL OR status = $3) AND CASE $4
  WHEN 'new' THEN status = 'escalated' WHEN 'watched' THEN ${standing} = 'watch' WHEN 'blocked' THEN ${standing} = 'block'
  WHEN 'trusted' THEN ${standing} = 'trust' WHEN 'appeal' THEN ${appealed} ELSE $2 IS NOT NULL OR $3 IS NOT NULL OR ${worth} END`;

/** Accounts of a view, the riskiest first, and how many each view has. */
export async function pageOfAccounts(store: Store, filter: AccountFilter): Promise<{ ids: string[]; total: number; counts: Record<AccountView, number> }> {
  const now = new Date(store.clock.now());
  const params = [now, filter.level ?? null, filter.status ?? null, filter.view];
  const [totals, rows, counts] = await Promise.all([
    store.rows<{ total: number }>(`SELECT count(*)::int AS total FROM account WHERE ${where}`, params),
    store.rows<{ id: string }>(`SELECT id FROM account WHERE ${where} ORDER BY (status = 'escalated') DESC, score DESC, account.id LIMIT $5 OFFSET $6`, [
      ...params,
      filter.size,
      filter.page * filter.size,
    ]),
    store.rows<Record<AccountView, number>>(
      `SELECT count(*) FILTER (WHERE ${worth})::int AS "all", count(*) FILTER (WHERE status = 'escalated')::int AS "new",
         count(*) FILTER (WHERE ${standing} = 'watch')::int AS watched, count(*) FILTER (WHERE ${standing} = 'block')::int AS blocked,
         count(*) FILTER (WHERE ${standing} = 'trust')::int AS trusted, count(*) FILTER (WHERE ${appealed})::int AS appeal FROM account`,
      [now],
    ),
  ]);
  return {
    ids: rows.map((row) => row.id),
    total: totals[0]?.total ?? 0,
    counts: counts[0] ?? { all: 0, new: 0, watched: 0, blocked: 0, trusted: 0, appeal: 0 },
  };
}

/** Who an account is, as its newest order shows it, and what is open. */
export interface AccountFace {
  id: string;
  nick: string;
  channels: string[];
  openCases: number;
  lastSeenAt: Date | null;
  note: string;
  reviewedBy: string | null;
  reviewedAt: Date | null;
  statusAt: Date | null;
  /** Appeals that nobody has answered. */
  appeals: number;
}

/** Faces of accounts. */
export function facesOf(store: Store, ids: readonly string[]): Promise<AccountFace[]> {
  return store.rows<AccountFace>(
    `SELECT a.id, a.note, coalesce(p.name, a.reviewed_by) AS "reviewedBy", a.reviewed_at AS "reviewedAt", a.status_at AS "statusAt",
       (SELECT count(*)::int FROM account_appeal p WHERE p.account_id = a.id AND p.status = 'open') AS appeals, coalesce(n.nick, '') AS nick,
       coalesce(n.channels, '{}') AS channels, n.last AS "lastSeenAt", (SELECT count(*)::int FROM case_file WHERE account_id = a.id AND status <> 'done') AS "openCases"
     FROM account a LEFT JOIN operator p ON 'operator:' || p.id = a.reviewed_by
     LEFT JOIN LATERAL (SELECT (array_agg(buyer_nick ORDER BY created_at DESC))[1] AS nick, array_agg(DISTINCT channel) AS channels, max(created_at) AS last
       FROM "order" WHERE account_id = a.id) n ON true
     WHERE a.id = ANY($1)`,
    [ids],
  );
}

/** Masked identities an account is known by. */
export function identitiesOf(store: Store, accountId: string): Promise<{ kind: string; shown: string }[]> {
  return store.rows(
    `SELECT DISTINCT kind, shown FROM "order" o CROSS JOIN LATERAL (VALUES
       ('nick', o.channel || ' · ' || o.buyer_nick),
       ('phone', o.receiver->>'phone'),
       ('address', concat_ws(' ', nullif(o.receiver->>'name', ''), concat(o.receiver->>'province', o.receiver->>'city', o.receiver->>'district', o.receiver->>'address')))
     ) AS i(kind, shown) WHERE o.account_id = $1 AND coalesce(shown, '') <> '' ORDER BY kind, shown LIMIT 40`,
    [accountId],
  );
}

const monthOf = (time: string): string => `to_char(${time} AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM')`;

/** The last twelve months of an account, in Beijing months. What was asked back is counted as the rules count it: by order and line; money told in two cases counts once. */
export async function monthsOf(store: Store, accountId: string): Promise<{ month: string; orders: number; returns: number; refundedFen: number }[]> {
  const twice = await toldTwice(store, { accountIds: [accountId] });
  return store.rows(
    `SELECT month, sum(orders)::int AS orders, sum(returns)::int AS returns, sum(refunded)::float8 AS "refundedFen" FROM (
       SELECT ${monthOf("created_at")} AS month, 1 AS orders, 0 AS returns, 0 AS refunded FROM "order" WHERE account_id = $1
       UNION ALL
       SELECT ${monthOf("opened_at")}, 0, 0, refunded_fen FROM case_file WHERE account_id = $1 AND id <> ALL($2::text[])
       UNION ALL
       SELECT month, 0, lines, 0 FROM ${askedBackByMonth({ account: "$1", month: monthOf("asked.opened_at") })} asked_back
     ) life GROUP BY month ORDER BY month DESC LIMIT 12`,
    [accountId, twice],
  );
}

/** Newest cases of an account. */
export async function casesOfAccount(store: Store, accountId: string): Promise<string[]> {
  const rows = await store.rows<{ id: string }>("SELECT id FROM case_file WHERE account_id = $1 ORDER BY opened_at DESC, id LIMIT 50", [accountId]);
  return rows.map((row) => row.id);
}

export interface OpenCase {
  id: string;
  queue: Queue;
  amountFen: number;
}

/** What is open of an account. */
export function openCasesOf(store: Store, accountId: string): Promise<OpenCase[]> {
  return store.rows(
    `SELECT c.id, c.queue, c.amount_fen AS "amountFen" FROM case_file c LEFT JOIN "order" o ON o.id = c.order_id
     WHERE coalesce(c.account_id, o.account_id) = $1 AND c.status <> 'done' ORDER BY c.opened_at, c.id`,
    [accountId],
  );
}
