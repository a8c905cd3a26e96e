/** The table of examples: the truth the search index and the label model are made from. */
import type { ExampleView } from "../contract/index.ts";
import { ExampleAnswer, type ExampleGround, ExampleMark } from "../contract/training.ts";
import { type CandidateReason, candidateReasons } from "../contract/words.ts";
import { newId } from "../kernel/ids.ts";
import type { Store, Tx } from "../store/index.ts";
import type { KnowledgeExample } from "./example.ts";
import { isHeld } from "./training/held.ts";

export interface ExampleFilter {
  state?: string | undefined;
  label?: string | undefined;
  text?: string | undefined;
  page: number;
  size: number;
}

const view = `id, question, reply, label, channel, outcome, case_id AS "caseId", state, revision, updated_at AS "updatedAt", updated_by AS "updatedBy", answer, marks, reason, expires_at AS "expiresAt", batch_id AS "batchId"`;

type Kept = Omit<ExampleView, "state" | "score" | "held" | "answer" | "marks" | "reason"> & {
  state: string;
  answer: unknown;
  marks: unknown;
  reason: string | null;
};

/** A row as a trainer sees it. */
function viewOf(row: Kept): ExampleView {
  const { id, question, reply, label, channel, outcome, caseId, revision, updatedAt, updatedBy, expiresAt, batchId } = row;
  return {
    ...{ id, question, reply, label, channel, outcome, caseId, revision, updatedAt, updatedBy, expiresAt, batchId },
    state: row.state as ExampleView["state"],
    score: null,
    answer: row.answer === null ? null : ExampleAnswer.parse(row.answer),
    marks: ExampleMark.array().parse(row.marks),
    reason: row.reason as CandidateReason | null,
    held: isHeld(caseId),
  };
}

/** SQL: accepted once, and contradicting what is in force by now: a candidate again until somebody mends it. */
const AGAIN = "(state = 'accepted' AND marks <> '[]'::jsonb)";

/** The worst first, and of equally bad ones the newest. What was live and is right no longer comes before all others. */
const worstFirst = `${AGAIN} DESC, array_position(ARRAY[${candidateReasons.map((reason) => `'${reason}'`).join(", ")}], reason) NULLS LAST, updated_at DESC, id`;

/** A page of examples, newest change first, with how many match and how many there are by label. */
export async function listExamples(
  store: Store,
  filter: ExampleFilter,
): Promise<{ rows: ExampleView[]; total: number; byLabel: { label: string; accepted: number; candidate: number }[] }> {
  const where = `($1::text IS NULL OR state = $1 OR ($1 = 'candidate' AND ${AGAIN})) AND ($2::text IS NULL OR label = $2) AND ($3::text IS NULL OR question ILIKE $3 OR reply ILIKE $3)`;
  const params = [filter.state ?? null, filter.label ?? null, filter.text ? `%${filter.text.replace(/[\\%_]/g, "\\$&")}%` : null];
  const [rows, totals, byLabel] = await Promise.all([
    store.rows<Kept>(
      `SELECT ${view} FROM example WHERE ${where} ORDER BY CASE WHEN $1 = 'candidate' THEN NULL ELSE updated_at END DESC NULLS LAST, ${worstFirst} LIMIT $4 OFFSET $5`,
      [...params, filter.size, filter.page * filter.size],
    ),
    store.rows<{ total: number }>(`SELECT count(*)::int AS total FROM example WHERE ${where}`, params),
    store.rows<{ label: string; accepted: number; candidate: number }>(
      `SELECT label, count(*) FILTER (WHERE state = 'accepted')::int AS accepted, count(*) FILTER (WHERE state = 'candidate' OR ${AGAIN})::int AS candidate
       FROM example GROUP BY label ORDER BY accepted DESC, label`,
    ),
  ]);
  return { rows: rows.map(viewOf), total: totals[0]?.total ?? 0, byLabel };
}

/** What makes up an example; who wrote it and when come from the write. */
export interface ExampleDraft {
  question: string;
  reply: string;
  label: string;
  channel: string | null;
  outcome?: string | null;
  caseId?: string | null;
  state: "candidate" | "accepted" | "retired";
  /** As it is cut; `null` = it answers nobody. */
  answer?: ExampleAnswer | null;
  ground?: ExampleGround | null;
  marks?: readonly ExampleMark[];
  reason?: CandidateReason | null;
  expiresAt?: Date | null;
}

/** Keeps new examples (a demonstration shop's, imported ones, solved cases offered as candidates). Gives their ids. */
export async function addExamples(tx: Tx, drafts: readonly ExampleDraft[]): Promise<string[]> {
  if (drafts.length === 0) return [];
  const rows = drafts.map((draft) => ({ ...draft, id: newId(tx.at.getTime()) }));
  tx.run(
    `INSERT INTO example (id, question, reply, label, channel, outcome, case_id, state, created_at, updated_at, updated_by, answer, ground, marks, reason, expires_at, answers)
     SELECT id, question, reply, label, channel, outcome, "caseId", state, $2, $2, $3, nullif(answer, 'null'), nullif(ground, 'null'), coalesce(marks, '[]'), reason, "expiresAt", answer->>'want'
     FROM jsonb_to_recordset($1::jsonb)
       AS r(id text, question text, reply text, label text, channel text, outcome text, "caseId" text, state text, answer jsonb, ground jsonb, marks jsonb, reason text, "expiresAt" timestamptz)`,
    [rows, tx.at, tx.actor],
  );
  for (const { id, state, label } of rows) recordChange(tx, id, { state, label });
  return rows.map((row) => row.id);
}

/** Changes the words of an example that is at `revision`, never its state: mending a candidate does not accept it. `null` when it has moved on or is gone. */
export async function changeExample(tx: Tx, change: Omit<ExampleDraft, "state"> & { id: string; revision: number }): Promise<ExampleView | null> {
  const { id, revision, question, reply, label, channel, answer, marks, expiresAt } = change;
  const [row] = await tx.rows<Kept>(
    `UPDATE example SET question = $3, reply = $4, label = $5, channel = $6, revision = revision + 1, updated_at = $7, updated_by = $8,
       answer = CASE WHEN $9 THEN $10::jsonb ELSE answer END, answers = CASE WHEN $9 THEN $10::jsonb->>'want' ELSE answers END, marks = coalesce($11::jsonb, marks), expires_at = CASE WHEN $12 THEN $13 ELSE expires_at END
     WHERE id = $1 AND revision = $2 RETURNING ${view}`,
    [
      ...[id, revision, question, reply, label, channel, tx.at, tx.actor],
      ...[answer !== undefined, answer ?? null, marks ?? null, expiresAt !== undefined, expiresAt ?? null],
    ],
  );
  if (row) recordChange(tx, row.id, { state: row.state, label: row.label });
  return row ? viewOf(row) : null;
}

/** Accepts, retires or puts back examples; those already so stay untouched. Gives how many changed. */
export async function setExampleState(tx: Tx, ids: readonly string[], state: ExampleDraft["state"]): Promise<number> {
  const rows = await tx.rows<{ id: string; label: string }>(
    `UPDATE example SET state = $2, revision = revision + 1, updated_at = $3, updated_by = $4 WHERE id = ANY($1) AND state <> $2 RETURNING id, label`,
    [ids, state, tx.at, tx.actor],
  );
  for (const { id, label } of rows) recordChange(tx, id, { state, label });
  return rows.length;
}

/** Retires those candidates nobody has looked over since they came. @returns their ids */
export async function retireUntouched(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>("SELECT id FROM example WHERE id = ANY($1) AND state = 'candidate' AND updated_at = created_at", [ids]);
  const untouched = rows.map(({ id }) => id);
  await setExampleState(tx, untouched, "retired");
  return untouched;
}

/** One example by id. */
export async function exampleById(from: Pick<Store | Tx, "rows">, id: string): Promise<ExampleView | null> {
  const [row] = await from.rows<Kept>(`SELECT ${view} FROM example WHERE id = $1`, [id]);
  return row ? viewOf(row) : null;
}

/** Those of the cases that an example tells of already. */
export async function casesInExamples(tx: Tx, caseIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ caseId: string }>('SELECT DISTINCT case_id AS "caseId" FROM example WHERE case_id = ANY($1)', [caseIds]);
  return new Set(rows.map((row) => row.caseId));
}

/** Examples as the search index keeps them: all, or those named (retired ones too, so that a change of state reaches the index). */
export function examplesForSearch(store: Store, ids?: readonly string[]): Promise<KnowledgeExample[]> {
  return store.rows<KnowledgeExample>(
    `SELECT id, question, reply, label, channel, outcome, state, (extract(epoch FROM updated_at) * 1000)::float8 AS "updatedAt"
     FROM example WHERE $1::text[] IS NULL OR id = ANY($1) ORDER BY id`,
    [ids ?? null],
  );
}

/** Examples of a batch, in the order they came in. */
export async function examplesOfBatch(store: Store, batchId: string): Promise<ExampleView[]> {
  return (await store.rows<Kept>(`SELECT ${view} FROM example WHERE batch_id = $1 ORDER BY id LIMIT 500`, [batchId])).map(viewOf);
}

/** See {@link trainingRows}, without those that `leaves` names. */
export async function trainingRowsBut(store: Store, leaves: (row: { id: string }) => boolean): Promise<{ text: string; label: string }[]> {
  const rows = await store.rows<{ id: string; text: string; label: string; caseId: string | null }>(
    `SELECT id, question AS text, label, case_id AS "caseId" FROM example WHERE state = 'accepted' ORDER BY id`,
  );
  return rows.filter((row) => !isHeld(row.caseId) && !(row.caseId === null && leaves(row))).map(({ text, label }) => ({ text, label }));
}

/** What the label model learns from: accepted examples but those kept apart to measure with. */
export function trainingRows(store: Store): Promise<{ text: string; label: string }[]> {
  return trainingRowsBut(store, () => false);
}

/** Classes with enough accepted examples (three) to be learnt. */
export async function learnableClasses(store: Store): Promise<number> {
  const [row] = await store.rows<{ classes: number }>(
    "SELECT count(*)::int AS classes FROM (SELECT label FROM example WHERE state = 'accepted' GROUP BY label HAVING count(*) >= 3) enough",
  );
  return row?.classes ?? 0;
}

function recordChange(tx: Tx, id: string, data: { state: string; label: string }): void {
  tx.emit({ name: "example.changed", subjectId: id, data });
  tx.journal({ verb: "example.changed", subject: "example", subjectId: id, data });
}
