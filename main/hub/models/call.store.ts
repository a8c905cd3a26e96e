import type { CallEnd } from "../contract/index.ts";
import type { ModelProblem } from "../contract/words.ts";
import { newId } from "../kernel/ids.ts";
import type { Store, Tx } from "../store/index.ts";

/** A call that is about to be made. */
export interface BegunCall {
  task: string;
  endpoint: { id: string; name: string; model: string };
  caseId: string | null;
  prompt: string;
  sent: string;
  /** What it may cost at most; taken until it is known what it did cost. */
  costMicro: number;
}

/** What was taken since a time, millionths of a yuan; held, so that two calls do not both take the last of it. */
export async function takenSince(tx: Tx, since: Date): Promise<number> {
  tx.run("SELECT pg_advisory_xact_lock(hashtext('model_call budget'))");
  const [row] = await tx.rows<{ sum: number }>("SELECT coalesce(sum(cost_micro), 0)::float8 AS sum FROM model_call WHERE at >= $1", [since]);
  return row?.sum ?? 0;
}

/** Writes a call down before it is made. */
export function beginCall(tx: Tx, call: BegunCall): string {
  const id = newId(tx.at.getTime());
  const { task, endpoint, caseId, prompt, sent, costMicro } = call;
  tx.run(
    `INSERT INTO model_call (id, at, task, endpoint_id, endpoint_name, model, case_id, prompt, sent, state, cost_micro)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'running', $10)`,
    [id, tx.at, task, endpoint.id, endpoint.name, endpoint.model, caseId, prompt, sent, costMicro],
  );
  return id;
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
