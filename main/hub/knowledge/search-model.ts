import type { Refusal } from "../kernel/result.ts";
import { chooseEmbedder } from "./embedders.ts";
import type { Knowledge } from "./knowledge.ts";
import { fetchModel } from "./model-fetch.ts";
import type { ModelRefusal } from "./model-files.ts";

/** What is wrong with the model that lies there or was to be fetched. */
export interface ModelProblem {
  code: ModelRefusal;
  message: string;
  file: string | null;
}

/** How far the fetching of a model is. Bytes; `total` of this file, `null` when the server does not say. */
interface FetchProgress {
  file: string;
  received: number;
  total: number | null;
}

/** What the search model of an installation is made of. */
export interface SearchModelDeps {
  knowledge: Pick<Knowledge, "adopt" | "embedderId">;
  modelFolder: string;
  fetch: typeof globalThis.fetch;
  log(level: "info" | "warn", line: string): void;
  /** Found when the index was opened. */
  problem: ModelProblem | null;
}

/** The sentence model of this installation: looks in the folder, fetches from a mirror, and gives it to the search. */
export interface SearchModel {
  fetching(): FetchProgress | null;
  problem(): ModelProblem | null;
  /** Looks in the folder anew; what lies there is used, the built-in embedder without. */
  look(): Promise<void>;
  /** Fetches from an address and uses what came; one fetch at a time. Resolves when it ended, however it did. */
  fetchFrom(address: string): Promise<void>;
  /** Ends a fetch; what came is kept for the next one. Resolves when nothing is written any more. */
  stop(): Promise<void>;
}

/** As a problem for a screen. */
export function problemOf({ code, message, details }: Refusal<ModelRefusal>): ModelProblem {
  return { code, message, file: typeof details?.file === "string" ? details.file : null };
}

/** Opens it; nothing is looked for or fetched before it is asked to. */
export function openSearchModel(deps: SearchModelDeps): SearchModel {
  let problem = deps.problem;
  let progress: FetchProgress | null = null;
  let running: { end: AbortController; ended: Promise<void> } | null = null;
  const note = (refusal: Refusal<ModelRefusal>): void => {
    problem = problemOf(refusal);
    deps.log("warn", refusal.message);
  };
  const look = async (): Promise<void> => {
    problem = null;
    // A new index is made in the background: nobody waits for it here.
    void deps.knowledge.adopt(await chooseEmbedder({ modelFolder: deps.modelFolder, tell: note }));
  };
  const run = async (address: string, signal: AbortSignal): Promise<void> => {
    problem = null;
    progress = { file: "", received: 0, total: null };
    try {
      const onProgress = (now: FetchProgress): void => {
        progress = now;
      };
      const fetched = await fetchModel({ modelFolder: deps.modelFolder, baseUrl: address, fetch: deps.fetch, onProgress, signal });
      if (fetched.ok) await look();
      else if (!signal.aborted) note(fetched.refusal);
    } catch (fault) {
      // A full disk or a folder that may not be written: a person must hear of it, the search goes on as it is.
      note({ code: "MODEL_UNREACHABLE", message: `The model could not be kept: ${fault instanceof Error ? fault.message : String(fault)}` });
    } finally {
      progress = null;
      running = null;
    }
  };
  return {
    fetching: () => progress,
    problem: () => problem,
    look,
    fetchFrom: (address) => {
      if (!running) {
        const end = new AbortController();
        running = { end, ended: Promise.resolve() };
        running.ended = run(address, end.signal);
      }
      return running?.ended ?? Promise.resolve();
    },
    stop: async () => {
      running?.end.abort();
      await running?.ended;
    },
  };
}
