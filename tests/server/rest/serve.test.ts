import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeApiKey, type Principal, revokeApiKey } from "../../../main/hub/access/index.ts";
import { contract, refusals } from "../../../main/hub/contract/index.ts";
import { keyScopes } from "../../../main/hub/contract/lists.ts";
import { ok, refuse } from "../../../main/hub/kernel/result.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import type { RunningServer } from "../../../main/server/index.ts";
import { restDocument } from "../../../main/server/rest/document.ts";
import { restExamples } from "../../../main/server/rest/examples.ts";
import { freshStore } from "../../support/store.ts";
import { type SmallHub, serve, signedIn, smallHub } from "../hosted.ts";

const admin: Principal = { kind: "operator", id: "admin", name: "管理员", roles: ["admin"], demo: false };
const line = (id: string) => ({ id, sku: "S", title: "杯", quantity: 1, priceFen: 1, paidFen: 1 });
let store: Store;
let hub: SmallHub;
let server: RunningServer;
let key: string;
let keyId: string;
let taken: unknown[];
beforeAll(async () => {
  store = await freshStore();
  ({ key, id: keyId } = await makeApiKey(store, admin, { shopId: "shop-1", name: "ERP", scopes: [...keyScopes], everyShop: true, days: null }));
});
afterAll(() => store.close());
beforeEach(async () => {
  taken = [];
  hub = smallHub(store, {
    rest: {
      putOrder: async (input, principal) => {
        taken.push(input, principal);
        return ok({ taken: 1, repeated: 0, differs: 0 });
      },
      putEvents: async (input) => {
        taken.push(input);
        return ok({ taken: input.events.length, repeated: 0, differs: 0 });
      },
      putCase: async () => refuse("NOT_FOUND", "没有这个订单。", { orderRef: "M1" }),
    },
  });
  server = await serve(hub);
});
afterEach(() => server.close());

async function send(
  path: string,
  body: unknown,
  headers: Record<string, string> = { authorization: `Bearer ${key}` },
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe("the public interface", () => {
  test("takes an order under a key, for the key's own shop", async () => {
    expect(await send("/orders", restExamples.putOrder)).toEqual({ status: 200, body: { taken: 1, repeated: 0, differs: 0 } });
    expect(taken).toEqual([
      expect.objectContaining({ id: "M20260301-0007", paidFen: 11900 }),
      { kind: "key", id: keyId, shopId: "shop-1", scopes: [...keyScopes], everyShop: true },
    ]);
  });

  test("takes the order's id from the address, whatever characters it has", async () => {
    await send(`/orders/${encodeURIComponent("channel:shop-1/淘宝 42")}/events`, restExamples.putEvents);
    expect(taken).toEqual([expect.objectContaining({ id: "channel:shop-1/淘宝 42" })]);
  });

  test("answers refusals as problem details, in both languages", async () => {
    expect(await send("/cases", restExamples.putCase)).toEqual({
      status: 404,
      body: {
        type: "/api/v1/problems/NOT_FOUND",
        title: refusals.NOT_FOUND.zh,
        titleEn: refusals.NOT_FOUND.en,
        status: 404,
        detail: "没有这个订单。",
        detailEn: refusals.NOT_FOUND.en,
        code: "NOT_FOUND",
      },
    });
    const response = await fetch(`${server.url}/api/v1/problems/NOT_FOUND`);
    expect(await response.json()).toEqual({ code: "NOT_FOUND", ...refusals.NOT_FOUND });
  });

  test.each([
    [{ paidFen: 119.5 }, "paidFen", "应为整数，收到的是带小数的数字"],
    [{ paidFen: "11900" }, "paidFen", "应为整数，收到的是文字"],
    [{ totalFen: 3_000_000_000 }, "totalFen", "不能大于 2000000000"],
    [{ statusx: "paid" }, "statusx", "没有这个字段，请检查拼写"],
    [{ status: "paied" }, "status", "只能是：created"],
    [{ updatedAt: "2026-03-01 10:00:30" }, "updatedAt", "不是带时区的 ISO 8601 时间"],
    [{ createdAt: "2026-02-30T10:00:30Z" }, "createdAt", "不是带时区的 ISO 8601 时间"],
    [{ note: "长".repeat(501) }, "note", "最多 500 个字符"],
    [{ id: "" }, "id", "至少 1 个字符"],
    [{ buyer: undefined }, "buyer", "缺少这个字段，应为对象"],
    [{ lines: [line("1"), line("1")] }, "lines.1.id", "“1”写了两次"],
    [{ lines: [{ ...line("1"), colour: "白" }] }, "lines.0.colour", "没有这个字段"],
  ])("says which field does not fit: %j", async (change, field, problem) => {
    const { status, body } = await send("/orders", { ...restExamples.putOrder, ...change });
    expect(status).toBe(400);
    const errors = body.errors as { field: string; problem: string; problemEn: string }[];
    expect(errors.map((error) => error.field)).toEqual([field]);
    expect(errors[0]?.problem).toContain(problem);
    expect(errors[0]?.problemEn).toMatch(/^[a-z"]/);
    expect(body.detail).toContain(field);
    expect(taken).toEqual([]);
  });

  test("counts a character outside the basic plane as one", async () => {
    expect(await send("/orders", { ...restExamples.putOrder, note: "𠮷".repeat(500) })).toMatchObject({ status: 200 });
  });

  test.each([["2026-03-01T10:00:30+08:00"], ["2026-03-01T02:00:30Z"], ["2026-03-01T10:00:30.000+08:00"], ["2026-03-01 10:00:30+0800"], ["20260301T100030+08"]])(
    "reads one moment however it is written: %s",
    async (updatedAt) => {
      await send("/orders", { ...restExamples.putOrder, updatedAt });
      expect(taken[0]).toMatchObject({ updatedAt: "2026-03-01T02:00:30.000Z" });
    },
  );

  test("keeps words with NUL or half a character, as U+FFFD", async () => {
    await send("/orders", JSON.stringify({ ...restExamples.putOrder, note: "a\u0000b\ud800c" }));
    expect(taken[0]).toMatchObject({ note: "a\ufffdb\ufffdc" });
  });

  test("takes nothing without a key, with a revoked one, or with a person's session", async () => {
    const gone = await makeApiKey(store, admin, { shopId: "shop-1", name: "old", scopes: [...keyScopes], everyShop: true, days: null });
    await revokeApiKey(store, admin, gone.id);
    const { cookie } = await signedIn(store, server, "demo-supervisor");
    for (const headers of [{}, { authorization: `Bearer ${gone.key}` }, { authorization: `Basic ${btoa(`x:${key}`)}` }, { cookie }] as Record<
      string,
      string
    >[]) {
      expect(await send("/orders", restExamples.putOrder, headers)).toMatchObject({ status: 401, body: { code: "NOT_SIGNED_IN" } });
    }
    expect(taken).toEqual([]);
  });

  test("does not let keys be guessed at speed, two hundred at once neither, and answers the right key all the while", async () => {
    const wrong = Array.from({ length: 200 }, (_, index) => send("/orders", {}, { authorization: `Bearer ak_wrong-wrong-wrong-${index}` }));
    const right = Array.from({ length: 20 }, () => send("/orders", restExamples.putOrder));
    const guesses = (await Promise.all(wrong)).map((guess) => guess.status).sort();
    expect(guesses).toEqual([...Array(10).fill(401), ...Array(190).fill(429)]);
    expect((await Promise.all(right)).map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(await send("/orders", {}, { authorization: "Bearer ak_wrong-wrong-wrong-again" })).toMatchObject({ status: 429, body: { code: "TOO_MANY_TRIES" } });
    expect(await send("/orders", restExamples.putOrder)).toMatchObject({ status: 200 });
  });

  test("says where a body is not JSON, line and column", async () => {
    const { status, body } = await send("/orders", '{\n  "id": "小雨",\n  "status": paid\n}');
    expect({ status, ...body }).toMatchObject({ status: 400, code: "BAD_INPUT", line: 3, column: 13, errors: [{ field: "status" }] });
    expect(body.detail).toContain("第 3 行第 13 个字符");
    expect(await send("/orders", '{"id": "1", "id": "2"}')).toMatchObject({ status: 400, body: { errors: [{ field: "id", problem: "字段“id”写了两次" }] } });
    expect(await send("/orders", "{")).toMatchObject({ status: 400, body: { line: 1, column: 2 } });
    expect(await send("/orders", "")).toMatchObject({ status: 400, body: { code: "BAD_INPUT", detail: "正文是空的，这里要发送 JSON。" } });
    expect(await send("/orders", "[]")).toMatchObject({ status: 400, body: { errors: [{ field: "" }] } });
  });

  test("takes JSON in UTF-8 only, plain or gzip", async () => {
    const post = async (body: BodyInit, headers: Record<string, string>) =>
      (await fetch(`${server.url}/api/v1/orders`, { method: "POST", body, headers: { authorization: `Bearer ${key}`, ...headers } })).status;
    const json = JSON.stringify(restExamples.putOrder);
    expect(await post("id=1", { "content-type": "application/x-www-form-urlencoded" })).toBe(415);
    expect(await post("<order/>", { "content-type": "text/xml" })).toBe(415);
    expect(await post(new Blob([json]), {})).toBe(415);
    expect(await post(json, { "content-type": "application/json; charset=gbk" })).toBe(415);
    expect(await post(gzipSync(json), { "content-type": "application/json" })).toBe(415);
    expect(await post(json, { "content-type": "application/json", "content-encoding": "br" })).toBe(415);
    expect(await post(Buffer.from([0x22, 0xd0, 0xa1, 0x22]), { "content-type": "application/json" })).toBe(400);
    expect(await post(gzipSync(json), { "content-type": "application/json; charset=UTF-8", "content-encoding": "gzip" })).toBe(200);
    expect(await post(gzipSync(Buffer.alloc(6_000_000, 0x20)), { "content-type": "application/json", "content-encoding": "gzip" })).toBe(413);
  });

  test("answers what is too large, nowhere, or asked in another way with an error of the closed list", async () => {
    expect(await send("/orders", JSON.stringify({ note: "长".repeat(2_000_000) }))).toMatchObject({ status: 413, body: { code: "TOO_LARGE" } });
    expect(await send("/nothing", {})).toMatchObject({ status: 404, body: { code: "NOT_FOUND" } });
    expect(await send("/rest/putOrder", {})).toMatchObject({ status: 404, body: { code: "NOT_FOUND" } });
    const ask = (path: string, method: string) => fetch(`${server.url}/api/v1${path}`, { method, headers: { authorization: `Bearer ${key}` } });
    for (const method of ["PUT", "PATCH", "DELETE"]) {
      const response = await ask("/orders:batch", method);
      expect([response.status, response.headers.get("allow"), response.headers.get("content-type")]).toEqual([
        405,
        "POST, OPTIONS",
        "application/problem+json; charset=utf-8",
      ]);
    }
    expect([(await ask("/orders", "OPTIONS")).status, (await ask("/orders", "OPTIONS")).headers.get("allow")]).toEqual([204, "POST, GET, HEAD, OPTIONS"]);
    expect([(await ask("/orders", "HEAD")).status, await (await ask("/orders", "HEAD")).text()]).toEqual([404, ""]);
    const problem = "application/problem+json; charset=utf-8";
    const unread = await ask("/orders/%E4%BD/timeline", "GET");
    expect([unread.status, unread.headers.get("content-type")]).toEqual([400, problem]);
    for (const path of ["/api", "/api/v1", "/api/v2/orders"]) {
      const nowhere = await fetch(server.url + path);
      expect([nowhere.status, nowhere.headers.get("content-type")], path).toEqual([404, problem]);
    }
    expect(hub.lines).toEqual([]);
  });

  test("makes a call under one Idempotency-Key once, and gives its answer again", async () => {
    const headers = { authorization: `Bearer ${key}`, "idempotency-key": "k-1" };
    expect(await send("/orders", restExamples.putOrder, headers)).toMatchObject({ status: 200, body: { taken: 1 } });
    expect(await send("/orders", restExamples.putOrder, headers)).toMatchObject({ status: 200, body: { taken: 1 } });
    expect(taken).toHaveLength(2);
    expect(await send("/orders", { ...restExamples.putOrder, note: "x" }, headers)).toMatchObject({ status: 422, body: { code: "KEY_REUSED" } });
    expect(await send("/orders", restExamples.putOrder, { ...headers, "idempotency-key": "不行".normalize("NFC").replace(/./gu, " ") })).toMatchObject({
      status: 400,
    });
    const together = await Promise.all([1, 2, 3].map(() => send("/orders", restExamples.putOrder, { ...headers, "idempotency-key": "k-2" })));
    expect(together.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(taken).toHaveLength(4);
  });
});

describe("the document", () => {
  test("is served as OpenAPI 3.1 to whoever asks", async () => {
    const response = await fetch(`${server.url}/api/v1/openapi.json`);
    const document = (await response.json()) as Awaited<ReturnType<typeof restDocument>>;
    expect(document.openapi).toMatch(/^3\.1/);
    expect(Object.keys(document.paths ?? {}).sort()).toEqual([
      "/cases",
      "/cases/{id}",
      "/cases/{id}/messages",
      "/cases:batch",
      "/events:batch",
      "/orders",
      "/orders/{id}/events",
      "/orders/{id}/timeline",
      "/orders:batch",
      "/orders:compare",
      "/traces:batch",
    ]);
    expect(document.security).toEqual([{ key: [] }]);
    expect(document.components?.securitySchemes?.key).toMatchObject({ type: "http", scheme: "bearer" });
  });

  test("says beforehand what every text, number, list and moment may be", async () => {
    const document = await restDocument();
    const loose: string[] = [];
    const look = (schema: unknown, at: string): void => {
      if (schema === null || typeof schema !== "object") return;
      const { type, enum: values, const: value, properties, items, anyOf, additionalProperties, ...bounds } = schema as Record<string, unknown>;
      if (type === "string" && !values && value === undefined && !("maxLength" in bounds) && !("pattern" in bounds)) loose.push(at);
      if (type === "integer" && !("maximum" in bounds && "minimum" in bounds)) loose.push(at);
      if (type === "array" && !("maxItems" in bounds)) loose.push(at);
      if (type === "object" && properties && additionalProperties !== false && !at.endsWith(".data")) loose.push(at);
      for (const [name, part] of Object.entries((properties as object | undefined) ?? {})) look(part, `${at}.${name}`);
      look(items, `${at}[]`);
      for (const part of (anyOf as unknown[] | undefined) ?? []) look(part, at);
    };
    for (const [path, item] of Object.entries(document.paths ?? {})) {
      const body = item?.post?.requestBody;
      if (body && "content" in body) look(body.content["application/json"]?.schema, path);
      for (const parameter of [...(item?.get?.parameters ?? []), ...(item?.post?.parameters ?? [])])
        if ("schema" in parameter) look(parameter.schema, `${path}?${parameter.name}`);
    }
    expect(loose).toEqual([]);
    const order = JSON.stringify(document.paths?.["/orders"]?.post?.requestBody);
    for (const bound of ['"maxItems":200', '"maximum":2000000000', '"format":"date-time"', '"maxLength":100', '"additionalProperties":false'])
      expect(order).toContain(bound);
    expect(JSON.stringify(document.paths?.["/orders:batch"]?.post?.requestBody)).toContain('"maxItems":1000');
  });

  test("names the errors of every operation, with their sentences", async () => {
    const document = await restDocument();
    for (const item of Object.values(document.paths ?? {})) {
      const responses = Object.keys((item?.post ?? item?.get)?.responses ?? {});
      expect(responses).toEqual(expect.arrayContaining(["200", "400", "401", "404", "405", "409", "410", "413", "415", "422", "429", "500"]));
    }
    expect(JSON.stringify(document.components?.responses?.Error409)).toContain(refusals.TOLD_DIFFERENTLY.zh);
  });

  test("shows examples that the contract itself takes", async () => {
    const document = await restDocument();
    const posts = Object.entries(document.paths ?? {}).flatMap(([path, item]) => (item?.post ? [{ path, post: item.post }] : []));
    expect(posts).toHaveLength(9);
    for (const { path: item, post } of posts) {
      const name = post.operationId as keyof typeof contract.rest;
      const body = post.requestBody && "content" in post.requestBody ? post.requestBody.content["application/json"] : undefined;
      expect(body?.example, name).toEqual(restExamples[name]);
      const schema = contract.rest[name]["~orpc"].inputSchema;
      const inPath = item?.includes("{id}") ? { id: "C-55" } : {};
      const checked = await schema?.["~standard"].validate({ ...inPath, ...restExamples[name] });
      expect(checked?.issues, name).toBeUndefined();
    }
  });
});
