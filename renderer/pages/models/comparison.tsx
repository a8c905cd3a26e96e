import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Popconfirm, Progress } from "antd";
import type { ReactNode } from "react";
import type { ComparisonFigures, ComparisonView, Paired } from "../../../main/hub/contract/comparisons.ts";
import { useChange } from "../../client/change.ts";
import { api, hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { count, percent } from "../../ui/format.ts";
import { Panel, Tag } from "../../ui/parts.tsx";
import tables from "../../ui/tables.module.css";
import css from "./compare.module.css";
import { ComparedCases } from "./compared-cases.tsx";
import { yuanOf } from "./cost.ts";
import { LOOK_MS } from "./look.ts";
import { useSideName } from "./side-name.ts";

/** Below this chance a difference is taken for one. */
const CREDIBLE = 0.05;

/** One comparison: how far it is, what came of it, and case by case. */
export function Comparison({ id }: { id: string }): ReactNode {
  const page = useQuery(
    api.comparisons.get.queryOptions({ input: { id }, refetchInterval: ({ state }) => (state.data?.comparison.state === "running" ? LOOK_MS : false) }),
  );
  return (
    <div className={css.one}>
      <Answer of={page} lines={10}>
        {({ comparison, figures, rows }) => (
          <>
            <Head of={comparison} />
            {rows.length > 0 && <Figures of={figures} comparison={comparison} />}
            {rows.length > 0 && <ComparedCases comparison={comparison} rows={rows} />}
          </>
        )}
      </Answer>
    </div>
  );
}

function Head({ of }: { of: ComparisonView }): ReactNode {
  const t = useT();
  const nameOf = useSideName();
  const cancel = useChange({ call: () => hub.comparisons.cancel({ id: of.id }), said: t("compare.cancelled") });
  const goOn = useChange({ call: () => hub.comparisons.goOn({ id: of.id }) });
  const isOpen = of.state === "running" || of.state === "halted";
  if (!isOpen) return null;
  const tools = (
    <>
      {of.state === "halted" && (
        <Button size="small" type="primary" loading={goOn.isPending} onClick={() => goOn.mutate(undefined)}>
          {t("compare.goOn")}
        </Button>
      )}
      <Popconfirm title={t("compare.cancelled")} okText={t("compare.cancel")} onConfirm={() => cancel.mutate(undefined)}>
        <Button size="small" loading={cancel.isPending}>
          {t("compare.cancel")}
        </Button>
      </Popconfirm>
    </>
  );
  return (
    <Panel title={t("compare.against", { left: nameOf(of.left), right: nameOf(of.right) })} tools={tools}>
      <div className={css.progress} role="status">
        <Progress percent={Math.round((of.done / Math.max(1, of.total)) * 100)} size="small" status={of.state === "halted" ? "exception" : "normal"} />
        <small>{t("compare.progress", { done: of.done, total: of.total, cost: yuanOf(of.costMicro) })}</small>
      </div>
      {of.problem && <Alert type="warning" showIcon title={t("compare.halted", { problem: t(`modelProblem.${of.problem}`) })} />}
    </Panel>
  );
}

function Figures({ of, comparison }: { of: ComparisonFigures; comparison: ComparisonView }): ReactNode {
  const t = useT();
  const nameOf = useSideName();
  const ms = (value: number | null): string => (value === null ? "–" : `${count(value)} ms`);
  const rows: [string, (side: ComparisonFigures["left"]) => string][] = [
    [t("compare.shown"), ({ shown }) => `${shown} / ${of.cases}`],
    [t("compare.byModel"), ({ byModel }) => String(byModel)],
    [t("compare.keptBack"), ({ keptBack }) => String(keptBack)],
    [t("compare.failed"), ({ failed }) => String(failed)],
    [t("compare.rightOf", { n: of.expected }), ({ right }) => (of.expected === 0 ? "–" : `${right} · ${percent(right / of.expected)}`)],
    [t("compare.struck"), ({ struck }) => String(struck)],
    [t("compare.firstMs"), ({ firstMs }) => ms(firstMs)],
    [t("compare.totalMs"), ({ totalMs }) => ms(totalMs)],
    [t("compare.cost"), ({ costMicro }) => yuanOf(costMicro)],
  ];
  const others = comparison.total - comparison.own;
  return (
    <Panel title={t("compare.figures")} tools={<Tag tone={others === 0 ? "good" : "warn"}>{t("compare.ownOf", { own: comparison.own, others })}</Tag>}>
      <table className={`${tables.small} ${css.figures}`}>
        <thead>
          <tr>
            <th>{t("compare.figure")}</th>
            <th>{nameOf(comparison.left)}</th>
            <th>{nameOf(comparison.right)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, figure]) => (
            <tr key={name}>
              <td>{name}</td>
              <td>{figure(of.left)}</td>
              <td>{figure(of.right)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className={css.verdicts}>
        <dt>{t("compare.byReply")}</dt>
        <Verdict of={of.byReply} comparison={comparison} />
        <dt>{t("compare.byVote")}</dt>
        <Verdict of={of.byVote} comparison={comparison} />
      </dl>
    </Panel>
  );
}

/** What a paired test says, in plain words. */
function Verdict({ of, comparison }: { of: Paired; comparison: ComparisonView }): ReactNode {
  const t = useT();
  const nameOf = useSideName();
  const [left, right] = [nameOf(comparison.left), nameOf(comparison.right)];
  if (of.cases === 0) return <dd>{t("compare.noVotes")}</dd>;
  const differ = of.left + of.right;
  return (
    <dd>
      {t("compare.verdict", { cases: of.cases, left, right, a: of.left, b: of.right, equal: of.equal })}{" "}
      {differ > 0 && t(of.p < CREDIBLE ? "compare.chanceNo" : "compare.chanceMaybe", { p: of.p < 0.001 ? "<0.001" : of.p.toFixed(3) })}{" "}
      {differ > 0 && t("compare.share", { n: differ, left, share: percent(of.left / differ), low: percent(of.low), high: percent(of.high) })}
    </dd>
  );
}
