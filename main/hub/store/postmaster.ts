/** What `postmaster.pid` says of the carried server, and whether it is still true. */
import { existsSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { runningProcess } from "./processes.ts";

/** The server's own note of itself: process number, and the port where it got that far. */
export interface Postmaster {
  pid: number;
  port: number | null;
  /** The data folder by the name under which the server was started. */
  folder: string;
}

/** The living server whose files these are; `null` when there is none, whatever its note says. */
export function livingPostmaster(data: string): Postmaster | null {
  const noted = notedIn(data);
  return noted !== null && isServer(noted, data) ? noted : null;
}

/** Removes the note of a server that is no more, also where its number is another program's now. @returns whether there was one. */
export function clearStaleNote(data: string): boolean {
  const file = join(data, "postmaster.pid");
  if (!existsSync(file) || livingPostmaster(data) !== null) return false;
  rmSync(file, { force: true });
  return true;
}

function notedIn(data: string): Postmaster | null {
  try {
    const [pid = "", folder = "", , port = ""] = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(pid), port: Number(port) > 0 ? Number(port) : null, folder: folder || data };
  } catch {
    return null;
  }
}

/** A server of ours names its data folder where it was started; where only a program's name can be had, that has to do. */
function isServer({ pid, folder }: Postmaster, data: string): boolean {
  const found = runningProcess(pid);
  if (found === null) return false;
  if (process.platform === "win32") return /^postgres(\.exe)?$/i.test(basename(found.command));
  return /(?:^|\/)postgres(?:\s|$)/.test(found.command) && (found.command.includes(data) || found.command.includes(folder));
}
