import { Segmented as Choices, type SegmentedProps } from "antd";
import type { ReactNode } from "react";

/**
 * One of a few, side by side. The library lets Tab stop at the row before its choices, where no key does anything: here Tab leads to what is chosen, and the
 * arrows go on from there.
 */
export function Segmented<Value extends string | number = string>(props: Omit<SegmentedProps<Value>, "ref">): ReactNode {
  return <Choices<Value> tabIndex={-1} {...props} />;
}
