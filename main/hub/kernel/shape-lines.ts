/** A payload's shape as a person reads it: a line a field, and the field that something is about marked among them. Pure. */
import type { Json } from "./json.ts";
import { shapeOf, veiledJson } from "./shape.ts";

/** `broke`: the field itself stands here. `missing`: it should stand here and does not. */
export interface ShapeLine {
  text: string;
  mark: "broke" | "missing" | null;
}

/** Lines before there is too much to read, and characters of what is no JSON. */
const MOST_LINES = 1_500;
const MOST_SIGNS = 20_000;

interface Written {
  path: readonly string[];
  text: string;
  /** Opens what has fields. */
  opens: boolean;
}

/**
 * The shape of a payload in lines, nothing personal in it. `field` is the way to what is marked (`lines.3.price`), as a reader tells it: channels wrap lists
 * in objects that readers do not name, so that steps between are passed over.
 */
export function shapeLines(payload: string, field: string): { lines: ShapeLine[]; isCut: boolean } {
  const json = veiledJson(payload);
  if (json === null) return signLines(payload);
  const written: Written[] = [];
  write(json, { path: [], lead: "", tail: "" }, written);
  const marked = marks(written, field === "" ? [] : field.split("."));
  const lines = written.flatMap(({ text }, at): ShapeLine[] => {
    if (!marked.has(at)) return [{ text, mark: null }];
    const missing = marked.get(at) ?? null;
    if (missing === null) return [{ text, mark: "broke" }];
    return [
      { text, mark: null },
      { text: `${indent((written[at]?.path.length ?? 0) + 1)}${JSON.stringify(missing)}: —`, mark: "missing" },
    ];
  });
  // What is marked is shown, wherever it stands.
  const first = Math.max(0, lines.findIndex(({ mark }) => mark !== null) - MOST_LINES / 2);
  const from = lines.length > MOST_LINES ? Math.min(first, lines.length - MOST_LINES) : 0;
  return { lines: lines.slice(from, from + MOST_LINES), isCut: lines.length > MOST_LINES };
}

function signLines(payload: string): { lines: ShapeLine[]; isCut: boolean } {
  const signs = shapeOf(payload, MOST_SIGNS);
  const lines = signs.split("\n").map((text): ShapeLine => ({ text, mark: null }));
  return { lines: lines.slice(0, MOST_LINES), isCut: lines.length > MOST_LINES || signs.length >= MOST_SIGNS };
}

const indent = (depth: number): string => "  ".repeat(depth);

function write(value: Json, at: { path: readonly string[]; lead: string; tail: string }, written: Written[]): void {
  const { path, lead, tail } = at;
  const here = `${indent(path.length)}${lead}`;
  if (value === null || typeof value !== "object") {
    written.push({ path, text: `${here}${JSON.stringify(value)}${tail}`, opens: false });
    return;
  }
  const isList = Array.isArray(value);
  const parts: (readonly [string, Json])[] = isList ? value.map((part, nth) => [String(nth), part]) : Object.entries(value);
  const [open, close] = isList ? ["[", "]"] : ["{", "}"];
  if (parts.length === 0) {
    written.push({ path, text: `${here}${open}${close}${tail}`, opens: true });
    return;
  }
  written.push({ path, text: `${here}${open}`, opens: true });
  for (const [nth, [key, part]] of parts.entries())
    write(part, { path: [...path, key], lead: isList ? "" : `${JSON.stringify(key)}: `, tail: nth < parts.length - 1 ? "," : "" }, written);
  written.push({ path: [...path, ""], text: `${indent(path.length)}${close}${tail}`, opens: false });
}

/** By line: what is missing behind it, or `null` where it broke here. */
function marks(written: readonly Written[], steps: readonly string[]): Map<number, string | null> {
  const found = new Map<number, string | null>();
  if (steps.length === 0) return found;
  for (const [at, { path }] of written.entries()) if (path.at(-1) === steps.at(-1) && leads(path, steps)) found.set(at, null);
  if (found.size > 0) return found;
  const parent = steps.slice(0, -1);
  const name = steps.at(-1) ?? "";
  const at = written.findIndex(({ path, opens }) => opens && (parent.length === 0 ? path.length === 0 : path.at(-1) === parent.at(-1) && leads(path, parent)));
  if (at >= 0 && !/^\d+$/.test(name)) found.set(at, name);
  return found;
}

/** Whether all these steps are on the way, in their order. */
function leads(path: readonly string[], steps: readonly string[]): boolean {
  let next = 0;
  for (const key of path) if (key === steps[next]) next += 1;
  return next === steps.length;
}
