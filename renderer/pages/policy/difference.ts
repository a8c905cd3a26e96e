/** What differs between two bodies of a policy, row by row. Pure, so that it can be tested. */
import type { PolicyBody } from "../../../main/hub/contract/policies.ts";
import type { Row } from "./draft.ts";

/** One thing of a row that is another now; `fact` when it is a condition, `""` stands for none. */
export type PartChange =
  | { part: "note" | "noteEn" | "outcome" | "reason"; before: string; after: string }
  | { part: "condition"; fact: string; before: string; after: string };
export type RowChange =
  | { kind: "added" | "removed"; row: Row; at: number }
  | { kind: "changed"; row: Row; at: number; parts: readonly PartChange[]; from: number | null };

export interface Difference {
  rows: readonly RowChange[];
  /** Minutes a grant waits, where that changed. */
  hold: { before: number; after: number } | null;
  /** How many examples came, went or are others. */
  examples: number;
}

/**
 * Compares by the ids of rows. A row moved when it stands elsewhere among the rows both have; of an order that was changed as few rows as
 * possible count as moved. `at` and `from` count from 1.
 */
export function difference(before: PolicyBody, after: PolicyBody): Difference {
  const was = new Map(before.rows.map((row, at) => [row.id, { row, at }]));
  const is = new Set(after.rows.map(({ id }) => id));
  const stayed = inOrder(after.rows.flatMap(({ id }) => was.get(id)?.at ?? []));
  const present = after.rows.flatMap((row, at): RowChange[] => {
    const old = was.get(row.id);
    if (!old) return [{ kind: "added", row, at: at + 1 }];
    const parts = partsChanged(old.row, row);
    const from = stayed.has(old.at) ? null : old.at + 1;
    return parts.length === 0 && from === null ? [] : [{ kind: "changed", row, at: at + 1, parts, from }];
  });
  const removed = before.rows.flatMap((row, at): RowChange[] => (is.has(row.id) ? [] : [{ kind: "removed", row, at: at + 1 }]));
  const hold = before.holdMinutes === after.holdMinutes ? null : { before: before.holdMinutes, after: after.holdMinutes };
  return { rows: [...present, ...removed], hold, examples: examplesChanged(before, after) };
}

/** How many things a difference names. */
export function sizeOf({ rows, hold, examples }: Difference): number {
  return rows.length + (hold ? 1 : 0) + examples;
}

function partsChanged(before: Row, after: Row): PartChange[] {
  const plain = (["outcome", "note", "noteEn", "reason"] as const).flatMap((part): PartChange[] => {
    const [was, is] = [before[part] ?? "", after[part] ?? ""];
    return was === is ? [] : [{ part, before: was, after: is }];
  });
  const facts = [...new Set([...Object.keys(before.when), ...Object.keys(after.when)])];
  const cells = facts.flatMap((fact): PartChange[] => {
    const [was, is] = [before.when[fact]?.trim() ?? "", after.when[fact]?.trim() ?? ""];
    return was === is ? [] : [{ part: "condition", fact, before: was, after: is }];
  });
  return [...cells, ...plain];
}

/** Places that did not move: the longest run of them that still rises. */
function inOrder(places: readonly number[]): Set<number> {
  const best: number[][] = [];
  for (const place of places) {
    const before = best.filter((run) => (run.at(-1) ?? -1) < place).reduce<number[]>((longest, run) => (run.length > longest.length ? run : longest), []);
    best.push([...before, place]);
  }
  return new Set(best.reduce<number[]>((longest, run) => (run.length > longest.length ? run : longest), []));
}

function examplesChanged(before: PolicyBody, after: PolicyBody): number {
  const [was, is] = [before, after].map(({ examples }) => new Map(examples.map((each) => [each.name, JSON.stringify(each)])));
  const names = new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])]);
  return [...names].filter((name) => was?.get(name) !== is?.get(name)).length;
}
