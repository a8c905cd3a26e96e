import { factInEnglish } from "../../main/hub/contract/fact-names.ts";
import { useLocale, useT } from "../locales/provider.tsx";
import { useClasses } from "./dispute-class.tsx";

/** A fact's name: in Chinese as the hub or the policy calls it, in English by the console's own word. */
export function useFactName(): (fact: string, label: string) => string {
  const { language } = useLocale();
  return (fact, label) => (language === "zh" ? label : (factInEnglish(fact) ?? label));
}

/** The word for a value of a fact: kinds, states, levels and classes have one; anything else stays as it is. */
export function useFactWords(): (fact: string, value: string) => string {
  const t = useT();
  const classes = useClasses();
  return (fact, value) => {
    if (value === "true") return t("facts.yes");
    if (value === "false") return t("facts.no");
    if (fact === "disputeClass") return classes.title(value);
    const key = factValueKey(fact, value);
    return key !== null && t.has(key) ? t(key) : value;
  };
}

/** Key of the word for a value of a fact that has a closed list; `null` for other facts. */
export function factValueKey(fact: string, value: string): string | null {
  switch (fact) {
    case "kind":
      return `kind.${value}`;
    case "riskLevel":
      return `riskLevel.${value}`;
    case "accountMark":
      return `accountMark.${value}`;
    case "orderState":
      return `orderState.${value}`;
    case "inspection":
      return `inspection.${value}`;
    case "goodsReceived":
      return `goodsReceived.${value}`;
    case "stage":
      return `stage.${value}`;
    default:
      return null;
  }
}
