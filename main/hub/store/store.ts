/** The open store: one pool, one Prisma client, `commit()` and the readers built on them. */
import { fileURLToPath } from "node:url";
import { type CustomTypesConfig, Pool, types } from "pg";
import type { Clock } from "../kernel/time.ts";
import { startCluster } from "./cluster.ts";
import { StoreFault } from "./fault.ts";
import { type Memory, openMemory } from "./memory.ts";
import { migrate } from "./migrate.ts";
import { type Prisma, prismaOn } from "./prisma.ts";
import { type Sealer, unsealed } from "./sealing.ts";
import { statement } from "./statement.ts";

export interface Store {
  /** Reads and single writes of cold rows that need neither event nor journal line; within a write it is `tx.prisma`. */
  prisma: Prisma;
  pool: Pool;
  clock: Clock;
  /** `false`: writes wait for no disk, as those of {@link commitUnflushed}; not given, each is on it when it returns. */
  flushes?: boolean;
  /** Seals what is personal before it is kept. */
  readonly sealer: Sealer;
  /** Hands the store the keys to seal with; before that its rooms can seal and open nothing. */
  sealWith(sealer: Sealer): void;
  /** What rooms remember as long as this store is open. */
  memory: Memory;
  /** Connection string of the product's database, for pg-boss and LISTEN. */
  url: string;
  /** Rows of a read-only query; parameters by `$1`. */
  rows<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /**
   * Starts the carried server again when it is no more; a server of the team's own is its operator's.
   * @returns whether it was started. @throws StoreFault when it cannot be started now.
   */
  revive(): Promise<boolean>;
  /** Ends all connections, and the carried server unless it is to go on for another program that has it. */
  close(leaveServer?: boolean): Promise<void>;
}

interface StoreOptions {
  /** The user's data folder; the carried server keeps its files there. */
  home: string;
  clock: Clock;
  /** A PostgreSQL of the team's own; the carried one is not started then. */
  databaseUrl?: string | undefined;
  /** Drops what is there and begins anew. Only the carried server's database or the named one is touched. */
  fresh?: boolean;
  /** Leaves the carried server running at close (a script goes on with it). */
  keepServer?: boolean;
}

/** Who gets no connection in this time is told so; the longest batch under way ends sooner. */
const CONNECT_MS = 30_000;
const MIGRATIONS = fileURLToPath(new URL("./migrations", import.meta.url));

/**
 * Opens the store, starting the carried PostgreSQL when no server is named, and applies migrations.
 * @throws StoreFault with a sentence for a person when it cannot.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const cluster = options.databaseUrl ? null : await startCluster(options.home);
  const url = options.databaseUrl ?? (await ownDatabase(cluster?.url ?? "", options.fresh === true));
  // In a pipeline statements are sent without waiting for the ones before: a write travels a few times, not once a statement.
  const pool = new Pool({
    connectionString: url,
    max: 10,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: CONNECT_MS,
    pipeline: true,
    types: { getTypeParser },
  });
  // An idle connection that the server ended (restart, network) is replaced by the pool; without a listener it would end us.
  pool.on("error", () => undefined);
  // The same while it is in somebody's hands: the query under way is told, the client itself need not end the program.
  pool.on("connect", (client) => client.on("error", () => undefined));
  await reach(pool, url);
  if (options.fresh && options.databaseUrl) await pool.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public; DROP SCHEMA IF EXISTS pgboss CASCADE");
  await migrate(pool, MIGRATIONS);
  const prisma = prismaOn(pool);
  let sealer = unsealed;
  return {
    prisma,
    pool,
    clock: options.clock,
    get sealer() {
      return sealer;
    },
    sealWith: (given) => {
      sealer = given;
    },
    memory: openMemory(),
    url,
    rows: async <Row>(sql: string, params: readonly unknown[] = []) => (await pool.query(statement(sql, params))).rows as Row[],
    revive: async () => (await cluster?.revive()) ?? false,
    close: async (leaveServer = options.keepServer === true) => {
      await prisma.$disconnect();
      await pool.end();
      if (cluster && !leaveServer) await cluster.stop();
    },
  };
}

/** 64 bits arrive as a number: what we keep in them (times and versions in ms, counts) is far below 2^53; ids are selected as text. */
const getTypeParser: CustomTypesConfig["getTypeParser"] = (oid, format) => (oid === INT8 ? Number : types.getTypeParser(oid, format as "text"));
const INT8 = 20;

async function ownDatabase(maintenanceUrl: string, fresh: boolean): Promise<string> {
  const pool = new Pool({ connectionString: maintenanceUrl, max: 1 });
  pool.on("error", () => undefined);
  try {
    if (fresh) await pool.query("DROP DATABASE IF EXISTS aftercare WITH (FORCE)");
    const { rowCount } = await pool.query("SELECT 1 FROM pg_database WHERE datname = 'aftercare'");
    if (!rowCount) await pool.query("CREATE DATABASE aftercare");
  } catch (fault) {
    throw unreachable(fault as Error, maintenanceUrl);
  } finally {
    await pool.end();
  }
  return maintenanceUrl.replace(/\/postgres$/, "/aftercare");
}

async function reach(pool: Pool, url: string): Promise<void> {
  try {
    await pool.query("SELECT 1");
  } catch (fault) {
    await pool.end();
    throw unreachable(fault as Error, url);
  }
}

function unreachable(fault: Error & { code?: string }, url: string): StoreFault {
  const host = URL.canParse(url) ? new URL(url).host : "";
  const why = fault.message || fault.code || fault.name;
  if (fault.code === "28P01" || fault.code === "28000") {
    return new StoreFault(
      `数据库 ${host} 不接受用户名或口令。自带的数据库：移走 postgres.secret 后再启动，会另设一个；自己的服务器：请检查 DATABASE_URL。`,
      `The database at ${host} refuses the name or password. Carried database: move postgres.secret away and start again, another is set; a server of your own: check DATABASE_URL.`,
    );
  }
  return new StoreFault(
    `连不上数据库 ${host}：${why}。请检查 DATABASE_URL 与网络。`,
    `The database at ${host} cannot be reached (${why}): check DATABASE_URL and the network.`,
  );
}
