import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { api, type Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { count, percent } from "../../ui/format.ts";
import { Empty } from "../../ui/parts.tsx";
import { axes } from "../../widgets/axes.ts";
import { LazyChart } from "../../widgets/lazy-chart.tsx";
import css from "./review.module.css";

type Rows = Outputs["decisions"]["automatic"]["summary"]["byRow"];

interface ByRowProps {
  rows: Rows;
  chosen: string | undefined;
  choose: (row: string | undefined) => void;
}

/** Which row of the policy errs: the chart for the eye, the list to filter by. */
export function ByRow({ rows, chosen, choose }: ByRowProps): ReactNode {
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
      legend: { bottom: 0, itemWidth: 10, itemHeight: 10, textStyle: { color: "#6c797b" } },
      xAxis: axes.value,
      yAxis: narrow(axes.category(bars.map((row) => row.row))),
      series: [
        series(
          t("review.rowRight"),
          bars.map((row) => row.reviewed - row.wrong),
          "#5d9c8f",
        ),
        series(
          t("review.rowWrong"),
          bars.map((row) => row.wrong),
          "#c4543f",
        ),
        series(
          t("review.rowOpen"),
          bars.map((row) => row.count - row.reviewed),
          "#d9dfd8",
        ),
      ],
    };
  }, [rows, t]);
  const policies = useQuery(api.policies.list.queryOptions({ staleTime: 300_000 }));
  const notes = new Map(policies.data?.policies.flatMap((policy) => policy.body.rows.map((row) => [row.id, row.note])));
  if (rows.length === 0) return <Empty title={t("review.empty")} />;
  return (
    <>
      <div className={css.chart}>
        <LazyChart option={option} height={60 + rows.length * 26} label={t("review.chart")} />
      </div>
      <ul className={css.rows}>
        {rows.map((row) => (
          <li key={row.row}>
            <button type="button" aria-pressed={chosen === row.row} onClick={() => choose(chosen === row.row ? undefined : row.row)}>
              <span title={row.row}>{notes.get(row.row) || row.row}</span>
              <small>{count(row.count)}</small>
              <b data-bad={row.wrong * 20 > row.reviewed ? "" : undefined}>{row.reviewed > 0 ? percent(row.wrong / row.reviewed) : "–"}</b>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Row names are long; the list below says them whole. */
function narrow(axis: object): object {
  return { ...axis, axisLabel: { color: "#6c797b", width: 116, overflow: "truncate" } };
}
