import type { EChartsCoreOption } from "echarts/core";
import { lazy, type ReactNode, Suspense } from "react";
import { Bone } from "../ui/parts.tsx";

const Drawn = lazy(async () => ({ default: (await import("./chart.tsx")).Chart }));

/** A chart that keeps its place while the drawing code is fetched. */
export function LazyChart(props: { option: EChartsCoreOption; height: number; label: string }): ReactNode {
  return (
    <Suspense fallback={<Bone height={props.height} />}>
      <Drawn {...props} />
    </Suspense>
  );
}
