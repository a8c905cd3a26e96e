/** A cell of a policy as a person reads it. */
import { type Cell, type End, readCell } from "../../main/hub/contract/cell.ts";
import type { FactUnit } from "../../main/hub/contract/policies.ts";
import { useT } from "../locales/provider.tsx";
import type { Translate } from "../locales/text.ts";
import { percent } from "../ui/format.ts";
import { useFactWords } from "./fact-words.ts";

/** What a fact is by its id: how it is called and what its numbers count. */
export interface FactTold {
  name: string;
  unit: FactUnit | null;
}

/** Words for one cell: values by `word`, other facts by `told`. */
export function cellWords(cell: Cell, of: { t: Translate; unit: FactUnit | null; word: (value: string) => string; told: (fact: string) => FactTold }): string {
  const { t, unit, word, told } = of;
  switch (cell.says) {
    case "anything":
      return t("policy.any");
    case "is":
      return t(cell.value ? "facts.yes" : "facts.no");
    case "oneOf":
      return cell.values.map(word).join(" / ");
    case "noneOf":
      return t("policy.cell.not", { values: cell.values.map(word).join(" / ") });
    case "within":
      return spanWords(cell, (value) => amount(value, unit, t));
    case "against":
      return `${shown[cell.sign]} ${told(cell.fact).name}`;
    case "formula":
      return cell.text;
  }
}

const shown = { "<=": "≤", ">=": "≥", "<": "<", ">": ">", "==": "=", "!=": "≠" } as const;

function spanWords({ low, high }: { low: End | null; high: End | null }, text: (value: number) => string): string {
  if (low && high && low.value === high.value) return `= ${text(low.value)}`;
  if (low && high && !low.open && !high.open) return `${low.value}–${text(high.value)}`;
  const ends = [low && `${low.open ? ">" : "≥"} ${text(low.value)}`, high && `${high.open ? "<" : "≤"} ${text(high.value)}`];
  return ends.filter((end) => end !== null).join(" · ");
}

/** A number with what it counts. */
export function amount(value: number, unit: FactUnit | null, t: Translate): string {
  if (unit === null) return String(value);
  return unit === "share" ? percent(value) : t(`policy.amount.${unit}`, { n: value });
}

/** Words for cells of any fact, in the reader's language. */
export function useCellWords(told: (fact: string) => FactTold): (fact: string, cell: string) => string {
  const t = useT();
  const word = useFactWords();
  return (fact, cell) => cellWords(readCell(cell), { t, unit: told(fact).unit, word: (value) => word(fact, value), told });
}
