import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type IngestDeps, MAX_PUSH_BYTES, pushReceiver, receivePush } from "../../../main/hub/ingest/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, depsOf, keys, payloads, testChannel, wipe } from "./channel.ts";

const clock = testClock();
let store: Store;
let deps: IngestDeps;
beforeAll(async () => {
  store = await freshStore({ clock });
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

test("an oversized push is answered with the channel's error and counted, and nothing of it is kept: whose it is cannot be told", async () => {
  expect(await push(`{${"x".repeat(MAX_PUSH_BYTES)}`)).toMatchObject({ body: "error UNREADABLE" });
  expect(await push("{}", { sign: "good", "content-length": String(MAX_PUSH_BYTES + 1) })).toMatchObject({ body: "error UNREADABLE" });
  expect(await kept()).toEqual([]);
  expect(await store.rows("SELECT reason, pushes FROM refused_push")).toEqual([{ reason: "oversized", pushes: 2 }]);
});

test("a flood of forged pushes is counted by the hour, and the journal gets one line an hour of it without a word of theirs", async () => {
  const receiver = pushReceiver(deps);
  const flood = async (count: number): Promise<void> => {
    await Promise.all(
      Array.from({ length: count }, (_, index) => receiver.receive("shop-1", { headers: { sign: "bad" }, body: `{"name":"王小明","n":${index}}` })),
    );
  };
  await flood(1_000);
  await flood(1_000);
  expect(await store.rows("SELECT reason, sum(pushes)::int AS pushes FROM refused_push GROUP BY 1")).toEqual([{ reason: "signature", pushes: 2_000 }]);
  const lines = (): Promise<{ data: object }[]> => store.rows("SELECT data FROM journal_line WHERE verb = 'push.bad_signature'");
  expect(await lines()).toEqual([{ data: {} }]);
  clock.advance(3_600_000);
  await flood(10);
  expect(await lines()).toHaveLength(2);
  expect(await kept()).toEqual([]);
  clock.advance(31 * 24 * 3_600_000);
  await flood(1);
  expect(await store.rows("SELECT pushes FROM refused_push")).toEqual([{ pushes: 1 }]);
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

test("pushes are kept in the order in which they came, also those that are verified while others are written", async () => {
  const receiver = pushReceiver(deps);
  const bodies = Array.from({ length: 900 }, (_, index) => `{"id":${index}}`);
  const answers: Promise<unknown>[] = [];
  for (const [index, body] of bodies.entries()) {
    answers.push(receiver.receive("shop-1", { headers: { sign: "good" }, body }));
    // Some come while those before are opened, some while they are written.
    if (index % 30 === 0) await store.rows("SELECT 1");
  }
  await Promise.all(answers);
  expect(await keys(store)).toEqual(bodies);
});

test("when nothing can be stored, nothing is acknowledged", async () => {
  const broken = { ...deps, store: { ...store, rows: () => Promise.reject(new Error("database gone")) } };
  expect(await receivePush(broken, "shop-1", { headers: { sign: "good" }, body: "{}" })).toMatchObject({ status: 503 });
  const receiver = pushReceiver(broken);
  expect(await receiver.receive("shop-1", { headers: { sign: "good" }, body: "{}" })).toMatchObject({ status: 503 });
});
