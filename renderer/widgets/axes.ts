/** Axis styling that every chart shares. */
export const axes = {
  category: (data: readonly string[]): object => ({
    type: "category",
    data,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: "#cdd4cc" } },
    axisLabel: { color: "#6c797b" },
  }),
  value: { type: "value", splitNumber: 3, splitLine: { lineStyle: { color: "#e9ede8" } }, axisLabel: { color: "#6c797b" } },
} as const;
