import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { Client } from "pg";
import { startCluster } from "../../main/hub/store/cluster.ts";

/** Ends the server that may run in a temporary home and removes its files, which lie elsewhere when root started it. */
export async function removeHome(home: string): Promise<void> {
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
