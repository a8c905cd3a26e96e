import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { api, type Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { count } from "../../ui/format.ts";
import { Panel } from "../../ui/parts.tsx";
import tables from "../../ui/tables.module.css";
import { axes } from "../../widgets/axes.ts";
import { LazyChart } from "../../widgets/lazy-chart.tsx";
import css from "./insights.module.css";
import { byShop, byWeek, shareText } from "./never-left.ts";

type Rows = Outputs["insights"]["neverLeft"]["rows"];

/** Shown as sent and not sent, week by week and by shop. */
export function NeverLeft({ shopId }: { shopId: string | undefined }): ReactNode {
  const t = useT();
  const known = useQuery(api.insights.neverLeft.queryOptions({ input: { shopId }, refetchInterval: 300_000 }));
  const rows = known.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <Panel title={t("insights.neverLeft")} note={t("insights.neverLeftNote")}>
      <div className={css.left}>
        <Weeks rows={rows} />
        <table className={tables.heads}>
          <thead>
            <tr>
              <th>{t("status.colShop")}</th>
              <th>{t("insights.leftShipped")}</th>
              <th>{t("insights.leftLate")}</th>
              <th>{t("insights.leftShare")}</th>
              <th>{t("insights.leftOpen")}</th>
            </tr>
          </thead>
          <tbody>
            {byShop(rows).map((shop) => (
              <tr key={shop.shopId}>
                <td>{shop.name}</td>
                <td>{count(shop.shipped)}</td>
                <td>{count(shop.late)}</td>
                <td>{shareText(shop)}</td>
                <td>{count(shop.open)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function Weeks({ rows }: { rows: Rows }): ReactNode {
  const t = useT();
  const option = useMemo(() => {
    const weeks = byWeek(rows);
    return {
      grid: { top: 12, right: 8, bottom: 4, left: 8, outerBoundsMode: "same" },
      xAxis: axes.category(weeks.map(({ week }) => week.slice(5))),
      yAxis: { ...axes.value, min: 0, axisLabel: { ...axes.value.axisLabel, formatter: "{value}%" } },
      series: [{ name: t("insights.leftShare"), type: "bar", barMaxWidth: 26, itemStyle: { color: "--drawn-bad" }, data: weeks.map(({ percent }) => percent) }],
    };
  }, [rows, t]);
  return <LazyChart option={option} height={196} label={t("insights.neverLeft")} />;
}
