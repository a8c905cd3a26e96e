import { mkdir, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { type Checksums, checksumOf, MAKERS_LIST, type ModelRefusal, OWN_LIST, readMakersList } from "./model-files.ts";
import { MODEL_FILES, readModelFolder } from "./model-folder.ts";

/** What is fetched, from where and to where. */
export interface ModelFetch {
  /** Where models lie, a folder each. */
  modelFolder: string;
  /** Address under which the model's files lie. */
  baseUrl: string;
  fetch: typeof globalThis.fetch;
  /** Called while fetching. Bytes; `total` is `null` when the server does not say. */
  onProgress?: (progress: { file: string; received: number; total: number | null }) => void;
  /** Ends it; what has come is kept for the next time. */
  signal?: AbortSignal;
}

/** What says how the model is to be used, where its maker wrote it down. */
const OPTIONAL = ["special_tokens_map.json", "1_Pooling/config.json", "config_sentence_transformers.json", "sentence_bert_config.json"];
/** The first that the server has. Those that round by their batch (dynamic int8) come last. */
const WEIGHTS = ["onnx/model.onnx", "onnx/model_q4.onnx", "onnx/model_quantized.onnx"];
const MOST_TRIES = 5;
const STRONG_SUM = /^"?([0-9a-f]{64})"?$/i;

/** The folder's name of a model by its address: hubs put it before `/resolve/<branch>`. */
export function modelNameOf(baseUrl: string): string {
  const path = decodeURIComponent(new URL(baseUrl).pathname).replace(/\/+$/, "");
  const name =
    path
      .replace(/\/resolve\/[^/]+$/, "")
      .split("/")
      .at(-1) ?? "";
  return /^[\w.-]+$/.test(name) && !name.startsWith(".") ? name : "sentence-model";
}

/**
 * Fetches a model into a folder beside the others and gives it its name when it is whole, so that nobody ever meets half of one.
 * A connection that breaks is taken up where it broke, now or the next time this is called. Sums are held against those the maker wrote down.
 * @returns the model's folder. Refuses with MODEL_UNREACHABLE or, when what came is not what was promised, MODEL_DAMAGED.
 */
export async function fetchModel(what: ModelFetch): Promise<Result<string, ModelRefusal>> {
  const name = modelNameOf(what.baseUrl);
  const coming = join(what.modelFolder, `.${name}.coming`);
  // Asked for anew each time: it says which of the files that came before are still the right ones.
  await rm(join(coming, MAKERS_LIST), { force: true });
  const list = await fetchFile(what, { folder: coming, file: MAKERS_LIST });
  if (!list.ok) return list;
  const promised = list.value === null ? {} : readMakersList(await readFile(join(coming, MAKERS_LIST), "utf8"));
  const sums: Checksums = {};
  const take = async (file: string): Promise<Result<string | null, ModelRefusal>> => {
    const fetched = await fetchFile(what, { folder: coming, file, promised: promised[file] });
    if (fetched.ok && fetched.value !== null) sums[file] = fetched.value;
    return fetched;
  };
  for (const file of [...MODEL_FILES, ...OPTIONAL]) {
    const fetched = await take(file);
    if (!fetched.ok) return fetched;
    if (fetched.value === null && !OPTIONAL.includes(file)) return unreachable(file, "the server does not have it");
  }
  let weights: string | null = null;
  for (const file of WEIGHTS) {
    const fetched = await take(file);
    if (!fetched.ok) return fetched;
    weights = fetched.value;
    if (weights !== null) break;
  }
  if (weights === null) return unreachable(WEIGHTS[0] ?? "", "the server has no weights of a kind we know");
  await writeFile(join(coming, OWN_LIST), JSON.stringify(sums, null, 2));
  const whole = await readModelFolder(coming);
  if (!whole.ok) {
    await rm(coming, { recursive: true, force: true });
    return whole;
  }
  const folder = join(what.modelFolder, name);
  await rm(folder, { recursive: true, force: true });
  await rename(coming, folder);
  return ok(folder);
}

interface Wanted {
  folder: string;
  file: string;
  promised?: string | undefined;
}

/** One file, whole: its checksum, or `null` when the server does not have it. */
async function fetchFile(what: ModelFetch, { folder, file, promised }: Wanted): Promise<Result<string | null, ModelRefusal>> {
  const path = join(folder, file);
  if (await sizeOf(path)) {
    const sum = await checksumOf(path);
    if (promised === undefined || promised === sum) return ok(sum);
  }
  await mkdir(dirname(path), { recursive: true });
  let before = -1;
  let why = "";
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const have = await sizeOf(`${path}.part`);
    // Tried again as long as every try brings something, and once more.
    if (attempt > 1 && have <= before) break;
    before = have;
    try {
      const { state, sum } = await receive(what, { file, path, have });
      if (state === "absent") return ok(null);
      if (state === "refused") return unreachable(file, sum);
      const wanted = promised ?? (STRONG_SUM.exec(sum)?.[1]?.toLowerCase() || null);
      const got = await checksumOf(`${path}.part`);
      if (wanted !== null && wanted !== got) {
        await rm(`${path}.part`, { force: true });
        return refuse("MODEL_DAMAGED", `The model file ${file} came, but its checksum is not the one that was promised`, { file });
      }
      await rename(`${path}.part`, path);
      return ok(got);
    } catch (error) {
      if (what.signal?.aborted) return unreachable(file, "it was stopped");
      why = error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : String(error);
    }
  }
  return unreachable(file, why);
}

/** Asks for what is still missing of a file and appends it. @throws when the connection breaks or less comes than was said. */
async function receive(
  { baseUrl, fetch, onProgress, signal }: ModelFetch,
  { file, path, have }: { file: string; path: string; have: number },
): Promise<{ state: "whole" | "absent" | "refused"; sum: string }> {
  const part = `${path}.part`;
  const kept = have > 0 ? await readFile(`${part}.etag`, "utf8").catch(() => "") : "";
  // A part is only continued when the server can say that it is still the same file.
  const headers: Record<string, string> = kept ? { range: `bytes=${have}-`, "if-range": kept } : {};
  const response = await fetch(`${baseUrl.replace(/\/+$/, "")}/${file}`, { headers, ...(signal ? { signal } : {}) });
  if (response.status === 404) return { state: "absent", sum: "" };
  if (response.status === 416) {
    await rm(part, { force: true });
    throw new Error("the server has less of it than we have");
  }
  if (!response.ok || !response.body) return { state: "refused", sum: `the server answered ${response.status}` };
  const from = response.status === 206 ? have : 0;
  const etag = response.headers.get("etag") ?? "";
  await writeFile(`${part}.etag`, etag.startsWith("W/") ? "" : etag);
  const length = Number(response.headers.get("content-length"));
  const total = length > 0 && !response.headers.get("content-encoding") ? from + length : null;
  let received = from;
  const out = await open(part, from > 0 ? "a" : "w");
  try {
    // Written piece by piece: what came before the connection broke is kept.
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      await out.writeFile(chunk);
      received += chunk.byteLength;
      onProgress?.({ file, received, total });
    }
  } finally {
    await out.close();
  }
  if (total !== null && received !== total) throw new Error(`${received} of ${total} bytes came`);
  await rm(`${part}.etag`, { force: true });
  return { state: "whole", sum: response.headers.get("x-linked-etag") ?? etag };
}

function unreachable(file: string, why: string): Result<never, ModelRefusal> {
  return refuse("MODEL_UNREACHABLE", `The model file ${file} could not be fetched: ${why}`, { file });
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() ? found.size : 0;
}
