/** Axis styling that every chart shares; colours by their role, as everywhere in what a chart is told. */
export const axes = {
  category: (data: readonly string[]): object => ({
    type: "category",
    data,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: "--line-strong" } },
    axisLabel: { color: "--ink-3" },
  }),
  value: { type: "value", splitNumber: 3, splitLine: { lineStyle: { color: "--grid" } }, axisLabel: { color: "--ink-3" } },
} as const;
