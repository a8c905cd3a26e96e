import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { received } from "../../../main/hub/connectors/index.ts";
import { type KeepTold, keepTold } from "../../../main/hub/ingest/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop } from "../orders/facts.ts";

let store: Store;
let keep: (shopId: string, items: Parameters<KeepTold>[1]) => ReturnType<KeepTold>;
beforeAll(async () => {
  store = await freshStore({ clock: testClock(Date.UTC(2026, 10, 20)) });
  for (const shop of ["s1", "s2"]) await addShop(store, shop, "own");
  const keeper = keepTold(store);
  keep = (shopId, items) => keeper({ shopId, everyShop: false }, items);
});
afterAll(() => store.close());
beforeEach(async () => {
  for (const table of ["raw_queue", "raw_item", "raw_page"]) await store.pool.query(`DELETE FROM ${table}`);
});

const at = "2026-11-20T00:00:00.000Z";
const event = (id: string, orderRef: string, place = "杭州仓") => received.event(orderRef, { id, kind: "packed", at, data: { place } });
const told = (id: string, text: string, updatedAt = at) =>
  received.case({ id, kind: "question", text, amountFen: 0, at, updatedAt, state: "requested", reason: "", lines: [], evidence: [] });
const rows = () =>
  store.rows<{ status: string | null }>("SELECT queue.status FROM raw_item raw LEFT JOIN raw_queue queue ON queue.item_id = raw.id ORDER BY raw.id");

test("the same again is a repeat, and what only looks the same is not", async () => {
  expect(await keep("s1", [event("1", "a"), event("1", "b"), event("1", "a")])).toEqual(["taken", "taken", "repeated"]);
  expect(await keep("s1", [event("1", "a"), event('1","a', "a"), event("1,", "a")])).toEqual(["repeated", "taken", "taken"]);
  expect(await keep("s2", [event("1", "a")])).toEqual(["taken"]);
  expect(await rows()).toHaveLength(5);
});

test("of what happened once, the first word stands and the other is told apart", async () => {
  expect(await keep("s1", [event("1", "a"), event("1", "a", "宁波仓")])).toEqual(["taken", "differs"]);
  expect(await rows()).toHaveLength(1);
});

test("of what changes, the later word of one version is kept, too, and an old one repeated stays a repeat", async () => {
  expect(await keep("s1", [told("C", "一"), told("C", "二"), told("C", "一"), told("C", "三", "2026-11-20T00:00:01.000Z")])).toEqual([
    "taken",
    "differs",
    "repeated",
    "taken",
  ]);
  expect(await rows()).toHaveLength(3);
});

test("what stands in the quarantine is replaced by its sender's correction", async () => {
  await keep("s1", [told("C", "坏"), told("D", "坏"), event("1", "a")]);
  await store.pool.query("UPDATE raw_queue SET status = 'quarantined', reason = '读不懂'");
  expect(await keep("s1", [told("C", "好"), event("1", "a", "宁波仓"), told("D", "坏")])).toEqual(["taken", "taken", "repeated"]);
  // What has left the queue is done with.
  expect((await rows()).map(({ status }) => status)).toEqual([null, "quarantined", null, "pending", "pending"]);
});

test("calls that come together are each answered for what they brought", async () => {
  const answers = await Promise.all([keep("s1", [event("1", "a")]), keep("s1", [event("1", "a")]), keep("s1", [event("1", "a", "宁波仓"), event("2", "a")])]);
  expect(answers).toEqual([["taken"], ["repeated"], ["differs", "taken"]]);
});
