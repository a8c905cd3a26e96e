import { basename, dirname } from "node:path";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { Embedder, EmbedderWay } from "./embedder.ts";
import type { ModelRefusal } from "./model-files.ts";
import { findModel, type ModelFolder, type Pooling } from "./model-folder.ts";

/** Taken before others that lie beside it. */
const DEFAULT_MODEL = "bge-small-zh-v1.5";

/** A model run by ONNX; close it to free its memory. */
export interface TransformersEmbedder extends Embedder {
  close(): Promise<void>;
}

const BATCH = 32;
/** A real model knows what words mean: found on one half of a data set's questions, checked on the other. */
const SEMANTIC_SHARE = 0.6;

/** The sentence model of an installation: the one that lies in its folder. */
export const sentenceModel: EmbedderWay = { name: "sentence model", open: ({ modelFolder }) => openTransformersEmbedder(modelFolder) };

/**
 * Loads the sentence model that lies in the folder or in one of its folders.
 * Refuses with a {@link ModelRefusal} that names the file; files that are no model are a MODEL_DAMAGED as well.
 */
export async function openTransformersEmbedder(folder: string): Promise<Result<TransformersEmbedder, ModelRefusal>> {
  const found = await findModel(folder, DEFAULT_MODEL);
  if (!found.ok) return found;
  const { name, weights } = found.value;
  try {
    return ok(await load(found.value));
  } catch (error) {
    const why = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    return refuse("MODEL_DAMAGED", `The model ${name} cannot be loaded: ${why}`, { file: weights.file, model: name, zh: `模型 ${name} 无法加载：${why}` });
  }
}

/** Token vectors of a batch, as the runtime gives them. */
interface Tokens {
  data: ArrayLike<number>;
  dims: readonly number[];
}

async function load(model: ModelFolder): Promise<TransformersEmbedder> {
  // Imported here: the runtime behind it takes a second to load, which a shop with the built-in embedder never pays.
  const { env, AutoModel, AutoTokenizer } = await import("@huggingface/transformers");
  env.allowRemoteModels = false;
  env.localModelPath = dirname(model.folder);
  const name = basename(model.folder);
  const tokenizer = await AutoTokenizer.from_pretrained(name, { local_files_only: true });
  const dtype = model.weights.kind as "fp32";
  const network = await AutoModel.from_pretrained(name, { dtype, local_files_only: true, session_options: { intraOpNumThreads: 1 } });
  const embedSome = async (texts: readonly string[]): Promise<Float32Array[]> => {
    const input = tokenizer(
      texts.map((text) => model.prefix + text.toWellFormed()),
      { padding: true, truncation: true, max_length: model.mostTokens },
    );
    const output = (await network(input)) as { sentence_embedding?: Tokens; last_hidden_state?: Tokens; token_embeddings?: Tokens };
    const mask = (input.attention_mask as { data: ArrayLike<number | bigint> }).data;
    const tokens = output.sentence_embedding ?? output.last_hidden_state ?? output.token_embeddings;
    if (!tokens) throw new Error("it gives no vectors of tokens");
    return texts.map((_, at) => pooled({ tokens, mask, width: mask.length / texts.length, pooling: model.pooling ?? "mean" }, at));
  };
  const [probe] = await embedSome(["问"]);
  const dimensions = probe?.length ?? 0;
  if (dimensions === 0 || (model.dimensions !== null && model.dimensions !== dimensions))
    throw new Error(`its vectors have ${dimensions} directions and config.json says ${model.dimensions}`);
  const most = model.roundsByBatch ? 1 : BATCH;
  return {
    id: `${name}:${dimensions}:${model.checksum.slice(0, 12)}`,
    dimensions,
    semanticShare: SEMANTIC_SHARE,
    embed: (texts) => embedByLength(texts, most, embedSome),
    close: async () => void (await network.dispose()),
  };
}

/** Texts of like length share a batch: every text is padded to the longest beside it. */
async function embedByLength(
  texts: readonly string[],
  most: number,
  embedSome: (texts: readonly string[]) => Promise<Float32Array[]>,
): Promise<Float32Array[]> {
  const order = [...texts.keys()].sort((a, b) => (texts[a]?.length ?? 0) - (texts[b]?.length ?? 0));
  const out = new Array<Float32Array>(texts.length);
  for (let from = 0; from < order.length; from += most) {
    const part = order.slice(from, from + most);
    const vectors = await embedSome(part.map((at) => texts[at] ?? ""));
    part.forEach((at, place) => {
      out[at] = vectors[place] ?? new Float32Array();
    });
  }
  return out;
}

interface Batch {
  tokens: Tokens;
  mask: ArrayLike<number | bigint>;
  /** Tokens a row of the mask. */
  width: number;
  pooling: Pooling;
}

/** One text's vector of length 1. A model that pools by itself gives a vector a text, or the same one for each token. */
function pooled({ tokens, mask, width, pooling }: Batch, at: number): Float32Array {
  const directions = tokens.dims.at(-1) ?? 0;
  const rows = tokens.dims.length === 3 ? (tokens.dims[1] ?? 1) : 1;
  const out = new Float32Array(directions);
  for (let row = 0; row < (pooling === "cls" ? 1 : rows); row++) {
    if (rows === width && Number(mask[at * width + row] ?? 1) === 0) continue;
    const from = (at * rows + row) * directions;
    for (let k = 0; k < directions; k++) out[k] = (out[k] ?? 0) + Number(tokens.data[from + k] ?? 0);
  }
  const length = Math.sqrt(out.reduce((sum, value) => sum + value * value, 0));
  return length === 0 ? out : out.map((value) => value / length);
}
