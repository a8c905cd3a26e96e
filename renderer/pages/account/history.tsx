import { type ReactNode, useMemo } from "react";
import type { Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { axes } from "../../widgets/axes.ts";
import { LazyChart } from "../../widgets/lazy-chart.tsx";

export function History({ months }: { months: Outputs["risk"]["account"]["months"] }): ReactNode {
  const t = useT();
  const option = useMemo(() => {
    const ordered = months.toSorted((left, right) => left.month.localeCompare(right.month));
    return {
      grid: { top: 12, right: 8, bottom: 48, left: 8, outerBoundsMode: "same" },
      legend: { bottom: 0, itemWidth: 10, itemHeight: 10, textStyle: { color: "--ink-3" } },
      xAxis: axes.category(ordered.map((month) => month.month)),
      yAxis: [
        { ...axes.value, minInterval: 1 },
        { ...axes.value, splitLine: { show: false }, axisLabel: { color: "--ink-3", formatter: (yuan: number) => `¥${yuan}` } },
      ],
      series: [
        { name: t("account.seriesOrders"), type: "bar", barMaxWidth: 22, data: ordered.map((month) => month.orders), itemStyle: { color: "--drawn-good" } },
        { name: t("account.seriesReturns"), type: "bar", barMaxWidth: 22, data: ordered.map((month) => month.returns), itemStyle: { color: "--drawn-bad" } },
        {
          name: t("account.seriesRefunded"),
          type: "line",
          yAxisIndex: 1,
          symbolSize: 7,
          data: ordered.map((month) => month.refundedFen / 100),
          itemStyle: { color: "--drawn-warn" },
          lineStyle: { color: "--drawn-warn" },
        },
      ],
    };
  }, [months, t]);
  return <LazyChart option={option} height={210} label={t("account.history")} />;
}
