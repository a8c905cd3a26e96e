/** Lists of cases: as the console pages through them, and as a seller's own systems follow them. */
import type { CaseRow } from "../contract/index.ts";
import type { CaseListRow } from "../contract/rest/lists.ts";
import type { Burning, CaseState, CaseStatus } from "../contract/words.ts";
import { beijingMidnight } from "../kernel/time.ts";
import type { Store } from "../store/index.ts";
import { IS_UNANSWERED, isDueSoon, isLate, isOld, isOverdue, WAITS_SINCE } from "./burning.view.store.ts";
import { STILL_HANDED } from "./handed.store.ts";
import { standsAlone } from "./merge.store.ts";
import { RESTS } from "./snooze.store.ts";

/** What burns, with what it is measured by: now, and within how many hours each shop is to answer. */
interface BurningAsked {
  what: Burning;
  now: Date;
  targets: ReadonlyMap<string, number>;
}

export interface CaseFilter {
  queue?: string | undefined;
  status?: string | undefined;
  /** Only those assigned to this operator. */
  assigneeId?: string | undefined;
  channel?: string | undefined;
  disputeClass?: string | undefined;
  kind?: string | undefined;
  finding?: string | undefined;
  text?: string | undefined;
  /** Only those with a promise that was warned of or broken and is not kept. */
  promiseDue?: boolean | undefined;
  /** Only those that rest; else open ones that rest are left out, unless words are searched for. */
  resting?: boolean | undefined;
  tag?: string | undefined;
  priority?: string | undefined;
  /** Only those that this person handed over. */
  handed?: string | undefined;
  only?: BurningAsked | undefined;
  /** Only those that nobody has and no policy works on. */
  unassigned?: boolean | undefined;
  sort: "deadline" | "stake" | "newest" | "oldest" | "priority";
  page: number;
  size: number;
}

const orders: Readonly<Record<CaseFilter["sort"], string>> = {
  deadline: "c.deadline_at ASC NULLS LAST, c.stake_fen DESC, c.id",
  stake: "c.stake_fen DESC, c.deadline_at ASC NULLS LAST, c.id",
  newest: "c.opened_at DESC, c.id DESC",
  // Who waits for no answer comes after whoever does.
  oldest: `${WAITS_SINCE} ASC NULLS LAST, c.opened_at, c.id`,
  priority: "array_position(ARRAY['urgent', 'high', 'normal'], c.priority), c.deadline_at ASC NULLS LAST, c.id",
};

/** How many cases each person has and must act on, as his own list shows them. */
export async function openByPerson(store: Pick<Store, "rows">): Promise<Map<string, number>> {
  const rows = await store.rows<{ id: string | null; cases: number }>(
    `SELECT c.assignee_id AS id, count(*)::int AS cases FROM case_file c WHERE c.assignee_id IS NOT NULL AND c.status = 'open' AND NOT ${RESTS} AND ${standsAlone("c")}
     GROUP BY c.assignee_id`,
  );
  return new Map(rows.flatMap(({ id, cases }) => (id === null ? [] : [[id, cases] as const])));
}

/** How many cases a filter leaves. */
export async function countOfCases(store: Store, filter: Omit<CaseFilter, "sort" | "page" | "size">): Promise<number> {
  const params: unknown[] = [];
  const where = conditions(filter, (value) => `$${params.push(value)}`);
  const [row] = await store.rows<{ total: number }>(
    `SELECT count(*)::int AS total FROM case_file c WHERE ${where.length > 0 ? where.join(" AND ") : "true"}`,
    params,
  );
  return row?.total ?? 0;
}

/** A page of case ids in the order of the queue, and how many match. */
export async function pageOfCases(store: Store, filter: CaseFilter): Promise<{ ids: string[]; total: number }> {
  const params: unknown[] = [];
  const bind = (value: unknown): string => `$${params.push(value)}`;
  const where = conditions(filter, bind);
  const from = `FROM case_file c WHERE ${where.length > 0 ? where.join(" AND ") : "true"}`;
  const [totals, rows] = await Promise.all([
    store.rows<{ total: number }>(`SELECT count(*)::int AS total ${from}`, [...params]),
    store.rows<{ id: string }>(`SELECT c.id ${from} ORDER BY ${orders[filter.sort]} LIMIT ${filter.size} OFFSET ${filter.page * filter.size}`, [...params]),
  ]);
  return { ids: rows.map((row) => row.id), total: totals[0]?.total ?? 0 };
}

const PROMISE_DUE = "c.id IN (SELECT case_id FROM case_promise WHERE kept_at IS NULL AND (warned_at IS NOT NULL OR broken_at IS NOT NULL))";

function conditions(filter: Omit<CaseFilter, "sort" | "page" | "size">, bind: (value: unknown) => string): string[] {
  const where: string[] = filter.text?.trim() ? [] : [standsAlone("c")];
  const equals: readonly (readonly [string, string | undefined])[] = [
    ["c.queue", filter.queue],
    ["c.status", filter.status],
    ["c.assignee_id", filter.assigneeId],
    ["c.channel", filter.channel],
    ["c.dispute_class", filter.disputeClass],
    ["c.kind", filter.kind],
    ["c.priority", filter.priority],
  ];
  for (const [column, value] of equals) if (value !== undefined) where.push(`${column} = ${bind(value)}`);
  if (filter.finding !== undefined)
    where.push(`EXISTS (SELECT 1 FROM finding f WHERE f.order_id = c.order_id AND f.kind = ${bind(filter.finding)} AND f.resolved_at IS NULL)`);
  if (filter.handed !== undefined)
    where.push(`EXISTS (SELECT 1 FROM case_handed h WHERE h.case_id = c.id AND h.from_id = ${bind(filter.handed)} AND ${STILL_HANDED})`);
  if (filter.promiseDue) where.push(PROMISE_DUE);
  if (filter.unassigned) where.push("c.assignee_id IS NULL AND c.queue <> 'auto'");
  const { only } = filter;
  if (only?.what === "overdue") where.push(isOverdue(only.now, bind));
  if (only?.what === "due_hour") where.push(isDueSoon(only.now, bind));
  if (only?.what === "unanswered") where.push(IS_UNANSWERED);
  if (only?.what === "late") where.push(isLate(only, bind));
  if (only?.what === "old") where.push(isOld(only.now, bind));
  if (filter.tag !== undefined) where.push(`c.id IN (SELECT case_id FROM case_tag WHERE name = ${bind(filter.tag)})`);
  const text = filter.text?.trim();
  if (filter.resting) where.push(RESTS);
  else if (filter.status === "open" && !text) where.push(`NOT ${RESTS}`);
  if (text) where.push(textCondition(text, bind));
  return where;
}

/** Numbers and ids are looked up whole; anything else is looked for in the buyer's words. */
function textCondition(text: string, bind: (value: unknown) => string): string {
  const exact = bind(text);
  const like = bind(`%${text.replace(/[\\%_]/g, "\\$&")}%`);
  return `(c.number = ${exact} OR c.channel_case_id = ${exact} OR c.channel_order_id = ${exact} OR c.order_id IN (SELECT id FROM "order" WHERE number = ${exact})
    OR c.buyer_words ILIKE ${like} OR c.reason ILIKE ${like})`;
}

/** What is held and not yet sent: handed in, for this room knows no actions. */
export interface Holds {
  /** What is to go first of each case, by case; cases with nothing held are left out. */
  of(caseIds: readonly string[]): Promise<ReadonlyMap<string, NonNullable<CaseRow["hold"]>>>;
  count(): Promise<number>;
}

/** Cases as screens show them, in the order of `ids`. */
export async function caseRowsOf(from: { store: Store; holds: Holds }, ids: readonly string[]): Promise<CaseRow[]> {
  if (ids.length === 0) return [];
  const [rows, holds] = await Promise.all([keptRows(from.store, ids), from.holds.of(ids)]);
  return rows.map((row) => ({ ...row, snooze: row.snooze && { ...row.snooze, until: new Date(row.snooze.until) }, hold: holds.get(row.id) ?? null }));
}

type KeptRow = Omit<CaseRow, "hold" | "snooze"> & { snooze: (Omit<NonNullable<CaseRow["snooze"]>, "until"> & { until: string }) | null };

function keptRows(store: Store, ids: readonly string[]): Promise<KeptRow[]> {
  return store.rows<KeptRow>(
    `SELECT c.id, c.number, c.channel, s.name AS "shopName", s.demo, o.number AS "orderNumber", c.kind, c.state, c.channel_status AS "channelStatus", c.arbitration,
       c.dispute_class AS "disputeClass", c.class_confidence AS "classConfidence", c.amount_fen AS "amountFen", c.stake_fen AS "stakeFen", c.deadline_at AS "deadlineAt",
       c.default_outcome AS "defaultOutcome", c.queue, c.status, c.found_kind AS "foundKind", c.outcome, c.assignee_id AS "assigneeId", p.name AS "assigneeName",
       coalesce(o.buyer_nick, c.buyer_nick) AS "buyerNick", c.buyer_words AS "buyerWords", c.reason, c.opened_at AS "openedAt", c.done_at AS "doneAt",
       coalesce((SELECT array_agg(f.kind ORDER BY f.kind) FROM finding f WHERE f.order_id = c.order_id AND f.resolved_at IS NULL), '{}') AS findings,
       coalesce(l.title, '') AS title, promised.due_at AS "promiseDueAt", promised.kind AS "promiseKind", c.priority,
       ARRAY(SELECT name FROM case_tag WHERE case_id = c.id ORDER BY at, name) AS tags,
       CASE WHEN z.case_id IS NOT NULL THEN jsonb_build_object('until', z.until, 'why', z.why, 'byName', coalesce(zp.name, ''), 'back', z.back) END AS snooze
     FROM unnest($1::text[]) WITH ORDINALITY AS wanted(id, place) JOIN case_file c ON c.id = wanted.id JOIN shop s ON s.id = c.shop_id
     LEFT JOIN "order" o ON o.id = c.order_id LEFT JOIN operator p ON p.id = c.assignee_id
     LEFT JOIN case_snooze z ON z.case_id = c.id LEFT JOIN operator zp ON zp.id = z.by_id
     LEFT JOIN LATERAL (SELECT CASE WHEN count(*) > 1 THEN min(title) || ' 等' || count(*) || '件' ELSE min(title) END AS title FROM order_line
       WHERE order_id = c.order_id AND (CASE WHEN c.line_ids = '[]'::jsonb THEN NOT taken_out ELSE c.line_ids ? channel_line_id OR c.line_ids ? regexp_replace(channel_line_id, '##\\d+$', '') END)) l ON true
     LEFT JOIN LATERAL (SELECT due_at, kind FROM case_promise WHERE case_id = c.id AND kept_at IS NULL ORDER BY due_at, id LIMIT 1) promised ON true
     ORDER BY wanted.place`,
    [ids],
  );
}

export interface QueueCounts {
  open: number;
  mine: number;
  unassigned: number;
  dueSoon: number;
  promisesDue: number;
  auto: number;
  agent: number;
  supervisor: number;
  risk: number;
  resting: number;
  doneToday: number;
  stakeFen: number;
}

/** Counts of the queue for one person. Due soon = within four hours; today begins at midnight in Beijing. */
export async function queueCounts(store: Store, operatorId: string | null): Promise<QueueCounts> {
  const now = store.clock.now();
  const midnight = beijingMidnight(now);
  const [row] = await store.rows<QueueCounts>(
    `SELECT (count(*) FILTER (WHERE alone))::int AS open, count(*) FILTER (WHERE alone AND assignee_id = $1)::int AS mine,
       count(*) FILTER (WHERE alone AND assignee_id IS NULL AND queue <> 'auto')::int AS unassigned,
       count(*) FILTER (WHERE alone AND deadline_at <= $2)::int AS "dueSoon", count(*) FILTER (WHERE alone AND queue = 'auto')::int AS auto,
       count(*) FILTER (WHERE alone AND queue = 'agent')::int AS agent, count(*) FILTER (WHERE alone AND queue = 'supervisor')::int AS supervisor,
       count(*) FILTER (WHERE alone AND queue = 'risk')::int AS risk,
       (SELECT count(*)::int FROM case_file c WHERE c.status = 'open' AND ${RESTS}) AS resting,
       (SELECT count(*)::int FROM case_file WHERE status = 'done' AND done_at >= $3) AS "doneToday",
       (SELECT count(DISTINCT case_id)::int FROM case_promise WHERE kept_at IS NULL AND (warned_at IS NOT NULL OR broken_at IS NOT NULL)) AS "promisesDue",
       coalesce(sum(stake_fen), 0)::float8 AS "stakeFen"
     FROM (SELECT c.assignee_id, c.queue, c.deadline_at, c.stake_fen, m.case_id IS NULL OR h.status = 'done' OR (c.deadline_at IS NOT NULL AND (h.deadline_at IS NULL OR h.deadline_at > c.deadline_at)) AS alone
       FROM case_file c LEFT JOIN case_merge m ON m.case_id = c.id LEFT JOIN case_file h ON h.id = m.into_id WHERE c.status = 'open' AND NOT ${RESTS}) waiting`,
    [operatorId, new Date(now + 14_400_000), midnight],
  );
  if (!row) throw new Error("counting gave no row");
  return row;
}

const ROW = `SELECT c.id, c.number, c.channel_case_id AS "ownId", o.number AS "orderNumber", c.kind, c.state, c.status, c.outcome, c.channel_status AS "channelStatus",
  c.amount_fen AS "amountFen", c.refunded_fen AS "refundedFen", c.opened_at AS "openedAt", c.deadline_at AS "deadlineAt", c.done_at AS "doneAt"
  FROM case_file c LEFT JOIN "order" o ON o.id = c.order_id
  WHERE c.shop_id = $1 AND c.part_of IS NULL AND c.found_kind IS NULL AND ($2::text IS NULL OR c.state = $2) AND ($3::text IS NULL OR c.status = $3)`;

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
