import { mkdir, open, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { comingFolder, noteSource, SOURCE } from "./model-coming.ts";
import { type Checksums, checksumOf, MAKERS_LIST, type ModelRefusal, OWN_LIST, readMakersList, sizeOf } from "./model-files.ts";
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
  /** A connection that brings nothing for so long is broken off and taken up anew, ms. */
  silenceMs?: number;
}

/** What says how the model is to be used, where its maker wrote it down. */
const OPTIONAL = ["special_tokens_map.json", "1_Pooling/config.json", "config_sentence_transformers.json", "sentence_bert_config.json"];
/** The first that the server has. Those that round by their batch (dynamic int8) come last. */
const WEIGHTS = ["onnx/model.onnx", "onnx/model_q4.onnx", "onnx/model_quantized.onnx"];
const MOST_TRIES = 5;
const SILENCE_MS = 30_000;
/** The reason of a `signal` that ends a fetch because the program ends. */
export const ENDS = "ends";
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
  const coming = comingFolder(what.modelFolder, name);
  await mkdir(coming, { recursive: true });
  await noteSource(coming, { address: what.baseUrl, isRunning: true });
  const fetched = await fetchInto(what, { coming, folder: join(what.modelFolder, name) });
  // A program that ends is no stop: it goes on at the next start.
  const isEnding = what.signal?.aborted && what.signal.reason === ENDS;
  if (!fetched.ok && !isEnding && (await sizeOf(join(coming, SOURCE))) > 0) await noteSource(coming, { address: what.baseUrl, isRunning: false });
  return fetched;
}

async function fetchInto(what: ModelFetch, { coming, folder }: { coming: string; folder: string }): Promise<Result<string, ModelRefusal>> {
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
    if (fetched.value === null && !OPTIONAL.includes(file)) return unreachable(file, { zh: "服务器上没有", en: "the server does not have it" });
  }
  let weights: string | null = null;
  for (const file of WEIGHTS) {
    const fetched = await take(file);
    if (!fetched.ok) return fetched;
    weights = fetched.value;
    if (weights !== null) break;
  }
  if (weights === null) return unreachable(WEIGHTS[0] ?? "", { zh: "服务器上没有可用的权重文件", en: "the server has no weights of a kind we know" });
  await writeFile(join(coming, OWN_LIST), JSON.stringify(sums, null, 2));
  const whole = await readModelFolder(coming);
  if (!whole.ok) {
    await rm(coming, { recursive: true, force: true });
    return whole;
  }
  await rm(join(coming, SOURCE), { force: true });
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
  let why: Why = { zh: "", en: "" };
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const have = await sizeOf(`${path}.part`);
    // Tried again as long as every try brings something, and once more.
    if (attempt > 1 && have <= before) break;
    before = have;
    const silence = silenceOf(what.silenceMs ?? SILENCE_MS);
    try {
      const { state, sum } = await receive(what, { file, path, have }, silence);
      if (state === "absent") return ok(null);
      if (state === "refused") return unreachable(file, { zh: `服务器回答 ${sum}`, en: `the server answered ${sum}` });
      const wanted = promised ?? (STRONG_SUM.exec(sum)?.[1]?.toLowerCase() || null);
      const got = await checksumOf(`${path}.part`);
      if (wanted !== null && wanted !== got) {
        await rm(`${path}.part`, { force: true });
        return refuse("MODEL_DAMAGED", `The model file ${file} came, but its checksum is not the one that was promised`, {
          file,
          zh: `模型文件 ${file} 取到了，但校验值与公布的不符`,
        });
      }
      await rename(`${path}.part`, path);
      return ok(got);
    } catch (error) {
      if (what.signal?.aborted) return unreachable(file, { zh: "已停止", en: "it was stopped" });
      why = whyOf(error);
    } finally {
      silence.ends();
    }
  }
  return unreachable(file, why);
}

/** Breaks a connection off that brings nothing for so long. */
interface Silence {
  signal: AbortSignal;
  heard(): void;
  ends(): void;
}

function silenceOf(ms: number): Silence {
  const end = new AbortController();
  const broken = (): void => end.abort(new Broke({ zh: `${ms / 1000} 秒没有收到数据`, en: `nothing came for ${ms / 1000} s` }));
  let timer = setTimeout(broken, ms);
  const ends = (): void => clearTimeout(timer);
  return {
    signal: end.signal,
    ends,
    heard: () => {
      ends();
      timer = setTimeout(broken, ms);
    },
  };
}

/** Asks for what is still missing of a file and appends it. @throws when the connection breaks or less comes than was said. */
async function receive(
  { baseUrl, fetch, onProgress, signal }: ModelFetch,
  { file, path, have }: { file: string; path: string; have: number },
  silence: Silence,
): Promise<{ state: "whole" | "absent" | "refused"; sum: string }> {
  const part = `${path}.part`;
  const kept = have > 0 ? await readFile(`${part}.etag`, "utf8").catch(() => "") : "";
  // A part is only continued when the server can say that it is still the same file.
  const headers: Record<string, string> = kept ? { range: `bytes=${have}-`, "if-range": kept } : {};
  const response = await fetch(`${baseUrl.replace(/\/+$/, "")}/${file}`, { headers, signal: AbortSignal.any([silence.signal, ...(signal ? [signal] : [])]) });
  if (response.status === 404) return { state: "absent", sum: "" };
  if (response.status === 416) {
    await rm(part, { force: true });
    throw new Broke({ zh: "服务器上的文件比已收到的还短", en: "the server has less of it than we have" });
  }
  if (!response.ok || !response.body) return { state: "refused", sum: String(response.status) };
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
      silence.heard();
      await out.writeFile(chunk);
      received += chunk.byteLength;
      onProgress?.({ file, received, total });
    }
  } finally {
    await out.close();
  }
  if (total !== null && received !== total) throw new Broke({ zh: `只收到 ${received} / ${total} 字节`, en: `${received} of ${total} bytes came` });
  await rm(`${part}.etag`, { force: true });
  return { state: "whole", sum: response.headers.get("x-linked-etag") ?? etag };
}

/** Why something did not come, in both languages. */
interface Why {
  zh: string;
  en: string;
}
class Broke extends Error {
  readonly why: Why;
  constructor(why: Why) {
    super(why.en);
    this.why = why;
  }
}

/** What the network says is told as it says it. */
function whyOf(fault: unknown): Why {
  const own = [fault, (fault as { cause?: unknown } | null)?.cause].find((one): one is Broke => one instanceof Broke);
  if (own) return own.why;
  const said = fault instanceof Error ? (fault.cause instanceof Error ? fault.cause.message : fault.message) : String(fault);
  return { zh: said, en: said };
}

function unreachable(file: string, { zh, en }: Why): Result<never, ModelRefusal> {
  return refuse("MODEL_UNREACHABLE", `The model file ${file} could not be fetched: ${en}`, { file, zh: `模型文件 ${file} 没有取到：${zh}` });
}
