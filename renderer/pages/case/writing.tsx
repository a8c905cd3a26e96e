import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { ReactNode } from "react";
import type { DraftView } from "../../../main/hub/contract/index.ts";
import { useChange } from "../../client/change.ts";
import { useNews } from "../../client/live-provider.tsx";
import { api, hub } from "../../client/rpc.ts";
import { useMay } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { Bone, Tag } from "../../ui/parts.tsx";
import css from "./suggestion.module.css";

/** The reply that a model is writing for a case just now; `null` when none is. */
export function useDraft(caseId: string): DraftView | null {
  const asked = useQuery(api.cases.draft.queryOptions({ input: { caseId } }));
  useNews("suggestion.draft", caseId, () => void asked.refetch());
  return asked.data?.draft ?? null;
}

/** A reply that is being written. Its words are read along, sentence by sentence with their verdict; they can be neither copied nor sent. */
export function Writing({ caseId, renews, draft }: { caseId: string; renews: boolean; draft: DraftView | null }): ReactNode {
  const t = useT();
  const mayWork = useMay("case.work");
  const stop = useChange({ call: () => hub.cases.stopWriting({ caseId }), said: t("suggestion.stopped") });
  return (
    <section className={css.suggestion} aria-label={t("suggestion.title")} aria-busy="true">
      <header>
        <Tag tone="machine">{t("suggestion.title")}</Tag>
        <small>{draft ? t("suggestion.byModel", { writer: draft.writer }) : t(renews ? "suggestion.renewing" : "suggestion.writing")}</small>
        {draft && mayWork && (
          <Button size="small" loading={stop.isPending} onClick={() => stop.mutate(undefined)}>
            {t("suggestion.stop")}
          </Button>
        )}
      </header>
      {draft ? <Draft of={draft} /> : <Bones />}
    </section>
  );
}

function Bones(): ReactNode {
  return (
    <>
      <Bone width="88%" />
      <Bone width="56%" />
    </>
  );
}

function Draft({ of }: { of: DraftView }): ReactNode {
  const t = useT();
  return (
    <>
      <p className={css.draft}>
        {of.sentences.map(({ text, state }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sentences only grow at their end
          <span key={at} data-state={state} title={state === "kept_back" ? t("suggestion.keptBack") : undefined}>
            {text}
          </span>
        ))}
      </p>
      <p className={css.instead}>{t("suggestion.draftNote")}</p>
    </>
  );
}
