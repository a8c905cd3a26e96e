import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { type ModelRefusal, promisedChecksums } from "./model-files.ts";

/** How a sentence's vector is made of its tokens' vectors. */
export type Pooling = "cls" | "mean";

/** What a sentence model's own files say about it. */
export interface ModelFolder {
  name: string;
  folder: string;
  /** The weights' file below the folder, and what the loader calls its kind. */
  weights: { file: string; kind: string };
  /** Of the weights. */
  bytes: number;
  /** `null` where no file says it. */
  pooling: Pooling | null;
  /** Put before every text; empty where the files name none. */
  prefix: string;
  /** As its configuration says; the model itself is asked as well. */
  dimensions: number | null;
  mostTokens: number;
  /** Rounded by what stands beside a text in a batch (dynamic int8): such a model is given one text at a time. */
  roundsByBatch: boolean;
  /** Of the weights and of everything else that decides a vector. */
  checksum: string;
}

/** The files without which there is no model, besides the weights. */
export const MODEL_FILES = ["config.json", "tokenizer.json", "tokenizer_config.json"] as const;

/** Kinds of weights, the truest first. What rounds by its batch comes last. */
const WEIGHTS = [
  ["onnx/model.onnx", "fp32"],
  ["onnx/model_fp16.onnx", "fp16"],
  ["onnx/model_q4.onnx", "q4"],
  ["onnx/model_quantized.onnx", "q8"],
  ["onnx/model_int8.onnx", "int8"],
  ["onnx/model_uint8.onnx", "uint8"],
] as const;
const DYNAMIC = Buffer.from("DynamicQuantizeLinear");
/** Longer messages are cut by the model's reader; attention costs the square of the length. */
const MOST_TOKENS = 512;

type Json = Record<string, unknown>;

/**
 * The model that lies in a folder, or in the first of its folders by name that holds one (`preferred` before the others).
 * Refuses with MODEL_MISSING when there is none, MODEL_DAMAGED with the file when one is incomplete or not what its list of checksums says.
 */
export async function findModel(folder: string, preferred: string): Promise<Result<ModelFolder, ModelRefusal>> {
  const names: string[] = await readdir(folder).catch(() => []);
  if (names.includes("config.json")) return readModelFolder(folder);
  let broken: Result<ModelFolder, ModelRefusal> | null = null;
  for (const name of names.toSorted((a, b) => Number(b === preferred) - Number(a === preferred) || (a < b ? -1 : 1))) {
    // Folders of a beginning dot are somebody's own, a model on its way among them.
    if (name.startsWith(".") || !(await looksLikeModel(join(folder, name)))) continue;
    const found = await readModelFolder(join(folder, name));
    if (found.ok) return found;
    broken ??= found;
  }
  return broken ?? refuse("MODEL_MISSING", `There is no sentence model in ${folder}`, { file: "config.json", zh: `${folder} 里没有句向量模型` });
}

/** Folders that hold a model, whole or not, by name: those below the folder, or the folder itself. */
export async function modelFolders(folder: string): Promise<string[]> {
  const names: string[] = await readdir(folder).catch(() => []);
  if (names.includes("config.json")) return [folder];
  const looks = await Promise.all(names.toSorted().map(async (name) => !name.startsWith(".") && (await looksLikeModel(join(folder, name)))));
  return names.toSorted().flatMap((name, at) => (looks[at] ? [join(folder, name)] : []));
}

/** Reads what the files of one model say. Nothing is written: the folder may belong to somebody else. */
export async function readModelFolder(given: string): Promise<Result<ModelFolder, ModelRefusal>> {
  const folder = resolve(given);
  const name = basename(folder);
  const read = (file: string): Promise<Buffer | null> => readFile(join(folder, file)).catch(() => null);
  const damaged = (file: string, why: { zh: string; en: string }) =>
    refuse("MODEL_DAMAGED" as const, `The model ${name} cannot be used: ${file} ${why.en}`, {
      file,
      model: name,
      zh: `模型 ${name} 不能使用：${file} ${why.zh}`,
    });
  const json: Record<string, Json> = {};
  for (const file of MODEL_FILES) {
    const bytes = await read(file);
    if (!bytes) return damaged(file, { zh: "缺失", en: "is missing" });
    const parsed = parse(bytes);
    if (!parsed) return damaged(file, { zh: "不是 JSON", en: "is not JSON" });
    json[file] = parsed;
  }
  const weights = await firstThere(folder);
  if (!weights) return damaged("onnx/model.onnx", { zh: "缺失，也没有其他权重文件", en: "is missing, and there are no other weights" });
  const bytes = await readFile(join(folder, weights.file));
  const sums = new Map([[weights.file, sha256(bytes)]]);
  for (const [file, sum] of Object.entries(await promisedChecksums(folder))) {
    const have = sums.get(file) ?? sha256((await read(file)) ?? Buffer.alloc(0));
    if (have !== sum && (file === weights.file || MODEL_FILES.some((each) => each === file)))
      return damaged(file, { zh: "与保存的校验值不符", en: "is not the file its checksum was kept of" });
  }
  const config = json["config.json"] ?? {};
  const pooling = poolingOf(parse(await read("1_Pooling/config.json")), `${String(config._name_or_path ?? "")} ${name}`);
  const prefix = prefixOf(parse(await read("config_sentence_transformers.json")));
  const told = createHash("sha256");
  told.update(`${sums.get(weights.file)} ${pooling} ${prefix}`).update((await read("tokenizer.json")) ?? "");
  return ok({
    name,
    folder,
    weights,
    bytes: bytes.length,
    pooling,
    prefix,
    dimensions: numberOf(config.hidden_size) ?? numberOf(config.dim),
    mostTokens: mostTokens(config, json["tokenizer_config.json"] ?? {}, parse(await read("sentence_bert_config.json"))),
    roundsByBatch: bytes.includes(DYNAMIC),
    checksum: told.digest("hex"),
  });
}

async function looksLikeModel(folder: string): Promise<boolean> {
  const names: string[] = await readdir(folder).catch(() => []);
  return names.includes("config.json") || names.includes("onnx");
}

async function firstThere(folder: string): Promise<ModelFolder["weights"] | null> {
  for (const [file, kind] of WEIGHTS) if ((await stat(join(folder, file)).catch(() => null))?.isFile()) return { file, kind };
  return null;
}

/** What `sentence-transformers` writes; a converted copy often leaves it out, then the name of the model it was made from tells the family. */
function poolingOf(written: Json | null, names: string): Pooling | null {
  if (written?.pooling_mode_cls_token === true) return "cls";
  if (written?.pooling_mode_mean_tokens === true) return "mean";
  if (/\bbge-/i.test(names)) return "cls";
  return /\b(e5|gte|minilm|mpnet)-/i.test(names) ? "mean" : null;
}

/** Questions are held against questions, so both sides are given the prompt a query is given. */
function prefixOf(written: Json | null): string {
  const prompts = written?.prompts;
  if (typeof prompts !== "object" || prompts === null) return "";
  const name = typeof written?.default_prompt_name === "string" ? written.default_prompt_name : "query";
  const prompt = (prompts as Json)[name];
  return typeof prompt === "string" ? prompt : "";
}

function mostTokens(config: Json, tokenizer: Json, sentence: Json | null): number {
  // Positions of the RoBERTa family begin behind the padding's.
  const padding = config.model_type === "xlm-roberta" || config.model_type === "roberta" ? (numberOf(config.pad_token_id) ?? 0) + 1 : 0;
  const positions = (numberOf(config.max_position_embeddings) ?? MOST_TOKENS) - padding;
  const limits = [numberOf(tokenizer.model_max_length), numberOf(sentence?.max_seq_length), positions, MOST_TOKENS];
  return Math.max(8, Math.min(...limits.flatMap((limit) => (limit !== null && limit > 0 ? [limit] : []))));
}

function numberOf(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

function parse(bytes: Buffer | null): Json | null {
  try {
    const value: unknown = JSON.parse(bytes?.toString("utf8") ?? "");
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : null;
  } catch {
    return null;
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
