import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { packSections, unpackSections } from "../kernel/pack.ts";
import { fitTfIdf, loadTfIdf, type TfIdf } from "../kernel/tfidf.ts";
import { centred, centreOf } from "./centre.ts";
import type { Embedder, EmbedderSource, FittedEmbedder } from "./embedder.ts";

/** What was learnt from the examples and belongs to one generation of the table. */
export interface Fit {
  embedder: Embedder;
  /** Where the examples' vectors lie as a whole, taken off every vector; `null` where they lie about zero already. */
  centre: Float32Array | null;
  /** Wording: rarity and vocabulary, for the exact comparison. */
  lexical: TfIdf;
}

/** What the folder holds; written last, so a folder with it is complete. */
export interface Meta {
  version: number;
  generation: number;
  embedderId: string;
  /** Rows it was fitted on: fitted again when they have doubled. */
  fittedRows: number;
}

const VERSION = 2;
const WORDING = { rarity: 1, blocks: [1, 1, 0] } as const;

/** Questions from which the centre is read: more of them move it by less than a hair. */
const CENTRE_OF = 1_000;

/** Learns from the examples' questions. */
export async function fitOn(source: EmbedderSource, questions: readonly string[]): Promise<Fit> {
  const embedder = "family" in source ? await source.fit(questions) : source;
  const step = Math.max(1, Math.ceil(questions.length / CENTRE_OF));
  // What is fitted on these very examples has taken off what they share by itself.
  const centre = "family" in source ? null : centreOf(await embedder.embed(questions.filter((_, at) => at % step === 0)));
  return { embedder, centre, lexical: fitTfIdf(questions, WORDING) };
}

/** Texts' vectors as the index keeps them. */
export async function embedWith(fit: Fit, texts: readonly string[]): Promise<Float32Array[]> {
  const vectors = await fit.embedder.embed(texts);
  const { centre } = fit;
  return centre === null ? vectors : vectors.map((vector) => centred(vector, centre));
}

/** Writes what belongs to a generation. */
export async function saveFit(folder: string, fit: Fit, generation: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  const embedder = "toBytes" in fit.embedder ? (fit.embedder as FittedEmbedder).toBytes() : new Uint8Array();
  const centre = new Uint8Array((fit.centre ?? new Float32Array()).slice().buffer);
  await writeFile(fitPath(folder, generation), packSections([fit.lexical.toBytes(), embedder, centre]));
}

/** Writes the file that makes a generation the current one. */
export async function writeMeta(folder: string, meta: Omit<Meta, "version">): Promise<void> {
  await writeFile(`${metaPath(folder)}.part`, JSON.stringify({ version: VERSION, ...meta }));
  await rename(`${metaPath(folder)}.part`, metaPath(folder));
}

/** What the folder says it holds; `null` when it is missing, unreadable or of another version. */
export async function readMeta(folder: string): Promise<Meta | null> {
  try {
    const meta = JSON.parse(await readFile(metaPath(folder), "utf8")) as Meta;
    return meta.version === VERSION && Number.isInteger(meta.generation) && typeof meta.embedderId === "string" ? meta : null;
  } catch {
    return null;
  }
}

/** The fit of a generation; `null` when it is missing or damaged, or when the embedder is another one now. */
export async function loadFit(folder: string, meta: Pick<Meta, "generation" | "embedderId">, source: EmbedderSource): Promise<Fit | null> {
  const bytes = await readFile(fitPath(folder, meta.generation)).catch(() => null);
  const [lexicalBytes, embedderBytes, centreBytes] = (bytes && unpackSections(bytes)) ?? [];
  const lexical = lexicalBytes && loadTfIdf(lexicalBytes);
  const embedder = "family" in source ? embedderBytes && source.load(embedderBytes) : source;
  if (!lexical || !embedder || embedder.id !== meta.embedderId || !centreBytes) return null;
  return { embedder, lexical, centre: centreBytes.byteLength === 0 ? null : new Float32Array(centreBytes.buffer) };
}

/** Removes a generation that is no longer the current one. */
export async function dropFit(folder: string, generation: number): Promise<void> {
  await rm(fitPath(folder, generation), { force: true });
}

/** Notes which generation is being made by which embedder, so that a program that is killed in the middle goes on with it. */
export async function noteMaking(folder: string, making: Pick<Meta, "generation" | "embedderId">): Promise<void> {
  await writeFile(`${makingPath(folder)}.part`, JSON.stringify(making));
  await rename(`${makingPath(folder)}.part`, makingPath(folder));
}

/** See {@link noteMaking}; `null` when nothing is being made. */
export async function readMaking(folder: string): Promise<Pick<Meta, "generation" | "embedderId"> | null> {
  try {
    return JSON.parse(await readFile(makingPath(folder), "utf8")) as Pick<Meta, "generation" | "embedderId">;
  } catch {
    return null;
  }
}

export async function endMaking(folder: string): Promise<void> {
  await rm(makingPath(folder), { force: true });
}

const makingPath = (folder: string): string => join(folder, "making.json");

function metaPath(folder: string): string {
  return join(folder, "meta.json");
}

function fitPath(folder: string, generation: number): string {
  return join(folder, `fit_${generation}.bin`);
}
