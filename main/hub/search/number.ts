/** What somebody typed, read as a number of an order, a parcel or a case. Pure. */

/** Fewer letters and digits name nothing: an end of three digits is that of everything. */
export const SHORTEST_END = 4;
/** Of a shorter number one slip of the finger leads to too many others. */
const SHORTEST_WITH_SLIP = 8;
/** No number is longer; what is, is a sentence. */
const LONGEST = 40;
const DIGITS = "0123456789";
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Letters and digits of a number, half-width and upper case; the same rule makes the indexes over `search_tail`. */
export function numberKey(text: string): string {
  return text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "");
}

/**
 * The number in what was typed or pasted, as {@link numberKey}: blanks, dashes, full width, `#` and a word before it (订单号：…) do not matter.
 * `null` when it is none: it has fewer than four digits, or other words around it.
 */
export function numberIn(text: string): string | null {
  const bare = text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .trim()
    .replace(/^[\p{Script=Han}\s]*[:#.№+]*\s*/u, "");
  if (!/^[0-9A-Za-z][0-9A-Za-z\s\-_.#/]*$/.test(bare)) return null;
  const key = numberKey(bare);
  return key.length >= SHORTEST_END && key.length <= LONGEST && key.replace(/\D/g, "").length >= SHORTEST_END ? key : null;
}

/** Turned round, as the indexes hold it: an end is a beginning there. */
export function turned(key: string): string {
  return [...key].reverse().join("");
}

/**
 * All numbers that differ from this one by a slip of the finger: one sign wrong, missing, too many, or two changed places. Letters are tried only where
 * letters stand. Empty for a short number.
 */
export function slips(key: string): string[] {
  if (key.length < SHORTEST_WITH_SLIP) return [];
  const signs = /[A-Z]/.test(key) ? DIGITS + LETTERS : DIGITS;
  const found = new Set<string>();
  for (let at = 0; at <= key.length; at += 1) {
    const [before, here, after] = [key.slice(0, at), key.charAt(at), key.slice(at + 1)];
    for (const sign of signs) {
      found.add(before + sign + here + after);
      if (here !== "") found.add(before + sign + after);
    }
    if (here !== "") found.add(before + after);
    if (after !== "") found.add(before + after.charAt(0) + here + after.slice(1));
  }
  found.delete(key);
  return [...found];
}
