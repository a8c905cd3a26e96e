import type { ReactNode } from "react";
import type { BatchFigures } from "../../../main/hub/contract/batches.ts";
import { useT } from "../../locales/provider.tsx";
import { percent } from "../../ui/format.ts";
import { Panel, Tag } from "../../ui/parts.tsx";
import tables from "../../ui/tables.module.css";
import { wantName } from "../../widgets/condition-words.ts";
import { LazyChart } from "../../widgets/lazy-chart.tsx";
import { Confusion } from "./confusion.tsx";
import css from "./training.module.css";

/** What a batch gains and loses: replies, classes, by want, which classes are taken for which, and how far confidence may be trusted. */
export function Figures({ of }: { of: BatchFigures }): ReactNode {
  const t = useT();
  return (
    <>
      <Panel
        title={t("training.figures")}
        tools={<Tag tone={of.source === "own" ? "good" : "warn"}>{t(`figuresOf.${of.source}`, { own: of.own, others: of.others })}</Tag>}
      >
        <dl className={css.sums}>
          <Sum name={t("training.replies")} of={of.replies} none={t("training.noReplies")} />
          <Sum name={t("training.classes")} of={of.classes} none={t("training.noClasses")} />
        </dl>
        <ByWant of={of} />
      </Panel>
      <div className={css.pair}>
        <Panel title={t("training.confusion")}>
          <Confusion of={of.confusion} />
        </Panel>
        <Panel title={t("training.reliability")}>
          <Reliability of={of.reliability} />
        </Panel>
      </div>
    </>
  );
}

function Sum({ name, of, none }: { name: string; of: BatchFigures["classes"]; none: string }): ReactNode {
  const t = useT();
  if (of.asked === 0)
    return (
      <div>
        <dt>{name}</dt>
        <dd className={css.none}>{none}</dd>
      </div>
    );
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b>{percent(of.before / of.asked)}</b> → <b>{percent(of.after / of.asked)}</b>
      </dd>
      <dd className={css.change}>{t("training.change", { asked: of.asked, gained: of.gained, lost: of.lost })}</dd>
    </div>
  );
}

function ByWant({ of: { byWant } }: { of: BatchFigures }): ReactNode {
  const t = useT();
  if (byWant.length === 0) return null;
  const most = Math.max(1, ...byWant.flatMap(({ gained, lost }) => [gained, lost]));
  return (
    <table className={`${tables.small} ${css.wants}`}>
      <thead>
        <tr>
          <th>{t("training.want")}</th>
          <th>{t("training.asked")}</th>
          <th>{t("training.right")}</th>
          <th>{t("training.lost")}</th>
          <th>{t("training.gained")}</th>
        </tr>
      </thead>
      <tbody>
        {byWant.map(({ want, asked, before, after, gained, lost }) => (
          <tr key={want}>
            <td>{wantName(t, want)}</td>
            <td>{asked}</td>
            <td>
              {before} → {after}
            </td>
            <td className={css.lost}>
              {lost > 0 && lost} <i style={{ width: `${(lost / most) * 100}%` }} />
            </td>
            <td className={css.gained}>
              <i style={{ width: `${(gained / most) * 100}%` }} /> {gained > 0 && gained}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const HEIGHT = 240;

function Reliability({ of }: { of: BatchFigures["reliability"] }): ReactNode {
  const t = useT();
  if (of.length === 0) return <p className={css.hint}>{t("training.noClasses")}</p>;
  const [sure, right, ideal, some] = [t("training.confidence"), t("training.rightShare"), t("training.ideal"), t("training.found")];
  const option = {
    grid: { left: 44, right: 16, top: 34, bottom: 40 },
    legend: { top: 0, data: [ideal, some] },
    tooltip: { trigger: "item" as const },
    xAxis: { type: "value" as const, min: 0, max: 1, name: sure, nameLocation: "middle" as const, nameGap: 26 },
    yAxis: { type: "value" as const, min: 0, max: 1, name: right },
    series: [
      {
        name: ideal,
        type: "line" as const,
        symbol: "none",
        lineStyle: { type: "dashed" as const, color: "--drawn-rest" },
        data: [
          [0, 0],
          [1, 1],
        ],
      },
      {
        name: some,
        type: "line" as const,
        symbolSize: 8,
        data: of.map(({ confidence, right: share, count }) => ({ value: [confidence, share], name: t("training.bin", { n: count }) })),
      },
    ],
  };
  return (
    <>
      <LazyChart option={option} height={HEIGHT} label={t("training.reliability")} />
      <p className={css.hint}>{of.map(({ confidence, right: share, count }) => `${percent(confidence)} → ${percent(share)} (${count})`).join(" · ")}</p>
    </>
  );
}
