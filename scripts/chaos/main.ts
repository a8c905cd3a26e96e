/** `npm run -s chaos -- <what>`: what the product makes of what should never come. */
import { existsSync } from "node:fs";
import { readFlags } from "../cli/flags.ts";
import { startProgress } from "../cli/progress.ts";
import { failWith, printReport } from "../cli/report.ts";
import { chaosAccess } from "./access.ts";
import { chaosCapture, MOST_LATE_S } from "./capture/run.ts";
import { chaosKills } from "./kills.ts";
import { chaosMasks, readSpellings, spellingsFolder } from "./masks.ts";
import { chaosPayloads } from "./payloads.ts";
import { openWorld } from "./world.ts";

/** Each takes the arguments behind its name. */
const runs: Readonly<Record<string, (argv: readonly string[]) => Promise<void>>> = { payloads, masks, access, kills, capture, tabs };

const [what = "", ...argv] = process.argv.slice(2);
const run = Object.hasOwn(runs, what) ? runs[what] : undefined;
if (run) await run(argv);
else failWith(`chaos wants to know what: ${Object.keys(runs).join(", ")}`);

/** Prints a run's figures, and the lines that say what was wrong where something was. */
function finish(report: object, options: { json: boolean; wrong: readonly string[]; failed: boolean }): void {
  printReport(report, options.json);
  if (!options.failed) return;
  for (const line of options.wrong) console.error(line);
  process.exitCode = 1;
}

/** `payloads [--count 20000] [--seed 1] [--json]`: payloads as they should never come. */
async function payloads(words: readonly string[]): Promise<void> {
  const read = readFlags(words, { count: 20_000, seed: 1, json: false });
  if (!read.ok) return failWith(read.refusal.message);
  const { count, seed, json } = read.value.flags;
  if (!Number.isInteger(count) || count < 1) return failWith("--count wants a whole number from 1");
  const progress = startProgress("chaos");
  const world = await openWorld();
  try {
    const { wrong, ...report } = await chaosPayloads(world, { count, seed, onProgress: (share) => progress.update(share) });
    progress.done();
    finish(report, { json, wrong, failed: report.crashed + report.stuck + report.lost + report.unnamed > 0 });
  } catch (fault) {
    progress.done();
    failWith((fault as Error).stack ?? String(fault));
  } finally {
    await world.close();
  }
}

/** `kills [--kills 100] [--seed 1] [--orders 600] [--cases 120] [--json]`: the hub and its database ended again and again during a rough day. */
async function kills(words: readonly string[]): Promise<void> {
  const read = readFlags(words, { kills: 100, seed: 1, orders: 600, cases: 120, json: false });
  if (!read.ok) return failWith(read.refusal.message);
  const { json, ...size } = read.value.flags;
  if (!Number.isInteger(size.kills) || size.kills < 1) return failWith("--kills wants a whole number from 1");
  const progress = startProgress("chaos");
  try {
    const { report, wrong } = await chaosKills({ ...size, onProgress: (share) => progress.update(share) });
    progress.done();
    finish(report, { json, wrong, failed: report.lost + report.double + report.over > 0 || report.backP95s > 6 || report.linesMax > 200 });
  } catch (fault) {
    progress.done();
    failWith((fault as Error).stack ?? String(fault));
  }
}

/** `capture [--orders 9800] [--cases 1423] [--kills 20] [--hours 15] [--minutes 6] [--seed 1] [--json]`: a rough day at every channel, and what of it is in the product in the end. */
async function capture(words: readonly string[]): Promise<void> {
  const read = readFlags(words, { orders: 9_800, cases: 1_423, kills: 20, hours: 15, minutes: 6, seed: 1, json: false });
  if (!read.ok) return failWith(read.refusal.message);
  const { json, minutes, ...size } = read.value.flags;
  if (!Number.isInteger(size.orders) || size.orders < 100) return failWith("--orders wants a whole number from 100");
  if (!Number.isInteger(size.kills) || size.kills < 0 || size.kills > 200) return failWith("--kills wants a whole number from 0 to 200");
  if (!(size.hours >= 2 && size.hours <= 15)) return failWith("--hours wants a number from 2 to 15");
  const progress = startProgress("chaos");
  try {
    const { report, wrong, late } = await chaosCapture({ ...size, disk: true, onProgress: (share, note) => progress.update(share, note) });
    progress.done();
    const isLate = report.worstDelayS > MOST_LATE_S;
    const isSlow = report.seconds > minutes * 60;
    const lines = [...wrong, ...(isLate ? late : []), ...(isSlow ? [`took ${report.seconds} s, ${minutes} minutes are the most`] : [])];
    const zeros = report.lost + report.duplicated + report.refundsDouble + report.refundsOver + report.stranded;
    finish(report, { json, wrong: lines, failed: zeros > 0 || isLate || isSlow });
  } catch (fault) {
    progress.done();
    failWith((fault as Error).stack ?? String(fault));
  }
}

/** `tabs [--tabs 30] [--browsers 50] [--chromium PATH] [--json]`: many tabs of one browser, and many browsers at once. */
async function tabs(words: readonly string[]): Promise<void> {
  const read = readFlags(words, { tabs: 30, browsers: 50, chromium: "/usr/bin/chromium", json: false });
  if (!read.ok) return failWith(read.refusal.message);
  const { json, ...options } = read.value.flags;
  for (const name of ["tabs", "browsers"] as const)
    if (!Number.isInteger(options[name]) || options[name] < 1 || options[name] > 90) return failWith(`--${name} wants a whole number from 1 to 90`);
  if (!existsSync(options.chromium)) return failWith(`There is no browser ${options.chromium}: install Chromium, or name it by --chromium`);
  const progress = startProgress("chaos");
  // Whoever has no patience is told what was measured until then.
  const end = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => end.abort());
  try {
    // Only this needs what drives a browser, which an install without tools for development has not.
    const { chaosTabs } = await import("./tabs.ts");
    const { report, wrong } = await chaosTabs({ ...options, signal: end.signal, onProgress: (share) => progress.update(share) });
    progress.done();
    finish(report, { json, wrong, failed: wrong.length > 0 });
  } catch (fault) {
    progress.done();
    failWith((fault as Error).stack ?? String(fault));
  }
}

/** `masks [--data FILE.txt] [--json]`: what the masks leave of personal data in every spelling. */
async function masks(words: readonly string[]): Promise<void> {
  const read = readFlags(words, { data: null as string | null, json: false });
  if (!read.ok) return failWith(read.refusal.message);
  const { wrong, ...report } = chaosMasks(readSpellings(read.value.flags.data ?? spellingsFolder));
  finish(report, { json: read.value.flags.json, wrong, failed: report.left > 0 || report.spoilt > 2 });
}

/** `access [--json]`: every call by every role and by nobody, and the public interface by every scope, wrong, ended and revoked keys, and another shop's. */
async function access(words: readonly string[]): Promise<void> {
  const read = readFlags(words, { json: false });
  if (!read.ok) return failWith(read.refusal.message);
  const progress = startProgress("chaos");
  const world = await openWorld();
  try {
    const { report, wrong } = await chaosAccess(world, (share) => progress.update(share));
    progress.done();
    finish(report, { json: read.value.flags.json, wrong, failed: wrong.length > 0 });
  } catch (fault) {
    progress.done();
    failWith((fault as Error).stack ?? String(fault));
  } finally {
    await world.close();
  }
}
