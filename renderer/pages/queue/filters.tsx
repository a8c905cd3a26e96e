import { Input, Segmented, Select } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { caseKinds, findingKinds } from "../../../main/hub/contract/words.ts";
import type { Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { useChannels } from "../../widgets/channel-mark.tsx";
import { useClasses } from "../../widgets/dispute-class.tsx";
import { type Filter, type View, views } from "./filter.ts";
import css from "./queue.module.css";

type Counts = Outputs["cases"]["counts"];

interface FiltersProps {
  filter: Filter;
  set: (change: Readonly<Record<string, string | undefined>>) => void;
  counts: Counts | undefined;
  /** How much waits for a second person. */
  second: number | undefined;
}

export function Filters({ filter, set, counts, second }: FiltersProps): ReactNode {
  const t = useT();
  const classes = useClasses();
  const { withCases } = useChannels();
  return (
    <>
      <Tabs
        value={filter.view}
        onChange={(view) => set({ view })}
        items={views.map((view) => ({ value: view, label: t(`view.${view}`), count: view === "second" ? second : counts && countOf(view, counts) }))}
      >
        {filter.view !== "second" && (
          <Segmented
            size="small"
            value={filter.sort}
            onChange={(sort) => set({ sort })}
            options={(["deadline", "stake", "newest"] as const).map((value) => ({ value, label: t(`sort.${value}`) }))}
          />
        )}
      </Tabs>
      {filter.view !== "second" && (
        <div className={css.filters}>
          <SearchField text={filter.text ?? ""} set={(q) => set({ q })} />
          <Select
            allowClear
            value={filter.channel}
            placeholder={t("filter.channel")}
            onChange={(channel: string | undefined) => set({ channel })}
            options={[...withCases]}
          />
          <Select
            allowClear
            showSearch={{ optionFilterProp: "label" }}
            value={filter.disputeClass}
            placeholder={t("filter.class")}
            onChange={(value: string | undefined) => set({ class: value })}
            options={classes.list.map(({ id, title }) => ({ value: id, label: title }))}
          />
          <Select
            allowClear
            value={filter.finding}
            placeholder={t("filter.finding")}
            onChange={(finding: string | undefined) => set({ finding })}
            options={findingKinds.map((value) => ({ value, label: t(`finding.${value}`) }))}
          />
          <Select
            allowClear
            value={filter.kind}
            placeholder={t("filter.kind")}
            onChange={(kind: string | undefined) => set({ kind })}
            options={caseKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
        </div>
      )}
    </>
  );
}

/** Asks once somebody pauses, not at each letter. */
function SearchField({ text, set }: { text: string; set: (text: string) => void }): ReactNode {
  const t = useT();
  const [typed, setTyped] = useState(text);
  useEffect(() => {
    if (typed === text) return;
    const timer = setTimeout(() => set(typed), 300);
    return () => clearTimeout(timer);
  });
  return (
    <Input
      allowClear
      prefix={<Icon name="search" size={14} />}
      value={typed}
      placeholder={t("queue.search")}
      aria-label={t("queue.search")}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}

function countOf(view: View, counts: Counts): number | undefined {
  if (view === "all") return counts.open;
  if (view === "promised") return counts.promisesDue;
  if (view === "waiting" || view === "second") return undefined;
  return view === "done" ? counts.doneToday : counts[view];
}
