/** `npm run restore`: a backup comes back whole, and never over the wrong key. */
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { expect, it } from "vitest";
import { openVault } from "../../../main/hub/access/index.ts";
import { settleInstallation } from "../../../main/hub/frame/installation.ts";
import { makeBackup } from "../../../main/hub/store/index.ts";
import { settleKeyPlace } from "../../../main/keys/index.ts";
import { keyringOf } from "../../keys/keyring.ts";
import { freshStore } from "../../support/store.ts";
import { addOrder, addShop } from "../actions/world.ts";

it("refuses a backup that the key file here does not open, and puts it back where it does", async () => {
  const folder = mkdtempSync(join(tmpdir(), "aftercare-restore-"));
  const key = randomBytes(32);
  const homes = { own: join(folder, "own"), other: join(folder, "other") };
  for (const [home, held] of [
    [homes.own, key],
    [homes.other, randomBytes(32)],
  ] as const) {
    mkdirSync(home);
    writeFileSync(join(home, "installation.key"), held.toString("base64url"), { mode: 0o600 });
  }
  const store = await freshStore();
  await settleInstallation(store, { vault: openVault(new Uint8Array(key)), demo: false, newKey: false });
  await addShop(store, { id: "s1", channel: "fake" });
  await addOrder(store, { id: "o1", shopId: "s1", paidFen: 1 });
  const file = join(folder, "x.backup");
  const { rows } = await makeBackup(store.url, file, "1");
  await store.pool.query(`DELETE FROM "order"`);
  await store.close();
  const restore = (home: string): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, ["--no-warnings", "scripts/restore/main.ts", file, "--json"], {
      encoding: "utf8",
      env: { ...process.env, AFTERCARE_HOME: home, DATABASE_URL: store.url },
    });
  const refused = restore(homes.other);
  expect([refused.status, refused.stdout]).toEqual([1, ""]);
  expect(refused.stderr).toMatch(/打不开这个备份.*没有动任何数据/);
  expect(refused.stderr).toMatch(/does not open this backup.*nothing was touched/);
  // A key that is locked in another installation's key store opens it no more; the saved copy beside it does, and then counts.
  const locked = join(folder, "locked");
  await settleKeyPlace(locked, { store: keyringOf("mine"), file: false });
  const away = restore(locked);
  expect([away.status, readdirSync(locked).filter((name) => name.includes("key"))]).toEqual([1, ["key.sealed"]]);
  expect(away.stderr).toMatch(/另一套安装.*另存的 installation\.key[\s\S]*another installation's.*saved from the former machine/);
  writeFileSync(join(locked, "installation.key"), key.toString("base64url"), { mode: 0o600 });
  expect(JSON.parse(restore(locked).stdout)).toMatchObject({ rows, verified: true });
  expect(readdirSync(locked).filter((name) => name.includes("key"))).toEqual(["installation.key", expect.stringMatching(/^key\.sealed\.former-/)]);
  // Whose it is can be seen without opening it: the desktop opens it later.
  const sealed = join(folder, "sealed");
  mkdirSync(sealed);
  writeFileSync(join(sealed, "installation.key"), key.toString("base64url"), { mode: 0o600 });
  await settleKeyPlace(sealed, { store: keyringOf("mine"), file: false });
  expect(JSON.parse(restore(sealed).stdout)).toMatchObject({ rows, verified: true });
  expect(readdirSync(sealed).filter((name) => name.includes("key"))).toEqual(["key.sealed"]);
  const restored = restore(homes.own);
  expect(restored.stderr).toBe("");
  expect(JSON.parse(restored.stdout)).toMatchObject({ rows, verified: true, former: expect.stringMatching(/_before$/) });
  rmSync(folder, { recursive: true });
});

it("a backup made by hand leaves its line in the journal, as the daily one does, and restoring takes the list of erasures along", async () => {
  const folder = mkdtempSync(join(tmpdir(), "aftercare-by-hand-"));
  const home = join(folder, "home");
  const away = join(folder, "stick");
  mkdirSync(home);
  const key = new Uint8Array(randomBytes(32));
  writeFileSync(join(home, "installation.key"), Buffer.from(key).toString("base64url"), { mode: 0o600 });
  const store = await freshStore();
  await settleInstallation(store, { vault: openVault(key), demo: false, newKey: false });
  const run = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, ["--no-warnings", ...args, "--json"], {
      encoding: "utf8",
      env: { ...process.env, AFTERCARE_HOME: home, DATABASE_URL: store.url },
    });
  const made = run("scripts/backup/main.ts", "--to", away);
  expect(made.stderr).toBe("");
  const { file, rows } = JSON.parse(made.stdout) as { file: string; rows: number };
  expect(await store.rows("SELECT verb, actor, subject_id, data FROM journal_line WHERE subject = 'backup'")).toEqual([
    { verb: "backup.made", actor: "system", subject_id: basename(file), data: { bytes: expect.any(Number), rows, byHand: true } },
  ]);
  await store.close();
  writeFileSync(join(away, "erasures.sealed"), `${JSON.stringify({ id: "e1", sealed: "AAAA" })}\n`);
  expect(JSON.parse(run("scripts/restore/main.ts", file).stdout)).toMatchObject({ verified: true, eraseAgain: 1 });
  expect(readdirSync(join(home, "backups"))).toEqual(["erasures.sealed"]);
  rmSync(folder, { recursive: true });
});
