import type { ModelProblem } from "../contract/words.ts";
import type { Store } from "../store/index.ts";

/** A call as the page of what was sent lists it. */
export interface SentRow {
  id: string;
  at: Date;
  task: string;
  endpointName: string;
  model: string;
  caseId: string | null;
  prompt: string;
  length: number;
  state: "running" | "done" | "failed";
  problem: ModelProblem | null;
  tokensIn: number;
  tokensOut: number;
  costMicro: number;
  firstMs: number | null;
  totalMs: number | null;
}

const COLUMNS = `c.id, c.at, c.task, c.endpoint_name AS "endpointName", c.model, c.case_id AS "caseId", c.prompt, length(c.sent) AS length, c.state, c.problem,
  c.tokens_in AS "tokensIn", c.tokens_out AS "tokensOut", c.cost_micro AS "costMicro", c.first_ms AS "firstMs", c.total_ms AS "totalMs"`;
const MEANT = "($1::text IS NULL OR c.case_id = $1) AND (NOT $2 OR c.state = 'failed')";

/** What was sent to models, newest first. */
export async function sentCalls(
  store: Store,
  asked: { caseId: string | null; problemsOnly: boolean; page: number; size: number },
): Promise<{ rows: SentRow[]; total: number }> {
  const meant = [asked.caseId, asked.problemsOnly];
  const [rows, [count]] = await Promise.all([
    store.rows<SentRow>(`SELECT ${COLUMNS} FROM model_call c WHERE ${MEANT} ORDER BY c.at DESC, c.id DESC LIMIT $3 OFFSET $4`, [
      ...meant,
      asked.size,
      asked.page * asked.size,
    ]),
    store.rows<{ total: number }>(`SELECT count(*)::int AS total FROM model_call c WHERE ${MEANT}`, meant),
  ]);
  return { rows, total: count?.total ?? 0 };
}

/** One call word for word; `null` when there is none. */
export async function sentCall(store: Store, id: string): Promise<(SentRow & { sent: string; received: string }) | null> {
  const [row] = await store.rows<SentRow & { sent: string; received: string }>(`SELECT ${COLUMNS}, c.sent, c.received FROM model_call c WHERE c.id = $1`, [id]);
  return row ?? null;
}
