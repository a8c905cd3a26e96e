/** The database itself: version, schema, room, connections, clock, and whether it is this installation's. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Client } from "pg";
import { sha256 } from "../../main/hub/kernel/ids.ts";
import { toBeijing } from "../../main/hub/kernel/time.ts";
import { broken, type Finding, fine, look, megabytes } from "./finding.ts";
import { keysOf } from "./folder.ts";

const MIGRATIONS = fileURLToPath(new URL("../../main/hub/store/migrations", import.meta.url));
const LEAST_VERSION = 130_000;
/** 16 for the hub, 3 for its jobs, one that listens, one that holds the claim. */
const CONNECTIONS = 21;
const LONG_MINUTES = 10;
/** What two machines' clocks may differ by, and what no protocol of a channel bears. */
const CLOCK_MS = { look: 5_000, broken: 30_000 };
const BETWEEN_RUNS_MS = 300_000;

/** Asks the server; whatever was never made is not missed. */
export async function one<Row>(client: Client, sql: string, params: unknown[] = []): Promise<Row | undefined> {
  return (await client.query(sql, params)).rows[0] as Row | undefined;
}

/** Looks at the database that a client is connected to. */
export async function examineDatabase(client: Client, home: string): Promise<Finding[]> {
  const found = [await version(client), ...(await schema(client)), await connections(client)];
  found.push(await indexes(client), await writes(client), await mayVerify(client));
  if (await has(client, "setting")) found.push(await belongs(client, home), await kind(client, home));
  found.push(await clocks(client));
  return found;
}

export async function has(client: Client, table: string): Promise<boolean> {
  return (await one<{ there: boolean }>(client, "SELECT to_regclass('public.' || $1) IS NOT NULL AS there", [table]))?.there === true;
}

async function version(client: Client): Promise<Finding> {
  const row = await one<{ number: number; words: string; bytes: string }>(
    client,
    "SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS words, pg_database_size(current_database())::text AS bytes",
  );
  const words = row?.words ?? "";
  if ((row?.number ?? 0) < LEAST_VERSION)
    return broken(
      "database",
      `数据库是 PostgreSQL ${words}，至少要 13。请升级数据库。`,
      `The database is PostgreSQL ${words}, at least 13 is needed: upgrade it.`,
    );
  const size = megabytes(Number(row?.bytes ?? 0));
  return fine("database", `连得上数据库：PostgreSQL ${words}，占用 ${size}。`, `The database answers: PostgreSQL ${words}, ${size}.`);
}

async function schema(client: Client): Promise<Finding[]> {
  const name = "schema";
  if (!(await has(client, "migration"))) return [fine(name, "数据库还是空的，第一次启动时建表。", "The database is empty; the first start makes its tables.")];
  const { rows } = await client.query<{ name: string; hash: string }>("SELECT name, hash FROM migration ORDER BY name");
  const files = readdirSync(MIGRATIONS).filter((each) => /^\d{4}_/.test(each));
  const newer = rows.find((row) => !files.includes(row.name));
  if (newer)
    return [
      broken(
        name,
        `数据库比本程序新（含 ${newer.name}）。请升级 Aftercare。`,
        `The database is newer than this program (it has ${newer.name}): upgrade Aftercare.`,
      ),
    ];
  const changed = rows.find((row) => sha256(readFileSync(join(MIGRATIONS, row.name, "migration.sql"), "utf8")) !== row.hash);
  if (changed)
    return [
      broken(
        name,
        `迁移 ${changed.name} 在应用后被改动，安装混了版本。请完整安装一个版本。`,
        `Migration ${changed.name} was changed after it had been applied, a mixed installation: install one version whole.`,
      ),
    ];
  const todo = files.length - rows.length;
  return [
    todo === 0
      ? fine(name, `表结构是最新的（${rows.length} 步）。`, `The schema is up to date (${rows.length} steps).`)
      : look(
          name,
          `还有 ${todo} 步升级，下次启动时自动进行；升级前请先 npm run backup。`,
          `${todo} steps of upgrade are applied at the next start; run npm run backup before.`,
        ),
  ];
}

async function connections(client: Client): Promise<Finding> {
  const row = await one<{ used: number; most: number }>(
    client,
    `SELECT (SELECT count(*)::int FROM pg_stat_activity WHERE backend_type = 'client backend' AND datname IS DISTINCT FROM current_database()) AS used,
       current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int AS most`,
  );
  const left = (row?.most ?? 0) - (row?.used ?? 0);
  return left >= CONNECTIONS
    ? fine(
        "connections",
        `数据库连接够用（可用 ${left} 个，需要 ${CONNECTIONS} 个）。`,
        `There are enough connections (${left} for us, ${CONNECTIONS} are needed).`,
      )
    : broken(
        "connections",
        `数据库只剩 ${left} 个连接，需要 ${CONNECTIONS} 个。请关掉别的程序的连接，或调高 max_connections。`,
        `Only ${left} connections are left to us, ${CONNECTIONS} are needed: end those of other programs, or raise max_connections.`,
      );
}

async function indexes(client: Client): Promise<Finding> {
  const { rows } = await client.query<{ name: string }>("SELECT indexrelid::regclass::text AS name FROM pg_index WHERE NOT indisvalid OR NOT indisready");
  return rows.length === 0
    ? fine("indexes", "索引完好。", "Every index is valid.")
    : broken(
        "indexes",
        `索引 ${rows.map((row) => row.name).join("、")} 无效，查询会很慢。请执行 REINDEX INDEX。`,
        `Indexes that are not valid, so that reading is slow: ${rows.map((row) => row.name).join(", ")}. Run REINDEX INDEX.`,
      );
}

async function writes(client: Client): Promise<Finding> {
  const row = await one<{ count: number; minutes: number }>(
    client,
    `SELECT count(*)::int AS count, coalesce(max(extract(epoch FROM now() - xact_start) / 60)::int, 0) AS minutes FROM pg_stat_activity
     WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid() AND xact_start < now() - make_interval(mins => $1)`,
    [LONG_MINUTES],
  );
  return row === undefined || row.count === 0
    ? fine("transactions", "没有久拖不结的事务。", "No transaction has been open for long.")
    : look(
        "transactions",
        `有 ${row.count} 个事务开了 ${row.minutes} 分钟还没结束，新消息会因此等着。请看 pg_stat_activity，结束它们。`,
        `${row.count} transactions have been open for up to ${row.minutes} minutes and keep news waiting: see pg_stat_activity and end them.`,
      );
}

async function mayVerify(client: Client): Promise<Finding> {
  const row = await one<{ may: boolean }>(client, "SELECT rolsuper OR rolcreatedb AS may FROM pg_roles WHERE rolname = current_user");
  return row?.may
    ? fine("rights", "数据库用户可以核对备份。", "The database's user may verify backups.")
    : look(
        "rights",
        "数据库用户不能新建数据库，备份无法核对或恢复。请由管理员授予 CREATEDB。",
        "The database's user may not make databases, so that backups are neither verified nor restored: have CREATEDB granted.",
      );
}

const setting = async (client: Client, key: string): Promise<unknown> =>
  (await one<{ value: unknown }>(client, "SELECT value FROM setting WHERE key = $1", [key]))?.value ?? null;

async function belongs(client: Client, home: string): Promise<Finding> {
  const mark = await setting(client, "installation.key");
  const { file, sealed } = keysOf(home);
  if (mark === null) return fine("mark", "数据库还没有记下密钥的标记。", "The database keeps no mark of a key yet.");
  if (file === mark) return fine("mark", "密钥文件是这个数据库的。", "The key file is this database's.");
  if (sealed === mark)
    return file === null
      ? fine("mark", "钥匙串里的密钥是这个数据库的。", "The key in the key store is this database's.")
      : broken(
          "mark",
          "key.sealed 是这个数据库的密钥，installation.key 不是。请把 installation.key 移走，再启动桌面。",
          "key.sealed is this database's key and installation.key is not: move installation.key away, then start the desktop.",
        );
  return broken(
    "mark",
    "密钥文件 installation.key 不是这个数据库的。请从备份放回原来的文件；确实找不回来，用 --new-key 启动，再重新填写店铺与模型的密钥。",
    "The key file installation.key is not this database's: put the former one back from a backup; if it is lost for good, start with --new-key and enter the secrets of shops and models anew.",
  );
}

async function kind(client: Client, home: string): Promise<Finding> {
  const kept = await setting(client, "installation.kind");
  let beside = "";
  try {
    beside = readFileSync(join(home, "installation.kind"), "utf8").trim();
  } catch {
    // Written anew from the database at the next start.
  }
  const names = { zh: kept === "demo" ? "演示店铺" : "自己的店铺", en: kept === "demo" ? "the demonstration" : "a shop of one's own" };
  if (kept !== null && beside !== "" && beside !== kept)
    return look(
      "kind",
      `数据库里是${names.zh}，数据文件夹却记着另一种。以数据库为准，下次启动会改过来。`,
      `The database holds ${names.en}, the data folder says otherwise: the database counts, the next start corrects the folder.`,
    );
  return fine("kind", `数据库里是${names.zh}。`, `The database holds ${names.en}.`);
}

async function clocks(client: Client): Promise<Finding> {
  const before = Date.now();
  const row = await one<{ at: number }>(client, "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS at");
  const apart = Math.abs((row?.at ?? 0) - (before + Date.now()) / 2);
  const seconds = (apart / 1000).toFixed(1);
  if (apart > CLOCK_MS.look)
    return (apart > CLOCK_MS.broken ? broken : look)(
      "clock",
      `本机时钟和数据库差 ${seconds} 秒。请让两台机器都自动对时（NTP）。`,
      `The clocks of this machine and the database differ by ${seconds} s: let both be set by NTP.`,
    );
  const seen = (await has(client, "setting")) ? await setting(client, "clock.seen") : null;
  if (typeof seen === "number" && seen - Date.now() > BETWEEN_RUNS_MS)
    return broken(
      "clock",
      `本机时钟比上次运行时见过的 ${toBeijing(new Date(seen))} 还早。请校准时钟；若现在的时间没错，登录后在提示里确认，自动处理才会继续。`,
      `The clock is behind ${toBeijing(new Date(seen))}, which was seen before: set it; if the time of now is right, confirm it in the console, nothing is sent before.`,
    );
  return fine("clock", `时钟和数据库相差 ${seconds} 秒以内。`, `The clock agrees with the database within ${seconds} s.`);
}
