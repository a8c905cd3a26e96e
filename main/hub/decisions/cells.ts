/** One cell of a policy: what it may name, whether the engine reads it, and for which values of its fact it holds. */
import { evaluateUnaryExpressionSync } from "@gorules/zen-engine";
import type { Said } from "../kernel/said.ts";
import { type FactDefinition, factList } from "./facts.ts";

const words = new Set(["and", "or", "not", "in", "true", "false", "null"]);
const functions = new Set(["abs", "floor", "ceil", "round", "len", "contains", "startsWith", "endsWith", "lower", "upper", "min", "max"]);
const definitions = new Map(factList.map((definition) => [definition.fact, definition]));

const UNLIKE: Said = { zh: "类型不对（数字与文字不能比大小）", en: "the types differ (a number is not compared with text)" };

/** Definition of a fact, `undefined` when there is none of that name. */
export function factNamed(fact: string): FactDefinition | undefined {
  return definitions.get(fact);
}

/** What is wrong with a cell, or `null`. */
export function cellFault(definition: FactDefinition, cell: string): Said | null {
  const { literals, names } = tokens(cell);
  const stranger = names.find((name) => !words.has(name) && !functions.has(name) && !definitions.has(name));
  if (stranger)
    return { zh: `不认识“${stranger}”：文字要加引号，事实名见清单`, en: `“${stranger}” is not known: text stands in quotation marks, facts are listed` };
  // A literal is compared with this column's own fact unless the cell names another one.
  const own = !names.some((name) => definitions.has(name) && name !== definition.fact);
  const odd = own ? literals.find((literal) => definition.values && !definition.values.includes(literal)) : undefined;
  if (odd !== undefined)
    return {
      zh: `“${definition.label}”没有“${odd}”这个值，可用：${definition.values?.join("、")}`,
      en: `“${definition.fact}” never is “${odd}”; it is one of ${definition.values?.join(", ")}`,
    };
  for (const value of samples(definition, literals, [])) {
    const outcome = holds(definition, cell, value);
    if (typeof outcome === "object") return outcome;
  }
  return null;
}

/** True when the cell depends on its own fact alone, so that its truth can be tabled. */
export function isPlain(definition: FactDefinition, cell: string): boolean {
  return !tokens(cell).names.some((name) => definitions.has(name) && name !== definition.fact) && !cell.includes("(");
}

/** Values that tell two cells of one column apart: every literal, its neighbours, and the fact's own list. */
export function probes(definition: FactDefinition, cells: readonly string[]): (string | number | boolean)[] {
  const found = cells.map(tokens);
  return samples(
    definition,
    found.flatMap((part) => part.literals),
    found.flatMap((part) => part.numbers),
  );
}

/** Whether a cell holds for a value; a sentence when the engine cannot read it. An empty cell always holds. */
export function holds(definition: FactDefinition, cell: string, value: string | number | boolean): boolean | Said {
  if (cell.trim() === "") return true;
  try {
    const context = { ...neutral, [definition.fact]: value, $: value };
    return evaluateUnaryExpressionSync(cell, context) === true;
  } catch (fault) {
    const why = reason(fault);
    return { zh: `条件“${cell}”读不懂：${why.zh}`, en: `the condition “${cell}” cannot be read: ${why.en}` };
  }
}

const blank = (definition: FactDefinition): string | number | boolean => {
  if (definition.type === "number") return 0;
  return definition.type === "boolean" ? false : (definition.values?.[0] ?? "");
};
const neutral = Object.fromEntries(factList.map((definition) => [definition.fact, blank(definition)]));

function samples(definition: FactDefinition, literals: readonly string[], numbers: readonly number[]): (string | number | boolean)[] {
  if (definition.type === "boolean") return [true, false];
  if (definition.type === "number") return [...new Set([-1, 0, 1e9, ...numbers.flatMap((number) => [number - 0.01, number, number + 0.01])])];
  return [...new Set([...(definition.values ?? []), ...literals, ...(definition.values ? [] : ["\u0000other"])])];
}

function tokens(cell: string): { literals: string[]; numbers: number[]; names: string[] } {
  const literals = [...cell.matchAll(/'([^']*)'|"([^"]*)"/g)].map((match) => match[1] ?? match[2] ?? "");
  const bare = cell.replace(/'[^']*'|"[^"]*"/g, " ");
  return {
    literals,
    numbers: [...bare.matchAll(/-?\d+(?:\.\d+)?/g)].map((match) => Number(match[0])),
    names: [...bare.matchAll(/[A-Za-z_一-龥][\w一-龥]*/g)].map((match) => match[0]),
  };
}

function reason(fault: unknown): Said {
  const first = fault instanceof Error ? (fault.message.split("\n")[0] ?? "") : String(fault);
  const source = /"source":"([^"]*)"/.exec(first)?.[1] ?? first;
  return source.includes("Unsupported type") ? UNLIKE : { zh: source, en: source };
}
