import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { breathe } from "./breathe.ts";
import { CandidatePool } from "./candidates.ts";
import type { EmbedderSource } from "./embedder.ts";
import type { KnowledgeExample } from "./example.ts";
import { dropFit, embedWith, endMaking, type Fit, fitOn, loadFit, type Meta, noteMaking, readMaking, readMeta, saveFit, writeMeta } from "./fit.ts";
import { ExampleTable, type IndexedExample } from "./table.ts";

const OWN_FILES = /^(example_\d+\.lance|fit_\d+\.bin|(?:meta|making)\.json(?:\.part)?)$/;
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
  /** Asked between two parts: whether to stop, and what becomes of what is made. */
  stopped?: () => Stopped | null;
  /** Goes on with what an earlier program left of the same making. */
  resumes?: boolean;
}

/** How a making ends before it is whole: what was made is dropped, or kept for the next start. */
export type Stopped = "drop" | "keep";

/** Makes a generation of all examples beside the one in use; {@link switchTo} makes it the current one. `null` when it was stopped. */
export async function makeGeneration({ folder, source }: Place, examples: readonly KnowledgeExample[], making: Making): Promise<Generation | null> {
  const rows = [...new Map(examples.map((example) => [example.id, example])).values()];
  const number = making.before + 1;
  const begun = making.resumes ? await begunMaking({ folder, source }, number) : null;
  const { fit, table } = begun ?? (await beginMaking({ folder, source }, { number, rows, isKept: making.resumes ?? false }));
  const left = begun ? await leftOf(begun.table, rows) : rows;
  const stop = async (how: Stopped): Promise<null> => {
    if (how === "drop") {
      await table.dropOther(tableName(number));
      await dropFit(folder, number);
      await endMaking(folder);
    }
    await table.close();
    return null;
  };
  for (let from = 0; from < left.length; from += PART) {
    const stopped = making.stopped?.();
    if (stopped) return stop(stopped);
    await table.add(await embedRows(fit, left.slice(from, from + PART)));
    making.onProgress?.(rows.length - left.length + Math.min(left.length, from + PART), rows.length);
    await breathe();
  }
  await table.index();
  const stopped = making.stopped?.();
  if (stopped) return stop(stopped);
  return {
    number,
    fittedRows: rows.length,
    fit,
    table,
    pool: new CandidatePool({ table, dimensions: fit.embedder.dimensions, lexical: fit.lexical, rows: async () => rows }),
  };
}

/** A table that is begun, with what its rows are embedded by; a making that may go on after a kill is noted beside it. */
async function beginMaking({ folder, source }: Place, making: { number: number; rows: readonly KnowledgeExample[]; isKept: boolean }): Promise<Begun> {
  await endMaking(folder);
  const fit = await fitOn(
    source,
    making.rows.map((row) => row.question),
  );
  const table = await ExampleTable.create(folder, tableName(making.number), fit.embedder.dimensions);
  if (making.isKept) {
    await saveFit(folder, fit, making.number);
    await noteMaking(folder, { generation: making.number, embedderId: fit.embedder.id });
  }
  return { fit, table };
}

interface Begun {
  fit: Fit;
  table: ExampleTable;
}

/** What an earlier program left of the making of this generation by this embedder; `null` without, or when it is damaged. */
async function begunMaking({ folder, source }: Place, number: number): Promise<Begun | null> {
  const noted = await readMaking(folder);
  // What is fitted on the examples is fitted anew in seconds; only what is embedded by a model is worth going on with.
  if (noted?.generation !== number || "family" in source) return null;
  const fit = await loadFit(folder, noted, source);
  return fit
    ? ExampleTable.open(folder, tableName(number)).then(
        (table) => ({ fit, table }),
        () => null,
      )
    : null;
}

/** Rows that a begun table does not have as they are now; what is gone since is taken out of it. */
async function leftOf(table: ExampleTable, rows: readonly KnowledgeExample[]): Promise<KnowledgeExample[]> {
  const wanted = new Map(rows.map((row) => [row.id, wordsOf(row)]));
  const have = await table.all();
  const stale = have.filter((row) => wanted.get(row.id) !== wordsOf(row)).map(({ id }) => id);
  if (stale.length > 0) await table.remove(stale);
  const kept = new Set(have.map(({ id }) => id).filter((id) => !stale.includes(id)));
  return rows.filter(({ id }) => !kept.has(id));
}

const wordsOf = ({ question, reply, label, channel, outcome, state, updatedAt }: KnowledgeExample): string =>
  JSON.stringify([question, reply, label, channel, outcome, state, updatedAt]);

/** Makes a generation the current one and drops the one before. */
export async function switchTo(folder: string, generation: Generation, before: number): Promise<void> {
  await saveFit(folder, generation.fit, generation.number);
  await writeMeta(folder, { generation: generation.number, embedderId: generation.fit.embedder.id, fittedRows: generation.fittedRows });
  await endMaking(folder);
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
    pool: new CandidatePool({ table, dimensions: fit.embedder.dimensions, lexical: fit.lexical, rows: () => table.all() }),
  };
}

/** The rows of a generation whose embedder is no longer the one in use: their words are still good. Rejects when damaged. */
export async function salvageRows({ folder }: Place): Promise<{ rows: KnowledgeExample[]; meta: Meta } | null> {
  const meta = await readMeta(folder);
  if (!meta) return null;
  const table = await ExampleTable.open(folder, tableName(meta.generation));
  const rows = await table.all();
  await table.close();
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
