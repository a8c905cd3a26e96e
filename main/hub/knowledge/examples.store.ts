/** The table of examples: the truth the search index and the label model are made from. */
import type { ExampleView } from "../contract/index.ts";
import { newId } from "../kernel/ids.ts";
import type { Store, Tx } from "../store/index.ts";
import type { KnowledgeExample } from "./example.ts";

export interface ExampleFilter {
  state?: string | undefined;
  label?: string | undefined;
  text?: string | undefined;
  page: number;
  size: number;
}

const view = `id, question, reply, label, channel, outcome, case_id AS "caseId", state, revision, updated_at AS "updatedAt", updated_by AS "updatedBy", NULL::float8 AS score`;

type Kept = Omit<ExampleView, "state" | "score"> & { state: string; createdAt: Date };
const viewOf = ({ createdAt, state, ...row }: Kept): ExampleView => ({ ...row, state: state as ExampleView["state"], score: null });

/** A page of examples, newest change first, with how many match and how many there are by label. */
export async function listExamples(
  store: Store,
  filter: ExampleFilter,
): Promise<{ rows: ExampleView[]; total: number; byLabel: { label: string; accepted: number; candidate: number }[] }> {
  const where = `($1::text IS NULL OR state = $1) AND ($2::text IS NULL OR label = $2) AND ($3::text IS NULL OR question ILIKE $3 OR reply ILIKE $3)`;
  const params = [filter.state ?? null, filter.label ?? null, filter.text ? `%${filter.text.replace(/[\\%_]/g, "\\$&")}%` : null];
  const [rows, totals, byLabel] = await Promise.all([
    store.rows<ExampleView>(`SELECT ${view} FROM example WHERE ${where} ORDER BY updated_at DESC, id LIMIT $4 OFFSET $5`, [
      ...params,
      filter.size,
      filter.page * filter.size,
    ]),
    store.rows<{ total: number }>(`SELECT count(*)::int AS total FROM example WHERE ${where}`, params),
    store.rows<{ label: string; accepted: number; candidate: number }>(
      `SELECT label, count(*) FILTER (WHERE state = 'accepted')::int AS accepted, count(*) FILTER (WHERE state = 'candidate')::int AS candidate
       FROM example GROUP BY label ORDER BY accepted DESC, label`,
    ),
  ]);
  return { rows, total: totals[0]?.total ?? 0, byLabel };
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
}

/** Keeps new examples (a demonstration shop's, imported ones, solved cases offered as candidates). Gives their ids. */
export async function addExamples(tx: Tx, drafts: readonly ExampleDraft[]): Promise<string[]> {
  if (drafts.length === 0) return [];
  const rows = drafts.map((draft) => ({ ...draft, id: newId(tx.at.getTime()) }));
  tx.run(
    `INSERT INTO example (id, question, reply, label, channel, outcome, case_id, state, created_at, updated_at, updated_by)
     SELECT id, question, reply, label, channel, outcome, "caseId", state, $2, $2, $3 FROM jsonb_to_recordset($1::jsonb)
       AS r(id text, question text, reply text, label text, channel text, outcome text, "caseId" text, state text)`,
    [rows, tx.at, tx.actor],
  );
  for (const { id, state, label } of rows) recordChange(tx, id, { state, label });
  return rows.map((row) => row.id);
}

/** Changes the words of an example that is at `revision`, never its state: mending a candidate does not accept it. `null` when it has moved on or is gone. */
export async function changeExample(tx: Tx, change: Omit<ExampleDraft, "state"> & { id: string; revision: number }): Promise<ExampleView | null> {
  const { id, revision, question, reply, label, channel } = change;
  const changed = await tx.prisma.example.updateManyAndReturn({
    where: { id, revision },
    data: { question, reply, label, channel, revision: revision + 1, updatedAt: tx.at, updatedBy: tx.actor },
  });
  const [row] = changed.map(viewOf);
  if (row) recordChange(tx, row.id, { state: row.state, label: row.label });
  return row ?? null;
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

/** One example by id. */
export async function exampleById(from: Pick<Tx, "prisma">, id: string): Promise<ExampleView | null> {
  const row = await from.prisma.example.findUnique({ where: { id } });
  return row && viewOf(row);
}

/** Those of the cases that an example tells of already. */
export async function casesInExamples(tx: Tx, caseIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ caseId: string }>('SELECT DISTINCT case_id AS "caseId" FROM example WHERE case_id = ANY($1)', [caseIds]);
  return new Set(rows.map((row) => row.caseId));
}

/** Examples as the search index keeps them: all, or those named (retired ones too, so that a change of state reaches the index). */
export function examplesForSearch(store: Store, ids?: readonly string[]): Promise<KnowledgeExample[]> {
  return store.rows<KnowledgeExample>(
    "SELECT id, question, reply, label, channel, outcome, state FROM example WHERE $1::text[] IS NULL OR id = ANY($1) ORDER BY id",
    [ids ?? null],
  );
}

/** What the label model learns from: accepted examples. */
export async function trainingRows(store: Store): Promise<{ text: string; label: string }[]> {
  return store.rows("SELECT question AS text, label FROM example WHERE state = 'accepted' ORDER BY id");
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
