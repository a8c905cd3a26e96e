/**
 * `npm run -s restore -- FILE [--new-key] [--json]`: puts a backup in the place of the database, after it was put back beside it and verified.
 * The former database stays until the next restore. Aftercare must not be running.
 */
import { rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Client } from "pg";
import { bringErased, erasedLines } from "../../main/hub/privacy/index.ts";
import { exchange, readManifest, StoreFault, takeHome } from "../../main/hub/store/index.ts";
import { marksIn, setSealedAside } from "../../main/keys/index.ts";
import { tellFault } from "../../main/server/index.ts";
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
        // Of two keys the one that opens what was put back is now this folder's; the other still opens the former database.
        const { file: plain, sealed } = marksIn(options.home);
        if (plain === manifest.keyMark && sealed !== null && sealed !== plain) setSealedAside(options.home, new Date());
        // Those who were erased since are erased again when the hub starts, also where the backup was brought from elsewhere with its list.
        const backups = join(options.home, "backups");
        if (resolve(dirname(path)) !== resolve(backups)) bringErased(dirname(path), backups);
        const eraseAgain = await notIn(url, [...erasedLines(backups).keys()]);
        printReport({ file: path, version: manifest.version, at: manifest.at, rows, verified: true, former, eraseAgain, seconds: rounded(seconds, 1) }, json);
      });
    } finally {
      giveBack();
    }
  } catch (fault) {
    process.exitCode = tellFault(fault);
  }
}

/** How many of these erasures a database does not know. */
async function notIn(url: string, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM unnest($1::text[]) AS listed(id) WHERE id NOT IN (SELECT id FROM erasure)",
      [ids],
    );
    return rows[0]?.count ?? 0;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** @throws StoreFault when the key of this folder cannot open what the backup holds. */
function mustFit(home: string, mark: string | null): void {
  if (mark === null) return;
  const { file: plain, sealed } = marksIn(home);
  if (plain === mark || (plain === null && sealed === mark)) return;
  if (plain === null && sealed !== null)
    throw new StoreFault(
      `这个备份属于另一套安装：这里锁在系统钥匙串里的密钥（key.sealed）打不开它，没有动任何数据。请把原来那台机器另存的 installation.key 放进 ${home} 再恢复；确实找不回来，就加 --new-key 恢复并启动。`,
      `This backup is another installation's: the key in this user's key store (key.sealed) does not open it; nothing was touched. Put the installation.key that was saved from the former machine into ${home}, then restore; if it is lost for good, restore and start with --new-key.`,
    );
  throw new StoreFault(
    `这里的 installation.key 打不开这个备份（来自另一套安装，或还没有放回），没有动任何数据。请先把原来的密钥文件放进 ${home}；确实找不回来，就加 --new-key 恢复并启动。`,
    `The installation.key here does not open this backup (another installation's, or not put back yet); nothing was touched. Put the former key file into ${home}; if it is lost for good, restore and start with --new-key.`,
  );
}
