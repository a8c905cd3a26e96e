/** One hub a data folder: a second one is turned away before it touches the carried server, also while that is away. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { anotherHub } from "./claim.ts";
import { runningProcess } from "./processes.ts";

/** The hub that has a data folder, and since when its process runs. */
interface Holder {
  pid: number;
  began: string;
}

/**
 * Takes the data folder for this process. A note of a process that has ended, or whose number is another's now, counts for nothing.
 * @returns a function that gives it back. @throws StoreFault when another hub has it.
 */
export function takeHome(home: string): () => void {
  mkdirSync(home, { recursive: true });
  const file = noteOf(home);
  const mine = JSON.stringify({ pid: process.pid, began: runningProcess(process.pid)?.began ?? "" } satisfies Holder);
  for (let attempt = 0; ; attempt += 1) {
    try {
      writeFileSync(file, mine, { flag: "wx", mode: 0o600 });
      return () => {
        if (read(file)?.pid === process.pid) rmSync(file, { force: true });
      };
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== "EEXIST" || attempt >= 3) throw fault;
      if (holderOf(home) !== null) throw anotherHub();
      rmSync(file, { force: true });
    }
  }
}

/** The process number of the living hub that has this data folder; `null` when there is none. This process itself does not count. */
export function holderOf(home: string): number | null {
  const noted = read(noteOf(home));
  if (noted === null || noted.pid === process.pid) return null;
  const found = runningProcess(noted.pid);
  return found !== null && found.began === noted.began ? noted.pid : null;
}

const noteOf = (home: string): string => join(home, "hub.pid");

function read(file: string): Holder | null {
  try {
    const { pid, began } = JSON.parse(readFileSync(file, "utf8")) as Partial<Holder>;
    return typeof pid === "number" && typeof began === "string" ? { pid, began } : null;
  } catch {
    return null;
  }
}
