/** Facts as people read them. */
import { factInEnglish } from "../contract/fact-names.ts";
import type { Said } from "../kernel/said.ts";
import { type FactValue, factList } from "./facts.ts";

const definitions = new Map(factList.map((definition) => [definition.fact, definition]));

/** What the values of a fact are called; empty where they have no closed list. */
export function wordsOf(fact: string): Record<string, string> {
  return { ...definitions.get(fact)?.words };
}

/** A fact's name, without what stands in brackets. */
export function factLabel(fact: string): Said {
  return { zh: (definitions.get(fact)?.label ?? fact).replace(/（.*）$/, ""), en: (factInEnglish(fact) ?? fact).replace(/ \(.*\)$/, "") };
}

/** A fact's value: yes or no, yuan with its cents, the words of a closed list. */
export function valueText(fact: string, value: FactValue): Said {
  if (typeof value === "boolean") return value ? { zh: "是", en: "yes" } : { zh: "否", en: "no" };
  if (typeof value === "number" && fact.endsWith("Yuan")) return { zh: `${value.toFixed(2)} 元`, en: `¥${value.toFixed(2)}` };
  if (typeof value === "number") return { zh: String(value), en: String(value) };
  return { zh: definitions.get(fact)?.words?.[value] ?? value, en: value.replaceAll("_", " ") };
}
