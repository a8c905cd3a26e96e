import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { packSections, unpackSections } from "../kernel/pack.ts";
import { fitTfIdf, loadTfIdf, type TfIdf } from "../kernel/tfidf.ts";
import type { Embedder, EmbedderSource, FittedEmbedder } from "./embedder.ts";

/** What was learnt from the examples and belongs to one generation of the table. */
export interface Fit {
  embedder: Embedder;
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

const VERSION = 1;
const WORDING = { rarity: 1, blocks: [1, 1, 0] } as const;

/** Learns from the examples' questions. */
export async function fitOn(source: EmbedderSource, questions: readonly string[]): Promise<Fit> {
  return { embedder: "family" in source ? await source.fit(questions) : source, lexical: fitTfIdf(questions, WORDING) };
}

/** Writes a generation's fit, then the file that makes it the current one. */
export async function saveFit(folder: string, fit: Fit, meta: Omit<Meta, "version" | "embedderId">): Promise<void> {
  await mkdir(folder, { recursive: true });
  const embedder = "toBytes" in fit.embedder ? (fit.embedder as FittedEmbedder).toBytes() : new Uint8Array();
  await writeFile(fitPath(folder, meta.generation), packSections([fit.lexical.toBytes(), embedder]));
  const whole: Meta = { version: VERSION, embedderId: fit.embedder.id, ...meta };
  await writeFile(`${metaPath(folder)}.part`, JSON.stringify(whole));
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
export async function loadFit(folder: string, meta: Meta, source: EmbedderSource): Promise<Fit | null> {
  const bytes = await readFile(fitPath(folder, meta.generation)).catch(() => null);
  const [lexicalBytes, embedderBytes] = (bytes && unpackSections(bytes)) ?? [];
  const lexical = lexicalBytes && loadTfIdf(lexicalBytes);
  const embedder = "family" in source ? embedderBytes && source.load(embedderBytes) : source;
  return lexical && embedder && embedder.id === meta.embedderId ? { embedder, lexical } : null;
}

/** Removes a generation that is no longer the current one. */
export async function dropFit(folder: string, generation: number): Promise<void> {
  await rm(fitPath(folder, generation), { force: true });
}

function metaPath(folder: string): string {
  return join(folder, "meta.json");
}

function fitPath(folder: string, generation: number): string {
  return join(folder, `fit_${generation}.bin`);
}
