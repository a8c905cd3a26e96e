/** A team's hub without a proxy: its own certificate, HTTP/2, and files that are renewed while it serves. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect as connectHttp2 } from "node:http2";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect as connectTls, createServer } from "node:tls";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { ensureOperators, makeSignInLink } from "../../main/hub/access/index.ts";
import type { Store } from "../../main/hub/store/index.ts";
import { HostFault, type RunningServer, startServer } from "../../main/server/index.ts";
import { readOptions } from "../../main/server/options.ts";
import { followTls, readTls } from "../../main/server/tls.ts";
import { ownCertificate } from "../support/certificate.ts";
import { freshStore } from "../support/store.ts";
import { builtConsole, type SmallHub, smallHub } from "./hosted.ts";

const folder = mkdtempSync(join(tmpdir(), "tls-"));
const files = { cert: join(folder, "cert.pem"), key: join(folder, "key.pem") };
const write = (pair: { cert: string; key: string }): void => {
  writeFileSync(files.cert, pair.cert);
  writeFileSync(files.key, pair.key);
};
let store: Store;
let hub: SmallHub;
let server: RunningServer | null = null;
beforeAll(async () => {
  store = await freshStore();
});
afterEach(async () => {
  await server?.close();
  server = null;
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});
async function start(): Promise<RunningServer> {
  write(ownCertificate());
  hub = smallHub(store);
  server = await startServer({ hub, port: 0, rendererFolder: builtConsole(), tls: files });
  return server;
}

/** A call over HTTP/2: status, headers, and the beginning of what came. */
function call(
  url: string,
  path: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: string } = {},
): Promise<{ status: number; cookie: string; hsts: string; text: string }> {
  return new Promise((resolve, reject) => {
    const line = connectHttp2(url, { rejectUnauthorized: false });
    line.on("error", reject);
    const stream = line.request({ ":path": path, ":method": body === undefined ? "GET" : "POST", ...headers });
    let told: { status: number; cookie: string; hsts: string } = { status: 0, cookie: "", hsts: "" };
    let text = "";
    stream.on("response", (given) => {
      told = { status: Number(given[":status"]), cookie: given["set-cookie"]?.[0] ?? "", hsts: String(given["strict-transport-security"] ?? "") };
    });
    stream.on("data", (piece) => {
      text += piece;
    });
    stream.on("end", () => {
      line.close();
      resolve({ ...told, text });
    });
    stream.on("error", reject);
    stream.end(body);
  });
}
const json = { "content-type": "application/json" };

describe("a hub with a certificate", () => {
  test("serves the console and its calls over HTTP/2, with a cookie that never travels in the open", async () => {
    const { url } = await start();
    expect(url).toMatch(/^https:/);
    expect(await call(url, "/cases/C1")).toMatchObject({
      status: 200,
      text: expect.stringContaining("<title>Aftercare</title>"),
      hsts: expect.stringContaining("max-age"),
    });
    await ensureOperators(store, { demo: true });
    const { token } = await makeSignInLink(store, "demo-agent");
    const redeemed = await call(url, "/rpc/session/redeem", { headers: { ...json, origin: url }, body: JSON.stringify({ json: { token } }) });
    expect(redeemed).toMatchObject({ status: 200, cookie: expect.stringMatching(/^__Host-aftercare=.*; Secure$/) });
    const cookie = redeemed.cookie.split(";")[0] ?? "";
    const me = await call(url, "/rpc/session/me", { headers: { ...json, cookie }, body: "{}" });
    expect(me.text).toContain('"id":"demo-agent"');
    const foreign = await call(url, "/rpc/session/me", { headers: { ...json, cookie, origin: url.replace("https", "http") }, body: "{}" });
    expect(foreign.status).toBe(403);
    expect((await call(url, "/rpc/session/me", { headers: { ...json, ":authority": "evil.example" }, body: "{}" })).status).toBe(403);
  });

  test("tells the live stream over HTTP/2, and ends it when its host ends", async () => {
    const { url, close } = await start();
    await ensureOperators(store, { demo: true });
    const { token } = await makeSignInLink(store, "demo-agent");
    const { cookie } = await call(url, "/rpc/session/redeem", { headers: json, body: JSON.stringify({ json: { token } }) });
    const line = connectHttp2(url, { rejectUnauthorized: false });
    line.on("error", () => undefined);
    const stream = line.request({ ":path": "/rpc/live/events", ":method": "POST", cookie: cookie.split(";")[0] ?? "" });
    stream.on("error", () => undefined);
    stream.end();
    const heard = new Promise<string>((resolve) => {
      let text = "";
      stream.on("data", (piece) => {
        text += piece;
        if (text.includes("case.opened")) resolve(text);
      });
    });
    await expect.poll(() => hub.listeners.size).toBe(1);
    hub.tell({ name: "case.opened", subjectId: "c1", at: new Date(5), data: {} });
    expect(await heard).toContain("c1");
    const ended = new Promise((resolve) => line.once("close", resolve));
    await close();
    await ended;
    expect(hub.listeners.size).toBe(0);
  });

  test("serves callers that know HTTP/1.1 alone", async () => {
    const { port } = await start();
    const status = await new Promise((resolve, reject) => {
      request({ port, host: "127.0.0.1", path: "/healthz", rejectUnauthorized: false }, (response) => resolve(response.resume().statusCode))
        .on("error", reject)
        .end();
    });
    expect(status).toBe(200);
  });
});

describe("certificate files", () => {
  test("that are renewed serve the next connection; while they do not belong together the old ones stay", async () => {
    const [first, second] = [ownCertificate("first"), ownCertificate("second")];
    write(first);
    const tls = createServer(readTls(files));
    await new Promise<void>((resolve) => tls.listen(0, "127.0.0.1", resolve));
    const { port } = tls.address() as { port: number };
    const lines: string[] = [];
    const stop = followTls(tls, files, { log: (line) => lines.push(line), everyMs: 20 });
    const served = (): Promise<string> =>
      new Promise((resolve, reject) => {
        const socket = connectTls({ port, host: "127.0.0.1", rejectUnauthorized: false }, () => {
          resolve(String(socket.getPeerCertificate().subject.CN));
          socket.destroy();
        }).on("error", reject);
      });
    expect(await served()).toBe("first");
    await new Promise((resolve) => setTimeout(resolve, 60));
    writeFileSync(files.cert, second.cert);
    await expect.poll(() => lines).toEqual([expect.stringContaining("belong together")]);
    expect(await served()).toBe("first");
    writeFileSync(files.key, second.key);
    await expect.poll(() => served()).toBe("second");
    stop();
    await new Promise((resolve) => tls.close(resolve));
  });

  test("that are missing, no pair, or named by half end the start with a sentence", () => {
    expect(() => readTls({ cert: join(folder, "none"), key: files.key })).toThrow(HostFault);
    write({ cert: ownCertificate().cert, key: ownCertificate().key });
    expect(() => readTls(files)).toThrow(/AFTERCARE_TLS_CERT/);
    expect(() => readOptions([], { AFTERCARE_HOME: "/x", AFTERCARE_TLS_CERT: "c.pem" })).toThrow(HostFault);
    expect(readOptions([], { AFTERCARE_HOME: "/x" }).tls).toBeUndefined();
  });
});
