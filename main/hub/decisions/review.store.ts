import type { DecisionView } from "../contract/index.ts";
import type { Tx } from "../store/index.ts";

type Reader = Pick<Tx, "rows">;
const view = `d.id, d.stage, d.policy, d.policy_version AS "policyVersion", d."row", d.facts, d.outcome, d.tier, d.reason, d.by, d.created_at AS "createdAt", d.review`;

export interface ReviewFilter {
  review: "all" | "unreviewed" | "right" | "wrong";
  row?: string | undefined;
  page: number;
  size: number;
}
export type ReviewedDecision = DecisionView & { caseId: string };
export interface ReviewSummary {
  today: number;
  reviewed: number;
  wrong: number;
  byRow: { row: string; count: number; reviewed: number; wrong: number }[];
}

/** Decisions of a case, newest first. */
export function decisionsOfCase(reader: Reader, caseId: string): Promise<DecisionView[]> {
  return reader.rows(`SELECT ${view} FROM decision d WHERE d.case_id = $1 ORDER BY d.created_at DESC, d.id DESC`, [caseId]);
}

/** Automatic decisions, newest first. */
export async function automaticDecisions(reader: Reader, filter: ReviewFilter): Promise<{ rows: ReviewedDecision[]; total: number }> {
  const where = `d.tier = 'auto' AND ($1 = 'all' OR ($1 = 'unreviewed' AND d.review IS NULL) OR d.review = $1) AND ($2::text IS NULL OR d."row" = $2)`;
  const params = [filter.review, filter.row ?? null];
  const rows = await reader.rows<ReviewedDecision>(
    `SELECT ${view}, d.case_id AS "caseId"
     FROM decision d WHERE ${where} ORDER BY d.created_at DESC, d.id DESC LIMIT $3 OFFSET $4`,
    [...params, filter.size, filter.page * filter.size],
  );
  const [count] = await reader.rows<{ total: number }>(`SELECT count(*)::int AS total FROM decision d WHERE ${where}`, params);
  return { rows, total: count?.total ?? 0 };
}

/** Decisions of the day that began at `since`, and all reviews so far. */
export async function reviewSummary(reader: Reader, since: Date): Promise<ReviewSummary> {
  const [day] = await reader.rows<{ today: number }>("SELECT count(*)::int AS today FROM decision WHERE tier = 'auto' AND created_at >= $1", [since]);
  const byRow = await reader.rows<ReviewSummary["byRow"][number]>(
    `SELECT coalesce("row", '') AS "row", count(*)::int AS count, count(review)::int AS reviewed, count(*) FILTER (WHERE review = 'wrong')::int AS wrong
     FROM decision WHERE tier = 'auto' GROUP BY 1 ORDER BY 2 DESC`,
  );
  const sum = (pick: (row: ReviewSummary["byRow"][number]) => number): number => byRow.reduce((total, row) => total + pick(row), 0);
  return {
    today: day?.today ?? 0,
    reviewed: sum((row) => row.reviewed),
    wrong: sum((row) => row.wrong),
    byRow,
  };
}
