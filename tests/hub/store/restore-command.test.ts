/** `npm run restore`: a backup comes back whole, and never over the wrong key. */
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openVault } from "../../../main/hub/access/index.ts";
import { settleInstallation } from "../../../main/hub/frame/installation.ts";
import { makeBackup } from "../../../main/hub/store/index.ts";
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
  const restored = restore(homes.own);
  expect(restored.stderr).toBe("");
  expect(JSON.parse(restored.stdout)).toMatchObject({ rows, verified: true, former: expect.stringMatching(/_before$/) });
  rmSync(folder, { recursive: true });
}, 60_000);
