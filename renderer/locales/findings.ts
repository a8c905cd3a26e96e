import { type FindingKind, findingNames } from "../../main/hub/contract/words.ts";

/** Texts of all findings by key, in one language. */
export function findingTexts(language: "zh" | "en"): Readonly<Record<`finding.${FindingKind}`, string>> {
  return Object.fromEntries(Object.entries(findingNames).map(([kind, name]) => [`finding.${kind}`, name[language]])) as Record<
    `finding.${FindingKind}`,
    string
  >;
}
