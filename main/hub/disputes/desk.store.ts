/** What a person does with a case at the queue. */
import type { Priority } from "../contract/case-marks.ts";
import type { HeardWant, Queue } from "../contract/words.ts";
import type { Store, Tx } from "../store/index.ts";
import { lockOrdersThenCases } from "./lock.store.ts";
import { standsAlone } from "./merge.store.ts";
import { RESTS } from "./snooze.store.ts";

/** Gives a case to an operator, or back to the queue; `false` when there is no such case. */
export async function assignCase(tx: Tx, caseId: string, operatorId: string | null): Promise<boolean> {
  return (await tx.prisma.caseFile.updateMany({ where: { id: caseId }, data: { assigneeId: operatorId } })).count > 0;
}

/** Whose these cases are, where they are somebody's. */
export async function assigneesOf(tx: Tx, caseIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.rows<{ id: string; assigneeId: string | null }>(`SELECT id, assignee_id AS "assigneeId" FROM case_file WHERE id = ANY($1)`, [caseIds]);
  return new Map(rows.flatMap(({ id, assigneeId }) => (assigneeId === null ? [] : [[id, assigneeId]])));
}

/** Cases a person has that are not done. */
export async function casesOf(tx: Tx, operatorId: string): Promise<string[]> {
  return (await tx.rows<{ id: string }>("SELECT id FROM case_file WHERE assignee_id = $1 AND status <> 'done' ORDER BY id", [operatorId])).map(({ id }) => id);
}

/** Gives those of these cases that are not done, and are this person's or nobody's, to another or back to the queue (`null`). Gives the ones that went. */
export async function giveCases(tx: Tx, caseIds: readonly string[], of: { from: string; to: string | null }): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    "UPDATE case_file SET assignee_id = $3 WHERE id = ANY($1) AND (assignee_id = $2 OR assignee_id IS NULL) AND status <> 'done' RETURNING id",
    [caseIds, of.from, of.to],
  );
  return rows.map(({ id }) => id);
}

/** How many cases that are not done each person has. */
export async function countAssigned(store: Store): Promise<{ operatorId: string | null; cases: number }[]> {
  return store.rows(
    `SELECT assignee_id AS "operatorId", count(*)::int AS cases FROM case_file WHERE assignee_id IS NOT NULL AND status <> 'done' GROUP BY assignee_id`,
  );
}

/** Takes the most urgent open case that nobody has, of these queues. Two people who ask at once never get the same one. */
export async function takeUrgent(tx: Tx, operatorId: string, queues: readonly string[]): Promise<string | null> {
  const [row] = await tx.rows<{ id: string }>(
    `UPDATE case_file SET assignee_id = $1 WHERE id = (
       SELECT c.id FROM case_file c WHERE c.status = 'open' AND c.queue = ANY($2) AND c.assignee_id IS NULL AND NOT ${RESTS} AND ${standsAlone("c")}
       ORDER BY c.deadline_at NULLS LAST, c.stake_fen DESC, c.id LIMIT 1 FOR UPDATE OF c SKIP LOCKED
     ) RETURNING id`,
    [operatorId, queues],
  );
  return row?.id ?? null;
}

/** A person says what the case is about: agents leave it so. Gives the new revision, `null` when there is no such case. */
export async function setCaseClass(tx: Tx, caseId: string, disputeClass: string): Promise<number | null> {
  const [row] = await tx.rows<{ revision: number }>(
    `UPDATE case_file SET revision = revision + CASE WHEN dispute_class IS DISTINCT FROM $2 THEN 1 ELSE 0 END, dispute_class = $2, class_confidence = 1, class_by = $3,
       triage_state = 'done' WHERE id = $1 RETURNING revision`,
    [caseId, disputeClass, tx.actor],
  );
  return row?.revision ?? null;
}

/**
 * A person says what the buyer's newest words want: agents leave it so until the buyer writes again. Only from the revision the person saw.
 * Gives what was heard before and the new revision; `null` when the case has moved on or is not there.
 */
export async function setCaseWants(
  tx: Tx,
  caseId: string,
  said: { wants: readonly HeardWant[]; revision: number },
): Promise<{ revision: number; heard: HeardWant[] } | null> {
  const [row] = await tx.rows<{ revision: number; heard: HeardWant[] }>(
    `WITH before AS (SELECT id, wants FROM case_file WHERE id = $1 AND revision = $2 FOR UPDATE)
     UPDATE case_file c SET revision = c.revision + 1, wants = $3::jsonb, wants_by = $4 FROM before b WHERE b.id = c.id RETURNING c.revision, b.wants AS heard`,
    [caseId, said.revision, JSON.stringify(said.wants), tx.actor],
  );
  return row ?? null;
}

/** How urgent a person holds a case to be; `false` when there is no such case. */
export async function setCasePriority(tx: Tx, of: { caseId: string; priority: Priority }): Promise<boolean> {
  return (await tx.prisma.caseFile.updateMany({ where: { id: of.caseId }, data: { priority: of.priority } })).count > 0;
}

/** Ends a case that a person settled; only from the revision the person saw. */
export async function endCase(tx: Tx, caseId: string, end: { outcome: string; revision: number }): Promise<boolean> {
  const changed = await tx.count(
    `UPDATE case_file SET status = 'done', outcome = $2, done_at = $3, stake_fen = 0, reply_state = 'none', revision = revision + 1 WHERE id = $1 AND revision = $4 AND status <> 'done'`,
    [caseId, end.outcome, tx.at, end.revision],
  );
  return changed > 0;
}

/** What closing and refusals look at. */
export async function caseHead(
  store: Store | Tx,
  caseId: string,
): Promise<{ revision: number; status: string; state: string; kind: string; channel: string; orderId: string | null } | null> {
  const [row] = await store.rows<{ revision: number; status: string; state: string; kind: string; channel: string; orderId: string | null }>(
    `SELECT revision, status, state, kind, channel, order_id AS "orderId" FROM case_file WHERE id = $1`,
    [caseId],
  );
  return row ?? null;
}

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

/** Cases of these orders are these accounts'; what the house opened itself is nobody's request. */
export function setCaseAccounts(tx: Tx, links: readonly { orderId: string; accountId: string }[]): void {
  tx.run(
    `UPDATE case_file t SET account_id = l."accountId" FROM jsonb_to_recordset($1::jsonb) AS l("orderId" text, "accountId" text)
     WHERE t.order_id = l."orderId" AND t.account_id IS DISTINCT FROM l."accountId" AND t.found_kind IS NULL`,
    [links],
  );
}

/** Cases that a person gave to another account, as far as they are still the first one's. */
export function setCasesOfAccount(tx: Tx, of: { caseIds: readonly string[]; from: string; to: string }): void {
  tx.run("UPDATE case_file SET account_id = $2 WHERE account_id = $1 AND id = ANY($3)", [of.from, of.to, of.caseIds]);
}

/** Cases of accounts that are merged into others. */
export function moveCaseAccounts(tx: Tx, merges: readonly { from: string; into: string }[]): void {
  tx.run(`UPDATE case_file t SET account_id = m."into" FROM jsonb_to_recordset($1::jsonb) AS m("into" text, "from" text) WHERE t.account_id = m."from"`, [
    merges,
  ]);
}

/**
 * Something new was found about these orders (a parcel stands still, it never left): open cases about them move on, so that
 * they are judged by what is known now and nobody acts on what they saw before. Gives how many.
 */
export async function noteFindings(tx: Tx, orderIds: readonly string[]): Promise<number> {
  await lockOrdersThenCases(tx, { orderIds });
  const rows = await tx.rows<{ id: string; revision: number; orderId: string }>(
    `UPDATE case_file SET revision = revision + 1 WHERE order_id = ANY($1) AND status = 'open' RETURNING id, revision, order_id AS "orderId"`,
    [orderIds],
  );
  for (const { id, revision, orderId } of rows) tx.emit({ name: "case.outdated", subjectId: id, data: { revision, orderId } });
  return rows.length;
}
