import { type LabelledText, trainLabelModel } from "../../agents/triage/model/index.ts";
import { heardClass, hearWants, trainWantModel } from "../../agents/triage/wants/index.ts";
import { solvedCases } from "../../main/demo/index.ts";
import { type HeardWant, Want } from "../../main/hub/contract/words.ts";
import { ok, type Result, refuse } from "../../main/hub/kernel/result.ts";
import { starterWants } from "../../main/hub/knowledge/index.ts";
import { rounded } from "../cli/report.ts";
import { readTsv } from "../cli/tsv.ts";

/** What a label of the data means in our words; `null` is outside our list. Classes are those the words may be given; none named, none counted. */
interface Meaning {
  wants: readonly Want[] | null;
  classes: readonly string[];
}

/** What `eval wants` prints; shares are 0–1. */
export interface WantsReport {
  rows: number;
  /** Rows whose label has wants of our list. */
  inList: number;
  /** Of these: the surest want is one of the label's, at least as sure as `limit`; another one is; none is. */
  right: number;
  wrong: number;
  none: number;
  limit: number;
  /** The surest want is one of the label's, however sure. */
  best: number;
  /** Of rows outside our list: told a want of ours at 0.7 or surer ("not our business" and "none" are right of them). */
  outOfListAt70: number;
  /** Expected calibration error over all rows and ten bins, of the surest want. */
  calibrationError: number;
  /** The same for the dispute class, by a label model trained on the demonstration's solved cases; `null` where the map names no classes. */
  classes: { rows: number; right: number; wrong: number; none: number; wrongAt70: number } | null;
}

/** Below this a want is a guess that nothing rests on. */
const LIMIT = 0.7;

const BINS = 10;
const EXAMPLES = 600;
const outside: ReadonlySet<string> = new Set(["none", "out_of_business"]);

/** Reads `label⇥want[,want…]⇥class[,class…]`; `-` or `out` for wants is outside our list. Wants that are not ours are refused with their line. */
export async function readMap(path: string): Promise<Result<Map<string, Meaning>>> {
  const rows = await readTsv(path);
  if (!rows.ok) return rows;
  const map = new Map<string, Meaning>();
  for (const [at, [label = "", told = "", classes = ""]] of rows.value.entries()) {
    const names = listOf(told);
    const wants = names.flatMap((name) => Want.safeParse(name).data ?? []);
    const out = names.length === 1 && (told.trim() === "-" || told.trim() === "out");
    if (!out && (names.length === 0 || wants.length !== names.length)) return refuse("MAP", `Line ${at + 1} of ${path} names no want of ours: "${told}"`);
    map.set(label, { wants: out ? null : wants, classes: listOf(classes) });
  }
  return ok(map);
}

function listOf(cell: string): string[] {
  return cell
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/** Hears every row by what ships alone, and holds it against the map; a label that the map does not know is refused. */
export async function evaluateWants(rows: readonly LabelledText[], map: ReadonlyMap<string, Meaning>): Promise<Result<WantsReport>> {
  const strange = rows.find((row) => !map.has(row.label));
  if (strange) return refuse("MAP", `The map does not say what "${strange.label}" means`);
  const model = trainWantModel((await starterWants()).rows);
  const named = trainLabelModel(
    solvedCases({ seed: "1", count: EXAMPLES, until: 0 }).map(({ buyerText, disputeClass }) => ({ text: buyerText, label: disputeClass })),
  );
  const told = rows.map((row) => {
    const meaning = map.get(row.label) ?? { wants: null, classes: [] };
    const heard = hearWants(model, [row.text]);
    const guess = named.predict(row.text);
    return { meaning, first: heard[0], named: heardClass(guess.known ? guess : { label: "none", confidence: 0 }, heard, named.labels) };
  });
  const judged = told.flatMap(({ meaning, first }) => (first ? [{ meaning, first, isRight: isRight(meaning, first) }] : []));
  const inList = judged.filter((row) => row.meaning.wants !== null);
  const outOfList = judged.filter((row) => row.meaning.wants === null);
  const sure = inList.filter((row) => row.first.want !== "none" && row.first.confidence >= LIMIT);
  const right = sure.filter((row) => row.isRight).length;
  return ok({
    rows: rows.length,
    inList: inList.length,
    right: share(right, inList.length),
    wrong: share(sure.length - right, inList.length),
    none: share(inList.length - sure.length, inList.length),
    limit: LIMIT,
    best: share(inList.filter((row) => row.isRight).length, inList.length),
    outOfListAt70: share(outOfList.filter((row) => !row.isRight && row.first.confidence >= LIMIT).length, outOfList.length),
    calibrationError: rounded(calibrationError(judged)),
    classes: classFigures(told),
  });
}

function isRight({ wants }: Meaning, { want }: HeardWant): boolean {
  return wants === null ? outside.has(want) : wants.includes(want);
}

function calibrationError(rows: readonly { first: HeardWant; isRight: boolean }[]): number {
  const asserted = rows.filter((row) => row.first.want !== "none");
  const bins = Map.groupBy(asserted, (row) => Math.min(BINS - 1, Math.floor(row.first.confidence * BINS)));
  const off = [...bins.values()].map((bin) => Math.abs(bin.reduce((sum, row) => sum + row.first.confidence, 0) - bin.filter((row) => row.isRight).length));
  return off.reduce((sum, each) => sum + each, 0) / Math.max(1, asserted.length);
}

/** "none" is given where none is the class; where another is, it is no answer. */
function classFigures(told: readonly { meaning: Meaning; named: { label: string; confidence: number } }[]): WantsReport["classes"] {
  const rows = told.filter((row) => row.meaning.classes.length > 0);
  if (rows.length === 0) return null;
  const given = (row: (typeof rows)[number]): string => (row.named.confidence >= LIMIT ? row.named.label : "none");
  const right = rows.filter((row) => row.meaning.classes.includes(given(row))).length;
  const none = rows.filter((row) => given(row) === "none" && !row.meaning.classes.includes("none")).length;
  const high = rows.filter((row) => row.named.confidence >= LIMIT && row.named.label !== "none" && !row.meaning.classes.includes(row.named.label)).length;
  return {
    rows: rows.length,
    right: share(right, rows.length),
    wrong: share(rows.length - right - none, rows.length),
    none: share(none, rows.length),
    wrongAt70: share(high, rows.length),
  };
}

function share(part: number, of: number): number {
  return rounded(of === 0 ? 0 : part / of);
}
