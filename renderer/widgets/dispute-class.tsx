import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { classInEnglish } from "../../main/hub/contract/class-names.ts";
import { api } from "../client/rpc.ts";
import { useLocale, useT } from "../locales/provider.tsx";
import { percent } from "../ui/format.ts";
import { Tag } from "../ui/parts.tsx";
import { Written } from "../ui/said.tsx";
import css from "./widgets.module.css";

/** The closed list of dispute classes with their titles, which the trainer edits. */
export function useClasses(): { list: readonly { id: string; title: string }[]; title: (id: string) => string } {
  const answer = useQuery(api.examples.classes.queryOptions({ staleTime: 300_000 }));
  const { language } = useLocale();
  const list = (answer.data?.classes ?? []).map((one) => (language === "zh" ? one : { ...one, title: classInEnglish(one) }));
  return { list, title: (id) => list.find((entry) => entry.id === id)?.title ?? id };
}

/** From so much on nobody has to look twice, and a number beside every class would only be noise. */
const SURE = 0.9;

export function DisputeClass({ of }: { of: { disputeClass: string | null; classConfidence: number | null } }): ReactNode {
  const t = useT();
  const classes = useClasses();
  if (!of.disputeClass) return <span className={css.confidence}>{t("class.waiting")}</span>;
  return (
    <>
      <Tag>
        <Written>{classes.title(of.disputeClass)}</Written>
      </Tag>
      {of.classConfidence !== null && of.classConfidence < SURE && (
        <span className={css.confidence} title={t("class.confidence")}>
          {" "}
          {percent(of.classConfidence)}
        </span>
      )}
    </>
  );
}
