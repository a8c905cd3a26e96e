import type { ReactNode } from "react";
import { count } from "./format.ts";
import css from "./tabs.module.css";

interface TabsProps<Value extends string> {
  value: Value;
  items: readonly { value: Value; label: string; count?: number }[];
  onChange: (value: Value) => void;
  children?: ReactNode;
}

/** Quiet tabs with counts; what else belongs to the list stands at their right. */
export function Tabs<Value extends string>({ value, items, onChange, children }: TabsProps<Value>): ReactNode {
  return (
    <div className={css.tabs}>
      <div className={css.list} role="tablist">
        {items.map((item) => (
          <button key={item.value} type="button" role="tab" aria-selected={value === item.value} onClick={() => onChange(item.value)}>
            {item.label}
            {item.count !== undefined && <small>{count(item.count)}</small>}
          </button>
        ))}
      </div>
      {children && <div className={css.more}>{children}</div>}
    </div>
  );
}
