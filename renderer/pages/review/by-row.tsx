import { type ReactNode, useMemo } from "react";
import type { Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { count } from "../../ui/format.ts";
import { Empty, Tag } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import { axes } from "../../widgets/axes.ts";
import { LazyChart } from "../../widgets/lazy-chart.tsx";
import { useRateWords } from "./rate.ts";
import css from "./review.module.css";

type Rows = Outputs["decisions"]["automatic"]["summary"]["byRow"];

interface ByRowProps {
  rows: Rows;
  notes: ReadonlyMap<string, string>;
  choose: (row: string) => void;
}

/** Which row of the policy errs: the chart for the eye, the list to filter by. */
export function ByRow({ rows, notes, choose }: ByRowProps): ReactNode {
  const t = useT();
  const option = useMemo(() => {
    const bars = rows.toReversed();
    const series = (name: string, data: readonly number[], color: string): object => ({
      name,
      type: "bar",
      stack: "all",
      barWidth: 12,
      data,
      itemStyle: { color },
    });
    return {
      grid: { top: 4, right: 14, bottom: 44, left: 8, outerBoundsMode: "same" },
      legend: { bottom: 0, itemWidth: 10, itemHeight: 10, textStyle: { color: "--ink-3" } },
      xAxis: axes.value,
      yAxis: narrow(axes.category(bars.map((row) => notes.get(row.row) ?? row.row))),
      series: [
        series(
          t("review.rowRight"),
          bars.map((row) => row.reviewed - row.wrong),
          "--drawn-good",
        ),
        series(
          t("review.rowWrong"),
          bars.map((row) => row.wrong),
          "--drawn-bad",
        ),
        series(
          t("review.rowOpen"),
          bars.map((row) => row.count - row.reviewed),
          "--drawn-rest",
        ),
      ],
    };
  }, [rows, notes, t]);
  const rate = useRateWords();
  if (rows.length === 0) return <Empty title={t("review.empty")} />;
  return (
    <>
      <div className={css.chart}>
        <LazyChart option={option} height={60 + rows.length * 26} label={t("review.chart")} />
      </div>
      <ul className={css.rows}>
        {rows.map((row) => (
          <li key={row.row}>
            <button type="button" onClick={() => choose(row.row)}>
              <span title={row.row}>
                <Written>{notes.get(row.row) ?? row.row}</Written>
              </span>
              <small>{count(row.count)}</small>
              {row.stopped && (
                <Tag tone="bad" title={t("review.rowStoppedHint")}>
                  {t("review.rowStopped")}
                </Tag>
              )}
              <b data-bad={rate(row.rate, row.marks).isBad ? "" : undefined} title={rate(row.rate, row.marks).note}>
                {rate(row.rate, row.marks).short}
              </b>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Row names are long; the list below says them whole. */
function narrow(axis: object): object {
  return { ...axis, axisLabel: { color: "--ink-3", width: 220, overflow: "truncate" } };
}
