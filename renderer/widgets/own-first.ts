import type { Language } from "../locales/text.ts";

const SLOT = /\{[^{}]*\}/g;
const HAN = /\p{Script=Han}/u;

/** Texts in the language that is spoken before the others, each in the order they came. What of a text is filled in by the record says nothing of its language. Pure. */
export function ownFirst<Row>(rows: readonly Row[], language: Language, textOf: (row: Row) => string): Row[] {
  const isOther = (row: Row): number => Number(HAN.test(textOf(row).replace(SLOT, "")) !== (language === "zh"));
  return rows.toSorted((left, right) => isOther(left) - isOther(right));
}
