/** `npm run -s day`: one business day as fast as it goes, on a fresh database, counted against the channels' own ledgers. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Pool } from "pg";
import { nineOClock } from "../../main/demo/index.ts";
import { startCluster } from "../../main/hub/store/cluster.ts";
import { claimPort } from "../../main/server/port.ts";
import { readFlags } from "../cli/flags.ts";
import { startProgress } from "../cli/progress.ts";
import { removeHome } from "../cli/remove-home.ts";
import { failWith, printReport, rounded } from "../cli/report.ts";
import { column, readTsv } from "../cli/tsv.ts";
import { compare } from "./compare.ts";
import { nineOClockOn } from "./date.ts";
import { runDay } from "./director.ts";

const HELP = `npm run -s day -- [flags]
  --orders 2000      orders of the day
  --cases 300        after-sales of the day
  --seed 1           another seed is another day
  --date YYYY-MM-DD  the day it is in Shanghai; left out: today
  --faults none      or rough: limits, outages, lost and doubled pushes, a power cut
  --questions FILE   table whose third column is what buyers ask
  --json             the report for a machine
  --verbose          what the hub logs
  --keep             the database stays`;

const read = readFlags(process.argv.slice(2), {
  orders: 2_000,
  cases: 300,
  seed: "1",
  date: null,
  questions: null,
  faults: "none",
  json: false,
  verbose: false,
  keep: false,
  help: false,
});
const startMs = read.ok ? (read.value.flags.date === null ? nineOClock(Date.now()) : nineOClockOn(read.value.flags.date)) : null;
if (!read.ok) failWith(read.refusal.message);
else if (read.value.flags.help) console.log(HELP);
else if (startMs === null) failWith("--date is a day like 2026-11-20");
else if (read.value.flags.faults !== "none" && read.value.flags.faults !== "rough") failWith("--faults is none or rough");
else await day({ ...read.value.flags, faults: read.value.flags.faults, startMs });

interface Flags {
  orders: number;
  cases: number;
  seed: string;
  /** 09:00 of the day, ms. */
  startMs: number;
  questions: string | null;
  faults: "none" | "rough";
  json: boolean;
  verbose: boolean;
  keep: boolean;
}

async function day(flags: Flags): Promise<void> {
  const questions = flags.questions === null ? [] : await questionsOf(flags.questions);
  if (!questions) return;
  const home = mkdtempSync(join(tmpdir(), "aftercare-day-"));
  const progress = startProgress("day");
  try {
    const report = await measure(flags, { home, questions, onProgress: (share, note) => progress.update(share, note) });
    progress.done();
    printReport(report, flags.json);
    const { orders, events, cases, refunds, suggestions, truth } = report;
    const { unusual: _, ...held } = truth;
    const contradicting = Object.values(held).reduce((sum, one) => sum + one.contradicting, 0);
    const bad = orders.lost + orders.duplicated + events.lost + cases.lost + refunds.double + refunds.over + suggestions.ungrounded + contradicting;
    if (bad > 0) {
      for (const line of report.wrong) console.error(line);
      process.exitCode = 1;
    }
  } catch (fault) {
    progress.done();
    failWith((fault as Error).stack ?? (fault as Error).message);
  } finally {
    if (!flags.keep) await removeHome(home);
  }
}

async function questionsOf(path: string): Promise<string[] | null> {
  const table = await readTsv(path);
  const words = table.ok ? column(table.value, 2) : table;
  if (words.ok) return words.value;
  failWith(words.refusal.message);
  return null;
}

async function measure(flags: Flags, run: { home: string; questions: string[]; onProgress(share: number, note: string): void }) {
  const begun = performance.now();
  const port = await claimPort("127.0.0.1", 0);
  const done = await runDay({ ...flags, ...run, port });
  const seconds = (performance.now() - begun) / 1_000;
  const ledger = await done.demo.ledger();
  const cluster = await startCluster(run.home);
  const pool = new Pool({ connectionString: cluster.url.replace(/\/postgres$/, "/aftercare"), max: 2 });
  try {
    const compared = await compare(pool, ledger);
    const { rows } = await pool.query<{ id: string }>(`SELECT id FROM "order" ORDER BY md5(id) LIMIT 1000`);
    const { readMs = [] } = await done.hub.ask({ kind: "timeline", ids: rows.map((row) => row.id) });
    const sorted = readMs.sort((left, right) => left - right);
    const at = (share: number): number => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0, 2);
    const { wrong, ...counts } = compared;
    return {
      date: new Date(flags.startMs).toISOString().slice(0, 10),
      seed: flags.seed,
      ...counts,
      timeline: { p50ms: at(0.5), p99ms: at(0.99) },
      seconds: rounded(seconds, 1),
      eventsPerSecond: Math.round(counts.events.captured / seconds),
      kills: done.kills,
      steps: done.steps,
      wrong,
    };
  } finally {
    await pool.end();
    await done.close();
  }
}
