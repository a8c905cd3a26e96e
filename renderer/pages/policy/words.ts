import { useT } from "../../locales/provider.tsx";
import type { TextKey } from "../../locales/text.ts";
import { zh } from "../../locales/zh/index.ts";
import { useClasses } from "../../widgets/dispute-class.tsx";

const families: Readonly<Record<string, string>> = { kind: "kind", riskLevel: "riskLevel", orderState: "orderState", inspection: "inspection", stage: "stage" };

/** The word for a value of a fact: kinds, states, levels and classes have one; anything else stays as it is. */
export function useFactWords(): (fact: string, value: string) => string {
  const t = useT();
  const classes = useClasses();
  return (fact, value) => {
    if (value === "true") return t("facts.yes");
    if (value === "false") return t("facts.no");
    if (fact === "disputeClass") return classes.title(value);
    const key = `${families[fact] ?? ""}.${value}`;
    return isKey(key) ? t(key) : value;
  };
}

function isKey(key: string): key is TextKey {
  return key in zh;
}
