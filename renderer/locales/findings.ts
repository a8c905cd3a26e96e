import type { FindingKind } from "../../main/hub/contract/words.ts";

/** Names of findings, as short as a tag; the sentence with the figures comes from the hub. */
const names: Readonly<Record<FindingKind, { zh: string; en: string }>> = {
  stalled: { zh: "物流停滞", en: "Stalled" },
  shipped_not_outbound: { zh: "标发未出库", en: "Never left" },
  wrong_item: { zh: "发错货", en: "Wrong item" },
  signed_by_other: { zh: "他人/柜签收", en: "Signed by another" },
  shipped_after_closed: { zh: "关闭后发货", en: "Sent after closing" },
  completed_and_closed: { zh: "完成又关闭", en: "Completed and closed" },
  completed_but_returning: { zh: "完成但退回", en: "Completed, coming back" },
};

/** Texts of all findings by key, in one language. */
export function findingTexts(language: "zh" | "en"): Readonly<Record<`finding.${FindingKind}`, string>> {
  return Object.fromEntries(Object.entries(names).map(([kind, name]) => [`finding.${kind}`, name[language]])) as Record<`finding.${FindingKind}`, string>;
}
