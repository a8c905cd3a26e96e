import { readdir, readFile, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ensureModelFiles, type ModelPlace } from "../../../main/hub/knowledge/model-files.ts";
import { freshFolder } from "./examples.ts";

const CONTENT: Record<string, string> = { "config.json": "{}", "onnx/model.onnx": "x".repeat(200_000) };
const FILES = Object.keys(CONTENT);

let server: Server;
let baseUrl: string;
let asked: string[];
let failing: "no" | "missing" | "cut";

beforeEach(async () => {
  asked = [];
  failing = "no";
  server = createServer((request, response) => {
    const file = (request.url ?? "").replace("/mirror/", "");
    asked.push(file);
    const body = CONTENT[file];
    if (body === undefined || failing === "missing") response.writeHead(404).end();
    else if (failing === "cut") {
      response.writeHead(200, { "content-length": body.length });
      response.write(body.slice(0, 1), () => response.destroy());
    } else response.writeHead(200, { "content-length": body.length }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/mirror/`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function place(rest: Partial<ModelPlace> = {}): Promise<ModelPlace> {
  return { folder: join(await freshFolder(), "bge"), baseUrl, files: FILES, ...rest };
}

describe("a model's files", () => {
  it("are fetched with progress, and their checksums kept", async () => {
    const progress: string[] = [];
    const target = await place({ onProgress: ({ file, received, total }) => progress.push(`${file} ${received}/${total}`) });
    const result = await ensureModelFiles(target);
    expect(result.ok && Object.keys(result.value)).toEqual(FILES);
    expect(progress.at(-1)).toBe("onnx/model.onnx 200000/200000");
    expect(JSON.parse(await readFile(join(target.folder, "checksums.json"), "utf8"))).toEqual(result.ok && result.value);
    expect(await readFile(join(target.folder, "onnx/model.onnx"), "utf8")).toBe(CONTENT["onnx/model.onnx"]);
  });

  it("are not fetched again when they are there", async () => {
    const target = await place();
    await ensureModelFiles(target);
    asked = [];
    expect((await ensureModelFiles(target)).ok).toBe(true);
    expect((await ensureModelFiles({ ...target, baseUrl: null })).ok).toBe(true);
    expect(asked).toEqual([]);
  });

  it("are fetched again, alone, when one was changed", async () => {
    const target = await place();
    await ensureModelFiles(target);
    await writeFile(join(target.folder, "config.json"), "{ }");
    asked = [];
    expect((await ensureModelFiles(target)).ok).toBe(true);
    expect(asked).toEqual(["config.json"]);
    expect(await readFile(join(target.folder, "config.json"), "utf8")).toBe("{}");
  });

  it("are refused as damaged when one was changed and nothing may be fetched", async () => {
    const target = await place();
    await ensureModelFiles(target);
    await writeFile(join(target.folder, "config.json"), "{ }");
    expect(await ensureModelFiles({ ...target, baseUrl: null })).toMatchObject({
      ok: false,
      refusal: { code: "MODEL_DAMAGED", details: { file: "config.json" } },
    });
  });

  it("are refused as missing without an address", async () => {
    expect(await ensureModelFiles(await place({ baseUrl: null }))).toMatchObject({ ok: false, refusal: { code: "MODEL_MISSING" } });
  });

  it("copied in by hand are taken as they are", async () => {
    const target = await place();
    await ensureModelFiles(target);
    const bare = { ...target, baseUrl: null };
    await writeFile(join(target.folder, "checksums.json"), "not json");
    expect((await ensureModelFiles(bare)).ok).toBe(true);
  });

  it.each(["missing", "cut"] as const)("leave no half file when the server fails (%s)", async (how) => {
    failing = how;
    const target = await place();
    expect(await ensureModelFiles(target)).toMatchObject({ ok: false, refusal: { code: "MODEL_UNREACHABLE" } });
    expect(await readdir(target.folder).catch(() => [])).not.toContain("config.json");
  });

  it("say so when nobody listens", async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect(await ensureModelFiles(await place())).toMatchObject({ ok: false, refusal: { code: "MODEL_UNREACHABLE" } });
  });
});
