import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Store } from "../../main/hub/store/index.ts";
import type { RunningServer } from "../../main/server/index.ts";
import { freshStore } from "../support/store.ts";
import { type SmallHub, serve, smallHub } from "./hosted.ts";

let store: Store;
let hub: SmallHub;
let server: RunningServer;
beforeAll(async () => {
  store = await freshStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  hub = smallHub(store);
  server = await serve(hub);
});
afterEach(() => server.close());
const push = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${server.url}/hooks/douyin/shop-1`, { method: "POST", headers, body });

describe("pushes", () => {
  test("reach the hub byte for byte, whatever they are called, and get the channel's own answer", async () => {
    hub.answer = () => ({ status: 200, contentType: "application/json; charset=utf-8", body: '{"code":0,"msg":"success"}' });
    const body = '[{"tag":"200",  "msg_id":"9007199254740993001","data":"{\\"p_id\\":4812345678901234567}" }]\n';
    for (const type of ["application/json", "application/x-www-form-urlencoded", "text/plain;charset=GBK", "multipart/form-data; boundary=x", ""]) {
      const response = await push(Buffer.from(body), { ...(type ? { "content-type": type } : {}), "event-sign": "abc" });
      expect([response.status, response.headers.get("content-type"), await response.text()]).toEqual([
        200,
        "application/json; charset=utf-8",
        '{"code":0,"msg":"success"}',
      ]);
    }
    expect(hub.pushes).toHaveLength(5);
    for (const { shopId, request } of hub.pushes) {
      expect(shopId).toBe("shop-1");
      expect(request.body).toBe(body);
      expect(request.headers["event-sign"]).toBe("abc");
    }
  });

  test("come with what stands behind their address, and a GET that checks it gets the hub's word and no body of ours", async () => {
    hub.answer = (request) => ({ status: 200, contentType: "text/plain", body: request.isCheck ? `echo ${request.query}` : "success" });
    const checked = await fetch(`${server.url}/hooks/douyin/shop-1?signature=a%2Bb&echostr=1`);
    expect([checked.status, await checked.text()]).toEqual([200, "echo signature=a%2Bb&echostr=1"]);
    const pushed = await fetch(`${server.url}/hooks/douyin/shop-1?nonce=n`, { method: "POST", body: "{}" });
    expect(await pushed.text()).toBe("success");
    expect(hub.pushes.map(({ request }) => [request.path, request.query, request.isCheck, request.body])).toEqual([
      ["/hooks/douyin/shop-1", "signature=a%2Bb&echostr=1", true, ""],
      ["/hooks/douyin/shop-1", "nonce=n", undefined, "{}"],
    ]);
  });

  test("that are broken JSON, empty or hostile are for the hub to judge, not for the host", async () => {
    hub.answer = () => ({ status: 401, contentType: "text/plain", body: "bad sign" });
    for (const body of ["{", "", '{"__proto__":{"admin":true}}']) {
      const response = await push(body, { "content-type": "application/json" });
      expect([response.status, await response.text()]).toEqual([401, "bad sign"]);
    }
    expect(hub.pushes.map((item) => item.request.body)).toEqual(["{", "", '{"__proto__":{"admin":true}}']);
  });

  test("over 5 MB are cut just behind the limit, so that the hub sees it and the channel's own error goes back", async () => {
    const limit = 5 * 1024 * 1024;
    hub.answer = (request) => ({ status: Buffer.byteLength(request.body) > limit ? 400 : 200, contentType: "application/json", body: '{"code":100001}' });
    expect((await push("a".repeat(limit))).status).toBe(200);
    const response = await push("a".repeat(limit + 70_000));
    expect([response.status, await response.text()]).toEqual([400, '{"code":100001}']);
    expect(hub.pushes.map((item) => [item.request.body.length, item.request.oversized])).toEqual([
      [limit, undefined],
      [limit + 1, true],
    ]);
  });

  test("over 5 MB are seen as such when their length was not announced and the cut falls into a character", async () => {
    const limit = 5 * 1024 * 1024;
    const chunks = ["a", ...Array.from({ length: 90 }, () => "退".repeat(20_000))].map((text) => Buffer.from(text));
    const body = new ReadableStream({
      pull: (controller) => {
        const chunk = chunks.shift();
        if (chunk) controller.enqueue(chunk);
        else controller.close();
      },
    });
    await fetch(`${server.url}/hooks/douyin/shop-1`, { method: "POST", body, duplex: "half" } as RequestInit);
    expect(hub.pushes[0]?.request.headers["content-length"]).toBeUndefined();
    expect(Buffer.byteLength(hub.pushes[0]?.request.body ?? "")).toBeGreaterThan(limit);
    expect(hub.pushes[0]?.request.body.length).toBeLessThan(limit);
  });

  test("come under any name, for channels know us by one that we may not", async () => {
    const { request } = await import("node:http");
    const status = await new Promise<number>((resolve, reject) => {
      const call = request(`${server.url}/hooks/douyin/shop-1`, { method: "POST", headers: { host: "hooks.example.cn" } }, (response) => {
        response.resume().on("end", () => resolve(response.statusCode ?? 0));
      });
      call.on("error", reject).end("{}");
    });
    expect(status).toBe(200);
  });

  test("that the hub itself stumbles over are written down once and answered without its inside", async () => {
    hub.answer = () => {
      throw new Error("connection to 10.0.0.7 lost");
    };
    const response = await push("{}");
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("10.0.0.7");
    expect(hub.lines).toEqual([expect.stringContaining("POST /hooks/:channel/:shopId: Error: connection to 10.0.0.7 lost")]);
  });
});
