import { lazy, type ReactNode, Suspense } from "react";
import { Bone } from "../ui/parts.tsx";
import type { ChartProps } from "./chart.tsx";

const Drawn = lazy(async () => ({ default: (await import("./chart.tsx")).Chart }));

/** A chart that keeps its place while the drawing code is fetched. */
export function LazyChart(props: ChartProps): ReactNode {
  return (
    <Suspense fallback={<Bone height={props.height} />}>
      <Drawn {...props} />
    </Suspense>
  );
}
