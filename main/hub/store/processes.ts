/** Whether a process number still means the process it was given for: numbers are given again, after a power cut to anybody. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** What is known of a living process. */
export interface Running {
  /** Its command line, or where that cannot be read the name of its program. */
  command: string;
  /** When it began, in the words of the system; the same process always tells the same. */
  began: string;
}

/** The process that has this number now; `null` when there is none, or only the entry of one that has ended. */
export function runningProcess(pid: number): Running | null {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (process.platform === "linux" && existsSync("/proc/self/stat")) return fromProc(pid);
  return process.platform === "win32" ? fromTasks(pid) : fromPs(pid);
}

function fromProc(pid: number): Running | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The program's name stands in brackets and may hold anything; what follows is counted from behind it.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z" || fields[0] === "X") return null;
    return { command: readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim(), began: fields[19] ?? "" };
  } catch {
    return null;
  }
}

function fromPs(pid: number): Running | null {
  const said = asked("ps", ["-o", "state=,lstart=,command=", "-p", String(pid)]);
  const match = /^\s*(\S+)\s+(\S+\s+\S+\s+\S+\s+\S+\s+\d{4})\s+(.*)$/.exec(said);
  return match === null || match[1]?.startsWith("Z") ? null : { began: match[2] ?? "", command: match[3] ?? "" };
}

function fromTasks(pid: number): Running | null {
  const name = /^"([^"]+)","\d+"/.exec(asked("tasklist", ["/FI", `PID eq ${pid}`, "/FO", "CSV", "/NH"]));
  return name === null ? null : { command: name[1] ?? "", began: "" };
}

function asked(program: string, args: string[]): string {
  try {
    return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return "";
  }
}
