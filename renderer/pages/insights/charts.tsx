import { type ReactNode, useMemo } from "react";
import { useNavigate } from "react-router";
import type { BehindKind, Bucket, FigureFilter, Figures } from "../../../main/hub/contract/insights.ts";
import { useT } from "../../locales/provider.tsx";
import type { TextKey } from "../../locales/text.ts";
import { count, day, money } from "../../ui/format.ts";
import { Panel } from "../../ui/parts.tsx";
import { axes } from "../../widgets/axes.ts";
import { LazyChart } from "../../widgets/lazy-chart.tsx";
import { behindAddress } from "./filter.ts";
import css from "./insights.module.css";

/** What a bucket is called below its bar. */
export function bucketName({ day: at, hour }: Bucket): string {
  return at ? day(at) : `${String(hour ?? 0).padStart(2, "0")}:00`;
}

interface Series {
  key: TextKey;
  of: BehindKind;
  colour: string;
  value: (bucket: Bucket) => number;
}

const automation: readonly Series[] = [
  { key: "insights.byItself", of: "auto", colour: "--drawn-1", value: ({ auto }) => auto },
  { key: "insights.byPerson", of: "person", colour: "--drawn-2", value: ({ person }) => person },
];
const lateness: readonly Series[] = [
  { key: "insights.inTime", of: "answers", colour: "--drawn-good", value: ({ answers, late }) => answers - late },
  { key: "insights.tooLate", of: "late", colour: "--drawn-bad", value: ({ late }) => late },
];
const refunds: readonly Series[] = [{ key: "insights.refunded", of: "refunds", colour: "--drawn-3", value: ({ fen }) => fen }];

/** Three charts over the same time; a bar leads to its cases. */
export function Charts(props: { of: Figures; filter: FigureFilter }): ReactNode {
  const t = useT();
  return (
    <div className={css.charts}>
      <Panel title={t("insights.automation")} note={t("insights.automationNote")}>
        <Bars {...props} label={t("insights.automation")} series={automation} unit="insights.unitCases" />
      </Panel>
      <Panel title={t("insights.overtime")} note={t("insights.overtimeNote")}>
        <Bars {...props} label={t("insights.overtime")} series={lateness} unit="insights.unitAnswers" />
      </Panel>
      <Panel title={t("insights.refunds")} note={t("insights.refundsNote")}>
        <Bars {...props} label={t("insights.refunds")} series={refunds} unit="insights.unitYuan" />
      </Panel>
    </div>
  );
}

interface BarsProps {
  of: Figures;
  filter: FigureFilter;
  series: readonly Series[];
  unit: TextKey;
  label: string;
}

function Bars({ of, filter, series, unit, label }: BarsProps): ReactNode {
  const t = useT();
  const navigate = useNavigate();
  const isMoney = unit === "insights.unitYuan";
  const option = useMemo(
    () => ({
      grid: { top: series.length > 1 ? 34 : 28, right: 8, bottom: 4, left: 8, outerBoundsMode: "same" },
      legend: series.length > 1 ? { top: 0, right: 0, itemWidth: 10, itemHeight: 10, textStyle: { color: "--ink-2" } } : undefined,
      xAxis: axes.category(of.buckets.map(bucketName)),
      yAxis: {
        ...axes.value,
        name: t(unit),
        nameTextStyle: { color: "--ink-3", align: "left" },
        minInterval: isMoney ? 100 : 1,
        axisLabel: { ...axes.value.axisLabel, formatter: (value: number) => count(isMoney ? value / 100 : value) },
      },
      series: series.map(({ key, colour, value }) => ({
        name: t(key),
        type: "bar",
        stack: "all",
        barMaxWidth: 26,
        itemStyle: { color: colour },
        tooltip: { valueFormatter: (told: number) => (isMoney ? money(told) : count(told)) },
        data: of.buckets.map(value),
      })),
    }),
    [of, series, unit, isMoney, t],
  );
  const pick = (at: number, which: number): void => {
    const [bucket, kind] = [of.buckets[at], series[which]?.of];
    if (bucket && kind) void navigate(behindAddress({ of: kind, figures: of, shopId: filter.shopId, bucket }));
  };
  return <LazyChart option={option} height={212} label={label} pick={pick} />;
}
