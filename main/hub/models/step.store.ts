import type { GraphStep, GraphWrite } from "../contract/models.ts";
import type { Store, Tx } from "../store/index.ts";

interface Asked {
  thread: string;
  namespace: string;
  id?: string | undefined;
  before?: string | undefined;
  limit: number;
}

/** Where work on a thread stood, newest first, with what parts of the next step had given, in the order in which it counts. */
export async function stepsOf(store: Store, { thread, namespace, id, before, limit }: Asked): Promise<(GraphStep & { writes: GraphWrite[] })[]> {
  const steps = await store.rows<GraphStep>(
    `SELECT thread, namespace, id, parent_id AS "parentId", type, body, metadata FROM graph_step
     WHERE thread = $1 AND namespace = $2 AND ($3::text IS NULL OR id = $3) AND ($4::text IS NULL OR id < $4) ORDER BY id DESC LIMIT $5`,
    [thread, namespace, id ?? null, before ?? null, limit],
  );
  const writes = await store.rows<GraphWrite & { stepId: string }>(
    `SELECT step_id AS "stepId", task_id AS "taskId", task_path AS "taskPath", place, channel, type, body FROM graph_write
     WHERE thread = $1 AND namespace = $2 AND step_id = ANY($3) ORDER BY task_path COLLATE "C", task_id COLLATE "C", place`,
    [thread, namespace, steps.map((step) => step.id)],
  );
  return steps.map((step) => ({ ...step, writes: writes.flatMap(({ stepId, ...write }) => (stepId === step.id ? [write] : [])) }));
}

/** Keeps a step; the same step again says the same. */
export function keepStep(tx: Tx, { thread, namespace, id, caseId, parentId, type, body, metadata }: GraphStep & { caseId: string }): void {
  tx.run(
    `INSERT INTO graph_step (thread, namespace, id, case_id, parent_id, type, body, metadata, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (thread, namespace, id) DO UPDATE SET type = EXCLUDED.type, body = EXCLUDED.body, metadata = EXCLUDED.metadata`,
    [thread, namespace, id, caseId, parentId, type, body, metadata, tx.at],
  );
}

/** Keeps what parts of a step have given. */
export function keepWrites(tx: Tx, kept: { thread: string; namespace: string; stepId: string; writes: readonly GraphWrite[] }): void {
  for (const { taskId, taskPath, place, channel, type, body } of kept.writes)
    tx.run(
      `INSERT INTO graph_write (thread, namespace, step_id, task_id, task_path, place, channel, type, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (thread, namespace, step_id, task_id, place) DO UPDATE SET channel = EXCLUDED.channel, type = EXCLUDED.type, body = EXCLUDED.body`,
      [kept.thread, kept.namespace, kept.stepId, taskId, taskPath, place, channel, type, body],
    );
}

/** Forgets the work on a case, but for one thread. */
export function dropSteps(tx: Tx, caseId: string, keep: string | null): void {
  tx.run(
    `WITH gone AS (DELETE FROM graph_step WHERE case_id = $1 AND thread IS DISTINCT FROM $2 RETURNING thread)
     DELETE FROM graph_write WHERE thread IN (SELECT thread FROM gone)`,
    [caseId, keep],
  );
}

/** Forgets work that was left before a time. */
export function forgetSteps(tx: Tx, before: Date): void {
  tx.run("WITH gone AS (DELETE FROM graph_step WHERE at < $1 RETURNING thread) DELETE FROM graph_write WHERE thread IN (SELECT thread FROM gone)", [before]);
}
