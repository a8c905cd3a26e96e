import type { ReactNode } from "react";
import type { ActionView } from "../../main/hub/contract/index.ts";
import { useT } from "../locales/provider.tsx";
import { bareName } from "../ui/names.ts";
import { Written } from "../ui/said.tsx";

/** Who did it: a person by name, a policy or the program by what it is. */
export function By({ action: { by, byName } }: { action: Pick<ActionView, "by" | "byName"> }): ReactNode {
  const t = useT();
  if (by.startsWith("policy:")) return t("toldBy.policy", { version: by.split("@")[1] ?? "–" });
  return by.startsWith("operator:") ? <Written>{bareName(byName)}</Written> : t("toldBy.hub");
}
