/** `eval all`: every evaluation on the data there is, held against what was accepted last, with a page of pictures. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ok, type Result } from "../../../main/hub/kernel/result.ts";
import { tryAttacks } from "../attacks.ts";
import { evaluateClassify } from "../classify.ts";
import { readLabelled } from "../data.ts";
import { evaluateGuard, readGuardLines } from "../guard.ts";
import type { Outcome } from "../metrics.ts";
import { embedderOf } from "../models.ts";
import { evaluateReplies } from "../replies/main.ts";
import { evaluateSearch } from "../search.ts";
import { evaluateSimilarity, readJudged } from "../similarity.ts";
import { evaluateWants, readMap } from "../wants.ts";
import { type Accepted, compare, figuresOf, type Reports } from "./figures.ts";
import { pageOf } from "./page.ts";

export interface AllFlags {
  data: string | null;
  text: number;
  label: number;
  folds: number;
  acts: string | null;
  pairs: string | null;
  guard: string | null;
  map: string | null;
  models: string | null;
  limit: number;
  accept: boolean;
  report: string;
}

const ACCEPTED = fileURLToPath(new URL("../accepted.json", import.meta.url));
const SHARED = fileURLToPath(new URL("../../../../shared/data/", import.meta.url));

/** What is named, else what lies beside the project; `null` where it does not. */
function fileOf(given: string | null, usual: string): string | null {
  return given ?? (existsSync(join(SHARED, usual)) ? join(SHARED, usual) : null);
}

/** Runs all of it. @returns the report; `fell` names what became worse than the noise. Writes the page, and with `accept` the accepted figures. */
export async function evaluateAll(flags: AllFlags, map: string, onPart: (name: string) => void): Promise<Result<object & { fell: string[] }>> {
  const embedder = await embedderOf(flags.models);
  if (!embedder.ok) return embedder;
  const setting = "family" in embedder.value ? "built-in" : embedder.value.id;
  const reports: Reports = {};
  const skipped: { command: string; why: string }[] = [];
  const outcomes: Outcome[] = [];
  let times: number[] = [];
  const quiet = (): void => {};
  const run = async (command: string, file: string | null, work: (file: string) => Promise<Result<object>>): Promise<Result<null>> => {
    onPart(command);
    if (file === null) {
      skipped.push({ command, why: "没有数据文件 / no data file" });
      return ok(null);
    }
    const told = await work(file);
    if (!told.ok) return told;
    reports[command] = { ...told.value };
    return ok(null);
  };
  const data = fileOf(flags.data, "jddc-dev/dev_select.tsv");
  const rowsOf = (file: string) => readLabelled({ data: file, text: flags.text, label: flags.label });
  const parts: [string, string | null, (file: string) => Promise<Result<object>>][] = [
    ["attacks", "built-in", async () => ok(tryAttacks().report)],
    [
      "guard",
      flags.guard,
      async (file) => {
        const lines = await readGuardLines(file);
        return lines.ok ? ok(evaluateGuard(lines.value).report) : lines;
      },
    ],
    [
      "similarity",
      fileOf(flags.pairs, "jddc-dev/dev_sts.tsv"),
      async (file) => {
        const pairs = await readJudged(file);
        return pairs.ok ? ok(await evaluateSimilarity(pairs.value, embedder.value, quiet)) : pairs;
      },
    ],
    [
      "search",
      data,
      async (file) => {
        const rows = await rowsOf(file);
        return rows.ok ? ok(await evaluateSearch(rows.value, embedder.value, quiet)) : rows;
      },
    ],
    [
      "classify",
      data,
      async (file) => {
        const rows = await rowsOf(file);
        return rows.ok ? ok(evaluateClassify(rows.value, flags.folds, { onProgress: quiet, onOutcome: (outcome) => outcomes.push(outcome) })) : rows;
      },
    ],
    [
      "wants",
      data,
      async (file) => {
        const rows = await rowsOf(file);
        const meanings = await readMap(flags.map ?? map);
        if (!rows.ok) return rows;
        return meanings.ok ? evaluateWants(rows.value, meanings.value) : meanings;
      },
    ],
    [
      "replies",
      data,
      async (file) => {
        const rows = await rowsOf(file);
        if (!rows.ok) return rows;
        const folder = mkdtempSync(join(tmpdir(), "aftercare-all-"));
        const out = join(folder, "replies.jsonl");
        const told = await evaluateReplies(
          rows.value,
          { ...flags, acts: fileOf(flags.acts, "answers-dev/acts.tsv"), state: "rotate", model: false, out },
          quiet,
        );
        if (told.ok) times = readFileSync(out, "utf8").trimEnd().split("\n").map(msOf);
        rmSync(folder, { recursive: true, force: true });
        return told;
      },
    ],
  ];
  for (const [command, file, work] of parts) {
    const done = await run(command, file, work);
    if (!done.ok) return done;
  }
  const accepted = readAccepted();
  const now = figuresOf(reports);
  const compared = compare(now, accepted[setting]);
  writeFileSync(flags.report, pageOf({ setting, at: new Date(), compared, skipped, outcomes, times }));
  if (flags.accept) writeFileSync(ACCEPTED, `${JSON.stringify({ ...accepted, [setting]: { ...accepted[setting], ...now } }, null, 2)}\n`);
  const fell = compared.filter(({ verdict }) => verdict === "fell").map(({ name, now: value, accepted: before }) => `${name} ${before} → ${value}`);
  return ok({
    setting,
    figures: now,
    skipped: skipped.map(({ command }) => command),
    report: flags.report,
    accepted: flags.accept,
    fell: flags.accept ? [] : fell,
  });
}

function msOf(line: string): number {
  return (JSON.parse(line) as { ms: number }).ms;
}

function readAccepted(): Accepted {
  return existsSync(ACCEPTED) ? (JSON.parse(readFileSync(ACCEPTED, "utf8")) as Accepted) : {};
}
