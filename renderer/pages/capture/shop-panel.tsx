import { Button } from "antd";
import { type ReactNode, useMemo } from "react";
import type { Outputs } from "../../client/rpc.ts";
import { captureTexts } from "../../locales/late/capture.ts";
import { useLate } from "../../locales/late.ts";
import { useT } from "../../locales/provider.tsx";
import { span } from "../../ui/format.ts";
import { Panel } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import { Authorisation } from "../../widgets/authorisation.tsx";
import { axes } from "../../widgets/axes.ts";
import { ChannelMark } from "../../widgets/channel-mark.tsx";
import { LazyChart } from "../../widgets/lazy-chart.tsx";
import { PauseShop } from "../../widgets/pause-shop.tsx";
import { ShopState } from "../../widgets/shop-state.tsx";
import { DayFacts } from "../../widgets/shop-today.tsx";
import css from "./capture.module.css";
import { drawnOf } from "./figures.ts";

type OfDay = Outputs["capture"]["board"]["shops"][number];

interface ShopPanelProps {
  shop: Outputs["status"]["get"]["shops"][number];
  of: OfDay;
  compared: Outputs["status"]["completeness"]["days"][number] | undefined;
  isToday: boolean;
  open: () => void;
}

/** One shop over the day: how it stands, what it brought, how late. */
export function ShopPanel({ shop, of, compared, isToday, open }: ShopPanelProps): ReactNode {
  const s = useLate(captureTexts);
  const t = useT();
  return (
    <Panel
      title={
        <>
          <ChannelMark channel={shop.channel} /> <Written>{shop.name}</Written>
        </>
      }
      tools={
        <>
          <PauseShop shop={shop} />
          <Button size="small" type="text" onClick={open}>
            {s("more")}
          </Button>
        </>
      }
    >
      <div className={css.shop}>
        <div className={css.state}>
          <ShopState shop={shop} />
        </div>
        <DayFacts of={of} compared={compared} isToday={isToday} />
        <dl className={css.facts}>
          <dt>{s("delay")}</dt>
          <dd>
            {[
              isToday && shop.lagSeconds !== null && s("delayNow", { now: span(shop.lagSeconds * 1_000, t) }),
              compared && s("delayDay", { worst: span(compared.worstSeconds * 1_000, t) }),
            ]
              .filter(Boolean)
              .join(" · ") || "–"}
          </dd>
          {shop.authorisation && (
            <>
              <dt>{s("authorisation")}</dt>
              <dd>
                <Authorisation of={shop.authorisation} />
              </dd>
            </>
          )}
        </dl>
        <DayChart of={of} name={shop.name} />
      </div>
    </Panel>
  );
}

/** Orders of each hour against the usual, and below it how late they were held. */
function DayChart({ of, name }: { of: OfDay; name: string }): ReactNode {
  const s = useLate(captureTexts);
  const option = useMemo(() => {
    const { names, orders, usual, p50, worst, hasUsual, hasDelay } = drawnOf(of.hours);
    const x = axes.category(names);
    const upper = { top: 26, left: 8, right: 8, height: hasDelay ? 116 : 124, outerBoundsMode: "same" };
    const line = { type: "line", showSymbol: false, connectNulls: false } as const;
    const ofOrders = [
      { name: s("held"), type: "bar", barMaxWidth: 14, data: orders, itemStyle: { color: "--drawn-good" } },
      ...(hasUsual ? [{ ...line, name: s("usual"), data: usual, itemStyle: { color: "--drawn-3" }, lineStyle: { width: 1.5, type: "dashed" } }] : []),
    ];
    const ofDelay = [
      { ...line, showSymbol: true, symbolSize: 4, name: s("p50"), data: p50, itemStyle: { color: "--drawn-1" }, lineStyle: { width: 1.5 } },
      { ...line, showSymbol: true, symbolSize: 4, name: s("worstMinutes"), data: worst, itemStyle: { color: "--drawn-2" }, lineStyle: { width: 1.5 } },
    ].map((one) => ({ ...one, xAxisIndex: 1, yAxisIndex: 1 }));
    return {
      // One line, however narrow the panel and long the words: what is wider is turned over.
      legend: { type: "scroll", top: 0, left: 0, right: 0, itemWidth: 12, itemHeight: 8, textStyle: { color: "--ink-3" } },
      grid: hasDelay ? [upper, { top: 150, left: 8, right: 8, height: 62, outerBoundsMode: "same" }] : [upper],
      xAxis: hasDelay
        ? [
            { ...x, gridIndex: 0 },
            { ...x, gridIndex: 1, axisLabel: { show: false } },
          ]
        : [x],
      yAxis: hasDelay
        ? [
            { ...axes.value, gridIndex: 0, minInterval: 1 },
            { ...axes.value, gridIndex: 1, splitNumber: 2 },
          ]
        : [{ ...axes.value, minInterval: 1 }],
      series: hasDelay ? [...ofOrders, ...ofDelay] : ofOrders,
    };
  }, [of, s]);
  return <LazyChart option={option} height={drawnOf(of.hours).hasDelay ? 224 : 150} label={s("chart", { shop: name })} />;
}
