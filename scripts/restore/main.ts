/**
 * `npm run -s restore -- FILE [--new-key] [--json]`: puts a backup in the place of the database, after it was put back beside it and verified.
 * The former database stays until the next restore. Aftercare must not be running.
 */
import { existsSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { openVault } from "../../main/hub/access/index.ts";
import { keyMark } from "../../main/hub/frame/installation.ts";
import { exchange, readManifest, StoreFault, takeHome } from "../../main/hub/store/index.ts";
import { tellFault } from "../../main/server/index.ts";
import { installationKey } from "../../main/server/installation.ts";
import { readOptions } from "../../main/server/options.ts";
import { readFlags } from "../cli/flags.ts";
import { failWith, printReport, rounded } from "../cli/report.ts";
import { withDatabase } from "../cli/with-database.ts";

const read = readFlags(process.argv.slice(2), { "new-key": false, json: false });
const file = read.ok ? read.value.words[0] : undefined;
if (!read.ok) failWith(read.refusal.message);
else if (file === undefined || read.value.words.length > 1) failWith("Name the backup: npm run restore -- FILE");
else await restore(resolve(file), { newKey: read.value.flags["new-key"], json: read.value.flags.json });

async function restore(path: string, { newKey, json }: { newKey: boolean; json: boolean }): Promise<void> {
  try {
    const options = readOptions([], process.env);
    const giveBack = takeHome(options.home);
    try {
      const manifest = await readManifest(path);
      if (!newKey) mustFit(options.home, manifest.keyMark);
      await withDatabase(options, async (url) => {
        const { rows, seconds, former } = await exchange(url, path);
        // A copy of what the database holds; it is filled again at the next start.
        rmSync(join(options.home, "knowledge"), { recursive: true, force: true });
        printReport({ file: path, version: manifest.version, at: manifest.at, rows, verified: true, former, seconds: rounded(seconds, 1) }, json);
      });
    } finally {
      giveBack();
    }
  } catch (fault) {
    process.exitCode = tellFault(fault);
  }
}

/** @throws StoreFault when the key of this folder cannot open what the backup holds. */
function mustFit(home: string, mark: string | null): void {
  if (mark === null) return;
  if (existsSync(join(home, "installation.key")) && keyMark(openVault(installationKey(home))) === mark) return;
  throw new StoreFault(
    `这里的 installation.key 打不开这个备份（来自另一套安装，或还没有放回），没有动任何数据。请先把原来的密钥文件放进 ${home}；确实找不回来，就加 --new-key 恢复并启动。`,
    `The installation.key here does not open this backup (another installation's, or not put back yet); nothing was touched. Put the former key file into ${home}; if it is lost for good, restore and start with --new-key.`,
  );
}
