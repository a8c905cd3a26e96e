/** One file that holds everything, is known to be whole, and is the same after it was put back. */
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyOut } from "../../../main/hub/store/backup/copy.ts";
import { makeBackup } from "../../../main/hub/store/backup/make.ts";
import { restoreBackup } from "../../../main/hub/store/backup/restore.ts";
import { commit, eventsAfter, keepPlace, openStore, readerPlace, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addCase, addOrder, addShop } from "../actions/world.ts";

/** Ends the connection that waits for a lock, and tells how many did. */
const ENDED = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
 WHERE datname = current_database() AND wait_event_type = 'Lock'`;
const migrations = fileURLToPath(new URL("../../../main/hub/store/migrations", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "aftercare-backup-"));
const file = join(folder, "one.aftercare");
const clock = testClock();
let store: Store;

beforeAll(async () => {
  store = await freshStore({ clock });
  await addShop(store, { id: "s1", channel: "fake" });
  for (let number = 0; number < 40; number += 1) {
    await addOrder(store, { id: `o${number}`, shopId: "s1", paidFen: 100 + number });
    await addCase(store, { id: `c${number}`, shopId: "s1", orderId: `o${number}`, amountFen: 100 });
    await commit(store, "system", async (tx) => {
      tx.emit({ name: "shop.changed", subjectId: `s${number}`, data: { name: "店\t\\N\n换行 🎁" } });
      tx.journal({ verb: "test.odd", subject: "shop", subjectId: `s${number}`, data: { text: 'a\tb\\n"“”\u2028\n\r' } });
    });
  }
  const read = await eventsAfter(store, { tx: "0", id: "0" }, 15);
  const last = read.at(-1);
  if (last) await keepPlace(store, "flow", { tx: last.tx, id: last.id });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

async function emptyDatabase(name: string): Promise<string> {
  await store.pool.query(`CREATE DATABASE ${name}`);
  return store.url.replace(/\/[^/]*$/, `/${name}`);
}
const unread = async (of: Store): Promise<string[]> => (await eventsAfter(of, await readerPlace(of, "flow"), 100)).map((event) => event.subjectId);
const everything = async (of: Store): Promise<unknown[]> => [
  await of.rows('SELECT * FROM "order" ORDER BY id'),
  await of.rows("SELECT * FROM case_file ORDER BY id"),
  await of.rows("SELECT * FROM journal_line ORDER BY id"),
  await of.rows("SELECT name, hash FROM migration ORDER BY name"),
];

describe("a backup", () => {
  it("put back into another database is the same, row by row, and whoever read what happened goes on where it stood", async () => {
    const made = await makeBackup(store.url, file, "1.2.3");
    expect(made.rows).toBeGreaterThan(160);
    const url = await emptyDatabase("restored_whole");
    const { manifest, rows } = await restoreBackup(url, file, migrations);
    expect([manifest.version, rows]).toEqual(["1.2.3", made.rows]);
    const other = await openStore({ home: folder, clock, databaseUrl: url });
    expect(await everything(other)).toEqual(await everything(store));
    expect(await unread(other)).toEqual(await unread(store));
    expect(await unread(other)).toHaveLength(25);
    await commit(other, "system", async (tx) => tx.emit({ name: "shop.changed", subjectId: "new", data: { name: "x" } }));
    expect((await unread(other)).at(-1)).toBe("new");
    await addOrder(other, { id: "after", shopId: "s1", paidFen: 1 });
    await other.close();
  });

  it("is one moment, whatever is written while it is made", async () => {
    let going = true;
    const busy = (async () => {
      while (going) await store.pool.query("INSERT INTO setting (key, value) VALUES (gen_random_uuid()::text, '1')");
    })();
    await makeBackup(store.url, join(folder, "busy.aftercare"), "1");
    going = false;
    await busy;
    await restoreBackup(await emptyDatabase("restored_busy"), join(folder, "busy.aftercare"), migrations);
  });

  it.each([
    ["cut short", (path: string) => truncateSync(path, readFileSync(path).length - 1_000)],
    [
      "changed in one byte",
      (path: string) => {
        const bytes = readFileSync(path);
        bytes[5_000] = (bytes[5_000] ?? 0) ^ 1;
        writeFileSync(path, bytes);
      },
    ],
  ])("that was %s is recognised before anything is touched", async (_what, spoil) => {
    const path = join(folder, "spoilt.aftercare");
    copyFileSync(file, path);
    spoil(path);
    const url = await emptyDatabase(`spoilt_${Math.random().toString(36).slice(2)}`);
    await expect(restoreBackup(url, path, migrations)).rejects.toThrow(/not whole or was changed/);
  });

  it("of a newer version, of another program, or beside a database with rows, is refused by a sentence", async () => {
    await store.pool.query("INSERT INTO migration (name, hash) VALUES ('9999_later', 'x')");
    const later = join(folder, "later.aftercare");
    await makeBackup(store.url, later, "9");
    await store.pool.query("DELETE FROM migration WHERE name = '9999_later'");
    const url = await emptyDatabase("restored_later");
    await expect(restoreBackup(url, later, migrations)).rejects.toThrow(/of a newer version \(it has 9999_later\): upgrade/);
    writeFileSync(join(folder, "text"), "AFTERCARE BACKUP 2\nx");
    await expect(restoreBackup(url, join(folder, "text"), migrations)).rejects.toThrow(/by a newer version/);
    writeFileSync(join(folder, "text"), "PK\u0003\u0004");
    await expect(restoreBackup(url, join(folder, "text"), migrations)).rejects.toThrow(/no backup of Aftercare/);
    await expect(restoreBackup(store.url, file, migrations)).rejects.toThrow(/not empty and was not touched/);
    await restoreBackup(url, file, migrations);
  });

  it("that finds no room leaves nothing behind and says so", async () => {
    await expect(makeBackup(store.url, "/dev/full/x.aftercare", "1")).rejects.toThrow(/cannot be written/);
    const full = join(folder, "full.aftercare");
    // A device that is always full stands where the file would grow.
    const { symlinkSync } = await import("node:fs");
    symlinkSync("/dev/full", `${full}.part`);
    await expect(makeBackup(store.url, full, "1")).rejects.toThrow(/The disk is full and no backup was made/);
    expect([existsSync(full), readdirSync(folder).filter((name) => name.endsWith(".part"))]).toEqual([false, []]);
  });

  it.each([1_070, 2_000])("read more slowly than the server writes, %i kB to the end, leaves the connection fit for the next statement", async (kilobytes) => {
    const client = new Client({ connectionString: store.url });
    await client.connect();
    const source = copyOut(client, `COPY (SELECT repeat('x', 999) FROM generate_series(1, ${kilobytes})) TO STDOUT`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    let bytes = 0;
    for await (const piece of source as AsyncIterable<Buffer>) bytes += piece.length;
    expect(bytes).toBe(kilobytes * 1_000);
    expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
    await client.end();
  });

  it("whose database goes away while it is made is no backup", async () => {
    const holder = new Client({ connectionString: store.url });
    await holder.connect();
    // Held locked, a table somewhere in the middle keeps the backup waiting until its connection is ended.
    await holder.query("BEGIN");
    await holder.query("LOCK TABLE setting IN ACCESS EXCLUSIVE MODE");
    const gone = join(folder, "gone.aftercare");
    const refused = expect(makeBackup(store.url, gone, "1")).rejects.toThrow();
    await expect.poll(async () => (await store.pool.query(ENDED)).rowCount).toBe(1);
    await refused;
    await holder.query("ROLLBACK");
    await holder.end();
    expect([existsSync(gone), existsSync(`${gone}.part`)]).toEqual([false, false]);
  });
});
