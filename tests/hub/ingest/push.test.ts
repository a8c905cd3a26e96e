import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type IngestDeps, MAX_PUSH_BYTES, pushReceiver, receivePush } from "../../../main/hub/ingest/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, depsOf, keys, payloads, sealed, testChannel, wipe } from "./channel.ts";

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

test("a push is judged by its shop as that stands when it is written, however short a while ago another came", async () => {
  const channel = testChannel();
  const opened: string[] = [];
  const { webhook } = channel.connector;
  if (!webhook) throw new Error("the test channel takes pushes");
  const open: typeof webhook.open = (context, request) => {
    opened.push(request.body);
    return webhook.open(context, { ...request, headers: { sign: request.headers.sign === context.secrets.secret ? "good" : "bad" } });
  };
  const connector = { ...channel.connector, webhook: { ...webhook, open } };
  const receiver = pushReceiver({ ...deps, connectors: () => connector });
  const receive = (n: number, sign: string) => receiver.receive("shop-1", { headers: { sign }, body: `{"id":${n}}` });
  expect(await receive(1, "s")).toMatchObject({ status: 200 });
  expect(await receive(2, "s")).toMatchObject({ status: 200 });
  expect(opened).toEqual(['{"id":1}', '{"id":2}']);
  await store.pool.query("UPDATE shop SET secrets = $1", [Buffer.from(sealed({ secret: "new" }))]);
  expect(await receive(3, "s")).toMatchObject({ status: 401 });
  expect(await receive(4, "new")).toMatchObject({ status: 200 });
  await store.pool.query("UPDATE shop SET enabled = false");
  expect(await receive(5, "new")).toMatchObject({ body: "error REFUSED" });
  await store.pool.query("UPDATE shop SET enabled = true");
  expect(await receive(6, "new")).toMatchObject({ status: 200 });
  await store.pool.query("DELETE FROM shop");
  expect(await receive(7, "new")).toMatchObject({ status: 404 });
  expect(await keys(store)).toEqual(['{"id":1}', '{"id":2}', '{"id":4}', '{"id":6}']);
});

test("pushes of several shops that come together are kept at their own, and those of none are nobody's", async () => {
  await addShop(store, "shop-2");
  const receiver = pushReceiver(deps);
  const shops = ["shop-1", "nobody", "shop-2", "shop-1", "shop-2"];
  for (const round of [1, 2]) {
    const answers = await Promise.all(shops.map((shop, n) => receiver.receive(shop, { headers: { sign: "good" }, body: `{"id":"${round}-${n}"}` })));
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 200, 200, 200]);
  }
  const rows = await store.rows("SELECT shop_id AS shop, count(*)::int AS count FROM raw_item GROUP BY 1 ORDER BY 1");
  expect(rows).toEqual([
    { shop: "shop-1", count: 4 },
    { shop: "shop-2", count: 4 },
  ]);
  expect(await store.rows("SELECT count(*)::int AS noted FROM shop WHERE last_push_at IS NOT NULL")).toEqual([{ noted: 2 }]);
});

test("when nothing can be stored, nothing is acknowledged", async () => {
  const broken = { ...deps, store: { ...store, rows: () => Promise.reject(new Error("database gone")) } };
  expect(await receivePush(broken, "shop-1", { headers: { sign: "good" }, body: "{}" })).toMatchObject({ status: 503 });
  const receiver = pushReceiver(broken);
  expect(await receiver.receive("shop-1", { headers: { sign: "good" }, body: "{}" })).toMatchObject({ status: 503 });
});
