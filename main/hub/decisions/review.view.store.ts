import type { DecisionView } from "../contract/index.ts";
import type { RecoveryOutcome, WrongReason } from "../contract/review-words.ts";
import type { CaseKind } from "../contract/words.ts";
import { type Reader, view } from "./review.store.ts";

/**
 * Whether a decision is of the sample of so many in a hundred: by a hash of its id, so that nobody chooses, and so that a larger sample
 * holds every smaller one. `$n` stands for the percentage.
 */
const sampled = (percent: string): string => `('x' || substr(md5(d.id), 1, 7))::bit(28)::int % 100 < ${percent}`;

export interface ReviewFilter {
  review: "due" | "unreviewed" | "right" | "wrong" | "all";
  row?: string | undefined;
  shopId?: string | undefined;
  kind?: CaseKind | undefined;
  leastFen?: number | undefined;
  mostFen?: number | undefined;
  page: number;
  size: number;
}
export interface ReviewedDecision extends DecisionView {
  caseId: string;
  markReason: WrongReason | null;
  markNote: string;
  markedBy: string | null;
  markedAt: Date | null;
  recovery: "none" | "open" | "ended";
}
interface RowMarks {
  row: string;
  count: number;
  reviewed: number;
  wrong: number;
  /** Of the sample. */
  marks: number;
  wrongMarks: number;
}
export interface ReviewSummary {
  today: number;
  due: number;
  byRow: RowMarks[];
}

/** Automatic decisions, newest first; `percent` is how large the sample is. */
export async function automaticDecisions(reader: Reader, filter: ReviewFilter, percent: number): Promise<{ rows: ReviewedDecision[]; total: number }> {
  const judged = `CASE $1 WHEN 'all' THEN true WHEN 'due' THEN d.review IS NULL AND ${sampled("$2")} WHEN 'unreviewed' THEN d.review IS NULL ELSE d.review = $1 END`;
  const about = `EXISTS (SELECT 1 FROM case_file c WHERE c.id = d.case_id AND ($4::text IS NULL OR c.shop_id = $4) AND ($5::text IS NULL OR c.kind = $5)
    AND ($6::int IS NULL OR c.amount_fen >= $6) AND ($7::int IS NULL OR c.amount_fen <= $7))`;
  const where = `d.tier = 'auto' AND ${judged} AND ($3::text IS NULL OR d."row" = $3) AND ${about}`;
  const { review, row = null, shopId = null, kind = null, leastFen = null, mostFen = null } = filter;
  const params = [review, percent, row, shopId, kind, leastFen, mostFen];
  const rows = await reader.rows<ReviewedDecision>(
    `SELECT ${view}, d.case_id AS "caseId", d.review_reason AS "markReason", d.review_note AS "markNote", coalesce(o.name, d.reviewed_by) AS "markedBy",
       d.reviewed_at AS "markedAt", CASE WHEN r.decision_id IS NULL THEN 'none' WHEN r.ended_at IS NULL THEN 'open' ELSE 'ended' END AS recovery
     FROM decision d LEFT JOIN operator o ON d.reviewed_by = 'operator:' || o.id LEFT JOIN recovery r ON r.decision_id = d.id
     WHERE ${where} ORDER BY d.created_at DESC, d.id DESC LIMIT $8 OFFSET $9`,
    [...params, filter.size, filter.page * filter.size],
  );
  const [count] = await reader.rows<{ total: number }>(`SELECT count(*)::int AS total FROM decision d WHERE ${where}`, params);
  return { rows, total: count?.total ?? 0 };
}

/** Who marked a decision, by name; `null` where nobody did. */
export async function markerOf(reader: Reader, decisionId: string): Promise<string | null> {
  const [row] = await reader.rows<{ name: string | null }>(
    `SELECT coalesce(o.name, d.reviewed_by) AS name FROM decision d LEFT JOIN operator o ON d.reviewed_by = 'operator:' || o.id WHERE d.id = $1`,
    [decisionId],
  );
  return row?.name ?? null;
}

/** Decisions of the day that began at `since`, what waits of the sample, and all marks so far. */
export async function reviewSummary(reader: Reader, since: Date, percent: number): Promise<ReviewSummary> {
  const [day] = await reader.rows<{ today: number; due: number }>(
    `SELECT count(*) FILTER (WHERE d.created_at >= $1)::int AS today, count(*) FILTER (WHERE d.review IS NULL AND ${sampled("$2")})::int AS due
     FROM decision d WHERE d.tier = 'auto'`,
    [since, percent],
  );
  const byRow = await reader.rows<RowMarks>(
    `SELECT coalesce(d."row", '') AS "row", count(*)::int AS count, count(d.review)::int AS reviewed, count(*) FILTER (WHERE d.review = 'wrong')::int AS wrong,
       count(d.review) FILTER (WHERE ${sampled("$1")})::int AS marks, count(*) FILTER (WHERE d.review = 'wrong' AND ${sampled("$1")})::int AS "wrongMarks"
     FROM decision d WHERE d.tier = 'auto' GROUP BY 1 ORDER BY 2 DESC, 1`,
    [percent],
  );
  return { today: day?.today ?? 0, due: day?.due ?? 0, byRow };
}

/** Shops that automatic decisions were made for. */
export function shopsDecidedFor(reader: Reader): Promise<{ id: string; name: string }[]> {
  return reader.rows(
    `SELECT s.id, s.name FROM shop s WHERE EXISTS (SELECT 1 FROM case_file c JOIN decision d ON d.case_id = c.id WHERE c.shop_id = s.id AND d.tier = 'auto') ORDER BY s.name, s.id`,
  );
}

export interface RecoveryRow {
  decisionId: string;
  caseId: string;
  amountFen: number;
  note: string;
  openedAt: Date;
  openedBy: string;
  endedAt: Date | null;
  endedBy: string | null;
  outcome: RecoveryOutcome | null;
  recoveredFen: number;
}

/** What is followed up to get back, open ones first. */
export function recoveries(reader: Reader, limit: number): Promise<RecoveryRow[]> {
  return reader.rows(
    `SELECT r.decision_id AS "decisionId", d.case_id AS "caseId", r.amount_fen AS "amountFen", r.note, r.opened_at AS "openedAt", coalesce(o.name, r.opened_by) AS "openedBy",
       r.ended_at AS "endedAt", coalesce(e.name, r.ended_by) AS "endedBy", r.outcome, r.recovered_fen AS "recoveredFen"
     FROM recovery r JOIN decision d ON d.id = r.decision_id LEFT JOIN operator o ON r.opened_by = 'operator:' || o.id LEFT JOIN operator e ON r.ended_by = 'operator:' || e.id
     ORDER BY r.ended_at DESC NULLS FIRST, r.opened_at, r.decision_id LIMIT $1`,
    [limit],
  );
}

/** Sums over all of them. */
export async function recoverySums(reader: Reader): Promise<{ open: number; openFen: number; recoveredFen: number }> {
  const [row] = await reader.rows<{ open: number; openFen: number; recoveredFen: number }>(
    `SELECT count(*) FILTER (WHERE ended_at IS NULL)::int AS open, coalesce(sum(amount_fen) FILTER (WHERE ended_at IS NULL), 0)::float8 AS "openFen",
       coalesce(sum(recovered_fen), 0)::float8 AS "recoveredFen" FROM recovery`,
  );
  return row ?? { open: 0, openFen: 0, recoveredFen: 0 };
}
