/** Where values stand in a JSON value. */
import type { Json } from "./json.ts";
import { pathOf, stepsOf, unfolded, valuesAt } from "./json-path.ts";

type Steps = ReturnType<typeof stepsOf>;

/** A place that has a value of its own. */
export interface LeafAt {
  path: string;
  /** The name it has, and that of what it lies in. */
  name: string;
  within: string;
  /** Lists on the way to it. */
  lists: number;
  depth: number;
  /** Its first values. */
  values: string[];
}

const DEEPEST = 12;
const MOST_ELEMENTS = 50;
const MOST_LEAVES = 1_000;

/** The records at the place of a list; one thing alone stands for a list of one, and what is none is no record. */
export function recordsAt(value: Json, list: string): Json[] {
  return valuesAt(value, stepsOf(list)).flatMap((one) => {
    const found = unfolded(one);
    return Array.isArray(found) ? found : [found];
  });
}

/** Every place with a value within these records: some leave out what others have. */
export function leavesWithin(records: readonly Json[]): LeafAt[] {
  return leavesOf([...records]).map((leaf) => ({ ...leaf, path: leaf.path.replace(/^\[\]\.?/, ""), lists: leaf.lists - 1 }));
}

/** Every place with a value, in the order in which they stand. */
function leavesOf(value: Json): LeafAt[] {
  const found = new Map<string, LeafAt>();
  walk(value, [], found);
  return [...found.values()];
}

function walk(given: Json, steps: Steps, found: Map<string, LeafAt>): void {
  if (steps.length > DEEPEST || found.size > MOST_LEAVES) return;
  const value = unfolded(given);
  if (Array.isArray(value)) {
    for (const element of value.slice(0, MOST_ELEMENTS)) walk(element, [...steps, "each"], found);
  } else if (value !== null && typeof value === "object") {
    for (const [name, part] of Object.entries(value)) walk(part, [...steps, { name }], found);
  } else note(value, steps, found);
}

function note(value: null | boolean | number | string, steps: Steps, found: Map<string, LeafAt>): void {
  const path = pathOf(steps);
  const names = steps.flatMap((step) => (step === "each" ? [] : [step.name]));
  const leaf = found.get(path) ?? {
    path,
    name: names.at(-1) ?? "",
    within: names.at(-2) ?? "",
    lists: steps.filter((step) => step === "each").length,
    depth: steps.length,
    values: [],
  };
  if (value !== null && value !== "") leaf.values.push(String(value));
  found.set(path, leaf);
}

/** Places of lists of objects that lie in no other list; the value itself is `""`. */
export function listsOf(value: Json): string[] {
  const found: string[] = [];
  const look = (given: Json, steps: Steps): void => {
    const one = unfolded(given);
    if (one === null || typeof one !== "object" || steps.length > DEEPEST) return;
    if (Array.isArray(one)) {
      if (steps.length > 0 && one.some((element) => element !== null && typeof element === "object")) found.push(pathOf(steps));
    } else for (const [name, part] of Object.entries(one)) look(part, [...steps, { name }]);
  };
  look(value, []);
  return ["", ...found];
}
