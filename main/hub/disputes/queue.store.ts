/** Who works on a case: the only place where queues are changed. */
import type { Queue } from "../contract/words.ts";
import type { Tx } from "../store/index.ts";

/** Puts cases into the queues their decisions name. */
export function setQueues(tx: Tx, queues: readonly { caseId: string; queue: Queue }[]): void {
  if (queues.length === 0) return;
  tx.run(
    `UPDATE case_file c SET queue = q.queue FROM jsonb_to_recordset($1::jsonb) AS q("caseId" text, queue text)
     WHERE c.id = q."caseId" AND c.queue <> q.queue`,
    [queues],
  );
}

/** Puts a case that is not done before a person, at least as carefully as it was. */
export async function toPerson(tx: Tx, caseId: string, queue: Exclude<Queue, "auto">): Promise<void> {
  tx.run("UPDATE case_file SET queue = $2 WHERE id = $1 AND status <> 'done' AND (queue = 'auto' OR $2 <> 'agent')", [caseId, queue]);
}

/** Takes cases out of the hands of the policy. */
export function toPeople(tx: Tx, caseIds: readonly string[]): void {
  if (caseIds.length > 0) tx.run("UPDATE case_file SET queue = 'agent' WHERE id = ANY($1) AND queue = 'auto'", [caseIds]);
}
