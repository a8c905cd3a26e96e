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

/** A status that is in no table, as its channel wrote it. */
export function UnknownStatus({ status }: { status: string }): ReactNode {
  const t = useT();
  return <Sentence text={t("case.unknownStatus", { status: asWritten(status) })} />;
}
