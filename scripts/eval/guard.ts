/** How often the guard lets a false sentence pass and refuses a true one, on a table of sentences that were judged beforehand. */
import { readFile, writeFile } from "node:fs/promises";
import { z } from "zod";
import { ReplyRecord } from "../../main/hub/contract/agents.ts";
import { type Checker, checker } from "../../main/hub/grounding/index.ts";
import { ok, type Result, refuse } from "../../main/hub/kernel/result.ts";
import { builtInRecord, type RecordName, recordNames, replyRecordOf } from "./guard/records.ts";

/** A key that no record has is a slip, and named. */
const ownRecord = ReplyRecord.partial().strict();
const Line = z.object({
  record: z.union([z.enum(recordNames), ownRecord]),
  text: z.string(),
  ok: z.boolean(),
});

/** What a table looks like, shortly. */
export const guardHelp = `eval guard --data FILE.jsonl [--out MISSES.jsonl] [--json]   judges a table of sentences
eval guard --show RECORD                                    prints a built-in record
eval guard --learn                                          learns the weighing anew from the judged sentences

One line of JSON a sentence: {"record": …, "text": "…", "ok": true|false}
  record  ${recordNames.join(", ")}
          or a record of your own: {facts: [{id, kind, label, text, value}], slots, promises, sayings, whereabouts, …}
  text    what is said to the buyer, Chinese or English
  ok      true: courtesy, a question, a request, a fact of the record in any words, what its promises and terms allow
          false: what the record does not hold, another amount, time, place, state or person, any other promise or offer (as a question, too),
          a fault admitted, a cause, praise, other buyers, contact or money elsewhere; one false part makes it all false
A record has no now: days and hours as the record names them; 昨天, 今天, 明天, 三天没更新 are not known.
falsePassed: share of the false that passed; trueRefused: share of the true that were kept back. docs/guard.md tells the rest.`;

/** A sentence with its record and whether it may leave. */
export type GuardLine = z.infer<typeof Line>;

/** A line that was judged otherwise than it should be, with the guard's reasons. */
export interface Miss {
  line: number;
  record: string;
  text: string;
  ok: boolean;
  faults: string[];
}

/** Reads lines of JSON. BAD_INPUT names the first line that is no such thing. */
export async function readGuardLines(path: string): Promise<Result<GuardLine[], "BAD_INPUT">> {
  const text = await readFile(path, "utf8").catch(() => null);
  if (text === null) return refuse("BAD_INPUT", `Cannot read ${path}`);
  const lines: GuardLine[] = [];
  for (const [at, row] of text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .entries()) {
    if (row.trim() === "") continue;
    const read = lineOf(row);
    if (!read.ok) return refuse("BAD_INPUT", `Line ${at + 1} of ${path}${read.refusal.message}`);
    lines.push(read.value);
  }
  return lines.length > 0 ? ok(lines) : refuse("BAD_INPUT", `${path} has no lines`);
}

/** One line; BAD_INPUT says which field is wrong and what it may be. */
function lineOf(row: string): Result<GuardLine, "BAD_INPUT"> {
  let value: unknown;
  try {
    value = JSON.parse(row, (key, inner) => (key === "at" && typeof inner === "string" ? new Date(inner) : inner));
  } catch (error) {
    return refuse("BAD_INPUT", ` is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const read = Line.safeParse(value);
  if (read.success) return ok(read.data);
  const told = (value ?? {}) as { record?: unknown };
  if (typeof value === "object" && typeof told.record === "string" && !recordNames.some((name) => name === told.record))
    return refuse("BAD_INPUT", `, record: there is no built-in record "${told.record}"; there are ${recordNames.join(", ")}, or an object (docs/guard.md)`);
  // A record of one's own is read by itself, so that its field is named and not only that none of the two fits.
  const own = typeof told.record === "object" && told.record !== null ? ownRecord.safeParse(told.record) : null;
  const [issue] = (own?.success === false ? own.error : read.error).issues;
  const field = [...(own?.success === false ? ["record"] : []), ...(issue?.path ?? [])].join(".");
  return refuse("BAD_INPUT", `${field === "" ? "" : `, ${field}`}: ${issue?.message ?? "is no {record, text, ok}"}`);
}

/** Judges every line. `falsePassed` and `trueRefused` are shares of the false and the true lines. */
export function evaluateGuard(lines: readonly GuardLine[]): { report: Record<string, number>; misses: Miss[] } {
  const checkers = new Map<string, Checker>();
  const misses: Miss[] = [];
  const counts = { false: 0, true: 0, falsePassed: 0, trueRefused: 0 };
  for (const [at, line] of lines.entries()) {
    const key = typeof line.record === "string" ? line.record : JSON.stringify(line.record);
    const check = checkers.get(key) ?? checker(typeof line.record === "string" ? builtInRecord(line.record) : recordFrom(line.record));
    checkers.set(key, check);
    const { grounded, faults } = check(line.text);
    counts[line.ok ? "true" : "false"] += 1;
    if (grounded === line.ok) continue;
    counts[line.ok ? "trueRefused" : "falsePassed"] += 1;
    misses.push({ line: at + 1, record: typeof line.record === "string" ? line.record : "own", text: line.text, ok: line.ok, faults });
  }
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : Number((part / whole).toFixed(4)));
  return {
    report: {
      tried: lines.length,
      falseTried: counts.false,
      trueTried: counts.true,
      falsePassed: share(counts.falsePassed, counts.false),
      trueRefused: share(counts.trueRefused, counts.true),
      falsePassedCount: counts.falsePassed,
      trueRefusedCount: counts.trueRefused,
    },
    misses,
  };
}

function recordFrom(told: Partial<z.infer<typeof ReplyRecord>>): z.infer<typeof ReplyRecord> {
  return replyRecordOf(Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)));
}

/** Tells the misses: to a file where one is named, else as lines for a person. */
export async function tellMisses(misses: readonly Miss[], out: string | null): Promise<void> {
  if (out !== null) return writeFile(out, misses.map((miss) => `${JSON.stringify(miss)}\n`).join(""));
  for (const { line, record, text, ok: may, faults } of misses)
    process.stderr.write(`${may ? "refused" : "passed "} ${line} [${record}] ${text}${may ? `  ← ${faults.join("；")}` : ""}\n`);
}

/** The built-in record as it would be given to a checker, for who writes sentences about it. */
export function shownRecord(name: string): string | null {
  return recordNames.includes(name as RecordName) ? JSON.stringify(builtInRecord(name as RecordName), null, 1) : null;
}
