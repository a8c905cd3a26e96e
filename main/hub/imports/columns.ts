/** Which row is the header, and which column means what: by names that exports really use, or as somebody meant them before. */
import type { KindTold } from "./kinds/kind.ts";

/** A name as it is compared: without spaces, marks round it, units in brackets, and width. */
export function plainName(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/[(（[【][+\-±]?(?:元|¥|￥|RMB|CNY|件|个|克|g|kg)[)）\]】]/gi, "")
    .replace(/[\s:：*＊"'`#_-]/g, "")
    .toLowerCase();
}

export interface Header {
  /** Rows, from 1. */
  from: number;
  to: number;
  names: string[];
}

/** A preamble longer than this was never seen. */
const LOOKED_AT = 60;

/** The header among the first rows: the one (or two, where the upper one joins columns) of which most names are known; of equals the first. */
export function findHeader(rows: readonly string[][], kind: KindTold): Header {
  let best: Header & { score: number } = { from: 1, to: 1, names: namesOf([rows[0] ?? []]), score: 0 };
  for (const [at, row] of rows.slice(0, LOOKED_AT).entries()) {
    const single = namesOf([row]);
    const score = knownAmong(single, kind);
    if (score > best.score) best = { from: at + 1, to: at + 1, names: single, score };
    const below = rows[at + 1];
    if (!below || !row.some((cell, place) => cell.trim() === "" && place > 0)) continue;
    const double = namesOf([row, below]);
    const doubled = knownAmong(double, kind);
    if (doubled > Math.max(best.score, knownAmong(namesOf([below]), kind))) best = { from: at + 1, to: at + 2, names: double, score: doubled };
  }
  if (best.score === 0) {
    // Nothing is known: the first row that is as wide as what follows it.
    const widest = Math.max(1, ...rows.slice(0, LOOKED_AT).map(filled));
    const at = rows.slice(0, LOOKED_AT).findIndex((row) => filled(row) >= Math.max(2, widest * 0.7));
    if (at >= 0) best = { from: at + 1, to: at + 1, names: namesOf([rows[at] ?? []]), score: 0 };
  }
  return { from: best.from, to: best.to, names: best.names };
}

const filled = (row: readonly string[]): number => row.filter((cell) => cell.trim() !== "").length;

/** Names of columns out of one or two rows: a cell of the upper row stands over all columns up to the next one. */
export function namesOf(rows: readonly (readonly string[])[]): string[] {
  const [upper = [], lower] = rows;
  if (!lower) return upper.map((cell) => cell.trim());
  const width = Math.max(upper.length, lower.length);
  let over = "";
  return Array.from({ length: width }, (_, at) => {
    const top = upper[at]?.trim() ?? "";
    if (top !== "") over = top;
    return (lower[at]?.trim() ?? "") || over;
  });
}

function knownAmong(names: readonly string[], kind: KindTold): number {
  return new Set(recognise(names, kind).values()).size;
}

/** By column, what it means: each meaning once, by the alias that stands first in its list; a name that is there twice counts where it stands first. */
export function recognise(names: readonly string[], kind: KindTold): Map<number, string> {
  const byName = new Map<string, number>();
  for (const [at, name] of names.entries()) {
    const plain = plainName(name);
    if (plain !== "" && !byName.has(plain)) byName.set(plain, at);
  }
  const found = new Map<number, string>();
  for (const { id, aliases } of kind.fields) {
    const column = aliases.map((alias) => byName.get(plainName(alias))).find((at) => at !== undefined && !found.has(at));
    if (column !== undefined) found.set(column, id);
  }
  return found;
}

/**
 * Columns as they were meant before, by name; `""` was left out on purpose. What is not known so is recognised, unless its meaning is taken.
 * @returns what each column means, and whether all that mean anything were meant so before
 */
export function meantBefore(
  names: readonly string[],
  meant: Readonly<Record<string, string>>,
  kind: KindTold,
): { columns: Map<number, string>; isKnown: boolean } {
  const fields = new Set(kind.fields.map(({ id }) => id));
  const columns = new Map<number, string>();
  const taken = new Set<string>();
  for (const [at, name] of names.entries()) {
    const field = meant[plainName(name)];
    if (field === undefined || !fields.has(field) || taken.has(field)) continue;
    taken.add(field);
    columns.set(at, field);
  }
  let isKnown = columns.size > 0;
  for (const [at, field] of recognise(names, kind)) {
    if (meant[plainName(names[at] ?? "")] !== undefined || taken.has(field)) continue;
    isKnown = false;
    columns.set(at, field);
  }
  return { columns, isKnown };
}
