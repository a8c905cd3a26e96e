/** The tables of comparisons: whom, on which cases, how far, and what each case came to. */

import type { ComparisonState, ComparisonVote } from "../contract/comparisons.ts";
import { ComparedSide } from "../contract/comparisons.ts";
import type { ModelProblem } from "../contract/words.ts";
import { newId } from "../kernel/ids.ts";
import type { Store, Tx } from "../store/index.ts";
import type { Compared, MeasuredSide } from "./comparison.figures.ts";

type From = Pick<Store | Tx, "rows">;

/** One side as it was when the comparison began; without an endpoint the cards alone. */
export interface ComparedWith {
  endpointId: string | null;
  name: string;
  model: string;
}

/** A comparison as it is kept. */
export interface ComparisonRow {
  id: string;
  state: ComparisonState;
  problem: ModelProblem | null;
  left: ComparedWith;
  right: ComparedWith;
  questions: string[];
  own: number;
  done: number;
  aboutMicro: number;
  createdAt: Date;
  createdBy: string;
}

const COLUMNS = `id, state, problem, "left", "right", coalesce(questions, ARRAY[]::text[]) AS questions, own, done, about_micro AS "aboutMicro", created_at AS "createdAt", created_by AS "createdBy"`;

/** Comparisons, newest first. */
export function listComparisons(store: Store): Promise<ComparisonRow[]> {
  return store.rows<ComparisonRow>(`SELECT ${COLUMNS} FROM model_comparison ORDER BY created_at DESC, id DESC LIMIT 100`);
}

/** One comparison; `null` when there is none. */
export async function comparisonById(from: From, id: string): Promise<ComparisonRow | null> {
  const [row] = await from.rows<ComparisonRow>(`SELECT ${COLUMNS} FROM model_comparison WHERE id = $1`, [id]);
  return row ?? null;
}

/** The same, held until the write ends. */
export async function holdComparison(tx: Tx, id: string): Promise<ComparisonRow | null> {
  const [row] = await tx.rows<ComparisonRow>(`SELECT ${COLUMNS} FROM model_comparison WHERE id = $1 FOR UPDATE`, [id]);
  return row ?? null;
}

/** The one under way; `null` when none is. */
export async function runningComparison(from: From): Promise<ComparisonRow | null> {
  const [row] = await from.rows<ComparisonRow>(`SELECT ${COLUMNS} FROM model_comparison WHERE state = 'running' ORDER BY created_at, id LIMIT 1`);
  return row ?? null;
}

/** Holds who may begin until this write ends: two who begin at once wait for each other. */
export function holdBeginnings(tx: Tx): void {
  tx.run("LOCK TABLE model_comparison IN SHARE ROW EXCLUSIVE MODE");
}

/** Keeps a new comparison. @returns its id. */
export function addComparison(tx: Tx, made: Pick<ComparisonRow, "left" | "right" | "questions" | "own" | "aboutMicro">): string {
  const id = newId(tx.at.getTime());
  tx.run(
    `INSERT INTO model_comparison (id, state, "left", "right", questions, own, about_micro, created_at, created_by)
     VALUES ($1, 'running', $2::jsonb, $3::jsonb, $4, $5, $6, $7, $8)`,
    [id, made.left, made.right, made.questions, made.own, made.aboutMicro, tx.at, tx.actor],
  );
  return id;
}

/** Moves a comparison that is held to another state. */
export function moveComparison(tx: Tx, id: string, to: { state: ComparisonState; problem?: ModelProblem | null }): void {
  tx.run("UPDATE model_comparison SET state = $2, problem = $3 WHERE id = $1", [id, to.state, to.problem ?? null]);
  tx.emit({ name: "comparison.changed", subjectId: id, data: { state: to.state } });
}

/** Ids of the cases a comparison has results of. */
export async function comparedIds(from: From, id: string): Promise<Set<string>> {
  const rows = await from.rows<{ questionId: string }>(`SELECT question_id AS "questionId" FROM model_comparison_result WHERE comparison_id = $1`, [id]);
  return new Set(rows.map(({ questionId }) => questionId));
}

/** Keeps what a case came to and how far the comparison is; what is kept already stays. @returns how many cases are done. */
export async function keepCompared(tx: Tx, id: string, { questionId, caseId, question, expected, left, right }: Omit<Compared, "vote">): Promise<number> {
  tx.run(
    `INSERT INTO model_comparison_result (comparison_id, question_id, case_id, body) VALUES ($1, $2, $3, $4::jsonb) ON CONFLICT (comparison_id, question_id) DO NOTHING`,
    [id, questionId, caseId, { question, expected, left, right }],
  );
  const [row] = await tx.rows<{ done: number }>(
    "UPDATE model_comparison SET done = (SELECT count(*)::int FROM model_comparison_result WHERE comparison_id = $1) WHERE id = $1 RETURNING done",
    [id],
  );
  return row?.done ?? 0;
}

/** What cases of a comparison came to, in the order in which they were asked. */
export async function comparedCases(from: From, id: string): Promise<Compared[]> {
  const rows = await from.rows<{ questionId: string; caseId: string; body: object; vote: ComparisonVote | null }>(
    `SELECT r.question_id AS "questionId", r.case_id AS "caseId", r.body, r.vote FROM model_comparison_result r JOIN model_comparison c ON c.id = r.comparison_id
     WHERE r.comparison_id = $1 ORDER BY array_position(c.questions, r.question_id)`,
    [id],
  );
  return rows.map(({ body, ...row }) => ({ ...row, ...(body as Pick<Compared, "question" | "expected" | "left" | "right">) }));
}

/** Keeps a person's word on a case that has none. @returns whether it was kept. */
export async function keepVote(tx: Tx, { id, questionId, vote }: { id: string; questionId: string; vote: ComparisonVote }): Promise<boolean> {
  const kept = await tx.count("UPDATE model_comparison_result SET vote = $3, voted_by = $4 WHERE comparison_id = $1 AND question_id = $2 AND vote IS NULL", [
    id,
    questionId,
    vote,
    tx.actor,
  ]);
  return kept > 0;
}

/** What an endpoint's calls for a case of a comparison took, as they were written down. */
export async function tookFor(tx: Tx, of: { comparisonId: string; caseId: string; endpointId: string | null; side: ComparedSide }): Promise<MeasuredSide> {
  const [took] = await tx.rows<Omit<MeasuredSide, keyof ComparedSide>>(
    `SELECT count(*)::int AS calls, (array_agg(first_ms ORDER BY at, id) FILTER (WHERE first_ms IS NOT NULL))[1]::int AS "firstMs",
       coalesce(sum(total_ms), 0)::int AS "totalMs", coalesce(sum(cost_micro), 0)::int AS "costMicro"
     FROM model_call WHERE comparison_id = $1 AND case_id = $2 AND endpoint_id = $3`,
    [of.comparisonId, of.caseId, of.endpointId ?? ""],
  );
  return { ...ComparedSide.parse(of.side), ...(took ?? { calls: 0, firstMs: null, totalMs: 0, costMicro: 0 }) };
}

/** What comparisons cost so far, by id. */
export async function comparisonCosts(from: From, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await from.rows<{ id: string; costMicro: number }>(
    `SELECT coalesce(comparison_id, '') AS id, sum(cost_micro)::float8 AS "costMicro" FROM model_call WHERE comparison_id = ANY($1) GROUP BY comparison_id`,
    [ids],
  );
  return new Map(rows.map(({ id, costMicro }) => [id, costMicro]));
}

/** Forgets comparisons made before a time. */
export function forgetComparisons(tx: Tx, before: Date): void {
  tx.run(
    "WITH gone AS (DELETE FROM model_comparison WHERE created_at < $1 RETURNING id) DELETE FROM model_comparison_result WHERE comparison_id IN (SELECT id FROM gone)",
    [before],
  );
}
