import { type ReactNode, useMemo } from "react";
import { toBeijing } from "../../../main/hub/kernel/time.ts";
import type { Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { axes } from "../../widgets/axes.ts";
import { LazyChart } from "../../widgets/lazy-chart.tsx";

export function PerHour({ hours }: { hours: Outputs["status"]["get"]["perHour"] }): ReactNode {
  const t = useT();
  const option = useMemo(
    () => ({
      grid: { top: 12, right: 8, bottom: 4, left: 8, outerBoundsMode: "same" },
      xAxis: axes.category(hours.map((hour) => toBeijing(hour.hour).slice(11, 16))),
      yAxis: { ...axes.value, minInterval: 1 },
      series: [
        {
          name: t("status.received"),
          type: "bar",
          stack: "all",
          barMaxWidth: 20,
          data: hours.map((hour) => hour.received - hour.quarantined),
          itemStyle: { color: "--drawn-good" },
        },
        {
          name: t("status.quarantined"),
          type: "bar",
          stack: "all",
          barMaxWidth: 20,
          data: hours.map((hour) => hour.quarantined),
          itemStyle: { color: "--drawn-bad" },
        },
      ],
    }),
    [hours, t],
  );
  return <LazyChart option={option} height={196} label={t("status.perHour")} />;
}
