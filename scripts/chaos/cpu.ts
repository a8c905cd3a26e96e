/** Seconds of a processor that the hub and the browsers of this run have had, by the kernel's table; 0 where the system has none. */
import { readdirSync, readFileSync } from "node:fs";

const TICKS = 100;

export interface Cpu {
  hub: number;
  browser: number;
}

interface Row {
  pid: number;
  parent: number;
  name: string;
  seconds: number;
}

/** Of the hub with this number, and of whatever browser this process started; of those that live. */
export function cpuSeconds(hub: number): Cpu {
  const rows = table();
  const parents = new Map(rows.map(({ pid, parent }) => [pid, parent]));
  const isOurs = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at)) if (at === process.pid) return true;
    return false;
  };
  const sum = (wanted: readonly Row[]): number => wanted.reduce((all, { seconds }) => all + seconds, 0);
  return { hub: sum(rows.filter(({ pid }) => pid === hub)), browser: sum(rows.filter(({ name, pid }) => name.startsWith("chrom") && isOurs(pid))) };
}

function table(): Row[] {
  try {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => rowOf(pid) ?? []);
  } catch {
    return [];
  }
}

function rowOf(pid: string): Row | null {
  try {
    // Number, name in parentheses, state, parent; user's and system's ticks are the 14th and 15th.
    const [, name = "", rest = ""] = /\((.*)\) (.*)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
    const fields = rest.split(" ");
    return { pid: Number(pid), parent: Number(fields[1]), name, seconds: (Number(fields[11]) + Number(fields[12])) / TICKS };
  } catch {
    return null;
  }
}
