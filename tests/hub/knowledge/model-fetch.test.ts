import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fetchModel, modelNameOf } from "../../../main/hub/knowledge/model-fetch.ts";
import { openTransformersEmbedder } from "../../../main/hub/knowledge/transformers-embedder.ts";
import { freshFolder } from "./examples.ts";
import { writeTinyModel } from "./tiny-model.ts";

/** A mirror with the public hubs' way of serving: ranges, ETags, and a connection that may die in the middle. */
let server: Server;
let baseUrl: string;
let files: Map<string, Buffer>;
let asked: { file: string; range: string | undefined }[];
/** Bytes after which the weights' connection dies, once for each number. */
let deaths: number[];
let ranges: boolean;

const WEIGHTS = "onnx/model_quantized.onnx";

beforeEach(async () => {
  const source = await freshFolder();
  await writeTinyModel(source);
  files = new Map();
  for (const file of ["config.json", "tokenizer.json", "tokenizer_config.json", WEIGHTS]) files.set(file, await readFile(join(source, file)));
  asked = [];
  deaths = [];
  ranges = true;
  server = createServer((request, response) => answer(request.url?.replace("/mirror/tiny/", "") ?? "", request.headers.range, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/mirror/tiny`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function answer(file: string, range: string | undefined, response: ServerResponse): void {
  asked.push({ file, range });
  const body = files.get(file);
  if (!body) return void response.writeHead(404).end();
  const from = ranges && range ? Number(/bytes=(\d+)-/.exec(range)?.[1]) : 0;
  const rest = body.subarray(from);
  response.writeHead(from > 0 ? 206 : 200, { "content-length": rest.length, etag: `"${body.length}-${file.length}"` });
  const dies = file === WEIGHTS ? deaths.shift() : undefined;
  if (dies === undefined) return void response.end(rest);
  response.write(rest.subarray(0, dies), () => setTimeout(() => response.socket?.destroySoon(), 200));
}

const sumOf = (bytes: Buffer | undefined): string =>
  createHash("sha256")
    .update(bytes ?? "")
    .digest("hex");

describe("a model fetched from a mirror", () => {
  it("comes whole, with progress, and can be loaded from its folder", async () => {
    const modelFolder = await freshFolder();
    const seen: string[] = [];
    const fetched = await fetchModel({ modelFolder, baseUrl, fetch, onProgress: ({ file, received, total }) => seen.push(`${file} ${received}/${total}`) });
    expect(fetched).toEqual({ ok: true, value: join(modelFolder, "tiny") });
    const size = files.get(WEIGHTS)?.length;
    expect(seen).toContain(`${WEIGHTS} ${size}/${size}`);
    expect(JSON.parse(await readFile(join(modelFolder, "tiny", "checksums.json"), "utf8"))).toMatchObject({ [WEIGHTS]: sumOf(files.get(WEIGHTS)) });
    expect(await readdir(modelFolder)).toEqual(["tiny"]);
    expect((await openTransformersEmbedder(modelFolder)).ok).toBe(true);
  });

  it("goes on where the connection died, as often as each try brings more", async () => {
    deaths = [100, 50, 50];
    const fetched = await fetchModel({ modelFolder: await freshFolder(), baseUrl, fetch });
    expect(fetched.ok).toBe(true);
    expect(asked.filter(({ file }) => file === WEIGHTS).map(({ range }) => range)).toEqual([undefined, "bytes=100-", "bytes=150-", "bytes=200-"]);
    expect(await readFile(join(fetched.ok ? fetched.value : "", WEIGHTS))).toEqual(files.get(WEIGHTS));
  });

  it("goes on the next time it is asked for, and fetches nothing twice", async () => {
    deaths = [100, 0, 0, 0, 0, 0];
    const modelFolder = await freshFolder();
    const broken = await fetchModel({ modelFolder, baseUrl, fetch });
    expect(broken).toMatchObject({ ok: false, refusal: { code: "MODEL_UNREACHABLE", details: { file: WEIGHTS } } });
    // Half a model is nobody's model.
    expect(await openTransformersEmbedder(modelFolder)).toMatchObject({ ok: false, refusal: { code: "MODEL_MISSING" } });
    [deaths, asked] = [[], []];
    expect((await fetchModel({ modelFolder, baseUrl, fetch })).ok).toBe(true);
    expect(asked.find(({ file }) => file === WEIGHTS)?.range).toBe("bytes=100-");
    expect(asked.map(({ file }) => file)).not.toContain("tokenizer.json");
  });

  it("begins a file again where the server knows no ranges", async () => {
    ranges = false;
    deaths = [100];
    expect((await fetchModel({ modelFolder: await freshFolder(), baseUrl, fetch })).ok).toBe(true);
  });

  it("is refused when what came is not what its maker's list promises, and nothing of it is used", async () => {
    files.set("SHA256SUMS", Buffer.from(`${sumOf(Buffer.from("another"))}  ${WEIGHTS}\n`));
    const modelFolder = await freshFolder();
    expect(await fetchModel({ modelFolder, baseUrl, fetch })).toMatchObject({ ok: false, refusal: { code: "MODEL_DAMAGED", details: { file: WEIGHTS } } });
    expect((await openTransformersEmbedder(modelFolder)).ok).toBe(false);
    files.set("SHA256SUMS", Buffer.from(`${sumOf(files.get(WEIGHTS))}  ${WEIGHTS}\n`));
    expect((await fetchModel({ modelFolder, baseUrl, fetch })).ok).toBe(true);
  });

  it("leaves the model that is there alone when a page of words comes instead of files", async () => {
    const modelFolder = await freshFolder();
    expect((await fetchModel({ modelFolder, baseUrl, fetch })).ok).toBe(true);
    files.set("config.json", Buffer.from("<html>not here</html>"));
    expect(await fetchModel({ modelFolder, baseUrl, fetch })).toMatchObject({
      ok: false,
      refusal: { code: "MODEL_DAMAGED", details: { file: "config.json" } },
    });
    expect((await openTransformersEmbedder(modelFolder)).ok).toBe(true);
  });

  it("names the file that the server does not have, and says when nobody listens", async () => {
    files.delete("tokenizer.json");
    const modelFolder = await freshFolder();
    expect(await fetchModel({ modelFolder, baseUrl, fetch })).toMatchObject({
      ok: false,
      refusal: { code: "MODEL_UNREACHABLE", details: { file: "tokenizer.json" } },
    });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect(await fetchModel({ modelFolder, baseUrl, fetch })).toMatchObject({ ok: false, refusal: { code: "MODEL_UNREACHABLE" } });
  });

  it("stops when it is told to and keeps what came", async () => {
    const end = new AbortController();
    const modelFolder = await freshFolder();
    const stopped = await fetchModel({ modelFolder, baseUrl, fetch, signal: end.signal, onProgress: ({ file }) => file === WEIGHTS && end.abort() });
    expect(stopped).toMatchObject({ ok: false });
    expect(await readdir(modelFolder)).toEqual([".tiny.coming"]);
  });
});

it("a model's folder is named as its hub names it, and never leads elsewhere", () => {
  expect(modelNameOf("https://hub.example/Xenova/bge-small-zh-v1.5/resolve/main/")).toBe("bge-small-zh-v1.5");
  expect(modelNameOf("http://127.0.0.1/models/e5")).toBe("e5");
  for (const odd of ["http://127.0.0.1/", "http://127.0.0.1/a/%2e%2e%2f", "http://127.0.0.1/.hidden"]) expect(modelNameOf(odd)).toBe("sentence-model");
});
