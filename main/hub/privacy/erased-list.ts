/**
 * The list of erasures beside the backups. A backup made before an erasure holds the buyer still; what is restored from it must be erased
 * again, and the restored database knows nothing of that. Each line is sealed with the installation's key: who finds the list reads nobody in it.
 */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** Its name in the folder of the backups. */
const ERASED_LIST = "erasures.sealed";
const Line = z.object({ id: z.string().min(1).max(64), sealed: z.base64() });

/** The lines of a folder's list by the id of their erasure; what was only half written when the machine went away is none. */
export function erasedLines(folder: string): Map<string, Uint8Array> {
  const path = join(folder, ERASED_LIST);
  const lines = existsSync(path) ? readFileSync(path, "utf8").split("\n") : [];
  return new Map(
    lines.flatMap((text) => {
      const line = Line.safeParse(parsed(text));
      return line.success ? [[line.data.id, new Uint8Array(Buffer.from(line.data.sealed, "base64"))] as const] : [];
    }),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Adds lines at the end and waits until the disk has them. */
export function addErased(folder: string, lines: ReadonlyMap<string, Uint8Array>): void {
  if (lines.size === 0) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = openSync(join(folder, ERASED_LIST), "a", 0o600);
  try {
    // After a line that was cut short the next one must not be part of it.
    writeSync(file, `\n${[...lines].map(([id, sealed]) => `${JSON.stringify({ id, sealed: Buffer.from(sealed).toString("base64") })}\n`).join("")}`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Takes over what another folder's list says, as of the backup that was brought from there. @returns how many lines were new. */
export function bringErased(from: string, to: string): number {
  const known = erasedLines(to);
  const brought = new Map([...erasedLines(from)].filter(([id]) => !known.has(id)));
  addErased(to, brought);
  return brought.size;
}
