/** One hub works on a database at a time: two would do the same work twice as slowly and confuse whoever reads the log. */
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { StoreFault } from "./fault.ts";
import { locks } from "./locks.ts";
import type { Store } from "./store.ts";

/** A hub that was killed may hold the lock until the server sees that its connection is gone. */
const PATIENCE_MS = 8_000;

/**
 * Claims the database for this process; it is free again when the process ends, however it ends.
 * @returns a function that lets go. @throws StoreFault when another hub has it.
 */
export async function claimStore(store: Store): Promise<() => Promise<void>> {
  const client = new Client({ connectionString: store.url });
  client.on("error", () => undefined);
  await client.connect();
  for (let waited = 0; ; waited += 250) {
    const { rows } = await client.query<{ got: boolean }>("SELECT pg_try_advisory_lock($1) AS got", [locks.claim]);
    if (rows[0]?.got) return () => client.end().catch(() => undefined);
    if (waited >= PATIENCE_MS) break;
    await pause(250);
  }
  await client.end().catch(() => undefined);
  throw new StoreFault(
    "另一个 Aftercare 正在使用同一份数据。请先退出它，或用 AFTERCARE_HOME 换一个数据文件夹。",
    "Another Aftercare is working on the same data: end it first, or name another folder by AFTERCARE_HOME.",
  );
}
