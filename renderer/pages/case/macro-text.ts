/** What is typed in a reply around macros: where one is asked for, which are meant, what stands where it was put, and which places are still open. Pure. */
import { openSlots } from "../../../main/hub/contract/given.ts";
import type { OfferedMacro } from "../../../main/hub/contract/macros.ts";
import { foldText } from "../../../main/hub/kernel/text.ts";

/** A `/` at the start of a word, before the cursor. */
export interface Asked {
  from: number;
  words: string;
}

/** What is asked for where the cursor stands; `null`: nothing. Part of an address or of "and/or" asks for none. */
export function askedAt(text: string, caret: number): Asked | null {
  const match = /(?:^|[\s，。！？；：、（,.!?;(])\/([^\s/]{0,20})$/u.exec(text.slice(0, caret));
  const words = match?.[1];
  return words === undefined ? null : { from: caret - words.length - 1, words };
}

/** Those that are meant by what was typed: by name first, then by their words; else in the order they came. */
export function meant(rows: readonly OfferedMacro[], words: string): OfferedMacro[] {
  const asked = foldText(words);
  if (asked === "") return [...rows];
  const rank = ({ name, text }: OfferedMacro): number =>
    foldText(name).startsWith(asked) ? 0 : foldText(name).includes(asked) ? 1 : foldText(text).includes(asked) ? 2 : 3;
  return rows.filter((row) => rank(row) < 3).toSorted((left, right) => rank(left) - rank(right));
}

/** The text with other words in the place of what asked for them, and where to go on: its first open place, else behind it. */
export function putIn(text: string, { from, words }: Asked, said: string): { text: string; select: [number, number] } {
  const whole = text.slice(0, from) + said + text.slice(from + words.length + 1);
  const end = from + said.length;
  const gap = gapFrom(whole, from);
  return { text: whole, select: gap && gap[0] < end ? gap : [end, end] };
}

/** The first open place that begins at or behind `from`; `null`: none. */
export function gapFrom(text: string, from: number): [number, number] | null {
  const places = openSlots(text).flatMap((name) => placesOf(text, `{${name}}`));
  return places.filter(([begin]) => begin >= from).sort(([left], [right]) => left - right)[0] ?? null;
}

function placesOf(text: string, part: string): [number, number][] {
  const found: [number, number][] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) found.push([at, at + part.length]);
  return found;
}
