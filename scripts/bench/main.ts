/**
 * `npm run -s bench`: capture, a seller's own orders, timeline, decision and search, each beside its floor in the same run, in a folder and database of its own.
 * `npm run -s bench -- search --examples N [--questions N]`: search alone, over so many examples.
 * `npm run -s bench -- backup [--orders N]`: a backup of so many orders, and its restore into a second database.
 * `npm run -s bench -- find [--orders N] [--questions N]`: what somebody remembers among so many orders and as many cases, each kind so many times.
 * `npm run -s bench -- import [--rows N]`: a table of so many orders from its bytes to what is kept, as CSV in UTF-8 and GBK and as XLSX.
 * `npm run -s bench -- webhooks [--pushes N]`: so many pushes verified, stored and answered over HTTP, and how long one waits at an even pace.
 * `npm run -s bench -- console [--cases N] [--opened N]`: the console among so many open cases, of which some are opened for the memory's sake.
 * `npm run -s bench -- models [--times N]`: what a person waits for when a model writes or fails, each way so many times.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../../main/hub/store/index.ts";
import { readFlags } from "../cli/flags.ts";
import { type Progress, startProgress } from "../cli/progress.ts";
import { failWith, printReport, rounded } from "../cli/report.ts";
import { backupSpeed } from "./backup.ts";
import { captureSpeed } from "./capture.ts";
import { consoleSpeed } from "./console/main.ts";
import { decisionSpeed } from "./decision.ts";
import { secondsOf } from "./figures.ts";
import { bulkFill } from "./fill.ts";
import { findSpeed } from "./find.ts";
import { type Bench, withBench } from "./home.ts";
import { importSpeed } from "./imports/main.ts";
import { modelPath } from "./models/main.ts";
import { ownSpeed } from "./own.ts";
import { searchSpeed } from "./search.ts";
import { timelineSpeed } from "./timeline.ts";
import { webhookSpeed } from "./webhooks/main.ts";

const DEFAULTS = {
  orders: 200_000,
  events: 10,
  examples: 200_000,
  questions: 500,
  times: 5,
  cases: 50_000,
  opened: 500,
  rows: 500_000,
  pushes: 20_000,
  json: false,
};
const FEWEST_ORDERS = 2_000;
const FEWEST_EVENTS = 6;
const FEWEST_EXAMPLES = 100;
/** Seven pages of the list, so that each thing is measured on one of its own. */
const FEWEST_CASES = 210;
const FEWEST_ROWS = 1_000;
const FEWEST_PUSHES = 1_000;
const MOST = { capture: 2_000, own: 10_000, reads: 4_000, decisions: 4_000, examples: 4_000, questions: 500 };

/** Parts that are measured by themselves. */
const alone: readonly string[] = ["search", "models", "backup", "find", "console", "import", "webhooks"];

/** What is done, with the share of the whole run it takes. */
const PARTS = { capture: 0.1, own: 0.1, fill: 0.5, timeline: 0.15, decision: 0.05, search: 0.1 } as const;

interface Size {
  orders: number;
  events: number;
}
type Begin = (part: keyof typeof PARTS) => (share: number) => void;

async function measure({ home, store }: Bench, size: Size, begin: Begin): Promise<object> {
  const few = (most: number): number => Math.min(most, Math.floor(size.orders / 4));
  const capture = await captureSpeed(store, few(MOST.capture), begin("capture"));
  const own = await ownSpeed({ home, store }, few(MOST.own), begin("own"));
  const { timeline, fillSeconds } = await measureTimeline({ home, store }, { ...size, reads: few(MOST.reads) }, begin);
  const decision = await decisionSpeed(store, few(MOST.decisions), begin("decision"));
  const search = await searchSpeed(home, { examples: few(MOST.examples), queries: few(MOST.questions) }, begin("search"));
  return { orders: size.orders, events: size.orders * size.events, capture, own, timeline, decision, search, fillSeconds };
}

async function searchAlone({ examples, questions }: { examples: number; questions: number }, progress: Progress): Promise<object> {
  const home = await mkdtemp(join(tmpdir(), "aftercare-bench-"));
  try {
    return await searchSpeed(home, { examples, queries: questions }, (share) => progress.update(share, "search"));
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

/** The whole and a tenth of it lie in two databases of one server, so that they can be read in turns. */
async function measureTimeline(
  { home, store }: Bench,
  { orders, events, reads }: Size & { reads: number },
  begin: Begin,
): Promise<Record<string, object | number>> {
  const onFill = begin("fill");
  onFill(0);
  await store.pool.query("CREATE DATABASE tenth");
  const tenth = await openStore({ home, clock: store.clock, databaseUrl: store.url.replace(/\/[^/]*$/, "/tenth") });
  try {
    const fillSeconds = await secondsOf(async () => {
      await bulkFill(tenth, { orders: Math.floor(orders / 10), eventsPerOrder: events });
      onFill(0.1);
      await bulkFill(store, { orders, eventsPerOrder: events });
    });
    // What is asked is how a year's rows are read, not how while they are still on their way to the disk.
    await store.pool.query("CHECKPOINT");
    const [whole, part] = await timelineSpeed([store, tenth], reads, begin("timeline"));
    if (!whole || !part) throw new Error("the timeline was not measured");
    const timeline = {
      p50ms: whole.product.p50ms,
      p99ms: whole.product.p99ms,
      tenthP50ms: part.product.p50ms,
      tenthP99ms: part.product.p99ms,
      ratio: rounded(whole.product.p99ms / part.product.p99ms, 2),
      floorP50ms: whole.floor.p50ms,
      floorP99ms: whole.floor.p99ms,
      tenthFloorP99ms: part.floor.p99ms,
      floorRatio: rounded(whole.product.p99ms / whole.floor.p99ms, 2),
      reads,
    };
    return { timeline, fillSeconds: rounded(fillSeconds, 1) };
  } finally {
    await tenth.close();
  }
}

/** Tells parts of the run to one bar. */
function partsOf(progress: Progress): Begin {
  const names = Object.keys(PARTS) as (keyof typeof PARTS)[];
  return (part) => {
    const before = names.slice(0, names.indexOf(part)).reduce((sum, name) => sum + PARTS[name], 0);
    return (share) => progress.update(before + share * PARTS[part], part);
  };
}

/** The whole command. What it prints goes to this process's streams; a refusal is a sentence there and exit code 1. */
export async function bench(argv: readonly string[]): Promise<void> {
  const read = readFlags(argv, DEFAULTS);
  if (!read.ok) return failWith(read.refusal.message);
  const { flags, words } = read.value;
  const [part, ...more] = words;
  if (more.length > 0 || (part !== undefined && !alone.includes(part)))
    return failWith(`bench takes ${alone.map((one) => `"${one}"`).join(", ")} or flags only, not "${words.join(" ")}"`);
  for (const name of ["examples", "questions"] as const)
    if (!Number.isInteger(flags[name]) || flags[name] < FEWEST_EXAMPLES)
      return failWith(`--${name} wants a whole number from ${FEWEST_EXAMPLES}, not ${flags[name]}`);
  if (!Number.isInteger(flags.orders) || flags.orders < FEWEST_ORDERS)
    return failWith(`--orders wants a whole number from ${FEWEST_ORDERS}, not ${flags.orders}`);
  if (!Number.isInteger(flags.events) || flags.events < FEWEST_EVENTS)
    return failWith(`--events wants a whole number from ${FEWEST_EVENTS}, not ${flags.events}`);
  if (!Number.isInteger(flags.times) || flags.times < 1) return failWith(`--times wants a whole number from 1, not ${flags.times}`);
  if (!Number.isInteger(flags.cases) || flags.cases < FEWEST_CASES) return failWith(`--cases wants a whole number from ${FEWEST_CASES}, not ${flags.cases}`);
  if (!Number.isInteger(flags.opened) || flags.opened < 1) return failWith(`--opened wants a whole number from 1, not ${flags.opened}`);
  if (!Number.isInteger(flags.rows) || flags.rows < FEWEST_ROWS) return failWith(`--rows wants a whole number from ${FEWEST_ROWS}, not ${flags.rows}`);
  if (!Number.isInteger(flags.pushes) || flags.pushes < FEWEST_PUSHES)
    return failWith(`--pushes wants a whole number from ${FEWEST_PUSHES}, not ${flags.pushes}`);
  const progress = startProgress("bench");
  const start = performance.now();
  try {
    const report =
      part === "search"
        ? await searchAlone(flags, progress)
        : part === "models"
          ? await modelPath(flags.times, (share) => progress.update(share, "models"))
          : part === "backup"
            ? await withBench((bench) => backupSpeed(bench, { orders: flags.orders, eventsPerOrder: flags.events }, (share) => progress.update(share, part)))
            : part === "find"
              ? await withBench(({ store }) => findSpeed(store, { orders: flags.orders, times: flags.questions }, (share) => progress.update(share, part)))
              : part === "console"
                ? await withBench((bench) => consoleSpeed(bench, flags, (share, what) => progress.update(share, what)))
                : part === "import"
                  ? await withBench((bench) => importSpeed(bench, flags.rows, (share, what) => progress.update(share, what)))
                  : part === "webhooks"
                    ? await withBench((bench) => webhookSpeed(bench, flags.pushes, (share) => progress.update(share, part)))
                    : await withBench((bench) => measure(bench, flags, partsOf(progress)));
    progress.done();
    printReport({ ...report, seconds: rounded((performance.now() - start) / 1000, 1) }, flags.json);
  } catch (fault) {
    progress.done();
    failWith(fault instanceof Error ? (fault.message.split("\n")[0] ?? fault.message) : String(fault));
  }
}

if (import.meta.main) await bench(process.argv.slice(2));
