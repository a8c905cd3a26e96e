/**
 * Which cases the rows of a policy leave to one another. Each fact falls into as many values as the cells of its column tell apart, so a row is
 * a box of such values; first match wins, so what earlier boxes hold is theirs.
 */
import type { PolicyBody } from "../contract/policies.ts";
import { factNamed, holds, isPlain, probes } from "./cells.ts";

/** A row that earlier ones leave nothing: `by` are those that take a part of it. */
export interface HiddenRow {
  row: string;
  by: readonly string[];
}

/** Two rows that come to different outcomes where they meet on these facts, and neither is an exception from the other: order alone decides. */
export interface Overlap {
  row: string;
  earlier: string;
  facts: string[];
}

/** Values of each column by bits. */
type Box = readonly bigint[];
interface Column {
  fact: string;
  values: readonly (string | number | boolean)[];
  /** Every value. */
  all: bigint;
}
interface Place {
  row: PolicyBody["rows"][number];
  box: Box;
  /** Every cell depends on its own fact alone: only then is the box all it holds for. */
  isWhole: boolean;
}

/** More pieces than these are not followed: the row then counts as reached. */
const MOST_PIECES = 5_000;

/** What is hidden and what overlaps, in the order of the rows. Cells must have been read without a fault. */
export function coverage(body: PolicyBody): { hidden: HiddenRow[]; overlaps: Overlap[] } {
  const columns = columnsOf(body);
  const masks = new Map<string, bigint>();
  const places = body.rows.map((row) => placeOf(row, columns, masks));
  const wholeBefore = (at: number): Place[] => places.slice(0, at).filter(({ isWhole }) => isWhole);
  return {
    hidden: places.flatMap((place, at) => hiddenBy(place, wholeBefore(at))),
    overlaps: places.flatMap((place, at) => wholeBefore(at).flatMap((earlier) => overlapOf(place, earlier, columns))),
  };
}

function isPlainOf(fact: string, cell: string): boolean {
  const definition = factNamed(fact);
  return definition !== undefined && isPlain(definition, cell);
}

function columnsOf(body: PolicyBody): Column[] {
  return body.inputs.flatMap(({ fact }): Column[] => {
    const definition = factNamed(fact);
    if (!definition) return [];
    const cells = body.rows.map((row) => row.when[fact] ?? "").filter((cell) => cell.trim() !== "" && isPlain(definition, cell));
    const values = probes(definition, cells);
    return [{ fact, values, all: (1n << BigInt(values.length)) - 1n }];
  });
}

function placeOf(row: Place["row"], columns: readonly Column[], masks: Map<string, bigint>): Place {
  const cells = Object.entries(row.when).filter(([, cell]) => cell.trim() !== "");
  const box = columns.map((column) => {
    const cell = row.when[column.fact]?.trim() ?? "";
    if (cell === "" || !isPlainOf(column.fact, cell)) return column.all;
    const key = `${column.fact} ${cell}`;
    const mask = masks.get(key) ?? maskOf(column, cell);
    masks.set(key, mask);
    return mask;
  });
  return { row, box, isWhole: cells.every(([fact, cell]) => isPlainOf(fact, cell)) };
}

/** Values of a column for which a cell holds. */
function maskOf({ fact, values }: Column, cell: string): bigint {
  const definition = factNamed(fact);
  if (!definition) return 0n;
  return values.reduce<bigint>((bits, value, at) => (holds(definition, cell, value) === true ? bits | (1n << BigInt(at)) : bits), 0n);
}

function hiddenBy(place: Place, earlier: readonly Place[]): HiddenRow[] {
  let pieces: readonly Box[] = [place.box];
  const by: string[] = [];
  for (const { box, row } of earlier) {
    const left = pieces.flatMap((piece) => minus(piece, box));
    if (left.length > MOST_PIECES) return [];
    if (left.length !== pieces.length || left.some((piece, at) => piece !== pieces[at])) by.push(row.id);
    pieces = left;
    if (pieces.length === 0) return [{ row: place.row.id, by }];
  }
  return [];
}

/** What is left of a piece beside a box: column by column what lies outside of it there and inside of it in the columns before. */
function minus(piece: Box, box: Box): readonly Box[] {
  if (piece.some((mask, at) => (mask & (box[at] ?? 0n)) === 0n)) return [piece];
  const left: Box[] = [];
  let inside = piece;
  piece.forEach((mask, at) => {
    const outside = mask & ~(box[at] ?? 0n);
    if (outside !== 0n) left.push(inside.with(at, outside));
    inside = inside.with(at, mask & (box[at] ?? 0n));
  });
  return left;
}

function overlapOf(place: Place, earlier: Place, columns: readonly Column[]): Overlap[] {
  if (place.row.outcome === earlier.row.outcome) return [];
  const both = columns.map(({ fact, all }, at) => {
    const [mine, theirs] = [place.box[at] ?? all, earlier.box[at] ?? all];
    const shared = mine & theirs;
    return { fact, shared, isCrossed: shared !== mine && shared !== theirs };
  });
  if (both.some(({ shared }) => shared === 0n)) return [];
  const facts = both.filter(({ isCrossed }) => isCrossed).map(({ fact }) => fact);
  return facts.length === 0 ? [] : [{ row: place.row.id, earlier: earlier.row.id, facts }];
}
