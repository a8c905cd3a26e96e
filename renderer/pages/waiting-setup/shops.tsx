import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import type { ReactNode } from "react";
import { api } from "../../client/rpc.ts";
import { waitingSetupTexts } from "../../locales/late/waiting-setup.ts";
import { useLate } from "../../locales/late.ts";
import { Field } from "../../ui/field.tsx";
import css from "./setup.module.css";

/** Which shops are meant; none: all. */
export function Shops({ value, set, label }: { value: readonly string[]; set: (shops: string[]) => void; label?: string }): ReactNode {
  const s = useLate(waitingSetupTexts);
  const shops = useQuery(api.terms.shops.queryOptions({ staleTime: 300_000 })).data?.shops ?? [];
  const choice = (at?: string): ReactNode => (
    <Select
      {...(at ? { id: at } : { "aria-label": label ?? s("shops") })}
      mode="multiple"
      className={css.wide}
      value={[...value]}
      placeholder={s("everyShop")}
      onChange={set}
      options={shops.map(({ id, name }) => ({ value: id, label: name }))}
      showSearch={{ optionFilterProp: "label" }}
    />
  );
  return label === undefined ? <Field label={s("shops")}>{choice}</Field> : choice();
}
