/** Facts as people read them. */
import { type FactValue, factList } from "./facts.ts";

const definitions = new Map(factList.map((definition) => [definition.fact, definition]));

/** What the values of a fact are called; empty where they have no closed list. */
export function wordsOf(fact: string): Record<string, string> {
  return { ...definitions.get(fact)?.words };
}

/** A fact's name in Chinese, without what stands in brackets. */
export function factLabel(fact: string): string {
  return (definitions.get(fact)?.label ?? fact).replace(/（.*）$/, "");
}

/** A fact's value in Chinese: 是 or 否, yuan with its cents, the words of a closed list. */
export function valueText(fact: string, value: FactValue): string {
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value === "number") return fact.endsWith("Yuan") ? `${value.toFixed(2)} 元` : String(value);
  return definitions.get(fact)?.words?.[value] ?? value;
}
