/** A data folder of the bench's own with a server of its own; both are gone afterwards, whatever happened in between. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Client } from "pg";
import { systemClock } from "../../main/hub/kernel/time.ts";
import { startCluster } from "../../main/hub/store/cluster.ts";
import { openStore, type Store } from "../../main/hub/store/index.ts";

/** Where a part of the bench works. */
export interface Bench {
  home: string;
  store: Store;
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Runs `work` on an empty store. A database of somebody else (`DATABASE_URL`) is never touched: millions of invented rows belong nowhere else. */
export async function withBench<Value>(work: (bench: Bench) => Promise<Value>): Promise<Value> {
  const home = mkdtempSync(join(tmpdir(), "aftercare-bench-"));
  let leaving: Promise<void> | null = null;
  const leave = (): void => {
    leaving = removeHome(home).finally(() => process.exit(130));
  };
  for (const signal of SIGNALS) process.once(signal, leave);
  try {
    const store = await openStore({ home, clock: systemClock, keepServer: true });
    try {
      return await work({ home, store });
    } finally {
      await store.close();
    }
  } finally {
    // What fails because the server is ending under it is no news to whoever interrupted.
    if (leaving) await leaving;
    for (const signal of SIGNALS) process.off(signal, leave);
    await removeHome(home);
  }
}

/** Ends the server that may run there and removes its files, which lie elsewhere when root started it. */
async function removeHome(home: string): Promise<void> {
  // A server that cannot even start has nothing to stop; what made it fail is told by whoever started it.
  const cluster = await startCluster(home).catch(() => null);
  if (cluster) {
    const files = await dataFolder(cluster.url).catch(() => null);
    await cluster.stop();
    if (files) rmSync(dirname(files), { recursive: true, force: true });
  }
  rmSync(home, { recursive: true, force: true });
}

async function dataFolder(url: string): Promise<string | null> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
    return rows[0]?.data_directory ?? null;
  } finally {
    await client.end();
  }
}
