import { afterAll, beforeAll, expect, test } from "vitest";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore } from "../../support/store.ts";

let store: Store;
beforeAll(async () => {
  store = await freshStore();
});
afterAll(() => store.close());

const keys = async (): Promise<string[]> => (await store.prisma.setting.findMany({ orderBy: { key: "asc" } })).map((row) => row.key);

test("what Prisma writes within a write is in its transaction: unseen before, gone when it fails, between its statements", async () => {
  await commit(store, "system", async (tx) => {
    tx.run("INSERT INTO setting (key, value) VALUES ('sql', '1')");
    await tx.prisma.setting.upsert({ where: { key: "prisma" }, create: { key: "prisma", value: 1 }, update: { value: 1 } });
    expect(await tx.rows("SELECT key FROM setting ORDER BY key")).toEqual([{ key: "prisma" }, { key: "sql" }]);
    expect(await tx.prisma.setting.findUnique({ where: { key: "sql" } })).toEqual({ key: "sql", value: 1 });
    expect(await keys()).toEqual([]);
  });
  expect(await keys()).toEqual(["prisma", "sql"]);
  const failing = commit(store, "system", async (tx) => {
    await tx.prisma.setting.delete({ where: { key: "prisma" } });
    throw new Error("thought better of it");
  });
  await expect(failing).rejects.toThrow("thought better of it");
  expect(await keys()).toEqual(["prisma", "sql"]);
});

test("many writes side by side each keep to their own transaction", async () => {
  await Promise.all(
    Array.from({ length: 30 }, (_, index) =>
      commit(store, "system", async (tx) => {
        await tx.prisma.operator.create({ data: { id: `o${index}`, name: "小王", roles: ["agent"], createdAt: tx.at } });
        if (index % 3 === 0) throw new Error("undone");
      }).catch(() => undefined),
    ),
  );
  expect(await store.prisma.operator.count()).toBe(20);
});

test("a write of several statements by Prisma is refused inside a write, and leaves nothing", async () => {
  const nested = commit(store, "system", (tx) =>
    tx.prisma.account.create({ data: { id: "a", createdAt: tx.at, keys: { create: [{ kind: "id", hash: "h" }] } } }),
  );
  await expect(nested).rejects.toThrow();
  expect(await store.prisma.account.count()).toBe(0);
});
