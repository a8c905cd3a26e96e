/** What the shop's people of the past did in the mornings beside their cases, by how many days ago it was. */

/** Something done at a desk, through the hub; whoever does it finds there what it is about. */
export type DeskDeed = "review" | "examples" | "train" | "mark" | "appeal" | "neighbours";

/** Days before the end on which the classifier was trained anew, an account was looked at, and a buyer was heard. */
const TRAINED = [45, 15];
/** When the mini-program's buyers at one door are told of. */
const NEIGHBOURS = [16];
const MARKED = [14, 8, 4];
const APPEALED = [3, 1];

/** What is done on the morning of a day. */
export function deskOf(ago: number, days: number): DeskDeed[] {
  // In a past of few days all of it falls into them.
  const on = (list: readonly number[]): boolean => list.some((day) => Math.min(day, days - 2) === ago);
  return [
    // What the last days settled is this morning's work.
    ...(ago % 2 === 0 && ago > 2 ? (["review"] as const) : []),
    ...(ago % 5 === 1 ? (["examples"] as const) : []),
    ...(on(TRAINED) ? (["train"] as const) : []),
    ...(on(NEIGHBOURS) ? (["neighbours"] as const) : []),
    ...(on(MARKED) ? (["mark"] as const) : []),
    ...(on(APPEALED) ? (["appeal"] as const) : []),
  ];
}
