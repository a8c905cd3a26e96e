import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { checkChain, checkWholeChain, sealJournal } from "../../../main/hub/audit/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore } from "../../support/store.ts";

const WHOLE = Number.POSITIVE_INFINITY;
let store: Store;
beforeAll(async () => {
  store = await freshStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  await store.pool.query("TRUNCATE journal_line, journal_seal, journal_fence, journal_check RESTART IDENTITY");
});

const write = (subjectId: string): Promise<void> =>
  commit(store, "operator:1", async (tx) => tx.journal({ verb: "refund", subject: "case", subjectId, data: { amountFen: 5_900, 原因: "质量" } }));
const writeMany = async (count: number): Promise<void> => {
  await commit(store, "operator:1", async (tx) => {
    for (let index = 0; index < count; index += 1) tx.journal({ verb: "note", subject: "case", subjectId: String(index) });
  });
};
const sealedLines = async (): Promise<string[]> =>
  (await store.rows<{ id: string }>("SELECT line_id::text AS id FROM journal_seal ORDER BY place")).map((row) => row.id);

describe("sealing", () => {
  it("takes each line once, also when two hubs seal while others go on writing", async () => {
    const writers = Array.from({ length: 60 }, (_, index) => write(`c${index}`));
    const sealed = [await sealJournal(store), ...(await Promise.all([sealJournal(store), sealJournal(store)]))];
    await Promise.all(writers);
    sealed.push(await sealJournal(store));
    expect(sealed.reduce((sum, count) => sum + count, 0)).toBe(60);
    expect(await checkChain(store)).toEqual({ lines: 60, sealed: 60, intact: true, brokenAt: null });
  });

  it("makes no writer wait, and takes a line that was committed long after its neighbours", async () => {
    const slow = await store.pool.connect();
    const insert = "INSERT INTO journal_line (at, actor, verb, subject, subject_id) VALUES (now(), 'operator:2', 'note', 'case', 'slow') RETURNING id::text";
    await slow.query("BEGIN");
    const { rows } = await slow.query<{ id: string }>(insert);
    for (let round = 0; round < 3; round += 1) {
      await write(`c${round}`);
      // With a lock on the table the two would wait for each other until the test's time is over.
      expect(await sealJournal(store)).toBe(1);
    }
    await slow.query("COMMIT");
    slow.release();
    await write("after");
    expect(await sealJournal(store)).toBe(2);
    expect(await sealedLines()).toContain(rows[0]?.id);
    for (let round = 0; round < 3; round += 1) await sealJournal(store);
    expect(await checkWholeChain(store, WHOLE)).toEqual({ lines: 5, sealed: 5, intact: true, brokenAt: null });
  });

  it("looks only at what was written since, however long the journal is", async () => {
    await writeMany(4_500);
    expect(await sealJournal(store)).toBe(4_500);
    await sealJournal(store);
    const [fence] = await store.rows<{ floor: string }>("SELECT floor::text FROM journal_fence");
    expect(fence?.floor).toBe("4500");
  });
});

const tampering = [
  ["changed", "UPDATE journal_line SET data = '{\"amountFen\":1}' WHERE id = 11", "11"],
  ["removed", "DELETE FROM journal_line WHERE id = 21", "21"],
  ["removed with its seal", "WITH gone AS (DELETE FROM journal_seal WHERE line_id = 5) DELETE FROM journal_line WHERE id = 5", "6"],
  ["put in", "INSERT INTO journal_line (id, at, actor, verb, subject, subject_id) VALUES (-3, now(), 'operator:1', 'note', 'case', 'x')", "-3"],
] as const;

describe("checking", () => {
  it.each(tampering)("by all of the chain shows that a line was %s, though it lies behind the kept place", async (_, sql, line) => {
    await writeMany(30);
    for (let round = 0; round < 3; round += 1) await sealJournal(store);
    expect((await checkChain(store)).intact).toBe(true);
    await store.pool.query(sql);
    expect(await checkWholeChain(store, WHOLE)).toMatchObject({ intact: false, brokenAt: line });
  });

  it.each(tampering.slice(0, 3))("on from the kept place shows that a line was %s since", async (_, sql, line) => {
    await writeMany(3);
    await sealJournal(store);
    await checkChain(store);
    await writeMany(30);
    await sealJournal(store);
    await store.pool.query(sql);
    expect(await checkChain(store)).toMatchObject({ intact: false, brokenAt: line });
    // It stays said until it is put right.
    expect(await checkChain(store)).toMatchObject({ intact: false, brokenAt: line });
  });

  it("goes on from where it stopped, and only on top of the hash it had found there", async () => {
    await writeMany(10);
    await sealJournal(store);
    await checkChain(store);
    await store.pool.query("UPDATE journal_line SET actor = 'operator:9' WHERE id = 2");
    expect((await checkChain(store)).intact).toBe(true);
    await store.pool.query("UPDATE journal_seal SET hash = repeat('0', 64) WHERE place = 10");
    expect((await checkChain(store)).intact).toBe(false);
  });

  it("walks the whole chain a part a day, and begins anew at its end", async () => {
    await writeMany(4_500);
    await sealJournal(store);
    const placeOf = async () => (await store.rows<{ place: string }>("SELECT place::text FROM journal_check WHERE walk = 'whole'"))[0]?.place;
    await checkWholeChain(store, 2_000);
    expect(await placeOf()).toBe("2000");
    await checkWholeChain(store, 2_000);
    expect(await placeOf()).toBe("4000");
    await store.pool.query("UPDATE journal_line SET verb = 'other' WHERE id = 4400");
    expect(await checkWholeChain(store, 2_000)).toMatchObject({ intact: false, brokenAt: "4400" });
    await store.pool.query("UPDATE journal_line SET verb = 'note' WHERE id = 4400");
    expect(await checkWholeChain(store, WHOLE)).toMatchObject({ intact: true, sealed: 4_500 });
    expect(await placeOf()).toBe("0");
  });
});
