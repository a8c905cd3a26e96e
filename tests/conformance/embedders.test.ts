/** What every embedder must do, whatever turns its texts into vectors; a new one in the list is taken up by itself. */
import { mkdtempSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Embedder } from "../../main/hub/knowledge/embedder.ts";
import { chooseEmbedder, embedders } from "../../main/hub/knowledge/embedders.ts";
import { openKnowledge } from "../../main/hub/knowledge/index.ts";
import { EXAMPLES, freshFolder } from "../hub/knowledge/examples.ts";
import { writeTinyModel } from "../hub/knowledge/tiny-model.ts";

const texts = EXAMPLES.map((row) => row.question);
const modelFolder = mkdtempSync(join(tmpdir(), "aftercare-models-"));
beforeAll(() => writeTinyModel(join(modelFolder, "bge-small-zh-v1.5")));
afterAll(() => rmSync(modelFolder, { recursive: true }));
const given = { modelFolder };

describe.each(embedders.map(({ name, open }) => [name, open] as const))("the embedder %s", (_, open) => {
  let embedder: Embedder;
  beforeAll(async () => {
    const opened = await open(given);
    if (!opened.ok) throw new Error(opened.refusal.message);
    embedder = "family" in opened.value ? await opened.value.fit(texts) : opened.value;
  });

  it("gives one vector a text, in order, each of length 1 or all zero", async () => {
    const vectors = await embedder.embed(texts);
    expect(vectors).toHaveLength(texts.length);
    for (const vector of vectors) {
      expect(vector).toHaveLength(embedder.dimensions);
      const length = Math.hypot(...vector);
      expect(Math.min(length, Math.abs(length - 1))).toBeLessThan(1e-4);
    }
    expect(vectors.filter((vector) => Math.hypot(...vector) > 0.9).length).toBeGreaterThan(texts.length / 2);
    expect(await embedder.embed([])).toEqual([]);
  });

  it("gives a text the same direction alone as among others, and every time", async () => {
    const among = await embedder.embed(texts);
    for (const [at, text] of texts.slice(0, 5).entries()) {
      const [alone = new Float32Array()] = await embedder.embed([text]);
      // A quantised model rounds by what stands beside it in a batch.
      expect(alone.reduce((sum, value, direction) => sum + value * (among[at]?.[direction] ?? 0), 0)).toBeGreaterThan(0.99);
    }
    expect(await embedder.embed(texts)).toEqual(among);
  });

  it("takes a text of nothing, of a foreign script, and a very long one", async () => {
    const vectors = await embedder.embed(["", "😀 ÿ", "退款".repeat(400)]);
    expect(vectors.map((vector) => vector.length)).toEqual([embedder.dimensions, embedder.dimensions, embedder.dimensions]);
    expect(vectors.flatMap((vector) => [...vector]).every(Number.isFinite)).toBe(true);
  });

  it("has an id of its own, the same when it is opened again: another id has every example embedded anew", async () => {
    const opened = await open(given);
    if (!opened.ok) throw new Error(opened.refusal.message);
    const again = "family" in opened.value ? await opened.value.fit(texts) : opened.value;
    expect(again.id).toBe(embedder.id);
    expect(embedder.id).not.toBe("");
  });

  it("serves an index that is closed and opened again as it was", async () => {
    const opened = await open(given);
    if (!opened.ok) throw new Error(opened.refusal.message);
    const folder = await freshFolder();
    const first = await openKnowledge({ folder, embedder: opened.value });
    await first.rebuild(EXAMPLES);
    const found = await first.search({ text: texts[0] ?? "" });
    await first.close();
    const again = await openKnowledge({ folder, embedder: opened.value });
    expect(again.opened).toBe("kept");
    expect(await again.search({ text: texts[0] ?? "" })).toEqual(found);
    expect(found[0]?.exampleId).toBe(EXAMPLES[0]?.id);
    await again.close();
  });
});

describe("the choice among embedders", () => {
  const chosen = async (folder: string): Promise<{ id: string; told: string[] }> => {
    const told: string[] = [];
    const source = await chooseEmbedder({ modelFolder: folder, tell: ({ message }) => told.push(message) });
    return { id: "family" in source ? source.family : source.id, told };
  };

  it("falls on the first that is installed", async () => {
    expect((await chosen(modelFolder)).id).toMatch(/^bge-small-zh-v1\.5:/);
    expect(await chosen(await freshFolder())).toEqual({ id: "builtin-lsa-1", told: [] });
  });

  it("tells of one that is there and broken, and goes on without it", async () => {
    const folder = await freshFolder();
    await writeTinyModel(join(folder, "bge-small-zh-v1.5"));
    await writeFile(join(folder, "bge-small-zh-v1.5", "onnx", "model_quantized.onnx"), "not a model");
    const { id, told } = await chosen(folder);
    expect(id).toBe("builtin-lsa-1");
    expect(told).toEqual([expect.stringMatching(/model/)]);
  });

  it("has names that differ", () => {
    expect(new Set(embedders.map(({ name }) => name)).size).toBe(embedders.length);
  });
});
