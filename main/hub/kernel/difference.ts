/** Where two texts differ: by words within a line, by lines within a list. Pure. */

/** A piece of two texts: it stands in both, or in one of them alone. */
export interface Piece {
  side: "both" | "before" | "after";
  text: string;
}

/** A slot, a word or figure, a blank, or one sign: Chinese is compared sign by sign. */
const WORD = /\{[^{}]*\}|[A-Za-z0-9]+(?:[.:'-][A-Za-z0-9]+)*|\s+|./gsu;
/** Fewer letters than this between two changes belong to the change: islands of one sign cannot be read. */
const LEAST = 2;

/** Two texts as one: what was there is put before what took its place. Of texts beyond {@link MOST} pairs of words each stands whole. */
export function piecesOf(before: string, after: string): Piece[] {
  const runs: Piece[] = [];
  for (const { side, item } of aligned(before.match(WORD) ?? [], after.match(WORD) ?? [])) {
    const last = runs.at(-1);
    if (last?.side === side) last.text += item;
    else runs.push({ side, text: item });
  }
  const pieces: Piece[] = [];
  let [gone, come] = ["", ""];
  const flush = (): void => {
    if (gone !== "") pieces.push({ side: "before", text: gone });
    if (come !== "") pieces.push({ side: "after", text: come });
    [gone, come] = ["", ""];
  };
  for (const [at, { side, text }] of runs.entries()) {
    const isIsland = side === "both" && text.length < LEAST && at > 0 && at < runs.length - 1;
    if (side === "both" && !isIsland) {
      flush();
      pieces.push({ side, text });
      continue;
    }
    if (side !== "after") gone += text;
    if (side !== "before") come += text;
  }
  flush();
  return pieces;
}

/** The lines that changed, each with what took its place; `null`: there was, or is, none. */
export function changedLines(before: readonly string[], after: readonly string[]): { before: string | null; after: string | null }[] {
  const pairs: { before: string | null; after: string | null }[] = [];
  let [gone, come]: [string[], string[]] = [[], []];
  const flush = (): void => {
    for (let at = 0; at < Math.max(gone.length, come.length); at += 1) pairs.push({ before: gone[at] ?? null, after: come[at] ?? null });
    [gone, come] = [[], []];
  };
  for (const { side, item } of aligned(before, after)) {
    if (side === "both") flush();
    else (side === "before" ? gone : come).push(item);
  }
  flush();
  return pairs;
}

/** Beyond so many pairs nobody waits for the longest common part. */
const MOST = 1_000_000;

/** The longest common part of two rows, and what stands in one of them alone, in order. */
function aligned(before: readonly string[], after: readonly string[]): { side: Piece["side"]; item: string }[] {
  const [rows, columns] = [before.length, after.length];
  if (rows * columns > MOST) return [...before.map((item) => ({ side: "before" as const, item })), ...after.map((item) => ({ side: "after" as const, item }))];
  const wide = columns + 1;
  const common = new Uint16Array((rows + 1) * wide);
  const at = (row: number, column: number): number => common[row * wide + column] ?? 0;
  for (let row = rows - 1; row >= 0; row -= 1)
    for (let column = columns - 1; column >= 0; column -= 1)
      common[row * wide + column] = before[row] === after[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
  const steps: { side: Piece["side"]; item: string }[] = [];
  let [row, column] = [0, 0];
  while (row < rows || column < columns) {
    const [left, right] = [before[row], after[column]];
    if (left !== undefined && left === right) {
      steps.push({ side: "both", item: left });
      row += 1;
      column += 1;
    } else if (left !== undefined && (right === undefined || at(row + 1, column) >= at(row, column + 1))) {
      steps.push({ side: "before", item: left });
      row += 1;
    } else {
      steps.push({ side: "after", item: right ?? "" });
      column += 1;
    }
  }
  return steps;
}
