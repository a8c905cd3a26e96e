/** Makes a backup: everything as it was in one moment, while the hub goes on. */
import type { Readable } from "node:stream";
import { constants, createZstdCompress } from "node:zlib";
import { Client } from "pg";
import { isPassing, StoreFault } from "../fault.ts";
import { copyOut } from "./copy.ts";
import { BackupWriter, type KeptTable, type Manifest } from "./file.ts";
import { copied, MIGRATIONS_TABLE, speakPlainly, type TableShape, tablesOf } from "./tables.ts";

/** Fast: a backup of a busy shop is made every day, and its disk is the slower part. */
const LEVEL = 3;

/** What was made. */
export interface Made {
  file: string;
  bytes: number;
  tables: number;
  rows: number;
  seconds: number;
}

/**
 * Writes a backup of the database at `url` to `file`, which is there only when it is whole.
 * @throws StoreFault when the disk is full or the database away; nothing is left behind then.
 */
export async function makeBackup(url: string, file: string, version: string): Promise<Made> {
  const begun = performance.now();
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  let writer: BackupWriter | null = null;
  try {
    await client.connect();
    writer = await BackupWriter.open(file);
    await speakPlainly(client);
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const tables: KeptTable[] = [];
    for (const shape of await tablesOf(client)) tables.push(await keepTable(client, writer, shape));
    const manifest = await manifestOf(client, { version, tables });
    await client.query("COMMIT");
    await writer.finish(manifest);
    return {
      file,
      bytes: writer.at,
      tables: tables.length,
      rows: tables.reduce((sum, { rows }) => sum + rows, 0),
      seconds: (performance.now() - begun) / 1000,
    };
  } catch (fault) {
    await writer?.abandon();
    throw saidOf(fault);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function keepTable(client: Client, writer: BackupWriter, shape: TableShape): Promise<KeptTable> {
  const at = writer.at;
  const zip = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: LEVEL } });
  const source = copyOut(client, `COPY ${copied(shape)} TO STDOUT`);
  const told = summed(source);
  source.once("error", (fault) => zip.destroy(fault));
  source.pipe(zip);
  for await (const piece of zip as AsyncIterable<Buffer>) await writer.piece(piece);
  await writer.piece(Buffer.alloc(0));
  return { ...shape, at, ...told() };
}

/**
 * Counts what flows by and sums a hash of each row: a server puts rows back in an order of its own, and the same rows are the same sum. That
 * nothing was changed on the way is the file's own hash's to say.
 * @returns what it came to, to be asked when all has passed.
 */
export function summed(source: Readable): () => { rows: number; bytes: number; sum: string } {
  let rows = 0;
  let bytes = 0;
  let [left, right] = [FNV, FNV];
  let [leftSum, rightSum] = [0, 0];
  source.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    for (const byte of chunk) {
      // Within values a line's end is written as two letters.
      if (byte === LINE_END) {
        rows += 1;
        leftSum = (leftSum + left) >>> 0;
        rightSum = (rightSum + right) >>> 0;
        left = FNV;
        right = FNV;
      } else {
        left = Math.imul(left ^ byte, 16_777_619);
        right = Math.imul(right ^ byte, 1_540_483_477) + 1;
      }
    }
  });
  return () => ({ rows, bytes, sum: leftSum.toString(16).padStart(8, "0") + rightSum.toString(16).padStart(8, "0") });
}
const LINE_END = 10;
const FNV = 0x811c9dc5 | 0;

async function manifestOf(client: Client, { version, tables }: { version: string; tables: KeptTable[] }): Promise<Manifest> {
  const { rows: migrations } = await client.query<{ name: string; hash: string }>(`SELECT name, hash FROM ${MIGRATIONS_TABLE} ORDER BY name`);
  const { rows: sequences } = await client.query<{ name: string | null; last: string | null }>(
    "SELECT sequencename AS name, last_value::text AS last FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1",
  );
  const { rows: settings } = await client.query<{ key: string; value: string }>(
    "SELECT key, value FROM setting WHERE key IN ('installation.key', 'installation.kind')",
  );
  const setting = (key: string): string | null => settings.find((row) => row.key === key)?.value ?? null;
  const { rows } = await client.query<{ postgres: string }>("SELECT current_setting('server_version') AS postgres");
  return {
    version,
    at: new Date().toISOString(),
    postgres: rows[0]?.postgres ?? "",
    migrations,
    tables,
    sequences: sequences.map(({ name, last }) => ({ name: name ?? "", last })),
    keyMark: setting("installation.key"),
    kind: setting("installation.kind"),
  };
}

function saidOf(fault: unknown): unknown {
  const { code, message } = fault as { code?: string; message: string };
  if (code === "ENOSPC" || code === "EDQUOT")
    return new StoreFault(
      "磁盘已满，备份没有做成；以前的备份和数据都没有动。请腾出空间，或换一个文件夹。",
      "The disk is full and no backup was made; former backups and the data are as they were. Free some space, or name another folder.",
    );
  if (code !== undefined && /^E(?:ACCES|PERM|NOENT|NOTDIR|ROFS|ISDIR)$/.test(code))
    return new StoreFault(`备份文件写不进去（${code}）。请检查文件夹与权限。`, `The backup cannot be written (${code}): check its folder and permissions.`);
  if (isPassing(fault))
    return new StoreFault(`备份时数据库断开，没有做成：${message}。稍后再试。`, `The database went away and no backup was made (${message}): try again later.`);
  return fault;
}
