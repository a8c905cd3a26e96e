/** Key file and database belong together, and what an installation is does not change by losing a file. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ensureOperators, openVault } from "../../../main/hub/access/index.ts";
import { settleInstallation } from "../../../main/hub/frame/installation.ts";
import { sealSecrets, writeShop } from "../../../main/hub/ingest/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore } from "../../support/store.ts";

const vault = openVault(new Uint8Array(32).fill(1));
const stranger = openVault(new Uint8Array(32).fill(2));
let store: Store;
beforeEach(async () => {
  store = await freshStore();
});
afterEach(() => store.close());

const realShop = (demo = false) =>
  commit(store, "system", (tx) =>
    writeShop(tx, {
      id: "s1",
      channel: "taobao",
      name: "店",
      baseUrl: "https://example.com",
      settings: {},
      secrets: sealSecrets(vault, { token: "t" }),
      enabled: true,
      demo,
    }),
  );
const settle = (told: Partial<Parameters<typeof settleInstallation>[1]>) => settleInstallation(store, { vault, demo: true, newKey: false, ...told });

describe("what an installation is", () => {
  it("is kept in the database: a shop of one's own never becomes a demonstration, also without its folder", async () => {
    expect(await settle({ demo: false })).toEqual({ demo: false });
    expect(await settle({ demo: true })).toEqual({ demo: false });
  });

  it("is seen in a database from before: by a real shop, by a real person, by the demonstration's people", async () => {
    await realShop();
    await ensureOperators(store, { demo: true });
    expect(await settle({ demo: true })).toEqual({ demo: false });
  });

  it("lets no shop of one's own begin in a demonstration", async () => {
    await ensureOperators(store, { demo: true });
    expect(await settle({ demo: true })).toEqual({ demo: true });
    await expect(settle({ demo: false })).rejects.toThrow(/holds the demonstration/);
  });

  it("is what was wished where nobody lives yet", async () => {
    expect(await settle({ demo: true })).toEqual({ demo: true });
  });
});

describe("the key", () => {
  it("of another installation is refused by a sentence that says both ways out, before anything is written", async () => {
    await settle({ demo: false });
    await realShop();
    const lines = () => store.rows("SELECT count(*)::int AS lines FROM journal_line");
    const before = await lines();
    await expect(settle({ vault: stranger })).rejects.toThrow(/not this database's.*from a backup.*--new-key/s);
    expect(await lines()).toEqual(before);
  });

  it("is recognised in a database from before by what it sealed", async () => {
    await realShop();
    await expect(settle({ vault: stranger })).rejects.toThrow(/not this database's/);
    expect(await settle({})).toEqual({ demo: false });
  });

  it("may be replaced when it is lost for good: what it sealed is forgotten, said at each shop, and written in the journal", async () => {
    await settle({ demo: false });
    await realShop();
    await settle({ vault: stranger, newKey: true });
    expect(await store.rows("SELECT secrets, problem FROM shop")).toEqual([{ secrets: null, problem: "安装密钥已更换，请重新填写这家店铺的密钥。" }]);
    expect(await store.rows("SELECT data FROM journal_line WHERE verb = 'installation.key_replaced'")).toEqual([
      { data: { shops: 1, models: 0, maps: 0, notifiers: 0, dataKeys: 1, receivers: 0, pages: 0 } },
    ]);
    expect(await settle({ vault: stranger })).toEqual({ demo: false });
    await expect(settle({})).rejects.toThrow(/not this database's/);
  });

  it("that fits loses nothing to a start that was told it is new", async () => {
    await settle({ demo: false });
    await realShop();
    await settle({ newKey: true });
    expect(await store.rows("SELECT secrets IS NOT NULL AS kept FROM shop")).toEqual([{ kept: true }]);
  });
});
