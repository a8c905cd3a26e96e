import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { keepRaw, pullDue, receivePush, shopHandlers, statusHandlers } from "../../../main/hub/ingest/index.ts";
import { sha256 } from "../../../main/hub/kernel/ids.ts";
import { ok, refuse } from "../../../main/hub/kernel/result.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, depsOf, item, sealed, secretsOf, type TestChannel, testChannel, wipe } from "./channel.ts";

const clock = testClock();
let store: Store;
let channel: TestChannel;
beforeAll(async () => {
  store = await freshStore({ clock });
});
afterAll(() => store.close());
beforeEach(async () => {
  await wipe(store);
  channel = testChannel();
});
const boss: Principal = { kind: "operator", id: "op-1", name: "测试主管", roles: ["supervisor"], demo: true };
const shops = () => shopHandlers({ ...depsOf(store, channel), manifests: [channel.connector.manifest] });
const status = () => {
  const actions = { held: 1, unclear: 0, failed: 0 };
  const promises = { made: 0, kept: 0, broken: 0, running: 0 };
  const ai = { configured: false, model: null, problem: null, embedder: "built-in" };
  const journal = { lines: 0, sealed: 0, intact: true, brokenAt: null };
  const extras = async () => ({ actions, promises, ai, journal, past: null });
  return statusHandlers({
    ...depsOf(store, channel),
    databaseKind: "embedded",
    extras,
    confirmClock: async () => undefined,
    keepBackups: "backup.keep",
    backups: async () => ({ keep: 0, rows: [] }),
    checkJournal: async () => journal,
  });
};
const input = {
  id: null,
  channel: "test",
  name: "新店",
  baseUrl: "https://api.example.com",
  enabled: true,
  settings: { app: "a" },
  secrets: { secret: "hush" },
};

test("a saved shop shows which secrets are set and never what they are", async () => {
  const saved = await shops().save(input, boss);
  if (!saved.ok) throw new Error(saved.refusal.message);
  expect(saved.value.shop).toMatchObject({ name: "新店", secretsSet: ["secret"], webhookPath: `/hooks/test/${saved.value.shop.id}` });
  expect(JSON.stringify(await store.rows("SELECT to_jsonb(s) AS s FROM shop s"))).not.toContain("hush");
  expect(JSON.stringify(await store.rows("SELECT * FROM journal_line UNION ALL SELECT id, at, name, '', '', subject_id, data FROM event"))).not.toContain(
    "hush",
  );
  expect(await store.rows("SELECT actor, verb FROM journal_line")).toEqual([{ actor: "operator:op-1", verb: "shop.connected" }]);
});

test("an empty secret field leaves the secret as it was", async () => {
  const saved = await shops().save(input, boss);
  const id = saved.ok ? saved.value.shop.id : "";
  const again = await shops().save({ ...input, id, name: "改名", secrets: { secret: "" } }, boss);
  expect(again.ok && again.value.shop.name).toBe("改名");
  expect(await secretsOf(depsOf(store, channel), id)).toEqual({ secret: "hush" });
});

test("a new host is never sent the secrets of the old one: they are given anew, and both addresses are written down", async () => {
  const saved = await shops().save(input, boss);
  const id = saved.ok ? saved.value.shop.id : "";
  for (const baseUrl of ["https://evil.example.com", "http://api.example.com", "https://api.example.com:8443"]) {
    const moved = await shops().save({ ...input, id, baseUrl, secrets: { secret: "" } }, boss);
    expect(moved, baseUrl).toMatchObject({ ok: false, refusal: { code: "BAD_INPUT", message: expect.stringContaining("换了主机") } });
  }
  expect(await store.rows("SELECT base_url AS url FROM shop")).toEqual([{ url: "https://api.example.com" }]);
  await store.pool.query("UPDATE shop SET secrets = $1", [Buffer.from(sealed({ secret: "hush", token: "renewed" }))]);
  expect(await shops().save({ ...input, id, baseUrl: "https://api.example.com/v2", secrets: {} }, boss)).toMatchObject({ ok: true });
  expect(await secretsOf(depsOf(store, channel), id)).toEqual({ secret: "hush", token: "renewed" });
  expect(await shops().save({ ...input, id, baseUrl: "https://new.example.com", secrets: { secret: "anew" } }, boss)).toMatchObject({ ok: true });
  expect(await secretsOf(depsOf(store, channel), id)).toEqual({ secret: "anew" });
  const [line] = await store.rows<{ data: object }>("SELECT data FROM journal_line ORDER BY id DESC LIMIT 1");
  expect(line?.data).toMatchObject({ baseUrl: "https://new.example.com", baseUrlBefore: "https://api.example.com/v2" });
});

test("an address in an inner network, or without TLS, is not saved", async () => {
  for (const [problem, words] of [
    ["inner", "AFTERCARE_OUTBOUND_NETWORKS"],
    ["plain", "https"],
  ] as const) {
    const guarded = shopHandlers({ ...depsOf(store, channel), manifests: [channel.connector.manifest], addressProblem: async () => problem });
    expect(await guarded.save(input, boss)).toMatchObject({ ok: false, refusal: { code: "BAD_INPUT", message: expect.stringContaining(words) } });
  }
  expect(await store.rows("SELECT id FROM shop")).toEqual([]);
});

test("what cannot work is refused with a sentence", async () => {
  const cases: [Partial<typeof input>, string][] = [
    [{ channel: "nowhere" }, "没有“nowhere”"],
    [{ baseUrl: "ftp://example.com" }, "http"],
    [{ baseUrl: "https://user:pass@example.com" }, "用户名"],
    [{ secrets: { secret: "" } }, "密钥"],
    [{ settings: { app: "a", secret: "hush" } as unknown as typeof input.settings }, "密钥栏"],
  ];
  for (const [change, words] of cases) {
    const result = await shops().save({ ...input, ...change }, boss);
    expect(result.ok ? "saved" : result.refusal.message).toContain(words);
  }
  expect(await store.rows("SELECT id FROM shop")).toEqual([]);
});

test("trying a shop out makes one real call and says what came of it", async () => {
  await addShop(store);
  expect(await shops().test({ id: "shop-1" }, boss)).toMatchObject({ ok: true, value: { working: true } });
  channel.pages = [refuse("BAD_SIGNATURE", "sign error")];
  expect(await shops().test({ id: "shop-1" }, boss)).toMatchObject({
    ok: true,
    value: { working: false, sentence: "平台不接受签名，请核对密钥。（sign error）" },
  });
});

test("how far a shop's first pull is, is told until it is over", async () => {
  await shops().save(input, boss);
  const firstPull = async () => {
    const answer = await status().get(undefined, boss);
    return answer.ok ? answer.value.shops[0]?.firstPull : undefined;
  };
  const begins = new Date(clock.now() - 24 * 3_600_000);
  expect(await firstPull()).toEqual({ begins, share: 0 });
  // Six of the 24 hours of its orders, and nothing of its after-sales yet.
  const page = ok({ items: [], next: null });
  channel.pages = [page, page, page, page, page, page, refuse("THROTTLED", "slowly")];
  await pullDue(depsOf(store, channel));
  const { share = 0 } = (await firstPull()) ?? {};
  expect(share).toBeGreaterThan(0.05);
  expect(share).toBeLessThan(0.25);
  await store.pool.query("UPDATE shop SET paused_until = NULL, next_pull_at = $1", [new Date(clock.now())]);
  await pullDue(depsOf(store, channel));
  expect(await firstPull()).toBeNull();
});

test("an API key is shown once and only its hash is kept", async () => {
  await addShop(store);
  const made = await shops().makeApiKey({ shopId: "shop-1", name: "ERP", scopes: ["read"], everyShop: false, days: 30 }, boss);
  const key = made.ok ? made.value.key : "";
  expect(await store.rows("SELECT hash FROM api_key")).toEqual([{ hash: sha256(key) }]);
});

test("the status page counts what waits, what is set aside and what came in each hour", async () => {
  await addShop(store);
  await keepRaw(store, { shopId: "shop-1", via: "push", items: [item("a"), item("b")] });
  await receivePush(depsOf(store, channel), "shop-1", { headers: { sign: "good" }, body: "garbage" });
  clock.advance(30_000);
  const result = await status().get(undefined, boss);
  if (!result.ok) throw new Error("refused");
  expect(result.value).toMatchObject({ pending: 2, quarantined: 1, oldestPendingSeconds: 30, actions: { held: 1 } });
  expect(result.value.perHour).toHaveLength(24);
  expect(result.value.perHour.at(-1)).toMatchObject({ received: 3, quarantined: 1 });
  expect(result.value.shops[0]).toMatchObject({ raw24h: 3, quarantined: 1 });
  expect(result.value.database.sizeBytes).toBeGreaterThan(1_000_000);
});
