import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { pullDue, shopHandlers } from "../../../main/hub/ingest/index.ts";
import { ok, refuse } from "../../../main/hub/kernel/result.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, depsOf, secretsOf, type TestChannel, testChannel, wipe } from "./channel.ts";

const clock = testClock();
const ORIGIN = "http://127.0.0.1:4600";
const boss: Principal = { kind: "operator", id: "op-1", name: "主管", roles: ["supervisor"], demo: true };
const other: Principal = { ...boss, id: "op-2", name: "同事" };
let store: Store;
let channel: TestChannel;
let exchanged: { code: string; redirect: string }[];
let handlers: ReturnType<typeof shopHandlers>;

beforeAll(async () => {
  store = await freshStore({ clock });
});
afterAll(() => store.close());
beforeEach(async () => {
  await wipe(store);
  channel = testChannel();
  exchanged = [];
  channel.connector.authorise = {
    address: (_, { redirect, state }) => ok(`https://platform.example/allow?${new URLSearchParams({ redirect, state })}`),
    exchange: async (_, given) => {
      exchanged.push(given);
      return given.code === "bad" ? refuse("AUTH_EXPIRED", "授权码已失效") : ok({ accessToken: "a", accessTokenExpiresAt: String(clock.now() + 86_400_000) });
    },
  };
  handlers = shopHandlers({ ...depsOf(store, channel), manifests: [channel.connector.manifest], publicUrl: "https://hub.example" });
  await addShop(store);
});

async function begin(origin = ORIGIN): Promise<{ state: string; redirect: string }> {
  const begun = await handlers.authorise({ id: "shop-1", origin }, boss);
  if (!begun.ok) throw new Error(begun.refusal.message);
  const { searchParams } = new URL(begun.value.address);
  return { state: searchParams.get("state") ?? "", redirect: searchParams.get("redirect") ?? "" };
}
const spent = { ok: false, refusal: { code: "STATE_NOT_ALLOWED", message: expect.stringContaining("重新点") } };

test("a shop is authorised by what its holder comes back with; the tokens are kept beside its secrets and never shown", async () => {
  const { state, redirect } = await begin();
  expect(redirect).toBe(`${ORIGIN}/shops/authorised`);
  expect(await handlers.authorised({ state, code: "c-1" }, boss)).toEqual({ ok: true, value: { id: "shop-1", name: "shop-1" } });
  expect(exchanged).toEqual([{ code: "c-1", redirect }]);
  expect(await secretsOf(depsOf(store, channel), "shop-1")).toMatchObject({ secret: "s", accessToken: "a" });
  expect(await store.rows("SELECT actor, verb FROM journal_line")).toEqual([{ actor: "operator:op-1", verb: "shop.authorised" }]);
  expect(JSON.stringify(await store.rows("SELECT * FROM shop"))).not.toContain('"accessToken"');
});

test("what was begun is good once", async () => {
  const { state } = await begin();
  await handlers.authorised({ state, code: "c-1" }, boss);
  expect(await handlers.authorised({ state, code: "c-1" }, boss)).toMatchObject(spent);
  expect(exchanged).toHaveLength(1);
});

test("it is good for ten minutes, and for whoever began it alone", async () => {
  const { state } = await begin();
  expect(await handlers.authorised({ state, code: "c-1" }, other)).toMatchObject(spent);
  expect(await handlers.authorised({ state: "made-up", code: "c-1" }, boss)).toMatchObject(spent);
  // What somebody else tried did not use it up.
  clock.advance(9 * 60_000);
  expect(await handlers.authorised({ state, code: "c-1" }, boss)).toMatchObject({ ok: true });
  const late = await begin();
  clock.advance(10 * 60_000);
  expect(await handlers.authorised({ state: late.state, code: "c-1" }, boss)).toMatchObject(spent);
});

test("a refusal at the platform and a code that is not good leave the shop as it was", async () => {
  expect(await handlers.authorised({ state: (await begin()).state, code: "" }, boss)).toMatchObject({
    ok: false,
    refusal: { message: expect.stringContaining("没有同意") },
  });
  expect(await handlers.authorised({ state: (await begin()).state, code: "bad" }, boss)).toMatchObject({
    ok: false,
    refusal: { message: expect.stringContaining("授权码已失效") },
  });
  expect(await secretsOf(depsOf(store, channel), "shop-1")).toEqual({ secret: "s" });
});

test("a shop whose address was changed meanwhile gets no tokens of the old one", async () => {
  const { state } = await begin();
  const { exchange } = channel.connector.authorise ?? {};
  if (!channel.connector.authorise || !exchange) throw new Error("expected a page");
  channel.connector.authorise.exchange = async (...given) => {
    await store.pool.query("UPDATE shop SET base_url = 'http://localhost:2'");
    return exchange(...given);
  };
  expect(await handlers.authorised({ state, code: "c-1" }, boss)).toMatchObject(spent);
  expect(await secretsOf(depsOf(store, channel), "shop-1")).toEqual({ secret: "s" });
});

test("people come back to this machine or to our public name, and to nobody else's", async () => {
  for (const origin of ["http://localhost:4600", "https://hub.example", "http://[::1]:4600"])
    expect((await begin(origin)).redirect).toContain("/shops/authorised");
  expect(await handlers.authorise({ id: "shop-1", origin: "https://evil.example" }, boss)).toMatchObject({ ok: false, refusal: { code: "BAD_INPUT" } });
});

test("a channel without such a page says so, and one with it shows how the shop stands", async () => {
  const status = async () => {
    const view = await handlers.save(
      { id: "shop-1", channel: "test", name: "店", baseUrl: "http://localhost:1", enabled: true, settings: { app: "a" }, secrets: {} },
      boss,
    );
    return view.ok ? view.value.shop.authorisation : view;
  };
  expect(await status()).toEqual({ byPage: true, given: false, endsAt: null });
  await handlers.authorised({ state: (await begin()).state, code: "c-1" }, boss);
  expect(await status()).toEqual({ byPage: true, given: true, endsAt: new Date(clock.now() + 86_400_000) });
  delete channel.connector.authorise;
  expect(await handlers.authorise({ id: "shop-1", origin: ORIGIN }, boss)).toMatchObject({ ok: false, refusal: { code: "NOT_SUPPORTED" } });
});

test("a token that is due is renewed before it ends; one that cannot be had is asked for once an hour, and the old one goes on", async () => {
  let asked = 0;
  channel.connector.isRefreshDue = ({ secrets }) => secrets.token === "old";
  channel.connector.refreshToken = async () => {
    asked += 1;
    return asked === 3 ? ok({ token: "fresh" }) : refuse("UNAVAILABLE", "连不上");
  };
  const deps = depsOf(store, channel);
  await wipe(store);
  await addShop(store, "shop-1", { secret: "s", token: "old" });
  const pull = async (ms: number) => {
    clock.advance(ms);
    return pullDue(deps);
  };
  await pull(0);
  await pull(600_000);
  expect(asked).toBe(1);
  expect(channel.asked.length).toBeGreaterThan(2);
  await pull(3_600_000);
  expect(asked).toBe(2);
  await pull(3_600_000);
  expect(asked).toBe(3);
  expect(await secretsOf(deps, "shop-1")).toMatchObject({ token: "fresh" });
});
