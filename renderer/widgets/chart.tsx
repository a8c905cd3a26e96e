/** Bars and lines, nothing else of ECharts; only pages that draw load this. */
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { type ReactNode, useEffect, useRef } from "react";
import css from "./widgets.module.css";

use([BarChart, LineChart, GridComponent, TooltipComponent, LegendComponent, SVGRenderer]);

const ground = {
  animationDuration: 250,
  color: ["#0f6b62", "#c9743a", "#34609b", "#67498e"],
  tooltip: {
    // Drawn, not written: the other way writes styles into markup, which the content policy refuses.
    renderMode: "richText",
    confine: true,
    trigger: "axis",
    borderWidth: 0,
    backgroundColor: "#223236",
    textStyle: { color: "#fff", fontSize: 12 },
    axisPointer: { type: "shadow" },
  },
};

/** Draws an ECharts option in our colours; `label` is what a screen reader says. */
export function Chart({ option, height, label }: { option: EChartsCoreOption; height: number; label: string }): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof init> | null>(null);
  useEffect(() => {
    if (!box.current) return;
    const drawn = init(box.current, null, { renderer: "svg" });
    chart.current = drawn;
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
    chart.current?.setOption({ ...ground, textStyle, ...option, tooltip: { ...ground.tooltip, ...(option.tooltip as object | undefined) } });
  }, [option]);
  return <div ref={box} className={css.chart} style={{ height }} role="img" aria-label={label} />;
}
