import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeBatch, forgetPayloads, keepRaw, pendingBatch, statusHandlers } from "../../../main/hub/ingest/index.ts";
import { packPages, payloadAt, unpacked } from "../../../main/hub/ingest/page.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, depsOf, item, keys, payloads, testChannel, wipe } from "./channel.ts";

const DAY = 86_400_000;
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
  await store.pool.query("DELETE FROM setting");
  await addShop(store);
});
const keep = (...items: ReturnType<typeof item>[]) => keepRaw(store, { shopId: "shop-1", via: "push", items });
const sized = (key: string, length: number) => ({ topic: "order", dedupeKey: key, payload: JSON.stringify({ id: key, words: "换货".repeat(length / 6) }) });
const done = async (): Promise<void> => {
  const due = await pendingBatch(store, 1_000);
  await commit(store, "system", (tx) => closeBatch(tx, { done: due.map((one) => one.id) }));
};
const pages = () => store.rows<{ plain: number; stored: number }>("SELECT plain_bytes AS plain, stored_bytes AS stored FROM raw_page ORDER BY id");

describe("pages of payloads", () => {
  it("give each payload back as it was packed, whatever it holds", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary", maxLength: 200 }), { maxLength: 20 }), (given) => {
        const wellFormed = given.map((text) => text.toWellFormed());
        const { pages: packed, spans } = packPages(wellFormed);
        const plain = packed.map(unpacked);
        expect(spans.map((span) => payloadAt(plain[span.page] ?? Buffer.alloc(0), span))).toEqual(wellFormed);
      }),
    );
  });

  it("hold what came in together, much smaller than it came", async () => {
    await keep(...Array.from({ length: 50 }, (_, index) => sized(`k${index}`, 1_200)));
    const [page, ...others] = await pages();
    expect(others).toEqual([]);
    expect(page?.stored).toBeLessThan((page?.plain ?? 0) / 8);
    const due = await pendingBatch(store, 100);
    expect(due.map((one) => one.payload)).toEqual(Array.from({ length: 50 }, (_, index) => sized(`k${index}`, 1_200).payload));
  });

  it("are several when what came is large, and none when all of it had been kept before", async () => {
    const large = [sized("a", 1_500_000), sized("b", 1_500_000), sized("c", 12)];
    expect(await keep(...large)).toEqual({ kept: 3, repeated: 0 });
    expect(await pages()).toHaveLength(2);
    expect(await keep(...large)).toEqual({ kept: 0, repeated: 3 });
    expect(await pages()).toHaveLength(2);
    expect((await payloads(store)).map((one) => one.payload)).toEqual(large.map((one) => one.payload));
  });
});

describe("payloads are forgotten", () => {
  it("after thirty days, while their keys and hashes stay, so that a repeat is still known", async () => {
    await keep(item("a"), item("b"));
    await done();
    clock.set(START + 29 * DAY);
    await forgetPayloads(store);
    expect(await pages()).toHaveLength(1);
    clock.set(START + 31 * DAY);
    await forgetPayloads(store);
    expect(await pages()).toEqual([]);
    expect(await keys(store)).toEqual(["a", "b"]);
    expect(await store.rows("SELECT DISTINCT length(hash) AS length FROM raw_item")).toEqual([{ length: 32 }]);
    expect(await keep(item("a"))).toEqual({ kept: 0, repeated: 1 });
  });

  it("but not what waits or is set aside: of a page only that stays", async () => {
    const given = ["done", "waits", "aside"].map((key) => sized(key, 6_000));
    await keep(...given);
    const [first, second, third] = await pendingBatch(store, 10);
    await commit(store, "system", (tx) =>
      closeBatch(tx, {
        done: [first?.id ?? ""],
        later: [{ id: second?.id ?? "", reason: "订单还没到", waitsFor: "order:1" }],
        quarantined: [{ id: third?.id ?? "", reason: "读不懂" }],
      }),
    );
    const [before] = await pages();
    clock.set(START + 31 * DAY);
    await forgetPayloads(store);
    await forgetPayloads(store);
    const [after] = await pages();
    expect(after?.plain).toBe((before?.plain ?? 0) - Buffer.byteLength(given[0]?.payload ?? ""));
    const kept = await payloads(store);
    expect(kept.slice(1).map((one) => one.payload)).toEqual(given.slice(1).map((one) => one.payload));
  });

  it("after as many days as a supervisor sets, and the status page tells how much is kept and since when", async () => {
    const boss = { kind: "operator", id: "op-1", name: "测试主管", roles: ["supervisor"], demo: true } as const;
    const journal = { lines: 0, sealed: 0, intact: true, brokenAt: null };
    const extras = async () => ({
      actions: { held: 0, unclear: 0, failed: 0 },
      promises: { made: 0, kept: 0, broken: 0, running: 0 },
      ai: { configured: false, model: null, problem: null, embedder: "built-in" },
      journal,
      past: null,
    });
    const status = statusHandlers({
      ...depsOf(store, testChannel()),
      databaseKind: "embedded",
      extras,
      confirmClock: async () => undefined,
      keepBackups: "backup.keep",
      backups: async () => ({ keep: 0, rows: [] }),
      checkJournal: async () => journal,
    });
    await keep(sized("a", 6_000));
    await done();
    const shown = await status.get({}, boss);
    const [page] = await pages();
    expect(shown.ok && shown.value.payloads).toEqual({ plainBytes: page?.plain, storedBytes: page?.stored, since: new Date(START), keepDays: 30 });
    await status.keepPayloads({ days: 7 }, boss);
    clock.set(START + 8 * DAY);
    await forgetPayloads(store);
    const later = await status.get({}, boss);
    expect(later.ok && later.value.payloads).toEqual({ plainBytes: 0, storedBytes: 0, since: null, keepDays: 7 });
    expect(await store.rows("SELECT verb, data FROM journal_line")).toEqual([{ verb: "payloads.keep_days", data: { days: 7 } }]);
  });
});
