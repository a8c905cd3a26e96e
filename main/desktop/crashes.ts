/** What broke in the desktop, kept on this machine and sent nowhere. Neither addresses nor what a page showed is in it. */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The newest so many lines are kept. */
const LINES = 200;

/** Adds a line to `crashes.log` of the profile. */
export function keepCrash(folder: string, crash: { what: "page" | "process"; reason: string; code: number }, at = new Date()): void {
  const path = join(folder, "crashes.log");
  const lines = existsSync(path)
    ? readFileSync(path, "utf8")
        .split("\n")
        .filter((line) => line !== "")
    : [];
  if (lines.length >= LINES) writeFileSync(path, `${lines.slice(1 - LINES).join("\n")}\n`, { mode: 0o600 });
  const { what, reason, code } = crash;
  appendFileSync(path, `${JSON.stringify({ at: at.toISOString(), what, reason: reason.slice(0, 100), code })}\n`, { mode: 0o600 });
}

/** A page that broke is loaded anew, but not for ever: one that breaks at once would do so again. */
export function mayReload(times: readonly number[], now: number): boolean {
  return times.filter((time) => now - time < 60_000).length < 3;
}
