/**
 * The log: one line an event, on standard error and in the data folder. It holds nothing of persons: every text goes through the masking room,
 * and fields are of a closed list. It is bounded: a line, a repeated line, a file and all files together.
 */
import { appendFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Log, LogFields, LogLevel } from "../hub/kernel/log.ts";
import { shownTrace, traceNow } from "../hub/kernel/trace.ts";
import { maskText } from "../hub/masking/index.ts";

export const logLevels = ["debug", "info", "warn", "error"] as const satisfies readonly LogLevel[];
export const logFormats = ["text", "json"] as const;

export interface LogOptions {
  level: LogLevel;
  format: (typeof logFormats)[number];
  /** Where its files lie; left out, it is on standard error only. */
  folder?: string;
  now(): number;
  write(line: string): void;
  /** Bytes of one file, and how many files there are; together the most it takes. */
  bytes?: number;
  files?: number;
}

const LONGEST = 4_000;
const REPEAT_MS = 60_000;
const MOST_KNOWN = 500;
const FILE_BYTES = 5_000_000;
const FILES = 4;

/** Opens it. A line that is told again within a minute, but for its numbers, is counted and not repeated. */
export function openLog({ level: least, format, folder, now, write, bytes = FILE_BYTES, files = FILES }: LogOptions): Log {
  const keep = folder === undefined ? () => undefined : fileWriter(folder, { bytes, files });
  const repeated = new Map<string, { since: number; times: number }>();
  const out = (line: Line): void => {
    const text = format === "json" ? JSON.stringify(line) : plain(line);
    write(text);
    keep(text);
  };
  return (level, text, fields = {}) => {
    if (logLevels.indexOf(level) < logLevels.indexOf(least)) return;
    const at = now();
    const masked = maskText(text.slice(0, LONGEST));
    const key = `${level} ${masked.replaceAll(/\d+/g, "#")} ${fields.shop ?? ""}`;
    const known = repeated.get(key);
    if (known && at - known.since < REPEAT_MS && at >= known.since) {
      known.times += 1;
      return;
    }
    if (repeated.size >= MOST_KNOWN) repeated.clear();
    repeated.set(key, { since: at, times: 0 });
    const trace = traceNow();
    out({
      time: new Date(at).toISOString(),
      level,
      ...(trace === undefined ? {} : { trace }),
      text: masked,
      ...fields,
      ...(known && known.times > 0 ? { repeated: known.times } : {}),
    });
  };
}

interface Line extends LogFields {
  time: string;
  level: LogLevel;
  trace?: string;
  text: string;
  /** How often the same was told since it was last written. */
  repeated?: number;
}

function plain({ time, level, trace, text, ...fields }: Line): string {
  const said = Object.entries(fields).map(([name, value]) => ` ${name}=${value}`);
  return `${time} ${level}${trace === undefined ? "" : ` [${shownTrace(trace)}]`} ${text}${said.join("")}`;
}

/** Appends to a file and begins another when it is full; the oldest goes. A disk that takes nothing ends nobody's work. */
function fileWriter(folder: string, { bytes, files }: { bytes: number; files: number }): (line: string) => void {
  const path = (number: number): string => join(folder, number === 0 ? "aftercare.log" : `aftercare.${number}.log`);
  let size: number | null = null;
  return (line) => {
    try {
      if (size === null) {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        size = existsSync(path(0)) ? statSync(path(0)).size : 0;
      }
      const more = Buffer.byteLength(line) + 1;
      if (size > 0 && size + more > bytes) {
        rmSync(path(files - 1), { force: true });
        for (let number = files - 2; number >= 0; number -= 1) if (existsSync(path(number))) renameSync(path(number), path(number + 1));
        size = 0;
      }
      appendFileSync(path(0), `${line}\n`, { mode: 0o600 });
      size += more;
    } catch {
      size = null;
    }
  };
}
