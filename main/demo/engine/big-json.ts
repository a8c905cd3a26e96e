import { LosslessNumber, parse } from "lossless-json";

/** What a simulator writes: `bigint` becomes a JSON number with all its digits, as the channels send 19-digit ids. */
export type Wire = null | undefined | boolean | number | string | bigint | Wire[] | { [key: string]: Wire };

const MARK = "\u0001big:";
const MARKED = /"\\u0001big:(-?\d+)"/g;

/** Writes JSON with big integers as bare numbers. */
export function wireJson(value: Wire): string {
  let marked = false;
  const text = JSON.stringify(value, (_key, entry: Wire) => {
    if (typeof entry !== "bigint") return entry;
    marked = true;
    return MARK + entry.toString();
  });
  return marked ? text.replace(MARKED, "$1") : text;
}

/** An id as a JSON number where it is one; ids with a letter stay text, because they cannot be numbers. */
export function numericId(id: string): bigint | string {
  return /^\d+$/.test(id) ? BigInt(id) : id;
}

/** The canonical text of a JSON text: keys sorted at every depth, no spaces, numbers digit for digit. `null` when it is not JSON. */
export function canonicalText(text: string): string | null {
  try {
    return canonical(parse(text));
  } catch {
    return null;
  }
}

function canonical(value: unknown): string {
  if (value instanceof LosslessNumber) return value.value;
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
    return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}
