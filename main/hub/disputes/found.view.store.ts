/** Findings of orders that a case is to be opened for, or that stand in one. */
import type { FindingKind } from "../contract/words.ts";
import type { Store, Tx } from "../store/index.ts";
import type { FoundRules, KeptFoundRule } from "./kept-found-rules.ts";

/** A finding that holds and for which nothing was done. */
export interface FoundNow {
  orderId: string;
  orderNumber: string;
  shopId: string;
  channel: string;
  channelOrderId: string;
  kind: FindingKind;
  /** When it began, ms. */
  since: number;
  evidence: { [name: string]: string | number | boolean | null };
  /** What many orders have in common that it is part of, as its kind, a line end, and what names it: `hub_silent` a place and since when, `oversold` an article; `null`: it stands for itself. */
  incident: string | null;
}

type Reader = Pick<Store | Tx, "rows">;

/** At most so many are looked at in one write; the next one goes on. */
const AT_ONCE = 200;
/** What began longer ago came late into the record (a table of past orders): nobody is to be hurried by it. */
const OLD_DAYS = 7;

/** SQL: the incident of many parcels at one place, or of one article that is lacking, that finding `f` is part of. */
const INCIDENT = `LEFT JOIN LATERAL (SELECT 'oversold' || E'\\n' || (f.evidence->>'code') AS incident WHERE f.kind = 'oversold' AND f.evidence->>'code' <> ''
  UNION ALL (SELECT 'hub_silent' || E'\\n' || h.place || E'\\n' || round(date_part('epoch', h.since) * 1000)::text FROM hub_incident h
  WHERE f.kind IN ('stalled', 'hub_silent') AND h.place = f.evidence->>'place' AND h.since <= coalesce(f.resolved_at, $1) AND (h.ended_at IS NULL OR h.ended_at > f.found_at)
  ORDER BY h.since DESC LIMIT 1)) h ON true`;

/** The rules that are on, as rows `r`, in `$2`. */
const RULES = `jsonb_to_recordset($2::jsonb) AS r(kind text, wait int, since float8, shops jsonb, urgency int)`;

interface RuleAsked {
  kind: FindingKind;
  wait: number;
  since: number;
  shops: readonly string[];
  urgency: number;
}

const URGENCY = { urgent: 0, high: 1, normal: 2 } as const;

function asked(kind: FindingKind, rule: KeptFoundRule): RuleAsked {
  return { kind, wait: rule.waitMinutes, since: rule.since, shops: rule.shops, urgency: URGENCY[rule.priority] };
}

function rulesOn({ rules }: FoundRules): RuleAsked[] {
  return (Object.entries(rules) as [FindingKind, KeptFoundRule][]).flatMap(([kind, rule]) => (rule.on ? [asked(kind, rule)] : []));
}

/** What holds, is of a rule's kind and shop, has lasted long enough, and stands in no case yet. */
const WAITS = `f.resolved_at IS NULL AND f.found_at >= to_timestamp(r.since / 1000.0) AND (r.since = 0 OR f.since >= $1::timestamptz - interval '${OLD_DAYS} days')
  AND f.found_at <= $1::timestamptz - make_interval(mins => r.wait) AND (r.shops = '[]'::jsonb OR r.shops ? o.shop_id)
  AND NOT EXISTS (SELECT 1 FROM finding_case k WHERE k.order_id = f.order_id AND k.kind = f.kind AND k.ended_at IS NULL)`;

/** Findings that wait for a case, the most urgent first. Of shops that have had their share of this hour (`full`) only what opens none, or is an incident's. */
export function findingsWaiting(from: Reader, rules: FoundRules, of: { now: Date; full: readonly string[] }): Promise<FoundNow[]> {
  return from.rows<FoundNow>(
    `SELECT f.order_id AS "orderId", o.number AS "orderNumber", o.shop_id AS "shopId", o.channel, o.channel_order_id AS "channelOrderId", f.kind, date_part('epoch', f.since) * 1000 AS since,
       f.evidence, h.incident
     FROM ${RULES} JOIN finding f ON f.kind = r.kind JOIN "order" o ON o.id = f.order_id ${INCIDENT} WHERE ${WAITS}
       AND (NOT o.shop_id = ANY($3) OR h.incident IS NOT NULL OR EXISTS (SELECT 1 FROM case_file c WHERE c.order_id = f.order_id AND c.status <> 'done'))
     ORDER BY r.urgency, f.found_at, f.order_id, f.kind LIMIT ${AT_ONCE}`,
    [of.now, rulesOn(rules), of.full],
  );
}

/** How many findings wait at each shop that has had its share of cases within the last hour. */
export function findingsHeld(from: Reader, rules: FoundRules, now: Date): Promise<{ shopId: string; shopName: string; count: number }[]> {
  return from.rows(
    `SELECT s.id AS "shopId", s.name AS "shopName", count(*)::int AS count
     FROM ${RULES} JOIN finding f ON f.kind = r.kind JOIN "order" o ON o.id = f.order_id JOIN shop s ON s.id = o.shop_id
     WHERE ${WAITS} AND (SELECT count(*) FROM finding_case k WHERE k.shop_id = o.shop_id AND k.opened AND k.at > $1::timestamptz - interval '1 hour') >= $3
     GROUP BY s.id, s.name ORDER BY count DESC, s.name`,
    [now, rulesOn(rules), rules.mostAnHour],
  );
}

/** How many findings of a kind hold now for which the rule has done nothing, however old. */
export async function findingsBefore(from: Reader, of: { kind: FindingKind; rule: KeptFoundRule; now: Date }): Promise<number> {
  const [row] = await from.rows<{ count: number }>(
    `SELECT count(DISTINCT coalesce(h.incident, f.order_id))::int AS count FROM ${RULES} JOIN finding f ON f.kind = r.kind JOIN "order" o ON o.id = f.order_id ${INCIDENT} WHERE ${WAITS}`,
    [of.now, [asked(of.kind, { ...of.rule, since: 0 })]],
  );
  return row?.count ?? 0;
}

/** By Beijing day, for how many causes the rule would have opened a case, and how many it would have told in one that was open. */
export function findingsPast(
  from: Reader,
  of: { kind: FindingKind; rule: KeptFoundRule; now: Date; from: Date },
): Promise<{ day: string; opened: number; told: number }[]> {
  return from.rows(
    `SELECT day, (count(DISTINCT cause) FILTER (WHERE NOT stands))::int AS opened, (count(*) FILTER (WHERE stands))::int AS told FROM (
       SELECT to_char((f.found_at + make_interval(mins => r.wait)) AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS day, coalesce(h.incident, f.order_id) AS cause,
         EXISTS (SELECT 1 FROM case_file c WHERE c.order_id = f.order_id AND c.found_kind IS NULL AND c.opened_at <= f.found_at + make_interval(mins => r.wait)
           AND (c.done_at IS NULL OR c.done_at > f.found_at + make_interval(mins => r.wait))) AS stands
       FROM ${RULES} JOIN finding f ON f.kind = r.kind JOIN "order" o ON o.id = f.order_id ${INCIDENT}
       WHERE f.found_at + make_interval(mins => r.wait) BETWEEN $3 AND $1 AND coalesce(f.resolved_at, $1) >= f.found_at + make_interval(mins => r.wait)
         AND f.since >= f.found_at - interval '${OLD_DAYS} days' AND (r.shops = '[]'::jsonb OR r.shops ? o.shop_id)) past GROUP BY day ORDER BY day`,
    [of.now, [asked(of.kind, of.rule)], of.from],
  );
}

/** An open case in which what is found of its order may be told. */
export interface CaseForFinding {
  caseId: string;
  number: string;
  priority: keyof typeof URGENCY;
  orderId: string;
  foundKind: FindingKind | null;
  /** It is about no order of its own: that of an incident. */
  isOfMany: boolean;
}

/** Open cases about orders: their own, and those of an incident they stand in. A buyer's own first, then the oldest. */
export function openCasesFor(tx: Tx, orderIds: readonly string[]): Promise<CaseForFinding[]> {
  return tx.rows<CaseForFinding>(
    `SELECT c.id AS "caseId", c.number, c.priority, about."orderId", c.found_kind AS "foundKind", c.order_id IS NULL AS "isOfMany" FROM (
       SELECT id, order_id AS "orderId" FROM case_file WHERE order_id = ANY($1)
       UNION SELECT k.case_id, k.order_id FROM finding_case k WHERE k.order_id = ANY($1) AND k.ended_at IS NULL) about
     JOIN case_file c ON c.id = about.id WHERE c.status <> 'done' ORDER BY c.found_kind IS NOT NULL, c.opened_at, c.id`,
    [orderIds],
  );
}

/** A case that the house opened for a cause. */
export interface FoundCase {
  cause: string;
  caseId: string;
  number: string;
  priority: keyof typeof URGENCY;
  isDone: boolean;
}

/** Cases that the house opened for these causes. */
export function casesOfCauses(from: Reader, causes: readonly string[]): Promise<FoundCase[]> {
  return from.rows<FoundCase>(
    `SELECT channel_case_id AS cause, id AS "caseId", number, priority, status = 'done' AS "isDone" FROM case_file WHERE found_kind IS NOT NULL AND channel_case_id = ANY($1) ORDER BY id`,
    [causes],
  );
}

/** Cases opened, or opened again, within the last hour, by shop. */
export async function openedLately(from: Reader, now: Date): Promise<Map<string, number>> {
  const rows = await from.rows<{ shopId: string; count: number }>(
    `SELECT shop_id AS "shopId", count(*)::int AS count FROM finding_case WHERE opened AND at > $1::timestamptz - interval '1 hour' GROUP BY shop_id`,
    [now],
  );
  return new Map(rows.map(({ shopId, count }) => [shopId, count]));
}

/** How many cases the rules opened since a time, by the kind they were opened for. */
export async function openedSince(from: Reader, since: Date): Promise<Map<FindingKind, number>> {
  const rows = await from.rows<{ kind: FindingKind | null; count: number }>(
    `SELECT found_kind AS kind, count(*)::int AS count FROM case_file WHERE found_kind IS NOT NULL AND learnt_at >= $1 GROUP BY found_kind`,
    [since],
  );
  return new Map(rows.flatMap(({ kind, count }) => (kind === null ? [] : [[kind, count] as const])));
}

/** A finding that stands in a case and holds no more. */
export interface FoundEnded {
  orderId: string;
  kind: FindingKind;
  caseId: string;
  number: string;
  /** The case is one that the house opened itself, and is not done. */
  isOwn: boolean;
  isDone: boolean;
}

/** Findings that stand in cases and have ended, or are not there any more. */
export function findingsEnded(from: Reader): Promise<FoundEnded[]> {
  return from.rows<FoundEnded>(
    `SELECT k.order_id AS "orderId", k.kind, k.case_id AS "caseId", c.number, c.found_kind IS NOT NULL AS "isOwn", c.status = 'done' AS "isDone"
     FROM finding_case k JOIN case_file c ON c.id = k.case_id LEFT JOIN finding f ON f.order_id = k.order_id AND f.kind = k.kind
     WHERE k.ended_at IS NULL AND (f.id IS NULL OR f.resolved_at IS NOT NULL) ORDER BY k.case_id, k.order_id, k.kind LIMIT ${AT_ONCE}`,
  );
}

/** SQL: nobody did anything to the case `c` that a finding opened: what the rules gave somebody he has not begun. */
const LEFT_ALONE = `NOT EXISTS (SELECT 1 FROM case_note n WHERE n.case_id = c.id) AND NOT EXISTS (SELECT 1 FROM case_message m WHERE m.case_id = c.id)
  AND NOT EXISTS (SELECT 1 FROM unsent_words u WHERE u.case_id = c.id) AND NOT EXISTS (SELECT 1 FROM case_tag t WHERE t.case_id = c.id)
  AND NOT EXISTS (SELECT 1 FROM case_snooze z WHERE z.case_id = c.id) AND NOT EXISTS (SELECT 1 FROM case_link l WHERE c.id IN (l.one_id, l.other_id))
  AND NOT EXISTS (SELECT 1 FROM case_merge m WHERE c.id IN (m.case_id, m.into_id)) AND NOT EXISTS (SELECT 1 FROM case_file p WHERE p.part_of = c.id)
  AND coalesce(c.class_by, '') NOT LIKE 'operator:%'
  AND (c.assignee_id IS NULL OR EXISTS (SELECT 1 FROM case_call g WHERE g.case_id = c.id AND g.operator_id = c.assignee_id AND g.kind = 'given'))`;

/** Those of these cases that a finding opened, of which nothing holds any more, and that nobody touched. */
export async function casesLeftAlone(from: Reader, caseIds: readonly string[]): Promise<Set<string>> {
  const rows = await from.rows<{ id: string }>(
    `SELECT c.id FROM case_file c WHERE c.id = ANY($1) AND c.found_kind IS NOT NULL AND c.status <> 'done'
       AND NOT EXISTS (SELECT 1 FROM finding_case k WHERE k.case_id = c.id AND k.ended_at IS NULL) AND ${LEFT_ALONE}`,
    [caseIds],
  );
  return new Set(rows.map(({ id }) => id));
}

/** At most so many findings of one case are listed. */
const LISTED = 200;

/** Findings that stand in a case, those that hold first; and how many there are. */
export async function findingsOfCase(
  from: Reader,
  caseId: string,
): Promise<{
  total: number;
  rows: (Pick<FoundNow, "orderId" | "orderNumber" | "kind" | "since" | "evidence"> & { at: Date; endedAt: Date | null; resolvedAt: number | null })[];
}> {
  const rows = await from.rows<
    Pick<FoundNow, "orderId" | "orderNumber" | "kind" | "since" | "evidence"> & { at: Date; endedAt: Date | null; resolvedAt: number | null; total: number }
  >(
    `SELECT k.order_id AS "orderId", coalesce(o.number, '') AS "orderNumber", k.kind, coalesce(date_part('epoch', f.since) * 1000, date_part('epoch', k.at) * 1000) AS since,
       coalesce(f.evidence, '{}') AS evidence, k.at, k.ended_at AS "endedAt", date_part('epoch', f.resolved_at) * 1000 AS "resolvedAt", (count(*) OVER ())::int AS total
     FROM finding_case k LEFT JOIN "order" o ON o.id = k.order_id LEFT JOIN finding f ON f.order_id = k.order_id AND f.kind = k.kind
     WHERE k.case_id = $1 ORDER BY k.ended_at IS NOT NULL, k.at, k.order_id, k.kind LIMIT ${LISTED}`,
    [caseId],
  );
  return { total: rows[0]?.total ?? 0, rows };
}
