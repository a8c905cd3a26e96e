import { afterAll, beforeAll, expect, it } from "vitest";
import { commit, commitUnflushed, type Store } from "../../../main/hub/store/index.ts";
import { freshStore } from "../../support/store.ts";

let store: Store;
beforeAll(async () => {
  store = await freshStore();
  // The tests' server waits for no disk at all; every connection of this store asks it to, as in the product.
  await Promise.all(Array.from({ length: 10 }, () => store.pool.query("SET synchronous_commit = on; SELECT pg_sleep(0.05)")));
});
afterAll(() => store.close());

const setting = (write: typeof commit): Promise<string> =>
  write(store, "system", async (tx) => {
    tx.journal({ verb: "note", subject: "case", subjectId: "c1" });
    const [row] = await tx.rows<{ value: string }>("SELECT current_setting('synchronous_commit') AS value");
    return row?.value ?? "";
  });

it("a write that can be computed again does not wait for the disk, and the next write on its connection does", async () => {
  expect(await setting(commitUnflushed)).toBe("off");
  expect(await setting(commit)).toBe("on");
  expect(await store.rows("SELECT count(*)::int AS lines FROM journal_line")).toEqual([{ lines: 2 }]);
});
