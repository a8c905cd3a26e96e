import { Input, Select } from "antd";
import type { ReactNode } from "react";
import { waitingSetupTexts } from "../../locales/late/waiting-setup.ts";
import { useLate } from "../../locales/late.ts";
import { bareName } from "../../ui/names.ts";
import type { Person } from "./kept.ts";
import css from "./setup.module.css";

/** One of the people, or nobody where that may be. */
export function Who(props: { value: string | null; people: readonly Person[]; label: string; none?: string; set: (id: string | null) => void }): ReactNode {
  const { value, people, label, none, set } = props;
  return (
    <Select
      className={css.who}
      aria-label={label}
      value={value}
      allowClear={none !== undefined}
      {...(none === undefined ? {} : { placeholder: none })}
      onChange={(id: string | undefined) => set(id ?? null)}
      options={people.map(({ id, name }) => ({ value: id, label: bareName(name) }))}
    />
  );
}

/** From when to when, in Beijing. */
export function Hours({ value, set }: { value: { from: string; to: string }; set: (part: { from?: string; to?: string }) => void }): ReactNode {
  const s = useLate(waitingSetupTexts);
  const time = (end: "from" | "to"): ReactNode => (
    // An emptied field is no time yet.
    <Input
      type="time"
      className={css.time}
      aria-label={s(end)}
      value={value[end]}
      onChange={({ target }) => target.value !== "" && set({ [end]: target.value })}
    />
  );
  return (
    <span className={css.hours}>
      {time("from")}–{time("to")}
    </span>
  );
}
