import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { breathe } from "./breathe.ts";
import { CandidatePool } from "./candidates.ts";
import type { EmbedderSource } from "./embedder.ts";
import type { KnowledgeExample } from "./example.ts";
import { dropFit, embedWith, type Fit, fitOn, loadFit, type Meta, readMeta, saveFit, writeMeta } from "./fit.ts";
import { ExampleTable, type IndexedExample } from "./table.ts";

const OWN_FILES = /^(example_\d+\.lance|fit_\d+\.bin|meta\.json|meta\.json\.part)$/;
/** Rows embedded and written between two looks at whether they are still wanted. */
const PART = 512;

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

/** How the making of a generation is followed. */
export interface Making {
  /** The number of the one in use. */
  before: number;
  onProgress?: (done: number, total: number) => void;
  /** Asked between two parts: whether to stop. */
  stopped?: () => boolean;
}

/** Makes a generation of all examples beside the one in use; {@link switchTo} makes it the current one. `null` when it was stopped. */
export async function makeGeneration({ folder, source }: Place, examples: readonly KnowledgeExample[], making: Making): Promise<Generation | null> {
  const rows = [...new Map(examples.map((example) => [example.id, example])).values()];
  const fit = await fitOn(
    source,
    rows.map((row) => row.question),
  );
  const number = making.before + 1;
  const table = await ExampleTable.create(folder, tableName(number), fit.embedder.dimensions);
  const stop = async (): Promise<null> => {
    await table.dropOther(tableName(number));
    table.close();
    return null;
  };
  for (let from = 0; from < rows.length; from += PART) {
    if (making.stopped?.()) return stop();
    await table.add(await embedRows(fit, rows.slice(from, from + PART)));
    making.onProgress?.(Math.min(rows.length, from + PART), rows.length);
    await breathe();
  }
  await table.index();
  if (making.stopped?.()) return stop();
  return { number, fittedRows: rows.length, fit, table, pool: new CandidatePool({ table, lexical: fit.lexical, rows: async () => rows }) };
}

/** Makes a generation the current one and drops the one before. */
export async function switchTo(folder: string, generation: Generation, before: number): Promise<void> {
  await saveFit(folder, generation.fit, generation.number);
  await writeMeta(folder, { generation: generation.number, embedderId: generation.fit.embedder.id, fittedRows: generation.fittedRows });
  if (before === generation.number) return;
  await generation.table.dropOther(tableName(before));
  await dropFit(folder, before);
}

/** The folder's current generation; rejects when a part of it is damaged, `null` when there is none for this embedder. */
export async function openGeneration({ folder, source }: Place): Promise<Generation | null> {
  const meta = await readMeta(folder);
  const fit = meta && (await loadFit(folder, meta, source));
  if (!meta || !fit) return null;
  const table = await ExampleTable.open(folder, tableName(meta.generation));
  return {
    number: meta.generation,
    fittedRows: meta.fittedRows,
    fit,
    table,
    pool: new CandidatePool({ table, lexical: fit.lexical, rows: () => table.all() }),
  };
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
  const vectors = await embedWith(
    fit,
    rows.map((row) => row.question),
  );
  return rows.map(({ id, question, reply, label, channel, outcome, state, updatedAt }, at) => ({
    ...{ id, question, reply, label, channel, outcome, state, updatedAt },
    vector: vectors[at] ?? new Float32Array(fit.embedder.dimensions),
  }));
}

function tableName(number: number): string {
  return `example_${number}`;
}
