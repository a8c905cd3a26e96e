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
      legend: { bottom: 0, itemWidth: 10, itemHeight: 10, textStyle: { color: "#6c797b" } },
      xAxis: axes.category(ordered.map((month) => month.month)),
      yAxis: { ...axes.value, minInterval: 1 },
      series: [
        { name: t("account.seriesOrders"), type: "bar", barMaxWidth: 22, data: ordered.map((month) => month.orders), itemStyle: { color: "#9cc4bb" } },
        { name: t("account.seriesReturns"), type: "bar", barMaxWidth: 22, data: ordered.map((month) => month.returns), itemStyle: { color: "#c4543f" } },
      ],
    };
  }, [months, t]);
  return <LazyChart option={option} height={210} label={t("account.history")} />;
}
