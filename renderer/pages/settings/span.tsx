import { Checkbox, Input, Switch } from "antd";
import type { ReactNode } from "react";
import type { Settings } from "../../../main/hub/contract/settings.ts";
import { type SettingsText, settingsTexts } from "../../locales/late/settings.ts";
import { useLate } from "../../locales/late.ts";
import css from "./settings.module.css";

type SpanValue = Settings["quiet"] | Settings["hours"];
interface SpanProps {
  label: string;
  value: SpanValue;
  set: (value: SpanValue) => void;
}

const week = [1, 2, 3, 4, 5, 6, 7] as const;

/** A span of the day in Beijing, on or off, and on which days where that is asked. */
export function Span({ label, value, set }: SpanProps): ReactNode {
  const s = useLate(settingsTexts);
  const time = (end: "from" | "to"): ReactNode => (
    <Input
      type="time"
      className={css.time}
      aria-label={`${label} ${s(end)}`}
      value={value[end]}
      disabled={!value.on}
      // An emptied field is no time yet.
      onChange={({ target }) => target.value !== "" && set({ ...value, [end]: target.value })}
    />
  );
  return (
    <div className={css.span}>
      <span className={css.line}>
        <Switch aria-label={label} checked={value.on} onChange={(on) => set({ ...value, on })} />
        {time("from")}–{time("to")}
      </span>
      {"days" in value && (
        <Checkbox.Group
          aria-label={s("days")}
          disabled={!value.on}
          value={value.days}
          onChange={(days: number[]) => set({ ...value, days: days.toSorted() })}
          options={week.map((day) => ({ value: day, label: s(`day.${day}` as SettingsText) }))}
        />
      )}
    </div>
  );
}
