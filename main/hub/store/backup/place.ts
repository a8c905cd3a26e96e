/** A backup in the place of the database: put back beside it, verified there, and only then exchanged for it. */
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { StoreFault } from "../fault.ts";
import { type Restored, restoreBackup } from "./restore.ts";

const MIGRATIONS = fileURLToPath(new URL("../migrations", import.meta.url));

/** Restores into a second database of the same server and takes that away again: what was read back is what was kept. */
export async function verifyBackup(url: string, file: string): Promise<Restored> {
  return withSecond(url, "aftercare_verify", async (second) => restoreBackup(second, file, MIGRATIONS));
}

/**
 * Exchanges the database at `url` for the backup. The former one stays beside it, under the name that is given back, until the next restore.
 * @throws StoreFault when the backup is not whole, newer, or somebody works on the database; nothing was exchanged then.
 */
export async function exchange(url: string, file: string): Promise<Restored & { former: string | null }> {
  const name = nameOf(url);
  return withSecond(url, `${name}_restored`, async (second, maintenance) => {
    const restored = await restoreBackup(second, file, MIGRATIONS);
    const exists = (await maintenance.query("SELECT 1 FROM pg_database WHERE datname = $1", [name])).rowCount === 1;
    const former = exists ? `${name}_before` : null;
    if (former) {
      await maintenance.query(`DROP DATABASE IF EXISTS "${former}" WITH (FORCE)`);
      await maintenance.query(`ALTER DATABASE "${name}" RENAME TO "${former}"`).catch((fault: Error & { code?: string }) => {
        if (fault.code !== "55006") throw fault;
        throw new StoreFault(
          "还有程序连着数据库，没有替换。请先退出 Aftercare 再恢复。",
          "The database is in use and was not exchanged: end Aftercare, then restore.",
        );
      });
    }
    await maintenance.query(`ALTER DATABASE "${name}_restored" RENAME TO "${name}"`);
    return { ...restored, former };
  });
}

/** A database beside the one at `url`, gone afterwards unless it was given another name. */
async function withSecond<Value>(url: string, name: string, work: (second: string, maintenance: Client) => Promise<Value>): Promise<Value> {
  const maintenance = new Client({ connectionString: withName(url, "postgres") });
  maintenance.on("error", () => undefined);
  await maintenance.connect();
  try {
    await maintenance.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    await maintenance.query(`CREATE DATABASE "${name}" TEMPLATE template0`).catch((fault: Error & { code?: string }) => {
      if (fault.code !== "42501") throw fault;
      throw new StoreFault(
        "这个数据库用户不能新建数据库，备份无法核对或恢复。请由管理员授予 CREATEDB。",
        "This user may not make a database, so that a backup can be neither verified nor restored: have CREATEDB granted.",
      );
    });
    return await work(withName(url, name), maintenance);
  } finally {
    await maintenance.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`).catch(() => undefined);
    await maintenance.end();
  }
}

const nameOf = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1));

function withName(url: string, name: string): string {
  const to = new URL(url);
  to.pathname = `/${encodeURIComponent(name)}`;
  return to.href;
}
