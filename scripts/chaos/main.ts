/** `npm run -s chaos -- payloads [--count 20000] [--seed 1] [--json]`: what the product makes of payloads as they should never come. */
import { readFlags } from "../cli/flags.ts";
import { startProgress } from "../cli/progress.ts";
import { failWith, printReport } from "../cli/report.ts";
import { chaosPayloads } from "./payloads.ts";
import { openWorld } from "./world.ts";

const read = readFlags(process.argv.slice(2), { count: 20_000, seed: 1, json: false });
if (!read.ok) failWith(read.refusal.message);
else if (read.value.words.join(" ") !== "payloads") failWith("chaos wants to know what: `chaos -- payloads`");
else if (!Number.isInteger(read.value.flags.count) || read.value.flags.count < 1) failWith("--count wants a whole number from 1");
else await run(read.value.flags);

async function run({ count, seed, json }: { count: number; seed: number; json: boolean }): Promise<void> {
  const progress = startProgress("chaos");
  const world = await openWorld();
  try {
    const { wrong, ...report } = await chaosPayloads(world, { count, seed, onProgress: (share) => progress.update(share) });
    progress.done();
    printReport(report, json);
    if (report.crashed + report.stuck + report.lost + report.unnamed > 0) {
      for (const line of wrong) console.error(line);
      process.exitCode = 1;
    }
  } catch (fault) {
    progress.done();
    failWith((fault as Error).stack ?? String(fault));
  } finally {
    await world.close();
  }
}
