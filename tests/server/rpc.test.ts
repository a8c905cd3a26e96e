import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { ensureOperators, makeSignInLink } from "../../main/hub/access/index.ts";
import { ok } from "../../main/hub/kernel/result.ts";
import type { Store } from "../../main/hub/store/index.ts";
import type { RunningServer } from "../../main/server/index.ts";
import { freshStore, testClock } from "../support/store.ts";
import { browse, refused, type SmallHub, serve, signedIn, smallHub } from "./hosted.ts";

const clock = testClock();
const counts = {
  open: 1,
  mine: 0,
  unassigned: 1,
  dueSoon: 0,
  promisesDue: 0,
  auto: 0,
  agent: 1,
  supervisor: 0,
  risk: 0,
  held: 0,
  resting: 0,
  doneToday: 0,
  stakeFen: 990,
};
let store: Store;
let hub: SmallHub;
let server: RunningServer;
beforeAll(async () => {
  store = await freshStore({ clock });
});
afterAll(() => store.close());
afterEach(() => server.close());

async function start(publicUrl?: string): Promise<void> {
  hub = smallHub(store, { cases: { counts: async () => ok(counts) } }, publicUrl === undefined ? {} : { publicUrl });
  server = await serve(hub);
}
const call = (path: string, headers: Record<string, string>, body = '{"json":{}}'): Promise<Response> =>
  fetch(`${server.url}/rpc/${path}`, { method: "POST", headers: { "content-type": "application/json", ...headers }, body });

describe("calls of the console", () => {
  test("sign in by a one-time link, work under the session and end with it", async () => {
    await start();
    const browser = await signedIn(store, server, "demo-agent");
    expect(await browser.client.cases.counts()).toEqual(counts);
    expect((await browser.client.session.me()).me?.id).toBe("demo-agent");
    await browser.client.session.become({ operatorId: "demo-supervisor" });
    expect((await browser.client.session.me()).me?.roles).toEqual(["supervisor"]);
    await browser.client.session.signOut();
    expect(browser.cookie).toBe("");
    expect(await refused(browser.client.cases.counts())).toMatchObject({ code: "NOT_SIGNED_IN", message: "请先登录。", defined: true });
  });

  test("keep the session in a cookie that scripts, other sites and other ports' hubs do not get", async () => {
    await start();
    await ensureOperators(store, { demo: true });
    const { token } = await makeSignInLink(store, "demo-agent");
    const response = await call("session/redeem", {}, JSON.stringify({ json: { token } }));
    expect(response.status).toBe(200);
    expect(response.headers.get("set-cookie")).toMatch(new RegExp(`^aftercare_${server.port}=[\\w-]{43}; Max-Age=2592000; Path=/; HttpOnly; SameSite=Strict$`));
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.text()).not.toContain(token);
  });

  test("get a cookie that never travels in the open when they come over the public https name", async () => {
    await start("https://aftercare.example.cn");
    await ensureOperators(store, { demo: true });
    const { token } = await makeSignInLink(store, "demo-agent");
    const answer = await hostCall({ host: "aftercare.example.cn", origin: "https://aftercare.example.cn" }, { path: "session/redeem", body: { token } });
    expect(answer.status).toBe(200);
    expect(answer.cookie).toMatch(/^__Host-aftercare=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
  });

  test("prolong the browser's cookie with the session", async () => {
    await start();
    const browser = await signedIn(store, server, "demo-agent");
    clock.advance(10 * 86_400_000);
    const response = await browser.fetch("/rpc/session/me", { method: "POST" });
    expect(response.headers.get("set-cookie")).toContain("Max-Age=2592000");
    const again = await browser.fetch("/rpc/session/me", { method: "POST" });
    expect(again.headers.get("set-cookie")).toBeNull();
  });

  test("from another site's page are refused, whatever they carry", async () => {
    await start();
    const { cookie } = await signedIn(store, server, "demo-agent");
    const foreign: Record<string, string>[] = [
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: `http://127.0.0.1:${server.port + 1}` },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
    ];
    for (const headers of foreign) {
      const response = await call("cases/counts", { cookie, ...headers });
      expect([response.status, ((await response.json()) as { json: { code: string } }).json.code]).toEqual([403, "NOT_ALLOWED"]);
    }
    expect((await call("cases/counts", { cookie, origin: server.url, "sec-fetch-site": "same-origin" })).status).toBe(200);
  });

  test("as a plain form of another site would send them are not even read", async () => {
    await start();
    const { cookie } = await signedIn(store, server, "demo-agent");
    for (const type of ["text/plain", "application/x-www-form-urlencoded"]) {
      const response = await call("cases/counts", { cookie, "content-type": type });
      expect([response.status, ((await response.json()) as { json: { code: string } }).json.code]).toEqual([400, "BAD_INPUT"]);
    }
    expect((await fetch(`${server.url}/rpc/cases/counts`, { headers: { cookie } })).status).toBeGreaterThanOrEqual(400);
  });

  test("under a name that is not ours are refused (a page that points its own name at us)", async () => {
    await start("https://aftercare.example.cn");
    const { cookie } = await signedIn(store, server, "demo-agent");
    expect((await hostCall({ host: `evil.example:${server.port}`, cookie }, { path: "cases/counts" })).status).toBe(403);
    expect((await hostCall({ host: `localhost:${server.port}`, cookie }, { path: "cases/counts" })).status).toBe(200);
    expect((await hostCall({ host: `[::1]:${server.port}`, cookie }, { path: "cases/counts" })).status).toBe(200);
  });

  test("cannot guess links at speed", async () => {
    await start();
    const browser = browse(server);
    const codes: string[] = [];
    for (let guess = 0; guess < 12; guess += 1) codes.push((await refused(browser.client.session.redeem({ token: `wrong-wrong-wrong-wrong-${guess}` }))).code);
    expect(codes).toEqual([...Array(10).fill("LINK_SPENT"), "TOO_MANY_TRIES", "TOO_MANY_TRIES"]);
    // Spelling the address differently is not a way round.
    const other = await call("session/redeem/", {}, JSON.stringify({ json: { token: "wrong-wrong-wrong-wrong-x" } }));
    expect(other.status).toBe(429);
    await ensureOperators(store, { demo: true });
    const { token } = await makeSignInLink(store, "demo-agent");
    expect((await browser.client.session.redeem({ token })).me.id).toBe("demo-agent");
  });

  test("change nothing by GET or HEAD, which other sites may send with our cookie", async () => {
    await start();
    const browser = await signedIn(store, server, "demo-agent");
    for (const method of ["HEAD", "GET", "PUT", "DELETE", "OPTIONS"]) {
      for (const path of ["session/signOut", "session/signOut?data=%7B%7D", "cases/counts", "live/events"]) {
        const response = await browser.fetch(`/rpc/${path}`, { method, headers: { origin: "https://evil.example" } });
        expect([method, path, response.status, response.headers.get("allow")]).toEqual([method, path, 405, "POST"]);
      }
    }
    expect((await browser.client.session.me()).me?.id).toBe("demo-agent");
  });

  test("of one who asks for everything at once wait, while others are answered in their turn", async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const asked: string[] = [];
    hub = smallHub(store, {
      cases: {
        counts: async (_input, principal) => {
          asked.push(principal.kind === "operator" ? principal.id : "");
          if (principal.kind === "operator" && principal.id === "demo-agent") await held;
          return ok(counts);
        },
      },
    });
    server = await serve(hub);
    const greedy = await signedIn(store, server, "demo-agent");
    const modest = await signedIn(store, server, "demo-supervisor");
    let refusals = 0;
    const flood = Array.from({ length: 450 }, async () => {
      const answer = await refusedOr(greedy.client.cases.counts());
      if (answer === "TOO_FAST") refusals += 1;
      return answer;
    });
    while (asked.length < 12) await new Promise((resolve) => setImmediate(resolve));
    expect(await modest.client.cases.counts()).toEqual(counts);
    expect(asked.filter((id) => id === "demo-agent")).toHaveLength(12);
    while (refusals < 38) await new Promise((resolve) => setImmediate(resolve));
    release();
    const answers = await Promise.all(flood);
    expect(answers.filter((answer) => answer === "taken").length).toBe(412);
    expect(answers.filter((answer) => answer === "TOO_FAST").length).toBe(38);
  });

  test("that are not calls get an error of the closed list, never a stack or a crash", async () => {
    await start();
    const { cookie } = await signedIn(store, server, "demo-agent");
    const shapes: [string, string][] = [
      ["cases/counts", "{"],
      ["cases/counts", '{"json":{"__proto__":{"x":1}}}'],
      ["cases/get", '{"json":{"caseId":7}}'],
      ["cases/get", "[]"],
      ["cases/get", '{"json":{},"meta":[[99,"a","b"]]}'],
      ["cases/nothing", "{}"],
      ["constructor/prototype", "{}"],
    ];
    for (const [path, body] of shapes) {
      const response = await call(path, { cookie }, body);
      const text = await response.text();
      expect(response.status, `${path} ${body}: ${text}`).toBeGreaterThanOrEqual(400);
      expect(response.status, `${path} ${body}: ${text}`).toBeLessThan(500);
      expect(JSON.parse(text).json.code).toMatch(/^(BAD_INPUT|NOT_FOUND)$/);
      expect(text).not.toContain("node_modules");
    }
    expect(hub.lines).toEqual([]);
  });
});

/** `taken`, or the code it was refused with. */
async function refusedOr(asked: Promise<unknown>): Promise<string> {
  return asked.then(
    () => "taken",
    (fault: { code: string }) => fault.code,
  );
}

describe("the live stream", () => {
  const untilListening = async (count: number): Promise<void> => {
    while (hub.listeners.size !== count) await new Promise((resolve) => setImmediate(resolve));
  };
  const untilDone = async (stream: AsyncIterator<unknown>): Promise<boolean> => {
    for (;;) {
      const { done } = await stream.next();
      if (done) return true;
    }
  };

  test("ends in the same moment as the session, and no other's", async () => {
    await start();
    const [leaving, staying] = [await signedIn(store, server, "demo-agent"), await signedIn(store, server, "demo-agent")];
    const ended = untilDone(await leaving.client.live.events());
    await staying.client.live.events();
    await untilListening(2);
    await leaving.client.session.signOut();
    await untilListening(1);
    expect(await ended).toBe(true);
    hub.streams.endPerson("demo-agent", "disabled");
    await untilListening(0);
  });

  test("stops listening at once when the browser's line is cut", async () => {
    await start();
    const { cookie } = await signedIn(store, server, "demo-agent");
    const { connect } = await import("node:net");
    const socket = connect(server.port, "127.0.0.1");
    socket.write(`POST /rpc/live/events HTTP/1.1\r\nhost: 127.0.0.1:${server.port}\r\ncookie: ${cookie}\r\ncontent-length: 0\r\n\r\n`);
    await untilListening(1);
    socket.destroy();
    await untilListening(0);
  });

  test("is not opened without end by one session", async () => {
    await start();
    const browser = await signedIn(store, server, "demo-agent");
    for (let index = 0; index < 40; index += 1) await browser.client.live.events();
    expect(await refused(browser.client.live.events())).toMatchObject({ code: "TOO_FAST", status: 429 });
  });

  test("tells a signed-in browser what happens and stops listening when it leaves", async () => {
    await start();
    const browser = await signedIn(store, server, "demo-agent");
    const leave = new AbortController();
    const stream = await browser.client.live.events(undefined, { signal: leave.signal });
    const first = stream.next();
    while (hub.listeners.size === 0) await new Promise((resolve) => setImmediate(resolve));
    hub.tell({ name: "case.opened", subjectId: "c1", at: new Date(5), data: { orderId: "o1" } });
    expect((await first).value).toEqual({ name: "case.opened", subjectId: "c1", at: new Date(5), data: { orderId: "o1" } });
    leave.abort();
    await stream.next().catch(() => undefined);
    while (hub.listeners.size > 0) await new Promise((resolve) => setImmediate(resolve));
    expect(hub.lines).toEqual([]);
  });

  test("is not for strangers, and does not keep the host from closing", async () => {
    await start();
    expect(await refused(browse(server).client.live.events())).toMatchObject({ code: "NOT_SIGNED_IN" });
    const browser = await signedIn(store, server, "demo-agent");
    const stream = await browser.client.live.events();
    const waiting = stream.next().then(
      (result) => result.done ?? false,
      () => true,
    );
    while (hub.listeners.size === 0) await new Promise((resolve) => setImmediate(resolve));
    await server.close();
    expect(await waiting).toBe(true);
    expect(hub.listeners.size).toBe(0);
  });
});

/** `fetch` sets `Host` itself; this one says what it is told. */
async function hostCall(headers: Record<string, string>, asked: { path: string; body?: unknown }): Promise<{ status: number; cookie: string }> {
  const { request } = await import("node:http");
  return new Promise((resolve, reject) => {
    const call = request(`${server.url}/rpc/${asked.path}`, { method: "POST", headers: { "content-type": "application/json", ...headers } }, (response) => {
      response.resume().on("end", () => resolve({ status: response.statusCode ?? 0, cookie: response.headers["set-cookie"]?.[0] ?? "" }));
    });
    call.on("error", reject).end(JSON.stringify({ json: asked.body ?? {} }));
  });
}
