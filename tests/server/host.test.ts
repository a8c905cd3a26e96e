import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { traceNow } from "../../main/hub/kernel/trace.ts";
import type { Store } from "../../main/hub/store/index.ts";
import { contentPolicy } from "../../main/server/headers.ts";
import { HostFault, type RunningServer, signInUrl, startServer, tellFault } from "../../main/server/index.ts";
import { freshStore } from "../support/store.ts";
import { builtConsole, serve, smallHub } from "./hosted.ts";

let store: Store;
let server: RunningServer;
beforeAll(async () => {
  store = await freshStore();
  server = await serve(smallHub(store));
});
afterAll(async () => {
  await server.close();
  await store.close();
});
const get = (path: string, init?: RequestInit): Promise<Response> => fetch(server.url + path, init);

describe("the console's files", () => {
  test("give the page for every place within it, and the hashed ones for good", async () => {
    for (const path of ["/", "/cases/C1", "/sign-in?token=x"]) {
      const response = await get(path);
      expect([response.status, response.headers.get("cache-control")]).toEqual([200, "no-cache"]);
      expect(await response.text()).toContain("<title>Aftercare</title>");
    }
    const asset = await get("/assets/index-a1b2c3.js");
    expect([asset.status, asset.headers.get("cache-control")]).toEqual([200, "public, max-age=31536000, immutable"]);
    expect(asset.headers.get("content-type")).toContain("javascript");
  });

  test("are never a page where a file or a call was asked for", async () => {
    for (const path of ["/assets/gone.js", "/robots.txt", "/api", "/hooks/x", "/assets/../../package.json", "/%2e%2e/%2e%2e/package.json", "/.env"]) {
      const response = await get(path);
      const text = await response.text();
      expect(response.status, path).toBeGreaterThanOrEqual(400);
      expect(text, path).not.toContain("<title>");
      expect(text, path).not.toContain('"private"');
    }
    expect((await get("/cases", { method: "POST" })).status).toBe(404);
  });

  test("that were not built yet say how to build them", async () => {
    const bare = await serve(smallHub(store), "/nowhere/at/all");
    const response = await fetch(bare.url);
    expect([response.status, await response.text()]).toEqual([503, expect.stringContaining("npm run build")]);
    await bare.close();
  });
});

describe("every answer", () => {
  test("forbids foreign and inline scripts, framing, sniffing and referrers", async () => {
    for (const path of ["/", "/assets/index-a1b2c3.js", "/healthz", "/api/v1/openapi.json", "/api/v1/orders", "/nothing.txt"]) {
      const { headers } = await get(path);
      const policy = headers.get("content-security-policy");
      const nonce = /'nonce-([\w-]{24})'/.exec(policy ?? "")?.[1];
      expect(policy, path).toBe(contentPolicy(path === "/" ? nonce : undefined));
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("x-frame-options")).toBe("DENY");
      expect(headers.get("access-control-allow-origin")).toBeNull();
      expect(headers.get("server") ?? headers.get("x-powered-by")).toBeNull();
    }
    const directives = contentPolicy("n").split("; ");
    expect(directives).toEqual(expect.arrayContaining(["script-src 'self'", "style-src 'self' 'nonce-n'", "img-src 'self' data: blob:"]));
    expect(directives).toContain("frame-ancestors 'none'");
    expect(contentPolicy()).not.toMatch(/unsafe-|https?:|\*/);
  });

  test("lets the page's own code write styles by a word that is new in each answer and stands in the page", async () => {
    const words = await Promise.all(
      ["/", "/cases/C1", "/"].map(async (path) => {
        const response = await get(path);
        const word = /nonce="([^"]+)"/.exec(await response.text())?.[1] ?? "";
        expect(response.headers.get("content-security-policy")).toContain(`style-src 'self' 'nonce-${word}';`);
        expect([response.headers.get("etag"), response.headers.get("last-modified")]).toEqual([null, null]);
        return word;
      }),
    );
    expect(new Set(words).size).toBe(3);
  });
});

describe("the host", () => {
  test("lives without its database, is not ready then, and turns callers away until later with nothing of a machine's words", async () => {
    expect(await (await get("/healthz")).json()).toEqual({ ok: true });
    const ready = await get("/readyz");
    expect([ready.status, (await ready.json()).ready]).toEqual([200, true]);
    const ill = smallHub(store);
    ill.condition.report("database", { zh: "数据库不在。", en: "Away." });
    const waiting = await serve(ill);
    const at = (path: string, method = "GET"): Promise<Response> => fetch(waiting.url + path, { method });
    expect((await at("/healthz")).status).toBe(200);
    const probe = await at("/readyz");
    const { ready: isReady, parts } = (await probe.json()) as { ready: boolean; parts: { part: string; ok: boolean; since: string | null }[] };
    expect([probe.status, isReady]).toEqual([503, false]);
    expect(parts.find(({ part }) => part === "database")).toMatchObject({ ok: false, since: expect.stringMatching(/^\d{4}-/), zh: "数据库不在。" });
    for (const [path, method] of [
      ["/rpc/session/me", "POST"],
      ["/api/v1/orders", "POST"],
      ["/hooks/taobao/s1", "POST"],
    ] as const) {
      const response = await at(path, method);
      expect([response.status, response.headers.get("retry-after")], path).toEqual([503, "3"]);
      expect(await response.text()).toMatch(/数据库暂时不可用/);
    }
    expect(ill.pushes).toEqual([]);
    await waiting.close();
  });

  test("answers 503 when the database goes away within a call, in one line of the log", async () => {
    const hub = smallHub(store);
    hub.store = { ...store, rows: () => Promise.reject(Object.assign(new Error("terminating connection due to administrator command"), { code: "57P01" })) };
    const falling = await serve(hub);
    const response = await fetch(`${falling.url}/rpc/session/me`, { method: "POST", headers: { cookie: `aftercare_${falling.port}=${"x".repeat(40)}` } });
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "3"]);
    expect(hub.lines).toHaveLength(1);
    expect(hub.lines[0]).not.toContain("\n");
    expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f]{32}$/);
    await falling.close();
  });

  test("tells the id of what was asked in each answer, keeps a caller's own, and quotes it where something unexpected happened", async () => {
    const seen: (string | undefined)[] = [];
    const odd = await serve(
      smallHub(store, {
        session: {
          me: async () => {
            seen.push(traceNow());
            throw new Error("boom");
          },
        },
      }),
    );
    const ask = (headers: Record<string, string>) => fetch(`${odd.url}/rpc/session/me`, { method: "POST", headers });
    const own = "0af7651916cd43dd8448eb211c80319c";
    const answers = [await ask({}), await ask({ traceparent: `00-${own}-b7ad6b7169203331-01` }), await ask({ traceparent: "00-<script>-1-01" })];
    const ids = answers.map((answer) => answer.headers.get("x-request-id") ?? "");
    expect(ids[1]).toBe(own);
    expect(new Set(ids).size).toBe(3);
    expect(seen).toEqual(ids);
    for (const [at, answer] of answers.entries()) {
      const { json } = (await answer.json()) as { json: { message: string; data: { details: { en: string; trace: string } } } };
      expect([answer.status, json.data.details.trace]).toEqual([500, ids[at]]);
      for (const sentence of [json.message, json.data.details.en]) expect(sentence).toContain(ids[at]?.slice(0, 8));
    }
    await odd.close();
  });

  test("listens on loopback and on nothing else unless it is told", () => {
    expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
  });

  test("says in one sentence that its port is taken and what to do", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as { port: number };
    const fault = await startServer({ hub: smallHub(store), port, rendererFolder: builtConsole() }).catch((thrown: unknown) => thrown);
    expect(fault).toBeInstanceOf(HostFault);
    const lines: string[] = [];
    expect(tellFault(fault, (line) => lines.push(line))).toBe(1);
    expect(lines).toEqual([expect.stringContaining(`端口 ${port} 已被占用`), expect.stringContaining("AFTERCARE_PORT")]);
    await new Promise((resolve) => other.close(resolve));
  });

  test("says in one sentence that this machine has no such address", async () => {
    const fault = await startServer({ hub: smallHub(store), port: 0, host: "192.0.2.1", rendererFolder: builtConsole() }).catch((thrown: unknown) => thrown);
    expect((fault as HostFault).chinese).toContain("AFTERCARE_HOST");
  });

  test("tells a full disk as such, and anything else with its stack", () => {
    const lines: string[] = [];
    tellFault(Object.assign(new Error("write"), { code: "ENOSPC" }), (line) => lines.push(line));
    tellFault(new Error("odd"), (line) => lines.push(line));
    expect(lines).toEqual(["磁盘已满。请腾出空间后再启动。", "The disk is full: free some space, then start again.", expect.stringContaining("Error: odd\n")]);
  });

  test("puts a link's secret where no server, log or referrer sees it", () => {
    const url = new URL(signInUrl("http://127.0.0.1:4310", "secret-of-the-link"));
    expect([url.pathname, url.search, url.hash]).toEqual(["/sign-in", "", "#token=secret-of-the-link"]);
  });
});
