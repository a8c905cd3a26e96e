/** Tokens that a channel gives for key and secret: asked for once however many want one, and why there is none is said by whoever gives none. */
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { pullDue, refetchDue, shopHandlers, wantRefetch } from "../../../main/hub/ingest/index.ts";
import { ok, refuse } from "../../../main/hub/kernel/result.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, depsOf, secretsOf, type TestChannel, testChannel, wipe } from "./channel.ts";

const clock = testClock();
const boss: Principal = { kind: "operator", id: "op-1", name: "主管", roles: ["supervisor"], demo: true };
let store: Store;
let channel: TestChannel;
/** The platform's own: a new token ends the one before. */
let good: string;
let given: number;

beforeAll(async () => {
  store = await freshStore({ clock });
});
afterAll(() => store.close());
beforeEach(async () => {
  await wipe(store);
  channel = testChannel();
  good = "";
  given = 0;
  const check = ({ secrets }: { secrets: Record<string, string> }) => (secrets.token && secrets.token === good ? null : refuse("AUTH_EXPIRED", "没有令牌"));
  channel.connector.pull = async (context) => check(context) ?? ok({ items: [], next: null });
  channel.connector.fetchOne = async (context, { kind, id }) => check(context) ?? ok({ topic: "order", dedupeKey: `${kind}:${id}`, payload: "{}" });
  channel.connector.refreshToken = async () => {
    given += 1;
    const mine = `token-${given}`;
    good = mine;
    await pause(20);
    return ok({ token: mine });
  };
  await addShop(store);
});

test("a token is fetched once for all that find none at the same time, and none of them ends in trouble", async () => {
  const deps = depsOf(store, channel);
  const refs = Array.from({ length: 12 }, (_, nth) => ({ shopId: "shop-1", ref: { kind: "order" as const, id: String(nth) } }));
  await commit(store, "system", (tx) => wantRefetch(tx, refs));
  const [, refetched] = await Promise.all([pullDue(deps), refetchDue(deps)]);
  expect(given).toBe(1);
  expect(refetched).toMatchObject({ fetched: 12, postponed: 0 });
  expect(await secretsOf(deps, "shop-1")).toMatchObject({ token: "token-1" });
  expect(await store.rows("SELECT problem, paused_until FROM shop")).toEqual([{ problem: null, paused_until: null }]);
});

test("a renewal that breaks does not hold up the next one", async () => {
  const deps = depsOf(store, channel);
  const working = channel.connector.refreshToken;
  channel.connector.refreshToken = () => Promise.reject(new Error("broken"));
  await pullDue(deps);
  channel.connector.refreshToken = working;
  await pullDue(deps);
  expect(await secretsOf(deps, "shop-1")).toMatchObject({ token: "token-1" });
});

test("why no token is given is what a person reads, and not that there is none", async () => {
  channel.connector.refreshToken = async () => refuse("REFUSED", "密钥不对，请核对");
  const handlers = shopHandlers({ ...depsOf(store, channel), manifests: [channel.connector.manifest] });
  expect(await handlers.test({ id: "shop-1" }, boss)).toEqual({ ok: true, value: { working: false, sentence: "密钥不对，请核对" } });
  await pullDue(depsOf(store, channel));
  expect(await store.rows("SELECT problem FROM shop")).toEqual([{ problem: "密钥不对，请核对" }]);
});

test("a platform that cannot be reached says nothing of a token, and what was asked first is told", async () => {
  channel.connector.refreshToken = async () => refuse("UNAVAILABLE", "连不上平台");
  const handlers = shopHandlers({ ...depsOf(store, channel), manifests: [channel.connector.manifest] });
  expect(await handlers.test({ id: "shop-1" }, boss)).toMatchObject({ ok: true, value: { working: false, sentence: expect.stringContaining("没有令牌") } });
});
