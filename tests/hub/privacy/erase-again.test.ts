/** A backup from before an erasure brings the buyer back; the list beside the backups erases him again. */
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDataKeys, openVault, type Principal } from "../../../main/hub/access/index.ts";
import { connectorFor } from "../../../main/hub/connectors/index.ts";
import { understandDue } from "../../../main/hub/frame/understand.ts";
import { keepRaw } from "../../../main/hub/ingest/index.ts";
import { bringErased, erasedLines, knowErasures, privacyHandlers, runErasures } from "../../../main/hub/privacy/index.ts";
import { exchange, makeBackup, openStore, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock, testVault } from "../../support/store.ts";
import { addCase } from "../actions/world.ts";
import { addShop, hour, start } from "../disputes/support.ts";

const clock = testClock(start);
const boss: Principal = { kind: "operator", id: "boss", name: "Boss", roles: ["admin"], demo: false };
const at = (hours: number): string => new Date(start + hours * hour).toISOString();
const HIM = /王小明|13812340001|文三路478|小鱼儿|轻放/;
let store: Store;
let folder: string;
let times = 0;

const tell = async (id: string): Promise<void> => {
  const order = {
    id,
    status: "paid",
    createdAt: at(-5),
    paidAt: at(-5),
    updatedAt: at(-4 + times),
    totalFen: 5_900,
    paidFen: 5_900,
    buyer: { id: "b-1", nick: "小鱼儿" },
    receiver: { name: "王小明", phone: "13812340001", province: "浙江省", city: "杭州市", district: "西湖区", address: "文三路478号2栋301" },
    buyerMessage: "请轻放",
    lines: [{ id: `${id}-1`, sku: "SKU", title: "鱼缸", quantity: 1, priceFen: 5_900, paidFen: 5_900 }],
  };
  await keepRaw(store, { shopId: "own", via: "rest", items: [{ topic: "rest.order", dedupeKey: `order:${id},${times++}#`, payload: JSON.stringify(order) }] });
  while ((await understandDue({ store, vault: testVault, reader: () => connectorFor("miniapp"), log: () => undefined })) > 0);
};
const erase = async (ids: readonly string[]): Promise<void> => {
  const handlers = privacyHandlers({
    store,
    vault: testVault,
    resealing: { running: false, broken: 0 },
    askReseal: async () => undefined,
    askErase: async () => undefined,
    shops: async () => [],
    names: async () => new Map(),
  });
  expect(await handlers.erase({ orderIds: [...ids], reason: "买家要求删除" }, boss)).toMatchObject({ ok: true });
};
const know = (vault = testVault): Promise<number> => knowErasures({ store, vault, folder, log: () => undefined });
const idOf = async (channelId: string): Promise<string> =>
  (await store.rows<{ id: string }>(`SELECT id FROM "order" WHERE channel_order_id = $1`, [channelId]))[0]?.id ?? "";
const buyers = async (): Promise<string> =>
  JSON.stringify(await store.rows(`SELECT buyer_nick, buyer_message, receiver FROM "order" ORDER BY channel_order_id`));
/** The database as a backup has it, in the place of what it is now. */
const restore = async (file: string): Promise<void> => {
  const { url } = store;
  await store.close();
  await exchange(url, file);
  store = await openStore({ home: folder, clock, databaseUrl: url });
  await openDataKeys(store, testVault);
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "aftercare-erased-"));
  store = await freshStore({ clock });
  await addShop(store, "own");
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

test("who was erased after a backup is erased again when it was restored, and once only", async () => {
  await tell("O-1");
  await tell("O-2");
  const file = join(folder, "before.backup");
  await makeBackup(store.url, file, "1");
  await erase([await idOf("O-1")]);
  expect(await know()).toBe(0);
  await runErasures(store);
  expect(JSON.stringify((JSON.parse(await buyers()) as unknown[])[0])).not.toMatch(HIM);
  const list = readFileSync(join(folder, "erasures.sealed"), "utf8");
  expect(list).not.toMatch(/王小明|O-1|own|删除/);
  expect(await know()).toBe(0);
  expect(readFileSync(join(folder, "erasures.sealed"), "utf8")).toBe(list);

  await restore(file);
  expect(await buyers()).toMatch(HIM);
  expect(await know()).toBe(1);
  await runErasures(store);
  const [erased, kept] = JSON.parse(await buyers()) as unknown[];
  expect(JSON.stringify(erased)).not.toMatch(HIM);
  expect(JSON.stringify(kept)).toMatch(HIM);
  expect(await know()).toBe(0);
  expect(await store.rows("SELECT verb FROM journal_line WHERE subject = 'erasure' ORDER BY id")).toEqual([
    { verb: "buyer.erasing_again" },
    { verb: "buyer.erased" },
  ]);
  // The channel tells the order once more: nobody comes back by it.
  await tell("O-1");
  expect(JSON.stringify((JSON.parse(await buyers()) as unknown[])[0])).not.toMatch(HIM);
});

test("an order that the backup does not have yet comes in without its buyer", async () => {
  const file = join(folder, "empty.backup");
  await makeBackup(store.url, file, "1");
  await tell("O-1");
  await erase([await idOf("O-1")]);
  await know();
  await restore(file);
  expect(await know()).toBe(1);
  await tell("O-1");
  await runErasures(store);
  expect(await buyers()).not.toMatch(HIM);
  expect(await idOf("O-1")).not.toBe("");
});

test("a list that was cut short, or sealed with another key, is read as far as it can be, and goes on", async () => {
  await tell("O-1");
  await tell("O-2");
  await erase([await idOf("O-1")]);
  await know();
  const path = join(folder, "erasures.sealed");
  truncateSync(path, readFileSync(path).length - 20);
  expect(erasedLines(folder).size).toBe(0);
  await erase([await idOf("O-2")]);
  expect(await know()).toBe(0);
  expect(erasedLines(folder).size).toBe(2);
  const elsewhere = mkdtempSync(join(tmpdir(), "aftercare-brought-"));
  expect([bringErased(folder, elsewhere), bringErased(folder, elsewhere)]).toEqual([2, 0]);
  rmSync(elsewhere, { recursive: true });
  await store.pool.query("DELETE FROM erasure");
  expect(await know(openVault(new Uint8Array(32).fill(9)))).toBe(0);
  writeFileSync(path, `garbage\n${readFileSync(path, "utf8")}`);
  expect(await know()).toBe(2);
});

test("it waits for an action that is on its way, and no longer", async () => {
  await tell("O-1");
  const id = await idOf("O-1");
  await erase([id]);
  await know();
  await store.pool.query("DELETE FROM erasure");
  await store.pool.query("DELETE FROM erased_name");
  await store.pool.query("UPDATE \"order\" SET buyer_nick = '小鱼儿'");
  await addCase(store, { id: "c1", shopId: "own", orderId: id, amountFen: 100 });
  await store.pool.query(
    `INSERT INTO action (id, case_id, shop_id, kind, idempotency_key, state, hold_until, due_at, by, created_at) VALUES ('a1', 'c1', 'own', 'agree_refund', 'k', 'sent', now(), now(), 'operator:x', now())`,
  );
  expect(await know()).toBe(1);
  expect(await runErasures(store)).toBe(0);
  expect(await buyers()).toMatch(HIM);
  await store.pool.query("UPDATE action SET state = 'confirmed'");
  expect(await runErasures(store)).toBeGreaterThan(0);
  expect(await buyers()).not.toMatch(HIM);
});
