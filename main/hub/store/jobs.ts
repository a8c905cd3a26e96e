/**
 * Background work that has no row of its own (retraining, re-indexing, sealing the journal, retention): pg-boss on the
 * same PostgreSQL. Work that has a row (ingest, refetch, actions, agents' lists) is driven by that row instead.
 */
import { PgBoss } from "pg-boss";
import type { Store } from "./store.ts";

export interface Jobs {
  /** Says what does a kind of job; jobs of one kind run one at a time. */
  work(name: string, handle: (data: Record<string, unknown>) => Promise<void>): Promise<void>;
  /** Asks for a job; with a key, a job that waits under the same key is not asked for twice. */
  ask(name: string, data?: Record<string, unknown>, key?: string): Promise<void>;
  /** Asks for a job by the clock on the wall (cron, Asia/Shanghai). */
  every(name: string, cron: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts pg-boss. Failed jobs are tried three times with growing pauses, then kept as failed. */
export async function startJobs(store: Store, onFault: (fault: Error) => void): Promise<Jobs> {
  const boss = new PgBoss({ connectionString: store.url, max: 3 });
  boss.on("error", onFault);
  await boss.start();
  const made = new Set<string>();
  const queue = async (name: string): Promise<void> => {
    if (made.has(name)) return;
    await boss.createQueue(name, { retryLimit: 3, retryBackoff: true, expireInSeconds: 1_800 });
    made.add(name);
  };
  return {
    work: async (name, handle) => {
      await queue(name);
      await boss.work<Record<string, unknown>>(name, { pollingIntervalSeconds: 1, batchSize: 1 }, async ([job]) => {
        if (job) await handle(job.data ?? {});
      });
    },
    ask: async (name, data = {}, key) => {
      await queue(name);
      await boss.send(name, data, key ? { singletonKey: key, singletonSeconds: 1 } : {});
    },
    every: async (name, cron) => {
      await queue(name);
      await boss.schedule(name, cron, {}, { tz: "Asia/Shanghai" });
    },
    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
  };
}
