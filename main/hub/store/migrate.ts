/** Applies the migration files at start: in order, under a lock, each in one transaction, each once. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Pool } from "pg";
import { sha256 } from "../kernel/ids.ts";
import { StoreFault } from "./fault.ts";
import { locks } from "./locks.ts";

/**
 * Brings the schema up to the newest migration, or to those that a backup had applied.
 * @returns names applied now.
 * @throws StoreFault when the database is newer than this program, or an applied file was changed.
 */
export async function migrate(pool: Pool, folder: string, only?: readonly { name: string; hash: string }[]): Promise<string[]> {
  const files = readdirSync(folder)
    .filter((name) => /^\d{4}_/.test(name))
    .sort();
  const newer = only?.find(({ name }) => !files.includes(name));
  if (newer) {
    throw new StoreFault(
      `这个备份来自更新的版本（含 ${newer.name}）。请先升级 Aftercare，再恢复。`,
      `This backup is of a newer version (it has ${newer.name}): upgrade Aftercare, then restore.`,
    );
  }
  const wanted = only ? files.filter((file) => only.some(({ name }) => name === file)) : files;
  const client = await pool.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [locks.migrate]);
    await client.query("CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, hash text NOT NULL, at timestamptz NOT NULL DEFAULT now())");
    const { rows } = await client.query<{ name: string; hash: string }>("SELECT name, hash FROM migration");
    const applied = new Map(rows.map((row) => [row.name, row.hash]));
    const unknown = [...applied.keys()].find((name) => !files.includes(name));
    if (unknown) {
      throw new StoreFault(
        `数据库比本程序新（含 ${unknown}）。请升级 Aftercare。`,
        `The database is newer than this program (it has ${unknown}): upgrade Aftercare.`,
      );
    }
    const done: string[] = [];
    for (const name of wanted) {
      const sql = readFileSync(join(folder, name, "migration.sql"), "utf8");
      const hash = applied.get(name);
      if (hash !== undefined) {
        if (hash !== sha256(sql)) throw new StoreFault(`迁移 ${name} 在应用后被改动。`, `Migration ${name} was changed after it had been applied.`);
        continue;
      }
      await client.query(`BEGIN;\n${sql}`);
      await client.query("INSERT INTO migration (name, hash) VALUES ($1, $2)", [name, sha256(sql)]);
      await client.query("COMMIT");
      done.push(name);
    }
    return done;
  } catch (fault) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw fault;
  } finally {
    await client.query("SELECT pg_advisory_unlock($1)", [locks.migrate]).catch(() => undefined);
    client.release();
  }
}
