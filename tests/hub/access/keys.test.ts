import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { keyReader, keysOfShop, makeApiKey, type Principal, revokeApiKey } from "../../../main/hub/access/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";

const clock = testClock();
const by: Principal = { kind: "operator", id: "admin", name: "管理员", roles: ["admin"], demo: false };
const wanted = { shopId: "shop-1", name: "ERP", scopes: ["read", "orders"], everyShop: false, days: null } as const;
const DAY = 86_400_000;
let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock });
});
afterAll(() => store.close());
beforeEach(async () => {
  await store.pool.query("TRUNCATE api_key, journal_line");
});

describe("keys of a seller's own systems", () => {
  test("stand for one shop until they are revoked, and only their hash is kept", async () => {
    const { id, key } = await makeApiKey(store, by, wanted);
    expect(await keyReader(store)(key)).toEqual({ kind: "key", id, shopId: "shop-1", scopes: ["read", "orders"], everyShop: false });
    expect(await keyReader(store)(`${key}x`)).toBeNull();
    const [row] = await store.rows<{ text: string }>("SELECT api_key::text AS text FROM api_key");
    expect(row?.text).not.toContain(key);
    expect(await revokeApiKey(store, by, id)).toBe(true);
    expect(await revokeApiKey(store, by, id)).toBe(false);
    expect(await keyReader(store)(key)).toBeNull();
    expect(await store.rows("SELECT verb, actor, subject_id AS shop, data->>'name' AS name FROM journal_line ORDER BY id")).toEqual([
      { verb: "api_key.made", actor: "operator:admin", shop: "shop-1", name: "ERP" },
      { verb: "api_key.revoked", actor: "operator:admin", shop: "shop-1", name: "ERP" },
    ]);
  });

  test("end by themselves on the day they were given", async () => {
    const { key } = await makeApiKey(store, by, { ...wanted, days: 30 });
    const read = keyReader(store);
    clock.advance(30 * DAY - 1);
    expect(await read(key)).not.toBeNull();
    clock.advance(1);
    expect(await read(key)).toBeNull();
  });

  test("say when they were last used, written at most once a minute however many calls come", async () => {
    const { id, key } = await makeApiKey(store, by, wanted);
    const read = keyReader(store);
    const lastUsed = async (): Promise<number | undefined> => (await keysOfShop(store, "shop-1")).find((one) => one.id === id)?.lastUsedAt?.getTime();
    expect(await lastUsed()).toBeUndefined();
    const first = clock.now();
    await Promise.all(Array.from({ length: 200 }, () => read(key)));
    expect(await lastUsed()).toBe(first);
    clock.advance(59_999);
    await read(key);
    expect(await lastUsed()).toBe(first);
    clock.advance(1);
    await read(key);
    expect(await lastUsed()).toBe(first + 60_000);
  });

  test("are listed for their shop, those in force first, without a secret", async () => {
    const old = await makeApiKey(store, by, { ...wanted, name: "旧" });
    clock.advance(1);
    await makeApiKey(store, by, { ...wanted, name: "仓库", scopes: ["warehouse"], everyShop: true, days: 90 });
    await makeApiKey(store, by, { ...wanted, shopId: "shop-2" });
    await revokeApiKey(store, by, old.id);
    const rows = await keysOfShop(store, "shop-1");
    expect(rows.map(({ name, scopes, everyShop, madeBy, revokedAt }) => ({ name, scopes, everyShop, madeBy, isRevoked: revokedAt !== null }))).toEqual([
      { name: "仓库", scopes: ["warehouse"], everyShop: true, madeBy: "operator:admin", isRevoked: false },
      { name: "旧", scopes: ["read", "orders"], everyShop: false, madeBy: "operator:admin", isRevoked: true },
    ]);
    expect(rows[0]?.expiresAt?.getTime()).toBe(clock.now() + 90 * DAY);
    expect(JSON.stringify(rows)).not.toMatch(/ak_|hash/);
  });
});
