/** How fast "where is it and why" is answered, with a tenth of the orders and with all: `node scripts/bench/timeline.ts [orders] [reads]`. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { systemClock } from "../../main/hub/kernel/time.ts";
import { orderTimeline } from "../../main/hub/orders/index.ts";
import { openStore, type Store } from "../../main/hub/store/index.ts";
import { bulkFill } from "./fill.ts";

export interface Speed {
  p50ms: number;
  p99ms: number;
}

/** Reads the timelines of orders spread over all that `bulkFill` made, one after the other. */
export async function timelineSpeed(store: Store, reads: number): Promise<Speed> {
  const [row] = await store.rows<{ count: number }>(`SELECT count(*)::int AS count FROM "order" WHERE shop_id = 'bulk'`);
  const count = row?.count ?? 0;
  const times: number[] = [];
  for (let index = 0; index < reads; index += 1) {
    const id = `bulk${String((index * 7_919) % count).padStart(9, "0")}`;
    const start = performance.now();
    const found = await orderTimeline(store, id);
    times.push(performance.now() - start);
    if (!found) throw new Error(`order ${id} is not there`);
  }
  times.sort((left, right) => left - right);
  const at = (share: number): number => Math.round((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0) * 100) / 100;
  return { p50ms: at(0.5), p99ms: at(0.99) };
}

async function main(): Promise<void> {
  const orders = Number(process.argv[2] ?? 200_000);
  const reads = Number(process.argv[3] ?? 2_000);
  const home = mkdtempSync(join(tmpdir(), "aftercare-bench-"));
  const store = await openStore({ home, clock: systemClock, databaseUrl: process.env.DATABASE_URL });
  try {
    await bulkFill(store, { orders: orders / 10, eventsPerOrder: 10 });
    await timelineSpeed(store, 200);
    const tenth = await timelineSpeed(store, reads);
    const start = performance.now();
    await bulkFill(store, { orders: orders - orders / 10, eventsPerOrder: 10 });
    const fillSeconds = Math.round((performance.now() - start) / 100) / 10;
    const whole = await timelineSpeed(store, reads);
    console.log(JSON.stringify({ orders, tenth, whole, fillSeconds }));
  } finally {
    const [files] = await store.rows<{ data_directory: string }>("SHOW data_directory");
    await store.close();
    rmSync(home, { recursive: true, force: true });
    if (!process.env.DATABASE_URL && files) rmSync(dirname(files.data_directory), { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
