import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { builtinEmbedder, openKnowledge } from "../../../main/hub/knowledge/index.ts";
import { strongestDirections } from "../../../main/hub/knowledge/lsa.ts";
import { openTransformersEmbedder } from "../../../main/hub/knowledge/transformers-embedder.ts";
import { EXAMPLES, freshFolder } from "./examples.ts";
import { writeTinyModel } from "./tiny-model.ts";

function cosine(a: Float32Array | undefined, b: Float32Array | undefined): number {
  return a && b ? a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0) : Number.NaN;
}

describe("the built-in embedder", () => {
  const texts = EXAMPLES.map((row) => row.question);
  const fitting = builtinEmbedder.fit(texts);

  it("finds the directions in which words occur together, though two of them never met in one text", async () => {
    // Features 0–3 are one topic, 4–7 another; the pairs (0,3) and (4,7) never meet.
    const pairs = [0, 4].flatMap((base) =>
      [
        [0, 1],
        [1, 2],
        [2, 3],
        [0, 2],
        [1, 3],
      ].map((pair) => pair.map((place) => place + base)),
    );
    const rows = pairs.map((pair) => ({ indices: Int32Array.from(pair), values: Float64Array.from([Math.SQRT1_2, Math.SQRT1_2]), knownShare: 1 }));
    const directions = await strongestDirections({ rows, width: 8, directions: 4, used: 2 });
    const of = (feature: number): Float32Array => directions.slice(feature * 4, feature * 4 + 4);
    const angle = (a: number, b: number): number => cosine(of(a), of(b)) / (Math.hypot(...of(a)) * Math.hypot(...of(b)));
    expect(angle(0, 3)).toBeGreaterThan(0.95);
    expect(Math.abs(angle(0, 7))).toBeLessThan(0.2);
    expect([...of(0)].slice(2)).toEqual([0, 0]);
  });

  it("gives vectors of length 1, and nothing for words it never met", async () => {
    const fitted = await fitting;
    const [known, foreign, empty] = await fitted.embed(["退款到账", "zxqv", ""]);
    expect(Math.hypot(...(known ?? []))).toBeCloseTo(1, 5);
    expect(Math.hypot(...(foreign ?? []))).toBe(0);
    expect(empty).toHaveLength(fitted.dimensions);
  });

  it("is the same when fitted twice or read back, and another one for other examples", async () => {
    const fitted = await fitting;
    const read = builtinEmbedder.load(fitted.toBytes());
    expect((await builtinEmbedder.fit(texts)).id).toBe(fitted.id);
    expect(read?.id).toBe(fitted.id);
    expect(await read?.embed(texts)).toEqual(await fitted.embed(texts));
    expect((await builtinEmbedder.fit(texts.slice(1))).id).not.toBe(fitted.id);
  });

  it("refuses bytes that are not its own", async () => {
    const fitted = await fitting;
    expect(builtinEmbedder.load(new Uint8Array(100))).toBeNull();
    expect(builtinEmbedder.load(fitted.toBytes().slice(0, 500))).toBeNull();
  });

  it("lets others have the thread while it is fitted", async () => {
    let turns = 0;
    const beat = setInterval(() => turns++, 0);
    await builtinEmbedder.fit(Array.from({ length: 400 }, (_, at) => `${texts[at % texts.length]} 第${at}号`));
    clearInterval(beat);
    expect(turns).toBeGreaterThan(3);
  });

  it("can be fitted on a single text", async () => {
    const [vector] = await (await builtinEmbedder.fit(["退款"])).embed(["退款"]);
    expect(Math.hypot(...(vector ?? []))).toBeCloseTo(1, 5);
  });
});

describe("a sentence model in its folder", () => {
  it("is loaded without any network and embeds batches in order", async () => {
    const folder = join(await freshFolder(), "bge-small-zh-v1.5");
    await writeTinyModel(folder);
    const opened = await openTransformersEmbedder(folder);
    if (!opened.ok) throw new Error(opened.refusal.message);
    const embedder = opened.value;
    expect(embedder.id).toMatch(/^bge-small-zh-v1\.5:8:[0-9a-f]{12}$/);
    const texts = Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? "退款" : "发票开了吗"));
    const vectors = await embedder.embed(texts);
    expect(vectors).toHaveLength(40);
    expect(Math.hypot(...(vectors[0] ?? []))).toBeCloseTo(1, 4);
    expect(cosine(vectors[0], vectors[38])).toBeCloseTo(1, 4);
    expect(cosine(vectors[0], vectors[1])).toBeLessThan(0.95);
    const knowledge = await openKnowledge({ folder: await freshFolder(), embedder });
    await knowledge.rebuild(EXAMPLES);
    expect((await knowledge.search({ text: "我的退款什么时候到账" }))[0]?.exampleId).toBe("r1");
    await knowledge.close();
    await embedder.close();
  });

  it("is refused as missing when there is no file", async () => {
    expect(await openTransformersEmbedder(join(await freshFolder(), "none"))).toMatchObject({
      ok: false,
      refusal: { code: "MODEL_MISSING" },
    });
  });

  it("is refused as damaged when its files are no model", async () => {
    const folder = join(await freshFolder(), "broken");
    await writeTinyModel(folder);
    await writeFile(join(folder, "onnx", "model_quantized.onnx"), "not a model");
    expect(await openTransformersEmbedder(folder)).toMatchObject({ ok: false, refusal: { code: "MODEL_DAMAGED" } });
  });
});
