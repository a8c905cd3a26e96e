import { useQuery } from "@tanstack/react-query";
import { Checkbox, Input, Select } from "antd";
import type { ReactNode } from "react";
import { verbGroups } from "../../../main/hub/contract/journal-words.ts";
import { api } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import filters from "../../ui/filters.module.css";
import { bareName } from "../../ui/names.ts";
import css from "./audit.module.css";

interface FiltersProps {
  params: URLSearchParams;
  set: (change: Readonly<Record<string, string | undefined>>) => void;
}

/** Narrowed by person, what it is about, case, days and words. */
export function Filters({ params, set }: FiltersProps): ReactNode {
  const t = useT();
  const people = useQuery(api.session.operators.queryOptions({ staleTime: 300_000 }));
  return (
    <div className={`${filters.sideways} ${css.filters}`}>
      <Select
        allowClear
        value={params.get("who") ?? undefined}
        placeholder={t("audit.who")}
        aria-label={t("audit.who")}
        onChange={(who: string | undefined) => set({ who })}
        options={[
          ...(people.data?.rows ?? []).map(({ id, name }) => ({ value: `operator:${id}`, label: bareName(name) })),
          { value: "system", label: t("actor.system") },
        ]}
      />
      <Select
        allowClear
        value={params.get("about") ?? undefined}
        placeholder={t("audit.group")}
        aria-label={t("audit.group")}
        onChange={(about: string | undefined) => set({ about })}
        options={verbGroups.map((value) => ({ value, label: t(`verbGroup.${value}`) }))}
      />
      <Typed of="case" label={t("audit.case")} params={params} set={set} />
      <Typed of="q" label={t("audit.text")} params={params} set={set} />
      <label>
        {t("audit.from")} <input type="date" value={params.get("from") ?? ""} onChange={(event) => set({ from: event.target.value })} />
      </label>
      <label>
        {t("audit.to")} <input type="date" value={params.get("to") ?? ""} onChange={(event) => set({ to: event.target.value })} />
      </label>
      <Checkbox checked={params.get("by") === "people"} onChange={(event) => set({ by: event.target.checked ? "people" : undefined })}>
        {t("audit.people")}
      </Checkbox>
    </div>
  );
}

/** Asked when Enter is pressed or the field is left. */
function Typed({ of, label, params, set }: FiltersProps & { of: "case" | "q"; label: string }): ReactNode {
  const kept = params.get(of) ?? "";
  const settle = (text: string): void => {
    if (text.trim() !== kept) set({ [of]: text.trim() });
  };
  return (
    <Input
      key={kept}
      allowClear
      defaultValue={kept}
      maxLength={60}
      placeholder={label}
      aria-label={label}
      onPressEnter={(event) => settle(event.currentTarget.value)}
      onBlur={(event) => settle(event.target.value)}
      onClear={() => settle("")}
    />
  );
}
