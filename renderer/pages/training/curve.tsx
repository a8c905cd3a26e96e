import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { type ReactNode, useMemo, useState } from "react";
import { useChange } from "../../client/change.ts";
import { api, hub, type Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { count, moment, percent } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Panel } from "../../ui/parts.tsx";
import { axes } from "../../widgets/axes.ts";
import { LazyChart } from "../../widgets/lazy-chart.tsx";
import { LOOK_MS } from "./batch.tsx";
import css from "./training.module.css";

type Points = Outputs["labelModel"]["curve"]["points"];

/** Asked for, and not measured since: its time then, `none` before there was any. */
type Waiting = string | null;
const timeOf = (measuredAt: Date | null | undefined): string => measuredAt?.toISOString() ?? "none";

/** How much each share of the accepted examples teaches, asked of examples that none of these models has seen. */
export function Curve(): ReactNode {
  const t = useT();
  const now = useNow();
  const [waiting, setWaiting] = useState<Waiting>(null);
  const curve = useQuery(
    api.labelModel.curve.queryOptions({ refetchInterval: ({ state }) => (waiting !== null && waiting === timeOf(state.data?.measuredAt) ? LOOK_MS : false) }),
  );
  const measuring = waiting !== null && waiting === timeOf(curve.data?.measuredAt);
  const measure = useChange({ call: () => hub.labelModel.measureCurve(), after: () => setWaiting(timeOf(curve.data?.measuredAt)) });
  const tools = (
    <Button size="small" loading={measuring || measure.isPending} onClick={() => measure.mutate(undefined)}>
      {t("curve.measure")}
    </Button>
  );
  return (
    <Panel title={t("curve.title")} note={curve.data?.measuredAt && t("curve.at", { at: moment(curve.data.measuredAt, now) })} tools={tools}>
      <Answer of={curve} lines={6}>
        {({ points }) => (points.length === 0 ? <p className={css.hint}>{t("curve.none")}</p> : <Drawn points={points} />)}
      </Answer>
    </Panel>
  );
}

function Drawn({ points }: { points: Points }): ReactNode {
  const t = useT();
  const option = useMemo(
    () => ({
      grid: { left: 44, right: 16, top: 14, bottom: 40 },
      tooltip: { trigger: "item" as const },
      xAxis: { ...axes.value, type: "value" as const, min: 0, name: t("curve.rows"), nameLocation: "middle" as const, nameGap: 26 },
      yAxis: { ...axes.value, type: "value" as const, min: 0, max: 1 },
      series: [
        {
          name: t("curve.title"),
          type: "line" as const,
          symbolSize: 8,
          itemStyle: { color: "--drawn-good" },
          lineStyle: { color: "--drawn-good" },
          data: points.map(({ rows, right, asked }) => [rows, asked === 0 ? 0 : right / asked]),
        },
      ],
    }),
    [points, t],
  );
  return (
    <>
      <LazyChart option={option} height={200} label={t("curve.title")} />
      <p className={css.hint}>
        {points
          .map(({ rows, right, asked }) => t("curve.point", { rows: count(rows), share: percent(asked === 0 ? 0 : right / asked), asked: count(asked) }))
          .join(" · ")}
      </p>
    </>
  );
}
