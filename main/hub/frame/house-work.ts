/** What is done now and then whoever works here: sealing the journal, checking its chain, learning how long lanes take, forgetting what is old. */
import { checkChain, checkWholeChain, type JournalState, sealJournal } from "../audit/index.ts";
import { forgetAnswers } from "../disputes/index.ts";
import { forgetPayloads, keepDays } from "../ingest/index.ts";
import { forgetCalls } from "../models/index.ts";
import { learnLanes } from "../orders/index.ts";
import { forgetOld, type Resealing, resealAll, runErasures } from "../privacy/index.ts";
import { forgetEvents, type Jobs, type Store } from "../store/index.ts";
import type { Condition } from "./condition.ts";
import { backupWhenDue } from "./daily-backup.ts";
import type { Platform } from "./platform.ts";

/** What the house's work is handed. */
interface HouseWork {
  jobs: Jobs;
  store: Store;
  condition: Condition;
  resealing: Resealing;
  platform: Pick<Platform, "home" | "log">;
  version: string;
}

/** Events are for the live stream and for readers that stand at most so far behind. */
const EVENTS_MS = 7 * 86_400_000;

/** Starts it; times are Beijing's. */
export async function startHouseWork(house: HouseWork): Promise<void> {
  const { jobs, store, condition, platform } = house;
  const tell = ({ intact, brokenAt }: JournalState): void => {
    if (!intact) platform.log("error", `journal: line ${brokenAt} does not fit the chain`);
    condition.report(
      "chain",
      intact
        ? null
        : {
            zh: `操作日志第 ${brokenAt} 行与校验链不符，可能被人改动过。`,
            en: `Line ${brokenAt} of the journal does not fit its chain: it may have been tampered with.`,
          },
    );
  };
  const works: readonly (readonly [name: string, cron: string, work: () => Promise<unknown>])[] = [
    ["journal.seal", "* * * * *", () => sealJournal(store)],
    ["journal.check", "7 * * * *", async () => tell(await checkChain(store))],
    ["journal.walk", "10 3 * * *", async () => tell(await checkWholeChain(store))],
    ["lanes.learn", "20 3 * * *", () => learnLanes(store)],
    ["events.forget", "40 3 * * *", () => forgetEvents(store, new Date(store.clock.now() - EVENTS_MS))],
    ["calls.forget", "45 3 * * *", () => forgetCalls(store)],
    ["backup.daily", "25 * * * *", () => backupWhenDue(house)],
    ["answers.forget", "48 3 * * *", async () => forgetAnswers(store, await keepDays(store))],
    ["keys.reseal", "17 * * * *", () => resealed(house)],
    ["buyers.erase", "* * * * *", () => runErasures(store)],
    ["people.forget", "52 3 * * *", () => forgetOld(store)],
    ["payloads.forget", "50 3 * * *", () => forgetPayloads(store)],
  ];
  for (const [name, cron, work] of works) {
    await jobs.work(name, async () => {
      // What is forgotten by its age is gone for good: not by a clock that cannot be trusted.
      if (condition.mayAct()) await work();
    });
    await jobs.every(name, cron);
  }
}

/** Seals anew what older data keys sealed; at its first start also what was kept before payloads were sealed. */
async function resealed({ store, resealing }: HouseWork): Promise<void> {
  resealing.running = true;
  try {
    resealing.broken = await resealAll(store);
  } finally {
    resealing.running = false;
  }
}
