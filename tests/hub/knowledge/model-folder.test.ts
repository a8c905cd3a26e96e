import { existsSync } from "node:fs";
import { chmod, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findModel, type ModelFolder, readModelFolder } from "../../../main/hub/knowledge/model-folder.ts";
import { openTransformersEmbedder } from "../../../main/hub/knowledge/transformers-embedder.ts";
import { freshFolder } from "./examples.ts";
import { writeTinyModel } from "./tiny-model.ts";

const REAL = "../shared/models/multilingual-e5-small-zh";

async function tiny(files: Record<string, unknown> = {}, name = "tiny"): Promise<string> {
  const folder = join(await freshFolder(), name);
  await writeTinyModel(folder);
  for (const [file, content] of Object.entries(files)) {
    await mkdir(join(folder, file, ".."), { recursive: true });
    await writeFile(join(folder, file), typeof content === "string" ? content : JSON.stringify(content));
  }
  return folder;
}

async function read(folder: string): Promise<ModelFolder> {
  const found = await readModelFolder(folder);
  if (!found.ok) throw new Error(found.refusal.message);
  return found.value;
}

describe("what a model's own files say", () => {
  it("is how it pools, what is put before a text, how wide and how long it is", async () => {
    const folder = await tiny({
      "1_Pooling/config.json": { pooling_mode_cls_token: false, pooling_mode_mean_tokens: true },
      "config_sentence_transformers.json": { prompts: { query: "query: ", passage: "passage: " } },
      "sentence_bert_config.json": { max_seq_length: 32 },
    });
    expect(await read(folder)).toMatchObject({ pooling: "mean", prefix: "query: ", dimensions: 8, mostTokens: 32, weights: { kind: "q8" } });
    const cls = await tiny({ "1_Pooling/config.json": { pooling_mode_cls_token: true } });
    expect(await read(cls)).toMatchObject({ pooling: "cls", prefix: "", mostTokens: 64 });
  });

  it("is the family where a converted copy has lost it, and nothing where nobody says", async () => {
    expect((await read(await tiny({ "config.json": { hidden_size: 8, _name_or_path: "BAAI/bge-small-zh-v1.5" } }))).pooling).toBe("cls");
    expect((await read(await tiny({}, "gte-small-zh"))).pooling).toBe("mean");
    expect((await read(await tiny())).pooling).toBeNull();
  });

  it("decides the vectors, and the id with them", async () => {
    const plain = await openTransformersEmbedder(await tiny());
    const prefixed = await openTransformersEmbedder(await tiny({ "config_sentence_transformers.json": { prompts: { query: "发票" } } }));
    if (!plain.ok || !prefixed.ok) throw new Error("the tiny model did not open");
    expect(prefixed.value.id).not.toBe(plain.value.id);
    expect(await prefixed.value.embed(["退款"])).toEqual(await plain.value.embed(["发票退款"]));
  });

  it("prefers weights that do not round by what stands beside a text", async () => {
    const folder = await tiny();
    const weights = await readFile(join(folder, "onnx/model_quantized.onnx"));
    expect((await read(folder)).roundsByBatch).toBe(false);
    await writeFile(join(folder, "onnx/model_quantized.onnx"), Buffer.concat([weights, Buffer.from("DynamicQuantizeLinear")]));
    expect(await read(folder)).toMatchObject({ roundsByBatch: true, weights: { kind: "q8" } });
    await writeFile(join(folder, "onnx/model.onnx"), weights);
    expect(await read(folder)).toMatchObject({ roundsByBatch: false, weights: { kind: "fp32" } });
  });
});

describe("a folder with something wrong in it", () => {
  it.each(["tokenizer.json", "tokenizer_config.json"])("is named by the file that is missing: %s", async (file) => {
    const folder = await tiny();
    await rm(join(folder, file));
    expect(await readModelFolder(folder)).toMatchObject({
      ok: false,
      refusal: { code: "MODEL_DAMAGED", details: { file }, message: expect.stringContaining(file) },
    });
  });

  it("is named by the file that is of another model or cut off", async () => {
    const other = await tiny({ "config.json": { model_type: "bert", hidden_size: 9 } });
    expect(await openTransformersEmbedder(other)).toMatchObject({ ok: false, refusal: { code: "MODEL_DAMAGED", message: expect.stringContaining("9") } });
    const cut = await tiny({ "tokenizer.json": '{"version": "1.0", "trunc' });
    expect(await readModelFolder(cut)).toMatchObject({ ok: false, refusal: { details: { file: "tokenizer.json" } } });
    const listed = await tiny({ SHA256SUMS: `${"0".repeat(64)}  onnx/model_quantized.onnx\n` });
    expect(await readModelFolder(listed)).toMatchObject({ ok: false, refusal: { details: { file: "onnx/model_quantized.onnx" } } });
  });

  it("is passed over where a whole model lies beside it", async () => {
    const folder = await tiny({}, "b-whole");
    const above = join(folder, "..");
    await mkdir(join(above, "a-half", "onnx"), { recursive: true });
    await mkdir(join(above, "notes"));
    expect(await findModel(above, "none")).toMatchObject({ ok: true, value: { name: "b-whole" } });
    await rm(folder, { recursive: true });
    expect(await findModel(above, "none")).toMatchObject({ ok: false, refusal: { code: "MODEL_DAMAGED", details: { model: "a-half", file: "config.json" } } });
    expect(await findModel(join(above, "notes"), "none")).toMatchObject({ ok: false, refusal: { code: "MODEL_MISSING" } });
  });

  it("is never written to", async () => {
    const folder = await tiny();
    const before = await readdir(folder);
    await chmod(folder, 0o555);
    expect((await openTransformersEmbedder(folder)).ok).toBe(true);
    expect(await readdir(folder)).toEqual(before);
    await chmod(folder, 0o755);
  });
});

describe.skipIf(!existsSync(REAL))("a real sentence model", () => {
  it("tells like from unlike, the same alone as in a batch, and takes what is longer than it can read", async () => {
    const opened = await openTransformersEmbedder(REAL);
    if (!opened.ok) throw new Error(opened.refusal.message);
    const embedder = opened.value;
    const texts = ["快递到哪里了", "我的包裹现在在什么位置", "怎么开发票", "退款".repeat(10_000)];
    const [parcel = new Float32Array(), where = parcel, invoice = parcel, long = parcel] = await embedder.embed(texts);
    const cosine = (a: Float32Array, b: Float32Array): number => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
    expect(cosine(parcel, where)).toBeGreaterThan(cosine(parcel, invoice) + 0.2);
    expect(Math.hypot(...long)).toBeCloseTo(1, 3);
    const [alone = parcel] = await embedder.embed([texts[0] ?? ""]);
    expect(cosine(alone, parcel)).toBeGreaterThan(0.9999);
    await embedder.close();
  });
});
