import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { api } from "../client/rpc.ts";
import { useT } from "../locales/provider.tsx";
import { percent } from "../ui/format.ts";
import { Tag } from "../ui/parts.tsx";
import css from "./widgets.module.css";

/** The closed list of dispute classes with their titles, which the trainer edits. */
export function useClasses(): { list: readonly { id: string; title: string }[]; title: (id: string) => string } {
  const answer = useQuery(api.examples.classes.queryOptions({ staleTime: 300_000 }));
  const list = answer.data?.classes ?? [];
  return { list, title: (id) => list.find((entry) => entry.id === id)?.title ?? id };
}

export function DisputeClass({ of }: { of: { disputeClass: string | null; classConfidence: number | null } }): ReactNode {
  const t = useT();
  const classes = useClasses();
  if (!of.disputeClass) return <span className={css.confidence}>{t("class.waiting")}</span>;
  return (
    <>
      <Tag>{classes.title(of.disputeClass)}</Tag>
      {of.classConfidence !== null && (
        <span className={css.confidence} title={t("class.confidence")}>
          {" "}
          {percent(of.classConfidence)}
        </span>
      )}
    </>
  );
}
