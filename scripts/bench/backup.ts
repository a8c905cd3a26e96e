/** How long a backup of a year's orders takes, beside reading the same rows and doing nothing with them; and that it can be put back. */
import { join } from "node:path";
import { Client } from "pg";
import { copyOut } from "../../main/hub/store/backup/copy.ts";
import { copied, speakPlainly, tablesOf } from "../../main/hub/store/backup/tables.ts";
import { makeBackup, verifyBackup } from "../../main/hub/store/index.ts";
import { rounded } from "../cli/report.ts";
import { secondsOf } from "./figures.ts";
import { bulkFill, type Fill } from "./fill.ts";
import type { Bench } from "./home.ts";

/** Fills the store, backs it up and restores the file into a second database. @throws where what was put back is not what was kept. */
export async function backupSpeed({ home, store }: Bench, fill: Fill, onProgress: (share: number) => void) {
  await bulkFill(store, fill);
  onProgress(0.5);
  await store.pool.query("CHECKPOINT");
  const floorSeconds = await secondsOf(() => readAll(store.url));
  onProgress(0.6);
  const made = await makeBackup(store.url, join(home, "bench.backup"), "bench");
  onProgress(0.75);
  const verified = await verifyBackup(store.url, made.file);
  if (verified.rows !== made.rows) throw new Error(`${made.rows} rows were kept and ${verified.rows} put back`);
  return {
    orders: fill.orders,
    tables: made.tables,
    rows: made.rows,
    megabytes: rounded(made.bytes / 1_000_000, 1),
    backupSeconds: rounded(made.seconds, 1),
    floorSeconds: rounded(floorSeconds, 1),
    ratio: rounded(made.seconds / floorSeconds, 2),
    verified: true,
    verifySeconds: rounded(verified.seconds, 1),
  };
}

async function readAll(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await speakPlainly(client);
    for (const shape of await tablesOf(client)) for await (const _ of copyOut(client, `COPY ${copied(shape)} TO STDOUT`));
  } finally {
    await client.end();
  }
}
