import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeApiKey, type Principal, revokeApiKey } from "../../main/hub/access/index.ts";
import { contract, refusals } from "../../main/hub/contract/index.ts";
import { ok, refuse } from "../../main/hub/kernel/result.ts";
import type { Store } from "../../main/hub/store/index.ts";
import { restDocument } from "../../main/server/document.ts";
import { restExamples } from "../../main/server/examples.ts";
import type { RunningServer } from "../../main/server/index.ts";
import { freshStore } from "../support/store.ts";
import { type SmallHub, serve, signedIn, smallHub } from "./hosted.ts";

const admin: Principal = { kind: "operator", id: "admin", name: "管理员", role: "admin", demo: false };
let store: Store;
let hub: SmallHub;
let server: RunningServer;
let key: string;
let keyId: string;
let taken: unknown[];
beforeAll(async () => {
  store = await freshStore();
  ({ key, id: keyId } = await makeApiKey(store, admin, { shopId: "shop-1", name: "ERP" }));
});
afterAll(() => store.close());
beforeEach(async () => {
  taken = [];
  hub = smallHub(store, {
    rest: {
      putOrder: async (input, principal) => {
        taken.push(input, principal);
        return ok({ taken: 1, repeated: 0 });
      },
      putEvents: async (input) => {
        taken.push(input);
        return ok({ taken: input.events.length, repeated: 0 });
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
    expect(await send("/orders", restExamples.putOrder)).toEqual({ status: 200, body: { taken: 1, repeated: 0 } });
    expect(taken).toEqual([expect.objectContaining({ id: "M20260301-0007", paidFen: 11900 }), { kind: "key", id: keyId, shopId: "shop-1" }]);
  });

  test("takes the order's id from the address, whatever characters it has", async () => {
    await send(`/orders/${encodeURIComponent("channel:shop-1/淘宝 42")}/events`, restExamples.putEvents);
    expect(taken).toEqual([expect.objectContaining({ id: "channel:shop-1/淘宝 42" })]);
  });

  test("answers refusals with the closed list's status, code and both sentences", async () => {
    expect(await send("/cases", restExamples.putCase)).toEqual({
      status: 404,
      body: {
        defined: true,
        code: "NOT_FOUND",
        status: 404,
        message: "没有这个订单。",
        data: { en: refusals.NOT_FOUND.en, details: { orderRef: "M1" } },
      },
    });
  });

  test("says which field does not fit", async () => {
    const order = { ...restExamples.putOrder, paidFen: 119.5 };
    expect(await send("/orders", order)).toMatchObject({ status: 400, body: { code: "BAD_INPUT", data: { details: { at: "paidFen" } } } });
    expect(taken).toEqual([]);
  });

  test("takes nothing without a key, with a revoked one, or with a person's session", async () => {
    const gone = await makeApiKey(store, admin, { shopId: "shop-1", name: "old" });
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

  test("does not let keys be guessed at speed", async () => {
    const guesses = await Promise.all(Array.from({ length: 10 }, (_, index) => send("/orders", {}, { authorization: `Bearer ak_wrong-wrong-wrong-${index}` })));
    expect(guesses.map((guess) => guess.status)).toEqual(Array(10).fill(401));
    expect(await send("/orders", restExamples.putOrder)).toMatchObject({ status: 429, body: { code: "TOO_MANY_TRIES" } });
  });

  test("answers what is not JSON, too large or nowhere with an error of the closed list", async () => {
    expect(await send("/orders", "{")).toMatchObject({ status: 400, body: { code: "BAD_INPUT" } });
    expect(await send("/orders", "<order/>", { authorization: `Bearer ${key}`, "content-type": "text/xml" })).toMatchObject({ body: { code: "BAD_INPUT" } });
    expect(await send("/orders", JSON.stringify({ note: "长".repeat(2_000_000) }))).toMatchObject({ status: 413, body: { code: "TOO_LARGE" } });
    expect(await send("/nothing", {})).toMatchObject({ status: 404, body: { code: "NOT_FOUND" } });
    expect(await send("/rest/putOrder", {})).toMatchObject({ status: 404, body: { code: "NOT_FOUND" } });
    expect(hub.lines).toEqual([]);
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
      "/orders",
      "/orders/{id}/events",
      "/orders/{id}/timeline",
    ]);
    expect(document.security).toEqual([{ key: [] }]);
    expect(document.components?.securitySchemes?.key).toMatchObject({ type: "http", scheme: "bearer" });
  });

  test("lists every code of the closed list for every operation, with its sentences", async () => {
    const document = await restDocument();
    for (const [path, item] of Object.entries(document.paths ?? {})) {
      const operation = item?.post ?? item?.get;
      const codes = Object.values(operation?.responses ?? {}).flatMap((response) => {
        const schema = ("content" in response ? response.content?.["application/json"]?.schema : undefined) as
          | { properties?: { code?: { enum?: string[] } } }
          | undefined;
        return schema?.properties?.code?.enum ?? [];
      });
      expect(codes.sort(), path).toEqual(Object.keys(refusals).sort());
      expect(JSON.stringify(operation?.responses?.["409"])).toContain(refusals.CASE_MOVED.zh);
    }
  });

  test("shows examples that the contract itself takes", async () => {
    const document = await restDocument();
    const posts = Object.values(document.paths ?? {}).flatMap((item) => (item?.post ? [item.post] : []));
    expect(posts).toHaveLength(4);
    for (const post of posts) {
      const name = post.operationId as keyof typeof contract.rest;
      const body = post.requestBody && "content" in post.requestBody ? post.requestBody.content["application/json"] : undefined;
      expect(body?.example, name).toEqual(restExamples[name]);
      const schema = contract.rest[name]["~orpc"].inputSchema;
      const checked = await schema?.["~standard"].validate({ id: "C-55", ...restExamples[name] });
      expect(checked?.issues, name).toBeUndefined();
    }
  });
});
