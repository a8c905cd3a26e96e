/**
 * `npm run -s backup -- [--to FOLDER] [--unverified] [--json]`: one file with everything of this moment, also while a hub works on it, held
 * against a second database into which it is put back. The key file is not in it: keep that apart.
 */
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { backupName, makeBackup, tellBackup, verifyBackup } from "../../main/hub/store/index.ts";
import { tellFault } from "../../main/server/index.ts";
import { readOptions, versionOf } from "../../main/server/options.ts";
import { readFlags } from "../cli/flags.ts";
import { failWith, printReport, rounded } from "../cli/report.ts";
import { withDatabase } from "../cli/with-database.ts";

const read = readFlags(process.argv.slice(2), { to: null, unverified: false, json: false });
if (!read.ok) failWith(read.refusal.message);
else await backup(read.value.flags);

async function backup({ to, unverified, json }: { to: string | null; unverified: boolean; json: boolean }): Promise<void> {
  try {
    const options = readOptions([], process.env);
    const folder = to === null ? join(options.home, "backups") : resolve(to);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    await withDatabase(options, async (url) => {
      const made = await makeBackup(url, join(folder, backupName(new Date())), versionOf());
      await tellBackup(url, made, new Date());
      const verified = unverified ? null : await verifyBackup(url, made.file);
      printReport({ ...made, seconds: rounded(made.seconds, 1), verified: verified !== null, verifySeconds: verified && rounded(verified.seconds, 1) }, json);
    });
  } catch (fault) {
    process.exitCode = tellFault(fault);
  }
}
