import { sha256 } from "../kernel/ids.ts";

/** A journal line as the chain sees it; every value as text, so that the hash never depends on a driver. */
export interface ChainLine {
  id: string;
  at: string;
  actor: string;
  verb: string;
  subject: string;
  subjectId: string;
  data: string;
}

/** The hash before the first line. */
export const chainStart = "0".repeat(64);

/** Hash of a line on top of the one before it: changing, removing or inserting a line breaks every later one. */
export function linkOf(previous: string, line: ChainLine): string {
  return sha256(JSON.stringify([previous, line.id, line.at, line.actor, line.verb, line.subject, line.subjectId, line.data]));
}
