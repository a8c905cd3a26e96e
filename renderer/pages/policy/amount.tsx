import { InputNumber } from "antd";
import type { ReactNode } from "react";
import type { FactUnit } from "../../../main/hub/contract/policies.ts";
import { useT } from "../../locales/provider.tsx";
import css from "./policy.module.css";

/** How a number is stepped through, as it is shown: money by ten yuan, counts and hours by one, a share by five hundredths. */
const steps: Readonly<Record<FactUnit, number>> = { yuan: 10, count: 1, hours: 1, share: 5 };

/** A number with its unit beside it; an emptied field leaves the number as it was. */
export function Amount({
  label,
  unit,
  value,
  change,
}: {
  label: string;
  unit: FactUnit | null;
  value: number | null;
  change: (value: number) => void;
}): ReactNode {
  const t = useT();
  const shown = (number: number): number => (unit === "share" ? Math.round(number * 10_000) / 100 : number);
  return (
    <span className={css.amount}>
      <InputNumber
        size="small"
        variant="borderless"
        aria-label={label}
        value={value === null ? null : shown(value)}
        step={unit === null ? 1 : steps[unit]}
        onChange={(next) => next !== null && change(unit === "share" ? next / 100 : next)}
        controls={false}
        keyboard
      />
      {unit !== null && <small>{t(`policy.unit.${unit}`)}</small>}
    </span>
  );
}
