/**
 * Places in a JSON value as people can read and write them: `data.items[].sku`. `[]` is each element of a list, a backslash stands before a point or a
 * bracket that belongs to a name. JSON within a text of JSON is walked into as if it stood there.
 */
import { type Json, tryParseJson } from "./json.ts";

/** One step: a member by its name, or each element of a list. */
type Step = { name: string } | "each";

/** Steps of a path; the empty path is the value itself. */
export function stepsOf(path: string): Step[] {
  const steps: Step[] = [];
  let name: string | null = null;
  const close = (): void => {
    if (name !== null) steps.push({ name });
    name = null;
  };
  for (let at = 0; at < path.length; at += 1) {
    const sign = path[at] ?? "";
    if (sign === "\\" && at + 1 < path.length) {
      at += 1;
      name = (name ?? "") + path[at];
    } else if (sign === ".") close();
    else if (path.startsWith("[]", at)) {
      close();
      steps.push("each");
      at += 1;
    } else name = (name ?? "") + sign;
  }
  close();
  return steps;
}

/** The path of these steps. */
export function pathOf(steps: readonly Step[]): string {
  return steps.map((step, at) => (step === "each" ? "[]" : `${at === 0 ? "" : "."}${step.name.replace(/[\\.[]/g, "\\$&")}`)).join("");
}

/** What stands at a place: every value there, in order; none where the place is not there. */
export function valuesAt(value: Json, steps: readonly Step[]): Json[] {
  let found: Json[] = [value];
  for (const step of steps) found = found.flatMap((one) => next(unfolded(one), step));
  return found;
}

function next(value: Json, step: Step): Json[] {
  if (step === "each") return Array.isArray(value) ? value : value === null || value === "" ? [] : [value];
  if (value === null || typeof value !== "object" || Array.isArray(value) || !Object.hasOwn(value, step.name)) return [];
  return [value[step.name] ?? null];
}

/** A text that is JSON of an object or a list as that; everything else as it is. */
export function unfolded(value: Json): Json {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  const inner = tryParseJson(value);
  return inner !== undefined && inner !== null && typeof inner === "object" ? inner : value;
}
