/**
 * `node scripts/desktop/check.ts`: for a machine that has Electron's binary and a screen. Builds the desktop, lets it start
 * a hub of its own in an empty folder, loads the console and ends. Elsewhere it says what is missing and ends with 0.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildDesktop } from "./build.ts";
import { findElectron } from "./open.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const found = findElectron();
if ("why" in found) {
  process.stdout.write(`跳过桌面检查：${found.why}\nSkipped: Electron's binary or a screen is missing here.\n`);
} else {
  const home = mkdtempSync(join(tmpdir(), "aftercare-desktop-"));
  try {
    await buildDesktop(join(root, "dist/desktop"));
    const args = [join(root, "dist/desktop/main/electron/main.js"), "--smoke", `--user-data-dir=${join(home, "profile")}`];
    const ran = spawnSync(found.binary, args, { encoding: "utf8", timeout: 120_000, env: { ...process.env, AFTERCARE_HOME: join(home, "hub") } });
    process.stdout.write(ran.stdout);
    if (ran.status !== 0 || !ran.stdout.includes('"smoke":"ok"')) {
      process.stderr.write(`桌面没有启动成功。\n${ran.stderr}`);
      process.exitCode = 1;
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
