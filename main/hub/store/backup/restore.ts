/** Puts a backup into an empty database and proves that it is the same: counts and sums of every table, read back. */
import { createZstdDecompress } from "node:zlib";
import { Client, Pool } from "pg";
import { StoreFault } from "../fault.ts";
import { migrate } from "../migrate.ts";
import { copyIn, copyOut } from "./copy.ts";
import { type KeptTable, type Manifest, piecesOf, readManifest } from "./file.ts";
import { summed } from "./make.ts";
import { copied, speakPlainly } from "./tables.ts";

/** What was put back. */
export interface Restored {
  manifest: Manifest;
  rows: number;
  seconds: number;
}

/**
 * Restores `file` into the empty database at `url` and verifies it.
 * @throws StoreFault when the file is not whole, of a newer version, or the database is not empty; what was begun is taken away again.
 */
export async function restoreBackup(url: string, file: string, migrations: string): Promise<Restored> {
  const begun = performance.now();
  const manifest = await readManifest(file);
  const pool = new Pool({ connectionString: url, max: 1 });
  const client = new Client({ connectionString: url });
  // An idle one, too, may be ended from outside before it has ended by itself.
  pool.on("error", () => undefined);
  client.on("error", () => undefined);
  try {
    await client.connect();
    await mustBeEmpty(client);
    try {
      await migrate(pool, migrations, manifest.migrations);
      await speakPlainly(client);
      await client.query("BEGIN");
      // What the migrations themselves put there is in the backup, too.
      await client.query(`TRUNCATE ${manifest.tables.map(({ name }) => `"${name}"`).join(", ")}`);
      for (const table of manifest.tables) await putBack(client, file, table);
      for (const { name, last } of manifest.sequences)
        if (last !== null) await client.query("SELECT setval(format('public.%I', $1::text)::regclass, $2)", [name, last]);
      await client.query("COMMIT");
      for (const table of manifest.tables) await verify(client, table);
      await renumber(client);
      await client.query("ANALYZE");
    } catch (fault) {
      await client.query("ROLLBACK; DROP SCHEMA public CASCADE; CREATE SCHEMA public").catch(() => undefined);
      throw (fault as { code?: string }).code === "53100"
        ? new StoreFault("磁盘已满，恢复没有完成；原来的数据没有动。", "The disk is full and the restore was not finished; the former data is as it was.")
        : fault;
    }
    return { manifest, rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0), seconds: (performance.now() - begun) / 1000 };
  } finally {
    await pool.end();
    await client.end().catch(() => undefined);
  }
}

async function mustBeEmpty(client: Client): Promise<void> {
  const { rows } = await client.query<{ tables: number }>("SELECT count(*)::int AS tables FROM pg_tables WHERE schemaname = 'public'");
  if (rows[0]?.tables === 0) return;
  throw new StoreFault(
    "目标数据库不是空的，没有动它。请先建一个空的数据库。",
    "The database to restore into is not empty and was not touched: make an empty one.",
  );
}

async function putBack(client: Client, file: string, table: KeptTable): Promise<void> {
  const plain = piecesOf(file, table).pipe(createZstdDecompress());
  const rows = await copyIn(client, `COPY ${copied(table)} FROM STDIN`, plain);
  if (rows !== table.rows) throw different(table.name);
}

async function verify(client: Client, table: KeptTable): Promise<void> {
  const source = copyOut(client, `COPY ${copied(table)} TO STDOUT`);
  const told = summed(source);
  await new Promise<void>((resolve, reject) => source.once("end", resolve).once("error", reject).resume());
  if (told().sum !== table.sum || told().rows !== table.rows) throw different(table.name);
}

function different(table: string): StoreFault {
  return new StoreFault(
    `恢复后 ${table} 与备份不一致，已停下；原来的数据没有动。`,
    `After restoring, ${table} is not what the backup holds; stopped, and the former data is as it was.`,
  );
}

/**
 * Events are told in the order of the server's count of transactions, and another server counts anew: what has happened is numbered again
 * in the order in which it was to be read, before everything this server will ever write, and each reader stands where it stood.
 */
async function renumber(client: Client): Promise<void> {
  await client.query("BEGIN");
  await client.query(
    "UPDATE event_cursor SET tx = '3', id = (SELECT count(*) FROM event WHERE (event.tx, event.id) <= (event_cursor.tx::xid8, event_cursor.id))",
  );
  // First out of the way of each other: numbers are unique.
  await client.query(
    "UPDATE event SET id = -told.place, tx = '3' FROM (SELECT id, row_number() OVER (ORDER BY tx, id) AS place FROM event) AS told WHERE told.id = event.id",
  );
  await client.query("UPDATE event SET id = -id");
  await client.query("SELECT setval(pg_get_serial_sequence('event', 'id'), greatest((SELECT max(id) FROM event), 1))");
  await client.query("COMMIT");
}
