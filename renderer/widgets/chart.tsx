/** Bars and lines, nothing else of ECharts; only pages that draw load this. */
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { type ReactNode, useEffect, useRef } from "react";
import { colour, useShownDress } from "../ui/appearance.ts";
import css from "./widgets.module.css";

use([BarChart, LineChart, GridComponent, TooltipComponent, LegendComponent, SVGRenderer]);

const ground = {
  animationDuration: 250,
  color: ["--drawn-1", "--drawn-2", "--drawn-3", "--drawn-4"],
  tooltip: {
    // Drawn, not written: the other way writes styles into markup, which the content policy refuses.
    renderMode: "richText",
    confine: true,
    trigger: "axis",
    borderWidth: 0,
    backgroundColor: "--bubble",
    textStyle: { color: "--bubble-ink", fontSize: 12 },
    axisPointer: { type: "shadow" },
  },
};

/** An option with each role (`--drawn-good`) as the colour that it has now. */
function painted(option: unknown): unknown {
  if (typeof option === "string") return option.startsWith("--") ? colour(option.slice(2)) : option;
  if (Array.isArray(option)) return option.map(painted);
  if (option === null || typeof option !== "object") return option;
  return Object.fromEntries(Object.entries(option).map(([key, value]) => [key, painted(value)]));
}

export interface ChartProps {
  option: EChartsCoreOption;
  height: number;
  label: string;
  /** Called when somebody presses a bar or a point: its place in its series, and which series. */
  pick?: (at: number, series: number) => void;
}

/** Draws an ECharts option whose colours are roles of tokens.css; `label` is what a screen reader says. */
export function Chart({ option, height, label, pick }: ChartProps): ReactNode {
  const picked = useRef(pick);
  useEffect(() => {
    picked.current = pick;
  });
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof init> | null>(null);
  const dress = useShownDress();
  useEffect(() => {
    if (!box.current) return;
    const drawn = init(box.current, null, { renderer: "svg" });
    chart.current = drawn;
    drawn.on("click", ({ dataIndex, seriesIndex }) => {
      if (typeof dataIndex === "number" && typeof seriesIndex === "number") picked.current?.(dataIndex, seriesIndex);
    });
    const watch = new ResizeObserver(() => drawn.resize());
    watch.observe(box.current);
    return () => {
      watch.disconnect();
      drawn.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => {
    // Text is measured apart from the page, so the font must be named and not inherited.
    const textStyle = { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12 };
    const whole = { ...ground, textStyle, ...option, tooltip: { ...ground.tooltip, ...(option.tooltip as object | undefined) } };
    if (dress) chart.current?.setOption(painted(whole) as EChartsCoreOption);
  }, [option, dress]);
  return <div ref={box} className={css.chart} style={{ height }} role="img" aria-label={label} />;
}
