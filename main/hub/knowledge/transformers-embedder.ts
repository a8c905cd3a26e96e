import { basename, dirname, join, resolve } from "node:path";
import { ok, type Result } from "../kernel/result.ts";
import type { Embedder, EmbedderWay } from "./embedder.ts";
import { ensureModelFiles, type ModelPlace, type ModelRefusal } from "./model-files.ts";

/** The Chinese sentence model that is used when nothing else is configured: 512 directions, 24 MB. */
const DEFAULT_MODEL = {
  name: "bge-small-zh-v1.5",
  baseUrl: "https://huggingface.co/Xenova/bge-small-zh-v1.5/resolve/main",
  files: ["config.json", "tokenizer.json", "tokenizer_config.json", "onnx/model_quantized.onnx"],
} as const;

/** A model run by ONNX; close it to free its memory. */
export interface TransformersEmbedder extends Embedder {
  close(): Promise<void>;
}

const BATCH = 32;

/** The sentence model of an installation: the one that lies in its folder, or is fetched into it. */
export const sentenceModel: EmbedderWay = {
  name: DEFAULT_MODEL.name,
  open: ({ modelFolder, modelBaseUrl, ...rest }) => openTransformersEmbedder({ folder: join(modelFolder, DEFAULT_MODEL.name), baseUrl: modelBaseUrl, ...rest }),
};

/**
 * Loads a sentence model from its folder, fetching its files first when they are missing and an address is given.
 * Refuses with a {@link ModelRefusal} when there are no files to load; files that are no model are a MODEL_DAMAGED as well.
 */
export async function openTransformersEmbedder(place: Omit<ModelPlace, "files">): Promise<Result<TransformersEmbedder, ModelRefusal>> {
  const files = await ensureModelFiles({ ...place, files: DEFAULT_MODEL.files });
  if (!files.ok) return files;
  try {
    return ok(await load(resolve(place.folder), files.value["onnx/model_quantized.onnx"] ?? ""));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, refusal: { code: "MODEL_DAMAGED", message: `The model's files cannot be loaded: ${why}` } };
  }
}

async function load(folder: string, checksum: string): Promise<TransformersEmbedder> {
  // Imported here: the runtime behind it takes a second to load, which a shop with the built-in embedder never pays.
  const { env, pipeline } = await import("@huggingface/transformers");
  env.allowRemoteModels = false;
  env.localModelPath = dirname(folder);
  const run = await pipeline("feature-extraction", basename(folder), { dtype: "q8", local_files_only: true });
  const embed = async (texts: readonly string[]): Promise<Float32Array[]> => {
    const out: Float32Array[] = [];
    for (let from = 0; from < texts.length; from += BATCH) {
      const batch = texts.slice(from, from + BATCH);
      const tensor = await run(batch, { pooling: "cls", normalize: true });
      const values = Float32Array.from(tensor.data as Float32Array);
      const width = values.length / batch.length;
      batch.forEach((_, at) => {
        out.push(values.slice(at * width, (at + 1) * width));
      });
      tensor.dispose();
    }
    return out;
  };
  const [probe] = await embed(["\u95ee"]);
  const dimensions = probe?.length ?? 0;
  return { id: `${basename(folder)}:${dimensions}:${checksum.slice(0, 12)}`, dimensions, embed, close: async () => void (await run.dispose()) };
}
