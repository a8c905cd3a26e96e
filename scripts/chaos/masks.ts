/** What the masks leave of personal data in every spelling, and what they spoil of words that name nobody. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openVeil } from "../../main/hub/masking/index.ts";

/** A line of the table: what somebody writes, and which parts of it must not be read afterwards; none where nothing may be hidden. */
export interface Spelling {
  kind: string;
  text: string;
  secrets: readonly string[];
  /** Why something of it may be left, where it may. */
  because: string | null;
}

/** The table that comes with the program: `kind|text with «secrets»`, `!reason` behind a tab where a line is known to leave something. */
export const spellingsFolder = join(import.meta.dirname, "spellings");

/** Reads a file of spellings, or every file of a folder. Lines with `#` are headings. */
export function readSpellings(path: string): Spelling[] {
  const files = path.endsWith(".txt")
    ? [path]
    : readdirSync(path, { withFileTypes: true }).flatMap((file) => (file.name.endsWith(".txt") ? [join(path, file.name)] : []));
  return files.flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line.trim() !== "" && !line.startsWith("#"))
      .map(asSpelling),
  );
}

function asSpelling(line: string): Spelling {
  const [body = "", because] = line.split("\t!");
  const bar = body.includes("«") ? body.indexOf("|") : -1;
  const words = body.slice(bar + 1);
  return {
    kind: bar < 0 ? "" : body.slice(0, bar),
    text: words.replace(/[«»]/g, ""),
    secrets: [...words.matchAll(/«([^«»]+)»/g)].map(([, secret = ""]) => secret),
    because: because ?? null,
  };
}

/** How much of a secret is too much to read: two signs of Chinese, three digits, four letters side by side, or all of it. */
const runs = /\p{Script=Han}+|[0-9]+|[A-Za-z]+/gu;
const tooMuch = (run: string): number => (/^[0-9]/.test(run) ? 3 : /^[A-Za-z]/.test(run) ? 4 : 2);

/** Whether something of a line's secrets can be read in what is said of it; words that stand outside of them, too, tell nothing. */
export function isLeft({ text, secrets }: Spelling, said: string): boolean {
  const open = said.toLowerCase();
  const outside = secrets.reduce((rest, secret) => rest.replace(secret, "\n"), text).toLowerCase();
  const read = (part: string): boolean => open.includes(part) && !outside.includes(part);
  return secrets.some((secret) => {
    const whole = secret.toLowerCase();
    if (read(whole)) return true;
    for (const [run] of whole.matchAll(runs)) {
      const signs = [...run];
      const size = tooMuch(run);
      for (let at = 0; at + size <= signs.length; at += 1) if (read(signs.slice(at, at + size).join(""))) return true;
    }
    return false;
  });
}

export interface MasksReport {
  spellings: number;
  left: number;
  /** Left, and listed with the reason. */
  listed: number;
  harmless: number;
  spoilt: number;
  /** What was left and spoilt, as it was written and as it came out. */
  wrong: string[];
}

/** Hides every line and reads what came out. */
export function chaosMasks(lines: readonly Spelling[]): MasksReport {
  const report: MasksReport = { spellings: 0, left: 0, listed: 0, harmless: 0, spoilt: 0, wrong: [] };
  for (const line of lines) {
    const said = openVeil([]).theirs(line.text);
    if (line.secrets.length === 0) {
      report.harmless += 1;
      if (said !== line.text) {
        report.spoilt += 1;
        report.wrong.push(`spoilt: ${line.text} → ${said}`);
      }
      continue;
    }
    report.spellings += 1;
    if (!isLeft(line, said)) continue;
    if (line.because !== null) report.listed += 1;
    else {
      report.left += 1;
      report.wrong.push(`left: ${line.text} → ${said}`);
    }
  }
  return report;
}
