/** What could not be read, as people work on it: by cause, masked, tried again, discarded, taken back. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { causeOf } from "../../../main/hub/ingest/cause.ts";
import { closeBatch, forgetPayloads, keepRaw, pendingBatch, quarantineHandlers, receivePush, takeUpAgain } from "../../../main/hub/ingest/index.ts";
import { ok, refuse } from "../../../main/hub/kernel/result.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, depsOf, item, type TestChannel, testChannel, wipe } from "./channel.ts";

const DAY = 86_400_000;
const clock = testClock();
const START = clock.now();
let store: Store;
let channel: TestChannel;
beforeAll(async () => {
  store = await freshStore({ clock });
});
afterAll(() => store.close());
beforeEach(async () => {
  clock.set(START);
  await wipe(store);
  await store.pool.query("DELETE FROM raw_replay");
  channel = testChannel();
  await addShop(store);
  await addShop(store, "shop-2");
});
const boss: Principal = { kind: "operator", id: "op-1", name: "测试主管", roles: ["supervisor"], demo: true };
const room = () => quarantineHandlers({ store, version: "2" });
const told = async <Value>(answer: Promise<{ ok: true; value: Value } | { ok: false; refusal: { message: string } }>): Promise<Value> => {
  const got = await answer;
  if (!got.ok) throw new Error(got.refusal.message);
  return got.value;
};
const causes = (of: { state?: "discarded"; shopId?: string; cursor?: string; size?: number } = {}) =>
  told(room().causes({ state: "quarantined", size: 30, ...of }, boss));
/** Keeps payloads and sets each aside with a sentence. */
async function aside(shopId: string, given: readonly { key: string; payload?: string; reason: string; field?: string }[]): Promise<void> {
  await keepRaw(store, { shopId, via: "push", items: given.map(({ key, payload }) => item(key, payload)) });
  const due = await pendingBatch(store, 1_000);
  await commit(store, "system", (tx) =>
    closeBatch(tx, { quarantined: due.map(({ id }, at) => ({ id, reason: given[at]?.reason ?? "", field: given[at]?.field })) }),
  );
}
const bad = (nth: number) => ({
  key: `k${nth}`,
  payload: `{"lines":[{"sku":"A"},{"sku":"B","price":"abc"}],"nick":"王小明","nth":${nth}}`,
  reason: `字段 lines.${nth}.price 无法读取：应是金额（元），却是：…${nth}`,
  field: `lines.${nth}.price`,
});

test("three hundred of one cause are one line with how many, the first and the last; another field, topic or shop is another line", async () => {
  await aside(
    "shop-1",
    Array.from({ length: 300 }, (_, nth) => bad(nth)),
  );
  clock.advance(60_000);
  await aside("shop-1", [
    { key: "other", reason: "字段 status 无法读取：缺少这一项", field: "status" },
    { ...bad(7), key: "last" },
  ]);
  await aside("shop-2", [bad(1)]);
  const { rows, counts, shops } = await causes();
  expect(rows.map(({ shopId, field, count }) => [shopId, field, count])).toEqual([
    ["shop-2", "lines.price", 1],
    ["shop-1", "lines.price", 301],
    ["shop-1", "status", 1],
  ]);
  expect(rows[1]).toMatchObject({ reason: bad(7).reason, firstAt: new Date(START), lastAt: new Date(START + 60_000) });
  expect(counts).toEqual({ quarantined: 303, discarded: 0 });
  expect(shops.map(({ id }) => id)).toEqual(["shop-1", "shop-2"]);
  expect((await causes({ shopId: "shop-2" })).rows).toHaveLength(1);
});

test("the list goes on behind the last line, and so does a cause's own", async () => {
  await aside(
    "shop-1",
    ["a", "b", "c", "d", "e"].map((field) => ({ key: field, reason: `字段 ${field} 无法读取：缺少这一项`, field })),
  );
  const seen: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await causes({ size: 2, ...(cursor ? { cursor } : {}) });
    seen.push(...page.rows.map(({ field }) => field));
    cursor = page.next;
  }
  expect(seen).toEqual(["e", "d", "c", "b", "a"]);
  await aside(
    "shop-2",
    Array.from({ length: 5 }, (_, nth) => bad(nth)),
  );
  const cause = (await causes({ shopId: "shop-2" })).rows[0]?.cause ?? "";
  const first = await told(room().payloads({ cause, size: 3 }, boss));
  const rest = await told(room().payloads({ cause, size: 3, cursor: first.next ?? "" }, boss));
  expect([...first.rows, ...rest.rows].map(({ reason }) => reason)).toEqual([4, 3, 2, 1, 0].map((nth) => bad(nth).reason));
  expect(rest.next).toBeNull();
});

test("a payload is shown without what it says, with the field at which it broke", async () => {
  await aside("shop-1", [
    { ...bad(1), field: "lines.1.price" },
    { key: "gone", payload: '{"trade":{"id":"1"}}', reason: "缺少", field: "trade.status" },
  ]);
  const [gone, broke] = (await causes()).rows;
  const idOf = async (cause = "") => (await told(room().payloads({ cause, size: 1 }, boss))).rows[0]?.id ?? "";
  const one = await told(room().one({ id: await idOf(broke?.cause) }, boss));
  expect(JSON.stringify(one)).not.toMatch(/王小明|abc/);
  expect(one.lines.filter(({ mark }) => mark !== null)).toEqual([{ text: '      "price": "…3"', mark: "broke" }]);
  const missing = await told(room().one({ id: await idOf(gone?.cause) }, boss));
  expect(missing.lines.filter(({ mark }) => mark !== null)).toEqual([{ text: '    "status": —', mark: "missing" }]);
});

test("what a payload says is shown for a reason that is written down, and only while it is set aside", async () => {
  await receivePush(depsOf(store, channel), "shop-1", { headers: { sign: "good" }, body: "王小明 13812340001" });
  const { rows } = await causes();
  expect(rows).toMatchObject([{ topic: "push", reason: "推送读不懂：不是 JSON", channel: "test", field: "" }]);
  const list = await told(room().payloads({ cause: rows[0]?.cause ?? "", size: 10 }, boss));
  const id = list.rows[0]?.id ?? "";
  expect(JSON.stringify([rows, list, await room().one({ id }, boss)])).not.toMatch(/王小明|13812340001/);
  expect(await told(room().reveal({ id, reason: "核对字段" }, boss))).toEqual({ payload: "王小明 13812340001" });
  expect(await store.rows("SELECT actor, verb, subject_id AS id, data FROM journal_line")).toEqual([
    { actor: "operator:op-1", verb: "quarantine.revealed", id, data: { reason: "核对字段" } },
  ]);
  await room().replay({ ids: [id] }, boss);
  expect(await room().reveal({ id, reason: "核对字段" }, boss)).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
});

test("all of a cause is tried again once, by whoever is first; what becomes of each is told, and what fails again stays with its new sentence", async () => {
  await aside("shop-1", [bad(1), bad(2), bad(3)]);
  const cause = (await causes()).rows[0]?.cause ?? "";
  const both = await Promise.all([told(room().replay({ cause }, boss)), told(room().replay({ cause }, boss))]);
  expect(both.map(({ count }) => count).toSorted()).toEqual([0, 3]);
  const id = both.find(({ count }) => count === 3)?.id ?? "";
  const counts = async () => (await told(room().replays(undefined, boss))).rows[0]?.counts;
  expect(await counts()).toEqual({ pending: 3, again: 0, discarded: 0, understood: 0 });
  const [first, second] = await pendingBatch(store, 10);
  await commit(store, "system", (tx) =>
    closeBatch(tx, { done: [first?.id ?? ""], quarantined: [{ id: second?.id ?? "", reason: "字段 total 无法读取：缺少这一项", field: "total" }] }),
  );
  expect(await counts()).toEqual({ pending: 1, again: 1, discarded: 0, understood: 1 });
  const { rows } = await told(room().replayed({ id }, boss));
  expect(rows.map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ["again", "字段 total 无法读取：缺少这一项"],
    ["pending", ""],
    ["understood", ""],
  ]);
  expect((await causes()).rows.map(({ field }) => field)).toEqual(["total"]);
  expect(await store.rows("SELECT verb, data->'count' AS n FROM journal_line")).toEqual([{ verb: "quarantine.replayed", n: 3 }]);
});

test("what is discarded is told of no more, can be taken back while payloads are kept, and is forgotten then", async () => {
  await aside("shop-1", [bad(1), bad(2)]);
  const cause = (await causes()).rows[0]?.cause ?? "";
  expect(await told(room().discard({ of: { cause }, reason: "平台的测试推送 13812340001" }, boss))).toEqual({ count: 2 });
  expect(await causes()).toMatchObject({ rows: [], counts: { quarantined: 0, discarded: 2 } });
  expect((await causes({ state: "discarded" })).rows).toMatchObject([{ cause, count: 2 }]);
  // Neither by hand nor by itself is it tried.
  expect(await told(room().replay({ cause }, boss))).toEqual({ id: null, count: 0 });
  expect(await takeUpAgain({ store, reader: () => channel.connector, version: "3" })).toBe(0);
  const list = await told(room().payloads({ cause, size: 10 }, boss));
  expect(list.state).toBe("discarded");
  const id = list.rows[0]?.id ?? "";
  const { discarded } = await told(room().one({ id }, boss));
  expect(discarded).toMatchObject({ at: new Date(START), until: new Date(START + 30 * DAY) });
  expect(discarded?.why).not.toContain("13812340001");
  clock.set(START + 29 * DAY);
  await forgetPayloads(store);
  expect(await told(room().takeBack({ ids: [id] }, boss))).toEqual({ count: 1 });
  clock.set(START + 31 * DAY);
  await forgetPayloads(store);
  // The one that was taken back stays until it is settled, whole; the other is gone.
  expect(await causes()).toMatchObject({ rows: [{ count: 1 }], counts: { quarantined: 1, discarded: 0 } });
  expect((await told(room().one({ id }, boss))).lines.length).toBeGreaterThan(3);
  expect(await store.rows("SELECT verb FROM journal_line ORDER BY id")).toEqual([{ verb: "quarantine.discarded" }, { verb: "quarantine.taken_back" }]);
});

test("an update takes up by itself what it can read, and leaves the rest as it is", async () => {
  await aside("shop-1", [bad(1), { key: "html", payload: "<html>", reason: "内容不是 JSON，或嵌套过深" }]);
  const take = (version: string) => takeUpAgain({ store, reader: () => channel.connector, version });
  channel.connector.normalize = () => refuse("UNREADABLE", "读不懂");
  expect(await take("1")).toBe(0);
  expect((await causes()).counts.quarantined).toBe(2);
  channel.connector.normalize = (_topic, payload) => (payload.startsWith("{") ? ok([]) : refuse("UNREADABLE", "读不懂"));
  expect(await take("2")).toBe(1);
  expect(await pendingBatch(store, 10)).toMatchObject([{ payload: bad(1).payload }]);
  expect((await causes()).rows).toMatchObject([{ count: 1, reason: "内容不是 JSON，或嵌套过深" }]);
  expect((await told(room().replays(undefined, boss))).rows).toMatchObject([{ by: null, counts: { pending: 1 } }]);
  // An envelope that could not be opened is no payload: its sender tells it again.
  await receivePush(depsOf(store, channel), "shop-1", { headers: { sign: "good" }, body: "[{}]" });
  channel.connector.normalize = () => ok([]);
  expect(await take("2")).toBe(1);
  expect((await causes()).rows).toMatchObject([{ topic: "push" }]);
  // What is read and no room takes is tried once a version, not for ever.
  const due = await pendingBatch(store, 10);
  await commit(store, "system", (tx) => closeBatch(tx, { quarantined: due.map(({ id }) => ({ id, reason: "整条报文未能处理" })) }));
  expect([await take("2"), await take("3")]).toEqual([0, 2]);
});

test("a file for whoever maintains the connector says how payloads are built and nothing that buyers said, and names no shop", async () => {
  await aside("shop-1", [bad(1), bad(2)]);
  const { file } = await told(room().export({ cause: (await causes()).rows[0]?.cause ?? "" }, boss));
  expect(file).not.toMatch(/王小明|abc|shop-1/);
  expect(JSON.parse(file)).toMatchObject({
    version: "2",
    channel: "test",
    topic: "order",
    field: "lines.price",
    count: 2,
    payloads: [{ field: "lines.2.price" }, {}],
  });
  expect(await room().export({ cause: "0".repeat(32) }, boss)).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
});

test("sentences are of one cause where only what they met differs", () => {
  const sentence = (at: number, met: string) => `字段 a.${at}.b 无法读取：应是整数，却是：${met}`;
  expect(causeOf(sentence(1, "…3"))).toBe(causeOf(sentence(22, "1.5\n2")));
  expect(causeOf("“A-1”同时是几个订单的编号")).toBe(causeOf("“B”同时是几个订单的编号"));
  expect(causeOf("字段 a 无法读取：缺少这一项")).not.toBe(causeOf("字段 b 无法读取：缺少这一项"));
});
