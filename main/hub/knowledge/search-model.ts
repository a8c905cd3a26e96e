import { basename, join } from "node:path";
import type { SearchModelState, SearchModelView } from "../contract/search-models.ts";
import { ok, type Refusal, type Result } from "../kernel/result.ts";
import { builtinEmbedder } from "./builtin-embedder.ts";
import type { EmbedderSource } from "./embedder.ts";
import { chooseEmbedder } from "./embedders.ts";
import type { Knowledge } from "./knowledge.ts";
import { comingModels } from "./model-coming.ts";
import { ENDS, fetchModel } from "./model-fetch.ts";
import type { ModelRefusal } from "./model-files.ts";
import { listModels } from "./model-list.ts";
import { openTransformersEmbedder, type TransformersEmbedder } from "./transformers-embedder.ts";

/** What somebody chose: a model's name, `null` = the built-in embedder; `undefined` = nobody did, and the first whole model is taken. */
export type Choice = string | null | undefined;

/** What is wrong with the model that lies there or was to be fetched, in both languages. */
export interface ModelProblem {
  code: ModelRefusal;
  file: string | null;
  told: { zh: string; en: string };
}

/** What the search model of an installation is made of. */
export interface SearchModelDeps {
  knowledge: Pick<Knowledge, "adopt" | "keepOld" | "embedderId" | "reindexing" | "settled" | "size">;
  modelFolder: string;
  fetch: typeof globalThis.fetch;
  log(level: "info" | "warn", line: string): void;
  /** Found when the index was opened. */
  problem: ModelProblem | null;
  /** What the index was opened with, and what was chosen. */
  opened: EmbedderSource;
  chosen: Choice;
}

/** The sentence model of this installation: lists what lies in the folder, takes one, fetches from a mirror, and gives it to the search. */
export interface SearchModel {
  state(): Promise<SearchModelState>;
  /** Opens a model and gives it to the search; `null` = the built-in embedder. A damaged one is refused, and what answers goes on. */
  choose(name: string | null): Promise<Result<null, ModelRefusal>>;
  /** Fetches from an address, going on with what came; one fetch at a time. What came is taken where nobody chose another. Resolves when it ended, however it did. */
  fetchFrom(address: string): Promise<void>;
  /** Goes on with fetches that a kill broke off. */
  resume(): Promise<void>;
  /** Ends a fetch; what came is kept for the next one. Resolves when nothing is written any more. */
  stopFetch(): Promise<void>;
  /** Drops a new index that is being made. @returns the name of what answers */
  stopReindex(): Promise<string | null>;
  /** The program ends: nothing is written any more, and what was under way goes on at the next start. */
  close(): Promise<void>;
}

/** As a problem for a screen. */
export function problemOf({ code, message, details }: Refusal<ModelRefusal>): ModelProblem {
  const zh = typeof details?.zh === "string" ? details.zh : message;
  return { code, file: typeof details?.file === "string" ? details.file : null, told: { zh, en: message } };
}

/** The model whose embedder has an id; `null` for the built-in one. */
export function modelNamed(embedderId: string | null): string | null {
  return /^(.*):\d+:[0-9a-f]{12}$/.exec(embedderId ?? "")?.[1]?.replace(/^builtin-.*$/, "") || null;
}

/** Opens the embedder that was chosen, or where nobody chose the best there is. One that is broken is told, and the built-in one is given. */
export async function openChosen(
  { modelFolder, chosen }: { modelFolder: string; chosen: Choice },
  tell: (refusal: Refusal<ModelRefusal>) => void,
): Promise<EmbedderSource> {
  if (chosen === null) return builtinEmbedder;
  if (chosen === undefined) return chooseEmbedder({ modelFolder, tell });
  const opened = await openNamed(modelFolder, chosen);
  if (opened.ok) return opened.value;
  tell(opened.refusal);
  return builtinEmbedder;
}

/** Opens one model of the folder by its name. */
export function openNamed(modelFolder: string, name: string): Promise<Result<TransformersEmbedder, ModelRefusal>> {
  return openTransformersEmbedder(basename(modelFolder) === name ? modelFolder : join(modelFolder, basename(name)));
}

/** Opens it; nothing is looked for or fetched before it is asked to. */
export function openSearchModel(deps: SearchModelDeps): SearchModel {
  const { knowledge, modelFolder } = deps;
  let { problem, chosen } = deps;
  let held: EmbedderSource = deps.opened;
  let progress: SearchModelState["fetching"] = null;
  let running: { end: AbortController; ended: Promise<void> } | null = null;
  const note = (refusal: Refusal<ModelRefusal>): void => {
    problem = problemOf(refusal);
    deps.log("warn", refusal.message);
  };
  /** A new index is made in the background: nobody waits for it here. The model before it is let go when the new one answers. */
  const give = (next: EmbedderSource): void => {
    const before = held;
    held = next;
    void knowledge.adopt(next).then(() => (held === next && before !== next ? letGo(before) : undefined));
  };
  const choose = async (name: string | null): Promise<Result<null, ModelRefusal>> => {
    problem = null;
    const opened = name === null ? ok(builtinEmbedder) : await openNamed(modelFolder, name);
    if (!opened.ok) return opened;
    chosen = name;
    give(opened.value);
    return ok(null);
  };
  const run = async (address: string, signal: AbortSignal): Promise<void> => {
    problem = null;
    progress = { address, file: "", received: 0, total: null };
    try {
      const onProgress = (now: { file: string; received: number; total: number | null }): void => {
        progress = { address, ...now };
      };
      const fetched = await fetchModel({ modelFolder, baseUrl: address, fetch: deps.fetch, onProgress, signal });
      if (!fetched.ok) return signal.aborted ? undefined : note(fetched.refusal);
      // Who chose another keeps it; the new one stands in the list.
      if (chosen === undefined) give(await openChosen({ modelFolder, chosen }, note));
    } catch (fault) {
      // A full disk or a folder that may not be written: a person must hear of it, the search goes on as it is.
      const why = fault instanceof Error ? fault.message : String(fault);
      note({ code: "MODEL_UNREACHABLE", message: `The model could not be kept: ${why}`, details: { zh: `模型无法保存：${why}` } });
    } finally {
      progress = null;
      running = null;
    }
  };
  const fetchFrom = (address: string): Promise<void> => {
    if (!running) {
      const end = new AbortController();
      running = { end, ended: Promise.resolve() };
      running.ended = run(address, end.signal);
    }
    return running?.ended ?? Promise.resolve();
  };
  const stopFetch = async (): Promise<void> => {
    running?.end.abort("stopped");
    await running?.ended;
  };
  return {
    choose,
    fetchFrom,
    stopFetch,
    resume: async () => {
      for (const { address, isRunning } of await comingModels(modelFolder)) if (isRunning) await fetchFrom(address);
    },
    stopReindex: async () => {
      await knowledge.keepOld();
      chosen = modelNamed(knowledge.embedderId());
      if (modelNamed(idOf(held)) !== chosen) {
        await letGo(held);
        held = builtinEmbedder;
      }
      return chosen;
    },
    close: async () => {
      running?.end.abort(ENDS);
      await running?.ended;
    },
    state: async () => {
      const [models, coming, indexed] = await Promise.all([listModels(modelFolder), comingModels(modelFolder), knowledge.size()]);
      return {
        folder: modelFolder,
        models: models.map(shown),
        answers: modelNamed(knowledge.embedderId()),
        chosen: chosen === undefined ? modelNamed(idOf(held)) : chosen,
        indexed,
        reindexing: knowledge.reindexing(),
        fetching: progress,
        coming: coming.filter(({ address }) => address !== progress?.address).map(({ name, address, bytes }) => ({ name, address, bytes })),
        problem: problem?.told ?? null,
      };
    },
  };
}

const idOf = (source: EmbedderSource): string | null => ("id" in source ? source.id : null);

async function letGo(source: EmbedderSource): Promise<void> {
  if ("close" in source) await (source as TransformersEmbedder).close().catch(() => undefined);
}

function shown({ name, read }: Awaited<ReturnType<typeof listModels>>[number]): SearchModelView {
  if (!read.ok) return { name, state: "damaged", told: problemOf(read.refusal).told, dimensions: null, pooling: null, bytes: null };
  const { dimensions, pooling, bytes } = read.value;
  return { name, state: "usable", told: null, dimensions, pooling, bytes };
}
