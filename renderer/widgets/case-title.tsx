import type { ReactNode } from "react";
import type { CaseRow } from "../../main/hub/contract/index.ts";
import { asWritten } from "../../main/hub/kernel/said.ts";
import { useT } from "../locales/provider.tsx";
import { Sentence, Written } from "../ui/said.tsx";

/** What a case is about: the goods as the shop calls them, else the buyer's reason. */
export function CaseTitle({ of }: { of: Pick<CaseRow, "title" | "reason" | "kind"> }): ReactNode {
  const t = useT();
  if (of.title) return <Written>{of.title}</Written>;
  return <Sentence text={t("queue.noTitle", { reason: of.reason ? asWritten(of.reason) : t(`kind.${of.kind}`) })} />;
}

/** The kind of a case in words; one that the house opened itself for a finding is called that. */
export function useKindOf(): (of: Pick<CaseRow, "kind" | "foundKind">) => string {
  const t = useT();
  return ({ kind, foundKind }) => (foundKind === null ? t(`kind.${kind}`) : t("kind.found"));
}

/** The same where there is room for which finding it was. */
export function useWholeKindOf(): (of: Pick<CaseRow, "kind" | "foundKind">) => string {
  const t = useT();
  return ({ kind, foundKind }) => (foundKind === null ? t(`kind.${kind}`) : `${t("kind.found")} · ${t(`finding.${foundKind}`)}`);
}

/** The state as it is shown: a case that the house opened itself has none at its channel, and is over when it is done. */
export function shownState({ foundKind, status, state }: Pick<CaseRow, "foundKind" | "status" | "state">): CaseRow["state"] {
  return foundKind !== null && status === "done" ? "closed" : state;
}

/** A status that is in no table, as its channel wrote it. */
export function UnknownStatus({ status }: { status: string }): ReactNode {
  const t = useT();
  return <Sentence text={t("case.unknownStatus", { status: asWritten(status) })} />;
}
