/** Sentence models as the settings page sees them: listed, fetched from a real server, chosen, taken back, and gone on with after a kill. */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { builtinEmbedder, type Knowledge, openChosen, openKnowledge, openSearchModel, type SearchModel } from "../../../main/hub/knowledge/index.ts";
import { fetchModel } from "../../../main/hub/knowledge/model-fetch.ts";
import { EXAMPLES, freshFolder } from "./examples.ts";
import { writeTinyModel } from "./tiny-model.ts";

const WEIGHTS = "onnx/model_quantized.onnx";
const FILES = ["config.json", "tokenizer.json", "tokenizer_config.json", WEIGHTS];
const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** A mirror whose weights say nothing after so many bytes, once for each number. */
async function mirror(silences: number[] = []): Promise<{ url: string; ranges: (string | undefined)[] }> {
  const source = await freshFolder();
  await writeTinyModel(source);
  const files = new Map(await Promise.all(FILES.map(async (file) => [file, await readFile(join(source, file))] as const)));
  const ranges: (string | undefined)[] = [];
  const server: Server = createServer((request, response) => {
    const file = request.url?.replace("/tiny/", "") ?? "";
    const body = files.get(file);
    if (!body) return void response.writeHead(404).end();
    const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? "")?.[1] ?? 0);
    if (file === WEIGHTS) ranges.push(request.headers.range);
    response.writeHead(from > 0 ? 206 : 200, { "content-length": body.length - from, etag: `"${body.length}"` });
    const silentAfter = file === WEIGHTS ? silences.shift() : undefined;
    if (silentAfter === undefined) response.end(body.subarray(from));
    else response.write(body.subarray(from, from + silentAfter));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tiny`, ranges };
}

interface Opened {
  model: SearchModel;
  knowledge: Knowledge;
  modelFolder: string;
}

async function opened(change: { modelFolder?: string; chosen?: string | null } = {}): Promise<Opened> {
  const modelFolder = change.modelFolder ?? (await freshFolder());
  const embedder = await openChosen({ modelFolder, chosen: change.chosen }, () => undefined);
  const knowledge = await openKnowledge({ folder: await freshFolder(), embedder });
  await knowledge.rebuild(EXAMPLES);
  const model = openSearchModel({ knowledge, modelFolder, fetch, log: () => undefined, problem: null, opened: embedder, chosen: change.chosen });
  closing.push(async () => {
    await model.close();
    await knowledge.close();
  });
  return { model, knowledge, modelFolder };
}

describe("the list of models", () => {
  it("tells of each folder whether it is usable, and of a damaged one which file it is, in both languages", async () => {
    const { model, modelFolder } = await opened({ chosen: null });
    for (const name of ["whole", "torn", "empty-config"]) await writeTinyModel(join(modelFolder, name));
    await rm(join(modelFolder, "torn", "tokenizer.json"));
    await writeFile(join(modelFolder, "empty-config", "config.json"), "");
    await mkdir(join(modelFolder, "pictures"));
    const { models, answers, chosen, indexed } = await model.state();
    expect(models).toMatchObject([
      {
        name: "empty-config",
        state: "damaged",
        told: { zh: expect.stringContaining("config.json 不是 JSON"), en: expect.stringContaining("config.json is not JSON") },
      },
      {
        name: "torn",
        state: "damaged",
        told: { zh: expect.stringContaining("tokenizer.json 缺失"), en: expect.stringContaining("tokenizer.json is missing") },
      },
      { name: "whole", state: "usable", told: null, dimensions: 8 },
    ]);
    expect([answers, chosen, indexed]).toEqual([null, null, EXAMPLES.length]);
    await writeTinyModel(join(modelFolder, "torn"));
    expect((await model.state()).models.map(({ state }) => state)).toEqual(["damaged", "usable", "usable"]);
  });
});

describe("a model that is chosen", () => {
  it("answers when its index is whole; the built-in one can be taken back", async () => {
    const { model, knowledge, modelFolder } = await opened();
    await writeTinyModel(join(modelFolder, "tiny"));
    expect((await model.choose("tiny")).ok).toBe(true);
    await knowledge.settled();
    expect(await model.state()).toMatchObject({ answers: "tiny", chosen: "tiny", reindexing: null });
    expect((await knowledge.search({ text: "退款什么时候到账" })).length).toBeGreaterThan(0);
    await model.choose(null);
    await knowledge.settled();
    expect(await model.state()).toMatchObject({ answers: null, chosen: null });
    expect((await knowledge.search({ text: "收到的杯子碎了" }))[0]?.exampleId).toBe("d1");
  });

  it("is refused with its file where it is damaged, and what answers goes on", async () => {
    const { model, modelFolder } = await opened();
    await writeTinyModel(join(modelFolder, "tiny"));
    await rm(join(modelFolder, "tiny", WEIGHTS));
    expect(await model.choose("tiny")).toMatchObject({ ok: false, refusal: { code: "MODEL_DAMAGED", details: { file: "onnx/model.onnx" } } });
    expect(await model.choose("../tiny/nowhere")).toMatchObject({ ok: false });
    expect(await model.state()).toMatchObject({ answers: null, chosen: null });
  });

  it("and is damaged at the next start is told, and the built-in one answers", async () => {
    const modelFolder = await freshFolder();
    await writeTinyModel(join(modelFolder, "tiny"));
    await writeFile(join(modelFolder, "tiny", WEIGHTS), "no weights");
    const told: string[] = [];
    expect(await openChosen({ modelFolder, chosen: "tiny" }, ({ message }) => told.push(message))).toBe(builtinEmbedder);
    expect(told).toEqual([expect.stringContaining("tiny")]);
  });

  it("stops being it when its index is cancelled: what answers stays", async () => {
    const { model, knowledge, modelFolder } = await opened({ chosen: null });
    await writeTinyModel(join(modelFolder, "tiny"));
    await model.choose("tiny");
    expect(knowledge.reindexing()).not.toBeNull();
    expect(await model.stopReindex()).toBeNull();
    await knowledge.settled();
    expect(await model.state()).toMatchObject({ answers: null, chosen: null, reindexing: null });
    expect((await knowledge.search({ text: "收到的杯子碎了" }))[0]?.exampleId).toBe("d1");
  });
});

describe("a model that is fetched", () => {
  it("comes with progress and is taken where nobody chose another", async () => {
    const { url } = await mirror();
    const { model, knowledge } = await opened();
    await model.fetchFrom(url);
    await knowledge.settled();
    expect(await model.state()).toMatchObject({ answers: "tiny", models: [{ name: "tiny", state: "usable" }], fetching: null, coming: [], problem: null });
  });

  it("does not take the place of what somebody chose", async () => {
    const { url } = await mirror();
    const { model, knowledge } = await opened({ chosen: null });
    await model.fetchFrom(url);
    await knowledge.settled();
    expect(await model.state()).toMatchObject({ answers: null, chosen: null, models: [{ name: "tiny" }] });
  });

  it("is broken off where the server says nothing more, and goes on where it was", async () => {
    const { url, ranges } = await mirror([100]);
    const modelFolder = await freshFolder();
    expect((await fetchModel({ modelFolder, baseUrl: url, fetch, silenceMs: 200 })).ok).toBe(true);
    expect(ranges).toEqual([undefined, "bytes=100-"]);
  });

  it("can be stopped, says what has come, and goes on from there", async () => {
    const { url, ranges } = await mirror([100]);
    const { model, modelFolder } = await opened();
    const coming = model.fetchFrom(url);
    await expect.poll(async () => (await model.state()).fetching?.received).toBe(100);
    await model.stopFetch();
    await coming;
    expect(await model.state()).toMatchObject({ fetching: null, coming: [{ name: "tiny", address: url }], problem: null });
    // Whoever stopped it does not find it going on after a restart.
    await (await opened({ modelFolder })).model.resume();
    expect(ranges).toHaveLength(1);
    await model.fetchFrom(url);
    expect(ranges.at(-1)).toBe("bytes=100-");
    expect((await model.state()).coming).toEqual([]);
  });

  it("goes on by itself where the program ended in the middle", async () => {
    const { url, ranges } = await mirror([100]);
    const { model, modelFolder } = await opened();
    void model.fetchFrom(url);
    await expect.poll(async () => (await model.state()).fetching?.received).toBe(100);
    await model.close();
    const again = await opened({ modelFolder });
    await again.model.resume();
    expect(ranges).toEqual([undefined, "bytes=100-"]);
    expect(await again.model.state()).toMatchObject({ models: [{ name: "tiny", state: "usable" }] });
  });

  it("that nobody serves is told in one sentence", async () => {
    const { model } = await opened();
    await model.fetchFrom("http://127.0.0.1:9/tiny");
    expect((await model.state()).problem).toMatchObject({ zh: expect.stringMatching(/没有取到/), en: expect.stringContaining("could not be fetched") });
  });
});
