/** One carried PostgreSQL for a whole test run, started by the first test that asks for a store and removed at the end. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Client, Pool } from "pg";
import type { TestProject } from "vitest/node";
import { startCluster } from "../../main/hub/store/cluster.ts";
import { migrate } from "../../main/hub/store/migrate.ts";

declare module "vitest" {
  interface ProvidedContext {
    clusterHome: string;
  }
}

const MIGRATIONS = fileURLToPath(new URL("../../main/hub/store/migrations", import.meta.url));
/** The database that others are copied from: all migrations applied, nothing in it. */
const TEMPLATE = "aftercare_template";

/** Run once by vitest around all files: names the folder, and afterwards ends the server that some test started there. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Asked for each project as well: they have the run's.
  if (!project.isRootProject()) return async () => undefined;
  const home = mkdtempSync(join(tmpdir(), "aftercare-tests-"));
  project.provide("clusterHome", home);
  return async () => {
    if (existsSync(join(home, "started"))) {
      const cluster = await startCluster(home);
      const files = await dataFolder(cluster.url);
      await cluster.stop();
      rmSync(dirname(files), { recursive: true, force: true });
    }
    rmSync(home, { recursive: true, force: true });
  };
}

/** Address of a new database on this run's server, as the migrations leave it: they are applied once a run, and copied. */
export async function newDatabase(home: string, called: string): Promise<string> {
  const maintenance = await clusterUrl(home);
  const name = `${called}_${randomBytes(6).toString("hex")}`;
  await told(maintenance, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  return at(maintenance, name);
}

/** Address of the maintenance database of this run's server; workers that ask at once wait for each other. */
async function clusterUrl(home: string): Promise<string> {
  const lock = join(home, "starting");
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      await pause(50);
    }
  }
  try {
    const cluster = await startCluster(home);
    if (!existsSync(join(home, "started"))) {
      await hurry(cluster.url);
      await told(cluster.url, `CREATE DATABASE ${TEMPLATE}`);
      const pool = new Pool({ connectionString: at(cluster.url, TEMPLATE), max: 1 });
      await migrate(pool, MIGRATIONS).finally(() => pool.end());
      writeFileSync(join(home, "started"), "");
    }
    return cluster.url;
  } finally {
    rmdirSync(lock);
  }
}

const at = (maintenance: string, database: string): string => maintenance.replace(/\/postgres$/, `/${database}`);

/** What tests write need not survive a power cut. */
async function hurry(url: string): Promise<void> {
  await told(url, ...["fsync", "full_page_writes", "synchronous_commit"].map((name) => `ALTER SYSTEM SET ${name} = off`), "SELECT pg_reload_conf()");
}

async function told(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Where the server at this address keeps its files. */
export async function dataFolder(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
  await client.end();
  return rows[0]?.data_directory ?? "";
}
