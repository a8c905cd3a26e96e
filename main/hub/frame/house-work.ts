/** What is done now and then whoever works here: sealing the journal, checking its chain, learning how long lanes take, forgetting what is old. */
import type { Streams, Vault } from "../access/index.ts";
import { checkChain, checkWholeChain, type JournalState, sealJournal } from "../audit/index.ts";
import { forgetAnswers } from "../disputes/index.ts";
import { forgetFetched, forgetUploads } from "../evidence/index.ts";
import { forgetImports } from "../imports/index.ts";
import { forgetPayloads, keepDays, settleHours, type TakeUpDeps, takeUpAgain } from "../ingest/index.ts";
import { forgetQuestions } from "../maps/index.ts";
import { forgetCalls } from "../models/index.ts";
import { learnLanes, learnWeights, nameReceivers, ordersByHour } from "../orders/index.ts";
import { forgetOld, knowErasures, type Resealing, resealAll, runErasures } from "../privacy/index.ts";
import { commit, forgetEvents, type Jobs, type Store } from "../store/index.ts";
import { forgetTold, LOOK, lookAndSend } from "./alerting.ts";
import type { Condition } from "./condition.ts";
import { backupFolder, backupWhenDue, isDemonstration } from "./daily-backup.ts";
import type { Platform } from "./platform.ts";

/** What the house's work is handed. */
interface HouseWork extends Pick<TakeUpDeps, "reader"> {
  jobs: Jobs;
  store: Store;
  condition: Condition;
  resealing: Resealing;
  vault: Vault;
  platform: Platform;
  streams: Streams;
  version: string;
}

/** Events are for the live stream and for readers that stand at most so far behind. */
const EVENTS_MS = 7 * 86_400_000;

/** What is usual in each hour is counted anew. */
const SETTLE = "capture.settle";

/** What could not be read is looked at again. */
const TAKE_UP = "quarantine.take_up";

const NAMED_AT_ONCE = 500;

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
    ["weights.learn", "30 3 * * *", () => learnWeights(store)],
    ["events.forget", "40 3 * * *", () => forgetEvents(store, new Date(store.clock.now() - EVENTS_MS))],
    ["calls.forget", "45 3 * * *", () => forgetCalls(store)],
    ["questions.forget", "46 3 * * *", () => forgetQuestions(store)],
    ["backup.daily", "25 * * * *", () => backupWhenDue(house)],
    ["answers.forget", "48 3 * * *", async () => forgetAnswers(store, await keepDays(store))],
    ["receivers.name", "23 * * * *", () => nameAll(store)],
    [
      "evidence.forget",
      "55 3 * * *",
      async () => {
        await forgetUploads(store);
        await forgetFetched(store);
      },
    ],
    ["imports.forget", "57 3 * * *", () => forgetImports(house)],
    ["keys.reseal", "17 * * * *", () => resealed(house)],
    ["buyers.erase", "* * * * *", () => erased(house)],
    ["people.forget", "52 3 * * *", () => forgetOld(store)],
    [LOOK, "* * * * *", () => lookAndSend(house)],
    ["told.forget", "57 3 * * *", () => forgetTold(house)],
    [SETTLE, "2 * * * *", () => settleHours({ store, ordersByHour })],
    [TAKE_UP, "34 * * * *", () => takeUpAgain(house)],
    ["payloads.forget", "50 3 * * *", () => forgetPayloads(store)],
  ];
  for (const [name, cron, work] of works) {
    await jobs.work(name, async () => {
      // What is forgotten by its age is gone for good: not by a clock that cannot be trusted.
      if (condition.mayAct()) await work();
    });
    await jobs.every(name, cron);
  }
  // The program may be a newer one than before, and read what it could not.
  await jobs.ask(TAKE_UP);
  await jobs.ask(SETTLE);
}

/** Receivers that were kept before their name could be searched for are given its hash, a portion a write. */
async function nameAll(store: Store): Promise<void> {
  for (let done = NAMED_AT_ONCE; done === NAMED_AT_ONCE; ) done = await commit(store, "system", (tx) => nameReceivers(tx, NAMED_AT_ONCE));
}

/** What was erased is known beside the backups, and what a restored one brought back is erased again. A demonstration has no backups and no buyers. */
export async function erased({ store, vault, platform }: Pick<HouseWork, "store" | "vault"> & { platform: Pick<Platform, "home" | "log"> }): Promise<void> {
  if (!(await isDemonstration(store))) await knowErasures({ store, vault, folder: backupFolder(platform), log: platform.log });
  await runErasures(store);
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
