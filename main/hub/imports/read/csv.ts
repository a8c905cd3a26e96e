/** Tables as text: cells between delimiters, quoted where they hold one. Faster than a parser byte by byte, because most lines have no quote in them. */
import type { Delimiter } from "../../contract/imports.ts";
import { MOST_ROW_LETTERS } from "./limits.ts";
import { unreadable } from "./problem.ts";

/** Rows of a text as it comes, some together; an empty line is a row with one empty cell, so that rows count as a program of tables counts them. @throws FileProblem */
export async function* csvRows(text: AsyncIterable<string>, delimiter: Delimiter): AsyncGenerator<string[][]> {
  const reading = readingCsv(delimiter);
  for await (const piece of text) {
    const rows = reading.take(piece);
    if (rows.length > 0) yield rows;
  }
  const rows = reading.end();
  if (rows.length > 0) yield rows;
}

interface Reading {
  take(piece: string): string[][];
  end(): string[][];
}

/** Opens a reader of rows; a text whose lines end in a bare CR is read by that. */
export function readingCsv(delimiter: Delimiter): Reading {
  let held = "";
  let read = 0;
  let lineEnd: "\n" | "\r" | null = null;
  const rowsIn = (text: string, isEnd: boolean): { rows: string[][]; rest: string } => {
    const rows: string[][] = [];
    let at = 0;
    while (at < text.length) {
      const row = nextRow(text, at, { delimiter, lineEnd: lineEnd ?? "\n", isEnd });
      if (!row) break;
      rows.push(row.cells);
      at = row.next;
    }
    const rest = text.slice(at);
    if (rest.length > MOST_ROW_LETTERS) tooLong(read + rows.length + 1);
    read += rows.length;
    return { rows, rest };
  };
  return {
    take(piece) {
      const text = held + piece;
      lineEnd ??= lineEndOf(text);
      const { rows, rest } = rowsIn(text, false);
      held = rest;
      return rows;
    },
    end: () => rowsIn(held, true).rows,
  };
}

function tooLong(row: number): never {
  unreadable(
    `第 ${row} 行太长，多半是一个引号没有闭合。请在表格软件里打开看看这一行。`,
    `Row ${row} is too long: most likely a quote in it was never closed. Look at it in a program of tables.`,
  );
}

function lineEndOf(text: string): "\n" | "\r" | null {
  if (text.includes("\n")) return "\n";
  // A CR at the very end may be followed by its LF.
  const cr = text.indexOf("\r");
  return cr >= 0 && cr < text.length - 1 ? "\r" : null;
}

interface How {
  delimiter: Delimiter;
  lineEnd: "\n" | "\r";
  /** Nothing more follows: what has no line end is a row, too. */
  isEnd: boolean;
}
type Row = { cells: string[]; next: number } | null;

/** One row from a place on; `null` where the text ends within it and more may follow. */
function nextRow(text: string, from: number, how: How): Row {
  const end = text.indexOf(how.lineEnd, from);
  if (end < 0 && !how.isEnd) return null;
  const to = end < 0 ? text.length : end;
  const line = text.slice(from, to > from && text.charCodeAt(to - 1) === CR && how.lineEnd === "\n" ? to - 1 : to);
  return line.includes('"') ? quotedRow(text, from, how) : { cells: line.split(how.delimiter), next: end < 0 ? text.length : end + 1 };
}

const CR = 13;

function quotedRow(text: string, from: number, how: How): Row {
  const cells: string[] = [];
  let at = from;
  for (;;) {
    const cell = text.charCodeAt(at) === QUOTE ? quotedCell(text, at, how) : plainCell(text, at, how);
    if (!cell) return null;
    cells.push(cell.text);
    if (text.startsWith(how.delimiter, cell.end)) at = cell.end + 1;
    else return { cells, next: Math.min(text.length, cell.end + (text.startsWith("\r\n", cell.end) ? 2 : 1)) };
  }
}

const QUOTE = 34;

type CellRead = { text: string; end: number } | null;

/** Up to the next delimiter or line end; quotes within it are letters. */
function plainCell(text: string, from: number, { delimiter, lineEnd, isEnd }: How): CellRead {
  const line = text.indexOf(lineEnd, from);
  if (line < 0 && !isEnd) return null;
  const stop = line < 0 ? text.length : line;
  const comma = text.indexOf(delimiter, from);
  if (comma >= 0 && comma < stop) return { text: text.slice(from, comma), end: comma };
  const end = stop > from && text.charCodeAt(stop - 1) === CR && lineEnd === "\n" ? stop - 1 : stop;
  return { text: text.slice(from, end), end };
}

/** Up to the closing quote; what stands behind it before the delimiter belongs to the cell, too. A quote that never closes takes the rest. */
function quotedCell(text: string, from: number, how: How): CellRead {
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) {
      if (!how.isEnd) return null;
      return unreadable("最后一行的引号没有闭合，文件可能只下载了一半。请重新下载。", "A quote is never closed: the file may be cut off. Download it again.");
    }
    // Whether it is doubled is said by what follows.
    if (quote + 1 >= text.length && !how.isEnd) return null;
    if (text.charCodeAt(quote + 1) === QUOTE) {
      at = quote + 2;
      continue;
    }
    const rest = plainCell(text, quote + 1, how);
    if (!rest) return null;
    return { text: text.slice(from + 1, quote).replaceAll('""', '"') + rest.text, end: rest.end };
  }
}

const DELIMITERS: readonly Delimiter[] = [",", "\t", ";", "|"];

/** The delimiter with which most lines of a beginning fall into the same number of cells, more than one. */
export function delimiterOf(head: string): Delimiter {
  const scored = DELIMITERS.map((delimiter) => {
    const reading = readingCsv(delimiter);
    let rows: string[][] = [];
    try {
      rows = reading.take(`${head}\n`).slice(0, 200);
    } catch {
      rows = [];
    }
    const counts = new Map<number, number>();
    for (const { length } of rows) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
    const best = Math.max(0, ...[...counts].map(([cells, times]) => times * Math.min(cells, 8)));
    return { delimiter, best };
  });
  return scored.reduce((left, right) => (right.best > left.best ? right : left)).delimiter;
}
