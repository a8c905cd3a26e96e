import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type IngestDeps, MAX_PUSH_BYTES, pushReceiver, receivePush } from "../../../main/hub/ingest/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, depsOf, keys, payloads, testChannel, wipe } from "./channel.ts";

let store: Store;
let deps: IngestDeps;
beforeAll(async () => {
  store = await freshStore({ clock: testClock() });
});
afterAll(() => store.close());
beforeEach(async () => {
  await wipe(store);
  await addShop(store);
  deps = depsOf(store, testChannel());
});
const push = (body: string, headers: Record<string, string> = { sign: "good" }) => receivePush(deps, "shop-1", { headers, body });
const kept = () => payloads(store);

test("a push is stored before it is answered", async () => {
  expect(await push('{"id":1}')).toMatchObject({ status: 200, body: "success" });
  expect(await kept()).toEqual([{ status: "pending", reason: null, payload: '{"id":1}' }]);
});

test("a wrong signature is answered 401, journaled, and nothing is stored", async () => {
  expect(await push('{"id":1}', { sign: "bad" })).toMatchObject({ status: 401 });
  expect(await kept()).toEqual([]);
  expect(await store.rows("SELECT actor, verb, subject_id AS subject FROM journal_line")).toEqual([
    { actor: "channel:shop-1", verb: "push.bad_signature", subject: "shop-1" },
  ]);
});

test("an unreadable push is quarantined once with a reason and answered with the channel's error", async () => {
  for (let round = 0; round < 3; round += 1) expect(await push("garbage\u0000")).toMatchObject({ body: "error UNREADABLE" });
  const rows = await kept();
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ status: "quarantined", reason: "推送读不懂：不是 JSON" });
});

test("a connector that throws is a quarantined push, not a crash", async () => {
  expect(await push("throw")).toMatchObject({ body: "error UNREADABLE" });
  expect((await kept())[0]?.reason).toContain("bug");
});

test("an oversized push is answered with the channel's error and only its beginning is kept", async () => {
  expect(await push(`{${"x".repeat(MAX_PUSH_BYTES)}`)).toMatchObject({ body: "error UNREADABLE" });
  const rows = await kept();
  expect(rows[0]?.reason).toContain("超过 5 MB");
  expect(rows[0]?.payload.length).toBeLessThan(10_000);
  expect(await push("{}", { sign: "good", "content-length": String(MAX_PUSH_BYTES + 1) })).toMatchObject({ body: "error UNREADABLE" });
});

test("a shop that is not there, or takes no pushes, answers 404", async () => {
  expect(await receivePush(deps, "nobody", { headers: {}, body: "{}" })).toMatchObject({ status: 404 });
});

test("hundreds of pushes at once are all stored and answered, good and bad ones each with its own", async () => {
  const receiver = pushReceiver(deps);
  const answers = await Promise.all(
    Array.from({ length: 500 }, (_, index) => receiver.receive("shop-1", { headers: { sign: index % 50 === 0 ? "bad" : "good" }, body: `{"id":${index}}` })),
  );
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(490);
  expect(await keys(store)).toHaveLength(490);
});

test("when nothing can be stored, nothing is acknowledged", async () => {
  const broken = { ...deps, store: { ...store, rows: () => Promise.reject(new Error("database gone")) } };
  expect(await receivePush(broken, "shop-1", { headers: { sign: "good" }, body: "{}" })).toMatchObject({ status: 503 });
  const receiver = pushReceiver(broken);
  expect(await receiver.receive("shop-1", { headers: { sign: "good" }, body: "{}" })).toMatchObject({ status: 503 });
});
