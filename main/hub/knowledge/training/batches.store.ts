/** The tables of batches and of what they were measured to do. */
import { BatchFigures, type BatchView, TrialResult } from "../../contract/batches.ts";
import type { BatchState } from "../../contract/words.ts";
import { newId } from "../../kernel/ids.ts";
import type { Store, Tx } from "../../store/index.ts";

type From = Pick<Store | Tx, "rows">;

/** A stamp of what is live, examples and cards: another one means something went live or was taken back. */
export async function liveStamp(from: From): Promise<string> {
  const [row] = await from.rows<{ stamp: string | null }>(
    `SELECT md5(concat_ws('|', (SELECT string_agg(id || ' ' || revision, ',' ORDER BY id) FROM example WHERE state = 'accepted'),
       (SELECT string_agg(id || ' ' || revision, ',' ORDER BY id) FROM answer_card WHERE state = 'live'))) AS stamp`,
  );
  return row?.stamp ?? "";
}

interface Row {
  id: string;
  title: string;
  state: string;
  revision: number;
  examples: number | null;
  done: number;
  total: number;
  figures: object | null;
  base: string | null;
  createdAt: Date;
  createdBy: string;
  publishedAt: Date | null;
}

const view = `b.id, b.title, b.state, b.revision, (SELECT count(*)::int FROM example e WHERE e.batch_id = b.id) AS examples, b.done, b.total, b.figures, b.base,
  b.created_at AS "createdAt", b.created_by AS "createdBy", b.published_at AS "publishedAt"`;

function viewOf({ base, state, figures, examples, ...row }: Row, stamp: string): BatchView {
  return {
    ...row,
    examples: examples ?? 0,
    state: state as BatchState,
    figures: figures && BatchFigures.parse(figures),
    baseMoved: state === "measured" && base !== stamp,
  };
}

/** Batches that were not dropped, newest first. */
export async function listBatches(store: Store): Promise<BatchView[]> {
  const [rows, stamp] = await Promise.all([
    store.rows<Row>(`SELECT ${view} FROM training_batch b WHERE b.state <> 'dropped' ORDER BY b.created_at DESC, b.id DESC LIMIT 100`),
    liveStamp(store),
  ]);
  return rows.map((row) => viewOf(row, stamp));
}

/** One batch; `null` when there is none. */
export async function batchById(from: From, id: string): Promise<BatchView | null> {
  const [row] = await from.rows<Row>(`SELECT ${view} FROM training_batch b WHERE b.id = $1`, [id]);
  return row ? viewOf(row, await liveStamp(from)) : null;
}

/** Holds a batch until the write ends, and says where it stands. */
export async function holdBatch(tx: Tx, id: string): Promise<{ state: string; revision: number; base: string | null; before: object | null } | null> {
  const [row] = await tx.rows<{ state: string; revision: number; base: string | null; before: object | null }>(
    "SELECT state, revision, base, before FROM training_batch WHERE id = $1 FOR UPDATE",
    [id],
  );
  return row ?? null;
}

/** Keeps a new, empty batch. @returns its id. */
export function addBatch(tx: Tx, title: string): string {
  const id = newId(tx.at.getTime());
  tx.run("INSERT INTO training_batch (id, title, state, created_at, created_by) VALUES ($1, $2, 'draft', $3, $4)", [id, title, tx.at, tx.actor]);
  return id;
}

/** Moves a batch that is held to another state; figures and progress go with a draft, results too. */
export function moveBatch(
  tx: Tx,
  id: string,
  to: { state: BatchState; base?: string | null; total?: number; before?: { id: string; revision: number }[] },
): void {
  const { state, base = null, total = 0, before = null } = to;
  tx.run(
    `UPDATE training_batch SET state = $2, revision = revision + 1,
       figures = CASE WHEN $2 IN ('draft', 'measuring') THEN NULL ELSE figures END, done = CASE WHEN $2 IN ('draft', 'measuring') THEN 0 ELSE done END,
       total = CASE WHEN $2 IN ('draft', 'measuring') THEN $4 ELSE total END, base = CASE WHEN $2 IN ('draft', 'measuring') THEN $3 ELSE base END,
       before = coalesce($5::jsonb, before), published_at = CASE WHEN $2 = 'published' THEN $6 ELSE published_at END
     WHERE id = $1`,
    [id, state, base, total, before, tx.at],
  );
  if (state === "draft" || state === "measuring" || state === "dropped") tx.run("DELETE FROM training_result WHERE batch_id = $1", [id]);
  tx.emit({ name: "batch.changed", subjectId: id, data: { state } });
  tx.journal({ verb: `batch.${state}`, subject: "training_batch", subjectId: id, data: { ...(before ? { examples: before } : {}) } });
}

/** Puts candidates that are in no other open batch into one. @returns how many. */
export function putIn(tx: Tx, batchId: string, ids: readonly string[]): Promise<number> {
  return tx.count(
    `UPDATE example SET batch_id = $1 WHERE id = ANY($2) AND state = 'candidate' AND (batch_id IS NULL OR batch_id = $1
       OR NOT EXISTS (SELECT 1 FROM training_batch b WHERE b.id = example.batch_id AND b.state IN ('draft', 'measuring', 'measured')))`,
    [batchId, ids],
  );
}

/** Takes examples out of a batch; `null` = all of them. */
export function takeOut(tx: Tx, batchId: string, ids: readonly string[] | null): void {
  tx.run("UPDATE example SET batch_id = NULL WHERE batch_id = $1 AND ($2::text[] IS NULL OR id = ANY($2))", [batchId, ids]);
}

/** The ids of a batch's examples. */
export async function idsIn(from: From, batchId: string): Promise<string[]> {
  return (await from.rows<{ id: string }>("SELECT id FROM example WHERE batch_id = $1 ORDER BY id", [batchId])).map(({ id }) => id);
}

/** Of these examples those that nobody changed since they went live at this revision. */
export async function untouched(tx: Tx, went: readonly { id: string; revision: number }[]): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `SELECT e.id FROM example e JOIN jsonb_to_recordset($1::jsonb) AS w(id text, revision int) ON w.id = e.id AND w.revision = e.revision WHERE e.state = 'accepted' ORDER BY e.id FOR UPDATE OF e`,
    [went],
  );
  return rows.map(({ id }) => id);
}

/** Where examples stand by now. */
export function revisionsOf(tx: Tx, ids: readonly string[]): Promise<{ id: string; revision: number }[]> {
  return tx.rows("SELECT id, revision FROM example WHERE id = ANY($1) ORDER BY id", [ids]);
}

/** A batch that waits to be measured, the oldest first. */
export async function batchToMeasure(store: Store): Promise<string | null> {
  const [row] = await store.rows<{ id: string }>("SELECT id FROM training_batch WHERE state = 'measuring' ORDER BY created_at, id LIMIT 1");
  return row?.id ?? null;
}

/** Questions a batch was measured on already. */
export async function measured(store: Store, batchId: string): Promise<Set<string>> {
  const rows = await store.rows<{ id: string }>("SELECT question_id AS id FROM training_result WHERE batch_id = $1", [batchId]);
  return new Set(rows.map(({ id }) => id));
}

/** Keeps results of a batch and how far it is; those kept already stay. */
export function keepResults(tx: Tx, batchId: string, results: readonly TrialResult[]): void {
  tx.run(
    `INSERT INTO training_result (batch_id, question_id, body) SELECT $1, body->>'questionId', body FROM jsonb_array_elements($2::jsonb) AS r(body)
     ON CONFLICT (batch_id, question_id) DO NOTHING`,
    [batchId, results],
  );
  tx.run("UPDATE training_batch SET done = (SELECT count(*)::int FROM training_result WHERE batch_id = $1) WHERE id = $1", [batchId]);
  tx.emit({ name: "batch.changed", subjectId: batchId, data: { state: "measuring" } });
}

/** All results of a batch. */
export async function resultsOf(from: From, batchId: string): Promise<TrialResult[]> {
  const rows = await from.rows<{ body: object }>("SELECT body FROM training_result WHERE batch_id = $1 ORDER BY question_id", [batchId]);
  return rows.map(({ body }) => TrialResult.parse(body));
}

/** Keeps figures: the batch is measured. */
export function keepFigures(tx: Tx, batchId: string, figures: BatchFigures): void {
  tx.run("UPDATE training_batch SET state = 'measured', revision = revision + 1, figures = $2::jsonb WHERE id = $1", [batchId, figures]);
  tx.emit({ name: "batch.changed", subjectId: batchId, data: { state: "measured" } });
  tx.journal({
    verb: "batch.measured",
    subject: "training_batch",
    subjectId: batchId,
    data: { replies: figures.replies, classes: figures.classes, source: figures.source },
  });
}

/** Accepted examples no case stands behind, which are templates or written by a trainer: one in five by id is kept out of a measurement's training and asked instead. */
export async function templateRows(store: Store): Promise<{ id: string; text: string; label: string }[]> {
  return store.rows("SELECT id, question AS text, label FROM example WHERE state = 'accepted' AND case_id IS NULL ORDER BY id");
}

/** What a batch adds to what is learnt from. */
export function rowsOfBatch(store: Store, batchId: string): Promise<{ text: string; label: string; caseId: string | null }[]> {
  return store.rows(`SELECT question AS text, label, case_id AS "caseId" FROM example WHERE batch_id = $1 ORDER BY id`, [batchId]);
}
