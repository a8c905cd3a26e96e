/**
 * Background work that has no row of its own (retraining, re-indexing, sealing the journal, retention): pg-boss on the
 * same PostgreSQL. Work that has a row (ingest, refetch, actions, agents' lists) is driven by that row instead.
 */
import { PgBoss } from "pg-boss";
import { traced, traceNow } from "../kernel/trace.ts";
import type { Store } from "./store.ts";

/** One job of a kind waits at most, however many run or ran. */
const POLICY = "short";

/** What a job is sent with. */
interface Asked {
  /** Of what it follows from. */
  trace?: string;
}

export interface Jobs {
  /** Says what does a kind of job; jobs of one kind run one at a time. */
  work(name: string, handle: () => Promise<void>): Promise<void>;
  /** Asks for a job. One that still waits answers for the second, too; one that began does not, since it may have read what changed since. */
  ask(name: string): Promise<void>;
  /** Asks for a job by the clock on the wall (cron, Asia/Shanghai). */
  every(name: string, cron: string): Promise<void>;
  /** How many of each kind could be done now, as its queue last counted them. */
  waiting(): Promise<{ name: string; ready: number }[]>;
  stop(): Promise<void>;
}

/** Starts pg-boss. Failed jobs are told to `onFault`, tried three times with growing pauses, then kept as failed. */
export async function startJobs(store: Store, onFault: (fault: Error) => void): Promise<Jobs> {
  const boss = new PgBoss({ connectionString: store.url, max: 3 });
  boss.on("error", onFault);
  await boss.start();
  const made = new Set<string>();
  const queue = async (name: string): Promise<void> => {
    if (made.has(name)) return;
    // A queue's policy cannot be changed: one that was made under another is made again, and asked anew by whoever needs it.
    const kept = await boss.getQueue(name);
    if (kept && kept.policy !== POLICY) await boss.deleteQueue(name);
    await boss.createQueue(name, { policy: POLICY, retryLimit: 3, retryBackoff: true, expireInSeconds: 1_800 });
    made.add(name);
  };
  return {
    work: async (name, handle) => {
      await queue(name);
      await boss.work<Asked>(name, { pollingIntervalSeconds: 1, batchSize: 1 }, ([job]) =>
        traced(job?.data?.trace, () =>
          handle().catch((fault: Error) => {
            // The queue keeps a failure to itself.
            onFault(new Error(`${name}: ${fault.message}`, { cause: fault }));
            throw fault;
          }),
        ),
      );
    },
    ask: async (name) => {
      await queue(name);
      const trace = traceNow();
      await boss.send(name, trace === undefined ? {} : ({ trace } satisfies Asked));
    },
    every: async (name, cron) => {
      await queue(name);
      await boss.schedule(name, cron, {}, { tz: "Asia/Shanghai" });
    },
    waiting: async () => (await boss.getQueues([...made])).map(({ name, readyCount }) => ({ name, ready: readyCount })),
    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
  };
}
