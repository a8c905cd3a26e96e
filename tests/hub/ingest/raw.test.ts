import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { closeBatch, keepRaw, pendingBatch, wakeWaiting } from "../../../main/hub/ingest/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, item, keys, wipe } from "./channel.ts";

const clock = testClock();
const START = clock.now();
let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock });
});
afterAll(() => store.close());
beforeEach(async () => {
  clock.set(START);
  await wipe(store);
  await addShop(store);
});
const keep = (...items: ReturnType<typeof item>[]) => keepRaw(store, { shopId: "shop-1", via: "push", items });

test("each key is kept once, however often and in whatever batches it comes", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 12 }), { maxLength: 6 }), async (batches) => {
      await store.pool.query("TRUNCATE raw_item, raw_queue, raw_page");
      const results = await Promise.all(batches.map((ids) => keep(...ids.map((id) => item(`k${id}`)))));
      const distinct = new Set(batches.flat());
      expect((await keys(store)).sort()).toEqual([...distinct].map((id) => `k${id}`).sort());
      expect(results.reduce((sum, result) => sum + result.kept, 0)).toBe(distinct.size);
      expect(results.reduce((sum, result) => sum + result.kept + result.repeated, 0)).toBe(batches.flat().length);
    }),
    { numRuns: 40 },
  );
});

describe("what a thing was like before, told again", () => {
  const told = (key: string, more: { askTopic?: string } = {}) => ({ ...item(`order:1:${key}`), about: "order:1:", ...more });
  const answered = (...items: ReturnType<typeof item>[]) => keepRaw(store, { shopId: "shop-1", via: "refetch", items });
  const kept = async () =>
    (await store.rows<{ key: string; topic: string }>("SELECT dedupe_key AS key, topic FROM raw_item ORDER BY id")).map(
      ({ key, topic }) => `${key.split(/[:~?]/)[2]}${topic === "order" ? "" : "?"}`,
    );

  test("is a repeat where an answer tells nothing else since, and news where it does", async () => {
    for (const key of ["a", "b", "b", "a", "a", "b", "a"]) await answered(told(key));
    expect(await kept()).toEqual(["a", "b", "a", "b", "a"]);
  });

  test("is one thing's business: another's keys, and what names no thing, are kept once", async () => {
    await answered(told("a"), told("b"), item("k"));
    expect(await answered({ ...told("a"), about: "order:2:" }, item("k"), item("k"))).toEqual({ kept: 0, repeated: 3 });
  });

  test("changes nothing where it was sent unasked, or is kept as a reason to ask, once", async () => {
    await keep(told("a"), told("b"));
    expect(await keep(told("a"))).toEqual({ kept: 0, repeated: 1 });
    for (const key of ["a", "a", "a"]) await keep(told(key, { askTopic: "ask" }));
    expect(await kept()).toEqual(["a", "b", "a?"]);
    await answered(told("b"));
    expect(await kept()).toEqual(["a", "b", "a?"]);
    await answered(told("a"));
    for (const key of ["b", "b"]) await keep(told(key, { askTopic: "ask" }));
    expect(await kept()).toEqual(["a", "b", "a?", "a", "b?"]);
  });

  test("ends as it was answered last, however it is batched, whoever asks at the same moment, and whatever was sent before", async () => {
    const batch = fc.record({ asked: fc.boolean(), keys: fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 5 }), twice: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(batch, { minLength: 1, maxLength: 6 }), async (batches) => {
        await store.pool.query("TRUNCATE raw_item, raw_queue, raw_page");
        for (const { asked, keys, twice } of batches) {
          const before = await kept();
          const items = keys.map((key) => told(key, asked ? {} : { askTopic: "ask" }));
          await Promise.all(Array.from({ length: twice ? 2 : 1 }, () => (asked ? answered(...items) : keep(...items))));
          const after = await kept();
          expect(after.slice(0, before.length)).toEqual(before);
          if (asked) expect(after.findLast((key) => !key.endsWith("?"))).toBe(keys.at(-1));
          // What is sent brings no fact that was there before.
          else expect(after.slice(before.length).filter((key) => !key.endsWith("?") && before.includes(key))).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

test("the same key at another shop is another thing", async () => {
  await addShop(store, "shop-2");
  await keep(item("k"));
  expect(await keepRaw(store, { shopId: "shop-2", via: "push", items: [item("k")] })).toEqual({ kept: 1, repeated: 0 });
});

test("any text can be kept: NUL, halves of surrogate pairs, keys of any length", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary", maxLength: 60 }), async (text) => {
      await store.pool.query("TRUNCATE raw_item, raw_queue, raw_page");
      const strange = { topic: "order", dedupeKey: `k:${text}`.repeat(60), payload: `a\u0000b\ud800${text}` };
      expect(await keep(strange, strange)).toEqual({ kept: 1, repeated: 1 });
      expect(await keep(strange)).toEqual({ kept: 0, repeated: 1 });
    }),
    { numRuns: 40 },
  );
});

test("what is about something unknown waits longer each time and is quarantined after three days", async () => {
  await keep(item("k"));
  const pauses: number[] = [];
  for (let round = 0; round < 200; round += 1) {
    const [due] = await pendingBatch(store, 10);
    if (!due) break;
    await commit(store, "system", (tx) => closeBatch(tx, { later: [{ id: due.id, reason: "订单还没到", waitsFor: "order:1" }] }));
    expect(await pendingBatch(store, 10)).toEqual([]);
    const [row] = await store.rows<{ due: Date; status: string }>("SELECT due_at AS due, status FROM raw_queue");
    if (row?.status === "quarantined") break;
    pauses.push((row?.due.getTime() ?? 0) - clock.now());
    clock.set(row?.due ?? 0);
  }
  expect(pauses[0]).toBe(5_000);
  expect(pauses).toEqual(pauses.toSorted((left, right) => left - right));
  const [row] = await store.rows<{ status: string; reason: string }>("SELECT status, reason FROM raw_queue");
  expect(row).toEqual({ status: "quarantined", reason: "等了 3 天仍处理不了：订单还没到" });
  expect(clock.now() - START).toBeGreaterThan(3 * 86_400_000);
});

test("what waits is looked at again as soon as what it waits for is known, and nothing else is", async () => {
  await keep(item("a"), item("b"), item("new"));
  const [a, b, fresh] = await pendingBatch(store, 10);
  const waiting = [
    { id: a?.id ?? "", reason: "r", waitsFor: "order:1" },
    { id: b?.id ?? "", reason: "r", waitsFor: "order:2" },
  ];
  await commit(store, "system", (tx) => closeBatch(tx, { later: waiting }));
  await commit(store, "system", async (tx) => wakeWaiting(tx, ["order:2", "order:3"]));
  expect((await pendingBatch(store, 10)).map(({ id }) => id).sort()).toEqual([b?.id, fresh?.id].sort());
});

test("a settled item cannot be settled again", async () => {
  await keep(item("k"));
  const [due] = await pendingBatch(store, 1);
  const id = due?.id ?? "";
  await commit(store, "system", (tx) => closeBatch(tx, { done: [id] }));
  await commit(store, "system", (tx) => closeBatch(tx, { quarantined: [{ id, reason: "r" }], later: [{ id, reason: "r", waitsFor: "order:1" }] }));
  expect(await store.rows("SELECT status FROM raw_queue")).toEqual([]);
});
