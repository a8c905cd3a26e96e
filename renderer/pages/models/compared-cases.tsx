import { Button } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { ComparedCase, ComparisonView, ComparisonVote } from "../../../main/hub/contract/comparisons.ts";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useLocale, useT } from "../../locales/provider.tsx";
import { count } from "../../ui/format.ts";
import { Panel, Tag } from "../../ui/parts.tsx";
import css from "./compare.module.css";
import { yuanOf } from "./cost.ts";
import { useSideName } from "./side-name.ts";

/** Both suggestions of each case side by side; whose they are is told once a person has judged. */
export function ComparedCases({ comparison, rows }: { comparison: ComparisonView; rows: readonly ComparedCase[] }): ReactNode {
  const t = useT();
  return (
    <Panel title={t("compare.list")} note={t("compare.listHint")} flush>
      <ol className={css.cases}>
        {rows.map((row) => (
          <li key={row.questionId}>
            <Case comparison={comparison} row={row} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

const votes = [
  ["first", "compare.firstBetter"],
  ["second", "compare.secondBetter"],
  ["equal", "compare.equal"],
  ["seen", "compare.seen"],
] as const;

function Case({ comparison, row }: { comparison: ComparisonView; row: ComparedCase }): ReactNode {
  const t = useT();
  const vote = useChange({ call: (said: ComparisonVote) => hub.comparisons.vote({ id: comparison.id, questionId: row.questionId, vote: said }) });
  return (
    <>
      <p className={css.asked}>
        <q>{row.question}</q> <Link to={`/cases/${row.caseId}`}>{row.caseNumber ?? row.caseId}</Link>
      </p>
      <div className={css.sides}>
        {(["first", "second"] as const).map((place) => (
          <Side key={place} comparison={comparison} row={row} place={place} />
        ))}
      </div>
      <p className={css.judge}>
        {row.same && <Tag>{t("compare.same")}</Tag>}
        {!row.same &&
          row.vote === null &&
          votes.map(([said, label]) => (
            <Button key={said} size="small" type={said === "seen" ? "text" : "default"} disabled={vote.isPending} onClick={() => vote.mutate(said)}>
              {t(label)}
            </Button>
          ))}
        {row.vote !== null && <Tag tone={row.vote === "seen" ? "plain" : "accent"}>{t(`comparisonVote.${row.vote}`)}</Tag>}
      </p>
    </>
  );
}

function Side({ comparison, row, place }: { comparison: ComparisonView; row: ComparedCase; place: "first" | "second" }): ReactNode {
  const { t, language } = useLocale();
  const nameOf = useSideName();
  const side = row.told && (place === "first" ? row.told.first : row.told.first === "left" ? "right" : "left");
  const told = side && row.told ? row.told[side] : null;
  const text = row[place];
  return (
    <section data-better={row.vote === place}>
      <header>
        <b>{t(`compare.${place}`)}</b>
        {side && <span>{nameOf(comparison[side])}</span>}
        {told?.composer === "cards" && comparison[side ?? "left"].endpointId !== null && <Tag>{t("compare.byCards")}</Tag>}
        {told?.problem && <Tag tone="bad">{t(`modelProblem.${told.problem}`)}</Tag>}
        {told !== null && told.struck > 0 && <Tag tone="warn">{t("compare.struckOf", { n: told.struck })}</Tag>}
      </header>
      <p data-empty={text === null}>{text ?? told?.why?.[language] ?? t("compare.nothing")}</p>
      {told !== null && told.calls > 0 && (
        <small>
          {t("compare.took", { first: told.firstMs === null ? "–" : count(told.firstMs), total: count(told.totalMs), cost: yuanOf(told.costMicro) })}
        </small>
      )}
    </section>
  );
}
