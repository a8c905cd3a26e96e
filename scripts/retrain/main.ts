/**
 * `npm run -s retrain -- [--json]`: trains the label model on the accepted examples of now. A hub that is running on this data does
 * it (the command asks and waits); otherwise it is done here.
 */
import { setTimeout as pause } from "node:timers/promises";
import { compose } from "../../main/compose.ts";
import { systemClock } from "../../main/hub/kernel/time.ts";
import { claimStore, openStore, type Store, startJobs } from "../../main/hub/store/index.ts";
import { wishedKind } from "../../main/server/kind.ts";
import { platformOf } from "../../main/server/main.ts";
import { readOptions } from "../../main/server/options.ts";
import { readFlags } from "../cli/flags.ts";
import { startProgress } from "../cli/progress.ts";
import { failWith, printReport, rounded } from "../cli/report.ts";

interface Report {
  rows: number;
  classes: number;
  seconds: number;
}

const PATIENCE_MS = 300_000;
const TOO_FEW = "样例不足，至少要两个类别、共六条已采纳的样例 / Too few accepted examples: two classes and six in all";

const read = readFlags(process.argv.slice(2), { json: false });
if (!read.ok) failWith(read.refusal.message);
else await retrain(read.value.flags.json);

async function retrain(json: boolean): Promise<void> {
  const options = readOptions([], process.env);
  const store = await openStore({ home: options.home, clock: systemClock, databaseUrl: options.databaseUrl });
  const progress = startProgress("retrain");
  const free = await claimStore(store).then(
    (letGo) => letGo().then(() => true),
    () => false,
  );
  try {
    const report = free ? await here(store) : await byTheHub(store, (share) => progress.update(share));
    progress.done();
    if (report) printReport({ ...report, seconds: rounded(report.seconds, 2), by: free ? "command" : "hub" }, json);
    else failWith(TOO_FEW);
  } finally {
    progress.done();
    if (!free) await store.close(true);
  }

  async function here(open: Store): Promise<Report | null> {
    await open.close(true);
    const composed = await compose({
      platform: await platformOf(options, options.port),
      version: "retrain",
      demo: wishedKind(options) === "demo",
      beats: false,
    });
    try {
      return await composed.retrain();
    } finally {
      await composed.close();
    }
  }
}

async function byTheHub(store: Store, onProgress: (share: number) => void): Promise<Report | null> {
  const newest = async (): Promise<(Report & { id: string }) | undefined> =>
    (await store.rows<Report & { id: string }>("SELECT id, rows, classes, seconds FROM label_model ORDER BY trained_at DESC LIMIT 1"))[0];
  const before = (await newest())?.id;
  const jobs = await startJobs(store, () => undefined);
  await jobs.ask("retrain");
  await jobs.stop();
  for (let waited = 0; waited < PATIENCE_MS; waited += 500) {
    await pause(500);
    onProgress(Math.min(0.95, waited / 20_000));
    const now = await newest();
    if (now && now.id !== before) return { rows: now.rows, classes: now.classes, seconds: now.seconds };
  }
  return null;
}
