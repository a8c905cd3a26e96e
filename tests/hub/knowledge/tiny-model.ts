import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Writes a sentence model small enough to read: a table of vectors, a look-up by token, and the mean over the tokens. The ONNX file is
 * protocol-buffer bytes put together by hand after the public schema, so that nothing has to be downloaded to test the loading.
 */
const TOKENS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", ..."退款发票快递碎了什么时候到账开吗问"];
const WIDTH = 8;

/** Puts the model's files into a folder, as if somebody had copied them there. */
export async function writeTinyModel(folder: string): Promise<void> {
  await mkdir(join(folder, "onnx"), { recursive: true });
  const vocab = Object.fromEntries(TOKENS.map((token, id) => [token, id]));
  const special = [0, 1, 2, 3, 4].map((id) => ({
    id,
    content: TOKENS[id],
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  }));
  const tokenizer = {
    version: "1.0",
    truncation: null,
    padding: null,
    added_tokens: special,
    normalizer: { type: "BertNormalizer", clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: true },
    pre_tokenizer: { type: "BertPreTokenizer" },
    post_processor: {
      type: "TemplateProcessing",
      single: [{ SpecialToken: { id: "[CLS]", type_id: 0 } }, { Sequence: { id: "A", type_id: 0 } }, { SpecialToken: { id: "[SEP]", type_id: 0 } }],
      pair: [],
      special_tokens: { "[CLS]": { id: "[CLS]", ids: [2], tokens: ["[CLS]"] }, "[SEP]": { id: "[SEP]", ids: [3], tokens: ["[SEP]"] } },
    },
    decoder: { type: "WordPiece", prefix: "##", cleanup: true },
    model: { type: "WordPiece", unk_token: "[UNK]", continuing_subword_prefix: "##", max_input_chars_per_word: 100, vocab },
  };
  const names = { pad_token: "[PAD]", unk_token: "[UNK]", cls_token: "[CLS]", sep_token: "[SEP]", mask_token: "[MASK]" };
  await writeFile(join(folder, "tokenizer.json"), JSON.stringify(tokenizer));
  await writeFile(join(folder, "tokenizer_config.json"), JSON.stringify({ tokenizer_class: "BertTokenizer", model_max_length: 64, ...names }));
  await writeFile(
    join(folder, "config.json"),
    JSON.stringify({ model_type: "bert", architectures: ["BertModel"], hidden_size: WIDTH, vocab_size: TOKENS.length }),
  );
  await writeFile(join(folder, "onnx", "model_quantized.onnx"), onnxModel());
}

function onnxModel(): Uint8Array {
  const table = Float32Array.from({ length: TOKENS.length * WIDTH }, (_, at) => ((((at + 1) * 2654435761) % 997) / 997 - 0.5) * (at < 5 * WIDTH ? 0.01 : 1));
  const initializer = message([varint(1, TOKENS.length), varint(1, WIDTH), varint(2, 1), text(8, "table"), bytes(9, new Uint8Array(table.buffer))]);
  const gather = message([text(1, "table"), text(1, "input_ids"), text(2, "rows"), text(4, "Gather")]);
  const axes = message([text(1, "axes"), varint(8, 1), varint(20, 7)]);
  const keep = message([text(1, "keepdims"), varint(3, 1), varint(20, 2)]);
  const mean = message([text(1, "rows"), text(2, "last_hidden_state"), text(4, "ReduceMean"), bytes(5, axes), bytes(5, keep)]);
  const inputs = ["input_ids", "attention_mask", "token_type_ids"].map((name) => bytes(11, valueInfo(name, 7, ["batch", "tokens"])));
  const output = bytes(12, valueInfo("last_hidden_state", 1, ["batch", "one", WIDTH]));
  const graph = message([bytes(1, gather), bytes(1, mean), text(2, "tiny"), bytes(5, initializer), ...inputs, output]);
  return message([varint(1, 8), bytes(7, graph), bytes(8, message([text(1, ""), varint(2, 13)]))]);
}

function valueInfo(name: string, type: number, dimensions: (string | number)[]): Uint8Array {
  const shape = message(dimensions.map((dimension) => bytes(1, message([typeof dimension === "string" ? text(2, dimension) : varint(1, dimension)]))));
  return message([text(1, name), bytes(2, message([bytes(1, message([varint(1, type), bytes(2, shape)]))]))]);
}

function message(parts: Uint8Array[]): Uint8Array {
  return Buffer.concat(parts);
}

function varint(field: number, value: number): Uint8Array {
  return Uint8Array.from([...number(field << 3), ...number(value)]);
}

function bytes(field: number, content: Uint8Array): Uint8Array {
  return Buffer.concat([Uint8Array.from([...number((field << 3) | 2), ...number(content.byteLength)]), content]);
}

function text(field: number, content: string): Uint8Array {
  return bytes(field, new TextEncoder().encode(content));
}

function number(value: number): number[] {
  const out: number[] = [];
  let rest = value;
  while (rest > 127) {
    out.push((rest & 127) | 128);
    rest >>>= 7;
  }
  return [...out, rest];
}
