import type { ComparisonView } from "../../../main/hub/contract/comparisons.ts";
import { useT } from "../../locales/provider.tsx";

/** What a side of a comparison is called. */
export function useSideName(): (side: ComparisonView["left"]) => string {
  const t = useT();
  return ({ endpointId, name }) => (endpointId === null ? t("compare.cards") : endpointId === "environment" ? t("models.fromEnvironment") : name);
}
