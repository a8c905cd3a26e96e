import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { Client } from "pg";
import { startCluster } from "../../main/hub/store/cluster.ts";

/** Ends the carried server of a temporary home and removes both; does nothing more when it never started. */
export async function removeCluster(home: string): Promise<void> {
  try {
    const cluster = await startCluster(home);
    const client = new Client({ connectionString: cluster.url });
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
    await client.end();
    await cluster.stop();
    // Started by root, the files lie outside the home (see store/cluster.ts).
    if (rows[0]) rmSync(dirname(rows[0].data_directory), { recursive: true, force: true });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
