import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { CandidatePool } from "./candidates.ts";
import type { EmbedderSource } from "./embedder.ts";
import type { KnowledgeExample } from "./example.ts";
import { dropFit, type Fit, fitOn, loadFit, type Meta, readMeta, saveFit } from "./fit.ts";
import { ExampleTable, type IndexedExample } from "./table.ts";

const OWN_FILES = /^(example_\d+\.lance|fit_\d+\.bin|meta\.json|meta\.json\.part)$/;

/** One complete table with the fit it was made with. A rebuild makes the next one beside it, so that a crash leaves the old one whole. */
export interface Generation {
  number: number;
  fittedRows: number;
  fit: Fit;
  table: ExampleTable;
  pool: CandidatePool;
}

/** Where generations live and what embeds them. */
export interface Place {
  folder: string;
  source: EmbedderSource;
}

/** Builds a generation from all examples, makes it the current one and drops the one before. */
export async function buildGeneration({ folder, source }: Place, examples: readonly KnowledgeExample[], before: number): Promise<Generation> {
  const rows = [...new Map(examples.map((example) => [example.id, example])).values()];
  const questions = rows.map((row) => row.question);
  const fit = await fitOn(source, questions);
  const number = before + 1;
  const table = await ExampleTable.create(folder, tableName(number), fit.embedder.dimensions);
  await table.add(await embedRows(fit, rows));
  await table.index();
  await saveFit(folder, fit, { generation: number, fittedRows: rows.length });
  await table.dropOther(tableName(before));
  await dropFit(folder, before);
  return { number, fittedRows: rows.length, fit, table, pool: new CandidatePool(table, fit.lexical) };
}

/** The folder's current generation; rejects when a part of it is damaged, `null` when there is none for this embedder. */
export async function openGeneration({ folder, source }: Place): Promise<Generation | null> {
  const meta = await readMeta(folder);
  const fit = meta && (await loadFit(folder, meta, source));
  if (!meta || !fit) return null;
  const table = await ExampleTable.open(folder, tableName(meta.generation));
  return { number: meta.generation, fittedRows: meta.fittedRows, fit, table, pool: new CandidatePool(table, fit.lexical) };
}

/** The rows of a generation whose embedder is no longer the one in use: their words are still good. Rejects when damaged. */
export async function salvageRows({ folder }: Place): Promise<{ rows: KnowledgeExample[]; meta: Meta } | null> {
  const meta = await readMeta(folder);
  if (!meta) return null;
  const table = await ExampleTable.open(folder, tableName(meta.generation));
  const rows = await table.all();
  table.close();
  return { rows, meta };
}

/** Removes everything the index ever writes in its folder, whole or damaged, and nothing else. */
export async function wipeIndex(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((entry) => OWN_FILES.test(entry))) await rm(join(folder, name), { recursive: true, force: true });
}

/** Rows with their vectors. */
export async function embedRows(fit: Fit, rows: readonly KnowledgeExample[]): Promise<IndexedExample[]> {
  const vectors = await fit.embedder.embed(rows.map((row) => row.question));
  return rows.map((row, at) => ({
    id: row.id,
    question: row.question,
    reply: row.reply,
    label: row.label,
    channel: row.channel,
    outcome: row.outcome,
    state: row.state,
    vector: vectors[at] ?? new Float32Array(fit.embedder.dimensions),
  }));
}

function tableName(number: number): string {
  return `example_${number}`;
}
