import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { api, type Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { count, moment, span } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Panel } from "../../ui/parts.tsx";
import tables from "../../ui/tables.module.css";
import { axes } from "../../widgets/axes.ts";
import { ChannelMark } from "../../widgets/channel-mark.tsx";
import { ofToday, overAll, shareOf } from "../../widgets/completeness.ts";
import { LazyChart } from "../../widgets/lazy-chart.tsx";
import css from "./status.module.css";

type Day = Outputs["status"]["completeness"]["days"][number];

/** Longest delay that needs no colour: an interval of pulling and a minute. */
const LATE_SECONDS = 360;

/** What the channels have against what is held: today by shop, and day by day. */
export function Completeness({ shops }: { shops: Outputs["status"]["get"]["shops"] }): ReactNode {
  const t = useT();
  const now = useNow();
  const known = useQuery(api.status.completeness.queryOptions({ refetchInterval: 60_000 }));
  if (!known.data) return null;
  const { days, gaps } = known.data;
  const rows = ofToday(days, now);
  const nameOf = (id: string): string => shops.find((shop) => shop.id === id)?.name ?? id;
  return (
    <Panel title={t("status.completeness")} flush>
      <div className={css.completeness}>
        <table className={`${tables.heads} ${css.shops}`}>
          <thead>
            <tr>
              <th>{t("status.colShop")}</th>
              <th>{t("status.colShare")}</th>
              <th>{t("status.colListed")}</th>
              <th>{t("status.colMissing")}</th>
              <th>{t("status.colWorst")}</th>
              <th>{t("status.colCompared")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.length === 0 && (
              <tr>
                <td colSpan={6}>{t("status.notComparedToday")}</td>
              </tr>
            )}
            {rows.map((row) => (
              <tr key={row.shopId}>
                <td>
                  <ChannelMark channel={shops.find(({ id }) => id === row.shopId)?.channel ?? ""} /> {nameOf(row.shopId)}
                </td>
                <td data-late={row.open > 0 ? "" : undefined}>{shareOf(row)}</td>
                <td>{count(row.listed)}</td>
                <td>{t("status.missingFilled", { open: count(row.open), filled: count(row.filled) })}</td>
                <td data-late={row.worstSeconds > LATE_SECONDS ? "" : undefined}>{span(row.worstSeconds * 1_000, t)}</td>
                <td>{moment(row.checkedTo, now)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {days.length > 0 && <OverDays days={days} />}
      </div>
      {gaps.length > 0 && (
        <p className={css.gaps}>
          {t("status.gaps", {
            count: count(gaps.length),
            first: gaps
              .slice(0, 3)
              .map(({ shopId, refId }) => `${nameOf(shopId)} ${refId}`)
              .join(t("status.gapsBetween")),
          })}
        </p>
      )}
    </Panel>
  );
}

function OverDays({ days }: { days: readonly Day[] }): ReactNode {
  const t = useT();
  const option = useMemo(() => {
    const whole = overAll(days);
    const least = Math.floor(Math.min(99, ...whole.map(({ share }) => share)));
    return {
      grid: { top: 12, right: 8, bottom: 4, left: 8, outerBoundsMode: "same" },
      xAxis: axes.category(whole.map(({ day }) => day.slice(5))),
      yAxis: [
        { ...axes.value, min: least, max: 100, interval: (100 - least) / 4, axisLabel: { ...axes.value.axisLabel, formatter: "{value}%" } },
        { ...axes.value, minInterval: 1, splitLine: { show: false } },
      ],
      series: [
        { name: t("status.colShare"), type: "line", showSymbol: true, data: whole.map(({ share }) => share), itemStyle: { color: "--drawn-good" } },
        {
          name: t("status.worstMinutes"),
          type: "bar",
          yAxisIndex: 1,
          barMaxWidth: 12,
          data: whole.map(({ minutes }) => minutes),
          itemStyle: { color: "--drawn-warn" },
        },
      ],
    };
  }, [days, t]);
  return <LazyChart option={option} height={168} label={t("status.completenessByDay")} />;
}
