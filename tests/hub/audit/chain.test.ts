import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkChain, sealJournal } from "../../../main/hub/audit/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore } from "../../support/store.ts";

let store: Store;
beforeAll(async () => {
  store = await freshStore();
});
afterAll(() => store.close());

const write = (subjectId: string): Promise<void> =>
  commit(store, "operator:1", async (tx) => tx.journal({ verb: "refund", subject: "case", subjectId, data: { amountFen: 5_900, 原因: "质量" } }));

describe("the journal", () => {
  it("is sealed in order while others go on writing, and each line once", async () => {
    const writers = Array.from({ length: 60 }, (_, index) => write(`c${index}`));
    const sealed = [await sealJournal(store), ...(await Promise.all([sealJournal(store), sealJournal(store)]))];
    await Promise.all(writers);
    sealed.push(await sealJournal(store));
    expect(sealed.reduce((sum, count) => sum + count, 0)).toBe(60);
    expect(await checkChain(store)).toEqual({ lines: 60, sealed: 60, intact: true, brokenAt: null });
  });

  it.each([
    ["changed", "UPDATE journal_line SET data = '{\"amountFen\":1}' WHERE id = (SELECT id FROM journal_line ORDER BY id OFFSET 10 LIMIT 1)"],
    ["removed", "DELETE FROM journal_line WHERE id = (SELECT id FROM journal_line ORDER BY id OFFSET 20 LIMIT 1)"],
  ])("shows that a line was %s", async (_, tampering) => {
    const own = await freshStore();
    for (let index = 0; index < 30; index += 1)
      await commit(own, "operator:1", async (tx) => tx.journal({ verb: "note", subject: "case", subjectId: String(index) }));
    await sealJournal(own);
    expect((await checkChain(own)).intact).toBe(true);
    await own.pool.query(tampering);
    expect((await checkChain(own)).intact).toBe(false);
    await own.close();
  });
});
