/** `eval all|classify|search|similarity|guard|attacks|replies|wants|demonstration`: how well the product's own label model, search, guard, replies and hearing do on real words. */
import { fileURLToPath } from "node:url";
import { readFlags } from "../cli/flags.ts";
import { startProgress } from "../cli/progress.ts";
import { failWith, printReport } from "../cli/report.ts";
import { evaluateAll } from "./all/main.ts";
import { tryAttacks } from "./attacks.ts";
import { evaluateClassify } from "./classify.ts";
import { readLabelled } from "./data.ts";
import { learnFromTable } from "./guard/learn.ts";
import { evaluateGuard, guardHelp, readGuardLines, shownRecord, tellMisses } from "./guard.ts";
import { embedderOf } from "./models.ts";
import { readDemonstration } from "./replies/demonstration.ts";
import { evaluateReplies } from "./replies/main.ts";
import { evaluateSearch } from "./search.ts";
import { evaluateSimilarity, readJudged } from "./similarity.ts";
import { evaluateWants, readMap } from "./wants.ts";

/** What the 51 intents of JDDC mean in our words. */
const OUR_MAP = fileURLToPath(new URL("./maps/jddc.tsv", import.meta.url));
const DEFAULTS = {
  data: null,
  text: 2,
  label: 3,
  folds: 5,
  json: false,
  out: null,
  show: null,
  learn: false,
  state: "rotate",
  limit: 0,
  acts: null,
  models: null,
  model: false,
  map: null,
  seed: "1",
  pairs: null,
  guard: null,
  accept: false,
  report: "eval-report.html",
  help: false,
};

const usage =
  "eval classify, eval search, eval similarity, eval replies, eval wants, eval guard, eval attacks, eval demonstration or eval all (README.md lists their flags)";

/** The whole command. What it prints goes to this process's streams; a refusal is a sentence there and exit code 1. */
export async function evaluate(argv: readonly string[]): Promise<void> {
  const read = readFlags(argv, DEFAULTS);
  if (!read.ok) return failWith(read.refusal.message);
  const { flags, words } = read.value;
  const [command] = words;
  if (flags.help && command !== "guard") return void process.stdout.write(`${usage}\n`);
  if (words.length === 1 && command === "all") {
    const progress = startProgress("all");
    const told = await evaluateAll(flags, OUR_MAP, (part) => progress.update(0, part));
    progress.done();
    if (!told.ok) return failWith(told.refusal.message);
    printReport(told.value, flags.json);
    return told.value.fell.length === 0 ? undefined : failWith(`Fell below what was accepted: ${told.value.fell.join(", ")}`);
  }
  if (words.length === 1 && command === "guard") return guard(flags);
  if (words.length === 1 && command === "attacks") return attack(flags.json);
  if (words.length === 1 && command === "demonstration") {
    const progress = startProgress(command);
    const told = await readDemonstration(flags, (share) => progress.update(share));
    progress.done();
    return printReport(told, flags.json);
  }
  if (words.length === 1 && command === "similarity") return similarity(flags);
  if ((command !== "classify" && command !== "search" && command !== "replies" && command !== "wants") || words.length !== 1)
    return failWith(`Say what to evaluate: ${usage}`);
  const rows = await readLabelled(flags);
  if (!rows.ok) return failWith(rows.refusal.message);
  if (command === "classify" && (!Number.isInteger(flags.folds) || flags.folds < 2 || flags.folds > rows.value.length)) {
    return failWith(`--folds wants a whole number from 2 to the number of rows (${rows.value.length}), not ${flags.folds}`);
  }
  if (command === "wants") {
    const map = await readMap(flags.map ?? OUR_MAP);
    const told = map.ok ? await evaluateWants(rows.value, map.value) : map;
    return told.ok ? printReport(told.value, flags.json) : failWith(told.refusal.message);
  }
  const progress = startProgress(command);
  const onProgress = (share: number): void => progress.update(share);
  if (command === "replies") {
    const told = await evaluateReplies(rows.value, flags, onProgress);
    progress.done();
    return told.ok ? printReport(told.value, flags.json) : failWith(told.refusal.message);
  }
  const embedder = await embedderOf(flags.models);
  if (!embedder.ok) return failWith(embedder.refusal.message);
  const report =
    command === "classify" ? evaluateClassify(rows.value, flags.folds, { onProgress }) : await evaluateSearch(rows.value, embedder.value, onProgress);
  progress.done();
  printReport(report, flags.json);
}

async function similarity({ data, models, json }: { data: string | null; models: string | null; json: boolean }): Promise<void> {
  const pairs = await readJudged(data);
  if (!pairs.ok) return failWith(pairs.refusal.message);
  const embedder = await embedderOf(models);
  if (!embedder.ok) return failWith(embedder.refusal.message);
  const progress = startProgress("similarity");
  const report = await evaluateSimilarity(pairs.value, embedder.value, (share) => progress.update(share));
  progress.done();
  printReport(report, json);
}

function attack(json: boolean): void {
  const { report, through } = tryAttacks();
  for (const { door, record, put, text } of through) process.stderr.write(`through ${door} [${record}] ${put} → ${text}\n`);
  printReport(report, json);
}

/** `--help` says what a line is, `--show NAME` prints a built-in record instead; `--out FILE` keeps the misses; `--learn` learns the weighing anew. */
async function guard(flags: { data: string | null; out: string | null; show: string | null; learn: boolean; json: boolean; help: boolean }): Promise<void> {
  if (flags.help) return void process.stdout.write(`${guardHelp}\n`);
  if (flags.show !== null) {
    const shown = shownRecord(flags.show);
    return shown === null ? failWith(`No built-in record ${flags.show}`) : void process.stdout.write(`${shown}\n`);
  }
  if (flags.learn) {
    const progress = startProgress("guard");
    const sentences = await learnFromTable((share) => progress.update(share));
    progress.done();
    return printReport({ sentences }, flags.json);
  }
  if (flags.data === null) return failWith("Name the table: eval guard --data FILE.jsonl (eval guard --help)");
  const lines = await readGuardLines(flags.data);
  if (!lines.ok) return failWith(lines.refusal.message);
  const { report, misses } = evaluateGuard(lines.value);
  await tellMisses(misses, flags.out);
  printReport(report, flags.json);
}

if (import.meta.main) await evaluate(process.argv.slice(2));
