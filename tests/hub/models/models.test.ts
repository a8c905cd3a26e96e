import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openVault, type Principal } from "../../../main/hub/access/index.ts";
import { usualLimits } from "../../../main/hub/contract/limits.ts";
import type { EndpointBody } from "../../../main/hub/contract/models.ts";
import { forgetCalls, modelHandlers, modelUseHandlers } from "../../../main/hub/models/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";

const boss: Principal = { kind: "operator", id: "boss", name: "管理员", roles: ["admin"], demo: false };
const agent: Principal = { kind: "agent", name: "reply" };
const clock = testClock(Date.UTC(2026, 10, 20, 2));
const vault = openVault(new Uint8Array(32).fill(1));
let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock });
});
afterAll(() => store.close());
beforeEach(async () => {
  clock.set(Date.UTC(2026, 10, 20, 2));
  await store.pool.query("TRUNCATE model_endpoint, model_call, setting, journal_line, event CASCADE");
});

const tried: { key: string; baseUrl: string }[] = [];
const page = (named?: { baseUrl: string; apiKey: string; model: string }) =>
  modelHandlers({
    store,
    vault,
    named,
    caseNumbers: async () => new Map(),
    port: {
      test: async ({ key, baseUrl }) => {
        tried.push({ key, baseUrl });
        return { working: true, zh: "好。", en: "Well.", ms: 1 };
      },
    },
  });
const use = (named?: { baseUrl: string; apiKey: string; model: string }) => modelUseHandlers({ store, vault, named }, "reply");
const body = (change: Partial<EndpointBody> = {}): EndpointBody => ({
  name: "深度",
  kind: "openai",
  baseUrl: "https://models.example/v1",
  model: "chat",
  tasks: ["reply"],
  enabled: true,
  priceInFen: 200,
  priceOutFen: 800,
  limits: usualLimits,
  ...change,
});
const kept = async (change: Partial<EndpointBody> = {}, key = "secret-key-1"): Promise<string> => {
  const saved = await page().save({ id: null, revision: 0, body: body(change), key }, boss);
  if (!saved.ok) throw new Error(saved.refusal.message);
  return saved.value.id;
};
const endpoints = async () => {
  const found = await use().endpoints(undefined, agent);
  return found.ok ? found.value.endpoints : [];
};
const shown = async () => {
  const found = await page().get(undefined, boss);
  if (!found.ok) throw new Error(found.refusal.message);
  return found.value;
};

describe("endpoints", () => {
  it("are kept with their key sealed: it comes back to the agent that uses it and to nobody else", async () => {
    await kept();
    expect(await endpoints()).toMatchObject([{ name: "深度", key: "secret-key-1" }]);
    const { rows } = await store.pool.query("SELECT e.*, (SELECT json_agg(j) FROM journal_line j) AS journal FROM model_endpoint e");
    expect(JSON.stringify([await shown(), rows[0].journal, rows[0].body])).not.toContain("secret-key-1");
    expect(Buffer.from(rows[0].key as Uint8Array).toString("latin1")).not.toContain("secret-key-1");
    expect((await shown()).endpoints).toMatchObject([{ hasKey: true, revision: 1, last: null }]);
  });

  it("a kept key stays when nothing is typed, and goes to no other address", async () => {
    const id = await kept();
    expect(await page().save({ id, revision: 1, body: body({ name: "新名" }), key: "" }, boss)).toMatchObject({ ok: true });
    expect(await endpoints()).toMatchObject([{ name: "新名", key: "secret-key-1" }]);
    const elsewhere = body({ baseUrl: "https://other.example/v1" });
    expect(await page().save({ id, revision: 2, body: elsewhere, key: "" }, boss)).toMatchObject({ ok: false, refusal: { code: "BAD_INPUT" } });
    await page().test({ id, body: elsewhere, key: "" }, boss);
    expect(tried.at(-1)).toEqual({ key: "", baseUrl: "https://other.example/v1" });
    await page().test({ id, body: body(), key: "" }, boss);
    expect(tried.at(-1)?.key).toBe("secret-key-1");
  });

  it("what somebody else saved meanwhile is not overwritten", async () => {
    const id = await kept();
    await page().save({ id, revision: 1, body: body(), key: "" }, boss);
    expect(await page().save({ id, revision: 1, body: body(), key: "" }, boss)).toMatchObject({ ok: false, refusal: { code: "SAVED_MEANWHILE" } });
  });

  it.each(["ftp://models.example/v1", "https://user:pass@models.example/v1", "http://models.example/v1"])("an address like %s is refused", async (baseUrl) => {
    expect(await page().save({ id: null, revision: 0, body: body({ baseUrl }), key: "k" }, boss)).toMatchObject({ ok: false, refusal: { code: "BAD_INPUT" } });
  });

  it("are asked in the order people put them, by task, the environment's first; what is switched off is not asked", async () => {
    const [first, second] = [await kept({ name: "一" }), await kept({ name: "二" })];
    await kept({ name: "三", enabled: false });
    await kept({ name: "四", tasks: [] });
    await page().order({ ids: [second, first] }, boss);
    const named = { baseUrl: "http://127.0.0.1:1/v1", apiKey: "env", model: "m" };
    const found = await use(named).endpoints(undefined, agent);
    expect(found.ok && found.value.endpoints.map(({ name }) => name)).toEqual(["AI_MODEL", "二", "一"]);
    expect(await page().remove({ id: first }, boss)).toMatchObject({ ok: true });
    expect((await endpoints()).map(({ name }) => name)).toEqual(["二"]);
  });
});

describe("money", () => {
  const begin = (endpointId: string, mayCostMicro: number) => use().callBegins({ endpointId, caseId: null, prompt: "p@1", sent: "{}", mayCostMicro }, agent);
  const end = (callId: string, costMicro: number) =>
    use().callEnds({ callId, problem: null, received: "r", tokensIn: 10, tokensOut: 5, costMicro, firstMs: 1, totalMs: 2 }, agent);

  it("a call takes what it may cost before it is made, and gives back what it did not; a spent day refuses, the next begins anew", async () => {
    const id = await kept();
    await page().setBudget({ fen: 1 }, boss);
    const first = await begin(id, 9_000);
    expect(first).toMatchObject({ ok: true });
    expect(await begin(id, 2_000)).toMatchObject({ ok: false, refusal: { code: "BUDGET_USED" } });
    await end(first.ok ? first.value.callId : "", 3_000);
    expect(await begin(id, 7_000)).toMatchObject({ ok: true });
    expect(await begin(id, 1)).toMatchObject({ ok: false });
    expect((await shown()).today).toMatchObject({ calls: 2, costMicro: 10_000 });
    // Midnight in Beijing is four in the afternoon here.
    clock.set(Date.UTC(2026, 10, 20, 16));
    expect(await begin(id, 10_000)).toMatchObject({ ok: true });
  });

  it("two calls at once do not both take the last of it", async () => {
    const id = await kept();
    await page().setBudget({ fen: 1 }, boss);
    const all = await Promise.all(Array.from({ length: 8 }, () => begin(id, 6_000)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("nothing is sent to an endpoint that was removed meanwhile", async () => {
    expect(await begin("gone", 1)).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
  });
});

describe("what was sent", () => {
  it("stands there word for word, newest first, and is forgotten after a quarter of a year", async () => {
    const endpointId = await kept();
    for (const sent of ['{"a":1}', '{"b":2}']) {
      clock.advance(1_000);
      const begun = await use().callBegins({ endpointId, caseId: "c1", prompt: "reply/suggest@2", sent, mayCostMicro: 5 }, agent);
      if (begun.ok)
        await use().callEnds(
          {
            callId: begun.value.callId,
            problem: sent.includes("b") ? "cut" : null,
            received: "好",
            tokensIn: 1,
            tokensOut: 1,
            costMicro: 1,
            firstMs: 3,
            totalMs: 9,
          },
          agent,
        );
    }
    const list = await page().sent({ page: 0, size: 10, problemsOnly: false }, boss);
    if (!list.ok) throw new Error("no list");
    expect(list.value).toMatchObject({
      total: 2,
      rows: [
        { problem: "cut", state: "failed", caseId: "c1" },
        { problem: null, state: "done" },
      ],
    });
    expect(await page().sentOne({ id: list.value.rows[1]?.id ?? "" }, boss)).toMatchObject({
      ok: true,
      value: { sent: '{"a":1}', received: "好", prompt: "reply/suggest@2" },
    });
    expect((await shown()).endpoints).toMatchObject([{ last: { problem: "cut" }, calls: 2, failed: 1 }]);
    clock.advance(91 * 86_400_000);
    expect(await forgetCalls(store)).toBe(2);
  });
});
