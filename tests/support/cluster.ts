/** One carried PostgreSQL for a whole test run, started by the first test that asks for a store and removed at the end. */
import { existsSync, mkdirSync, mkdtempSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { startCluster } from "../../main/hub/store/cluster.ts";

declare module "vitest" {
  interface ProvidedContext {
    clusterHome: string;
  }
}

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

/** Address of the maintenance database of this run's server; workers that ask at once wait for each other. */
export async function clusterUrl(home: string): Promise<string> {
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
      writeFileSync(join(home, "started"), "");
      await hurry(cluster.url);
    }
    return cluster.url;
  } finally {
    rmdirSync(lock);
  }
}

/** What tests write need not survive a power cut. */
async function hurry(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  for (const name of ["fsync", "full_page_writes", "synchronous_commit"]) await client.query(`ALTER SYSTEM SET ${name} = off`);
  await client.query("SELECT pg_reload_conf()");
  await client.end();
}

/** Where the server at this address keeps its files. */
export async function dataFolder(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
  await client.end();
  return rows[0]?.data_directory ?? "";
}
