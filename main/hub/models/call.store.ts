import type { CallEnd } from "../contract/index.ts";
import type { ModelProblem } from "../contract/words.ts";
import { newId } from "../kernel/ids.ts";
import type { Store, Tx } from "../store/index.ts";
import { type Budget, MICRO_PER_FEN } from "./budget.ts";

/** A call that is about to be made. */
export interface BegunCall {
  task: string;
  endpoint: { id: string; name: string; model: string };
  caseId: string | null;
  prompt: string;
  sent: string;
  /** What it may cost at most; taken until it is known what it did cost. */
  costMicro: number;
  comparisonId: string | null;
}

/** What was taken since a time, millionths of a yuan; held, so that two calls do not both take the last of it. */
export async function takenSince(tx: Tx, since: Date): Promise<number> {
  tx.run("SELECT pg_advisory_xact_lock(hashtext('model_call budget'))");
  return spentSince(tx, since);
}

async function spentSince(from: Pick<Store | Tx, "rows">, since: Date): Promise<number> {
  const [row] = await from.rows<{ sum: number }>("SELECT coalesce(sum(cost_micro), 0)::float8 AS sum FROM model_call WHERE at >= $1", [since]);
  return row?.sum ?? 0;
}

/** Writes a call down before it is made. */
export function beginCall(tx: Tx, call: BegunCall): string {
  const id = newId(tx.at.getTime());
  const { task, endpoint, caseId, prompt, sent, costMicro, comparisonId } = call;
  tx.run(
    `INSERT INTO model_call (id, at, task, endpoint_id, endpoint_name, model, case_id, prompt, sent, state, cost_micro, comparison_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'running', $10, $11)`,
    [id, tx.at, task, endpoint.id, endpoint.name, endpoint.model, caseId, prompt, sent, costMicro, comparisonId],
  );
  return id;
}

/** What is left of a day that began then, millionths of a yuan; `null` = no limit. */
export async function leftOf(from: Pick<Store | Tx, "rows">, { fen }: Budget, since: Date): Promise<number | null> {
  if (fen === null) return null;
  return Math.max(0, fen * MICRO_PER_FEN - (await spentSince(from, since)));
}

/** Writes down how a call ended. */
export function endCall(tx: Tx, { callId, problem, received, tokensIn, tokensOut, costMicro, firstMs, totalMs }: CallEnd): void {
  tx.run(
    `UPDATE model_call SET state = $2, problem = $3, received = $4, tokens_in = $5, tokens_out = $6, cost_micro = $7, first_ms = $8, total_ms = $9
     WHERE id = $1 AND state = 'running'`,
    [callId, problem === null ? "done" : "failed", problem, received, tokensIn, tokensOut, costMicro, firstMs, totalMs],
  );
}

/** Forgets calls made before a time. */
export function forgetCallsBefore(tx: Tx, before: Date): Promise<number> {
  return tx.count("DELETE FROM model_call WHERE at < $1", [before]);
}

/** What calls since a time came to, by endpoint. */
export interface EndpointFigures {
  endpointId: string;
  calls: number;
  failed: number;
  costMicro: number;
  tokensIn: number;
  tokensOut: number;
}

/** See {@link EndpointFigures}. */
export async function figuresSince(store: Store, since: Date): Promise<EndpointFigures[]> {
  return store.rows<EndpointFigures>(
    `SELECT endpoint_id AS "endpointId", count(*)::int AS calls, count(*) FILTER (WHERE state = 'failed')::int AS failed,
       sum(cost_micro)::float8 AS "costMicro", sum(tokens_in)::int AS "tokensIn", sum(tokens_out)::int AS "tokensOut"
     FROM model_call WHERE at >= $1 GROUP BY endpoint_id`,
    [since],
  );
}

/** The newest ended call of each endpoint since a time, leaving out what a person or the case ended. */
export async function newestCalls(store: Store, since: Date): Promise<{ endpointId: string; at: Date; problem: ModelProblem | null }[]> {
  return store.rows(
    `SELECT DISTINCT ON (endpoint_id) endpoint_id AS "endpointId", at, problem FROM model_call
     WHERE at >= $1 AND state <> 'running' AND (problem IS NULL OR problem NOT IN ('stopped', 'moved', 'budget')) ORDER BY endpoint_id, at DESC, id DESC`,
    [since],
  );
}

/** What writing a reply takes: tokens of a call, and calls of a case. */
export interface Use {
  tokensIn: number;
  tokensOut: number;
  calls: number;
}

/** Drafts of one reply at most. */
export const MOST_DRAFTS = 2;
/** Fewer calls tell nothing of how an endpoint counts. */
const FEWEST = 3;
const DAY_MS = 86_400_000;

/** How an endpoint's calls went in the last thirty days; `null` where they are too few to tell. */
export async function useOf(store: Store, endpointId: string): Promise<Use | null> {
  const [row] = await store.rows<Use & { ended: number }>(
    `SELECT count(*)::int AS ended, coalesce(avg(tokens_in), 0)::float8 AS "tokensIn", coalesce(avg(tokens_out), 0)::float8 AS "tokensOut",
       (count(*)::float8 / greatest(1, count(DISTINCT case_id)))::float8 AS calls
     FROM model_call WHERE endpoint_id = $1 AND state = 'done' AND at >= $2`,
    [endpointId, new Date(store.clock.now() - 30 * DAY_MS)],
  );
  return row === undefined || row.ended < FEWEST ? null : { ...row, calls: Math.min(MOST_DRAFTS, row.calls) };
}
