import { Segmented as Choices, type SegmentedProps } from "antd";
import { type ReactNode, useEffect, useRef } from "react";

/**
 * One of a few, side by side. The library lets Tab stop at the row before its choices, where no key does anything: here Tab leads to what is chosen, and the
 * arrows go on from there. An arrow that goes round is told by the library three times over, and once from here.
 */
export function Segmented<Value extends string | number = string>(props: Omit<SegmentedProps<Value>, "ref">): ReactNode {
  const told = useRef(props.value);
  useEffect(() => {
    told.current = props.value;
  });
  const tell = (value: Value): void => {
    if (value === told.current) return;
    told.current = value;
    props.onChange?.(value);
  };
  return <Choices<Value> tabIndex={-1} {...props} onChange={tell} />;
}
