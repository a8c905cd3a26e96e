import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { CasePage, DecisionView } from "../../../main/hub/contract/index.ts";
import { asWritten } from "../../../main/hub/kernel/said.ts";
import { api } from "../../client/rpc.ts";
import { useLocale, useT } from "../../locales/provider.tsx";
import { exact, moment } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Panel, Tag } from "../../ui/parts.tsx";
import { Sentence } from "../../ui/said.tsx";
import { type FactLabel, FactTable } from "../../widgets/fact-table.tsx";
import css from "./cards.module.css";

/** What the policy concluded, by which row of which version, from which facts. */
export function DecisionCard({ page }: { page: CasePage }): ReactNode {
  const t = useT();
  const policies = useQuery(api.policies.list.queryOptions({ staleTime: 300_000 }));
  const newest = page.decisions.toSorted((left, right) => right.createdAt.getTime() - left.createdAt.getTime());
  if (newest.length === 0) return null;
  return (
    <Panel title={t("decision.title")} flush>
      {newest.map((decision) => (
        <Decision key={decision.id} of={decision} labels={policies.data?.facts ?? []} />
      ))}
    </Panel>
  );
}

function Decision({ of, labels }: { of: DecisionView; labels: readonly FactLabel[] }): ReactNode {
  const { t, language } = useLocale();
  const now = useNow();
  return (
    <details className={css.decision} data-source={of.id}>
      <summary>
        <p>
          <Tag tone={of.tier === "auto" ? "machine" : of.tier === "risk" ? "bad" : "accent"}>{t(`queueName.${of.tier}`)}</Tag>
          {of.review && <Tag tone={of.review === "right" ? "good" : "bad"}>{t(`review.${of.review}`)}</Tag>}
          <time title={exact(of.createdAt)}>{moment(of.createdAt, now)}</time>
        </p>
        <p>{language === "zh" ? of.reason : t(`decided.${of.tier}`)}</p>
        {language !== "zh" && (
          <p>
            <Sentence text={t("decision.words", { words: asWritten(of.reason) })} />
          </p>
        )}
        <small>
          {of.row
            ? t("decision.row", { policy: of.policy, version: of.policyVersion, row: of.row })
            : t("decision.noRow", { policy: of.policy, version: of.policyVersion })}
        </small>
      </summary>
      <FactTable facts={of.facts} labels={labels} />
    </details>
  );
}
