import { ok, type Refusal } from "../kernel/result.ts";
import { builtinEmbedder } from "./builtin-embedder.ts";
import type { EmbedderGiven, EmbedderSource, EmbedderWay } from "./embedder.ts";
import type { ModelRefusal } from "./model-files.ts";
import { sentenceModel } from "./transformers-embedder.ts";

const builtin: EmbedderWay = { name: "built-in", open: async () => ok(builtinEmbedder) };

/** Every embedder there is, the best first; a new one is its file and a place here. The last one needs nothing and always opens. */
export const embedders: readonly [...EmbedderWay[], EmbedderWay] = [sentenceModel, builtin];

/** The best embedder that can be opened with what is given. One that is not there is passed over silently, one that is broken is told. */
export async function chooseEmbedder(given: EmbedderGiven & { tell?(refusal: Refusal<ModelRefusal>): void }): Promise<EmbedderSource> {
  for (const { open } of embedders) {
    const opened = await open(given);
    if (opened.ok) return opened.value;
    if (opened.refusal.code !== "MODEL_MISSING") given.tell?.(opened.refusal);
  }
  return builtinEmbedder;
}
