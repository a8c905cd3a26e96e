import { useQuery } from "@tanstack/react-query";
import { Button, Input, Segmented, Select } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { priorities } from "../../../main/hub/contract/lists.ts";
import { caseKinds, findingKinds } from "../../../main/hub/contract/words.ts";
import { api, type Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Icon } from "../../ui/icon.tsx";
import { bareName } from "../../ui/names.ts";
import { Tabs } from "../../ui/tabs.tsx";
import { type Filter, sorts, type View, views } from "../../widgets/case-list/filter.ts";
import { useChannels } from "../../widgets/channel-mark.tsx";
import { useClasses } from "../../widgets/dispute-class.tsx";
import { Columns } from "./columns-menu.tsx";
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
  const tags = useQuery(api.caseMarks.everyTag.queryOptions({ staleTime: 60_000 }));
  const people = useQuery(api.session.operators.queryOptions({ staleTime: 300_000 }));
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
            options={sorts.map((value) => ({ value, label: t(`sort.${value}`) }))}
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
          <Select
            allowClear
            showSearch
            value={filter.tag}
            aria-label={t("marks.tags")}
            placeholder={t("marks.tags")}
            onChange={(tag: string | undefined) => set({ tag })}
            options={(tags.data?.names ?? []).map((value) => ({ value, label: value }))}
          />
          <Select
            allowClear
            value={filter.priority}
            aria-label={t("marks.priority")}
            placeholder={t("marks.priority")}
            onChange={(priority: string | undefined) => set({ priority })}
            options={priorities.map((value) => ({ value, label: t(`priority.${value}`) }))}
          />
          {filter.view !== "mine" && (
            <Select
              allowClear
              showSearch={{ optionFilterProp: "label" }}
              value={filter.who}
              aria-label={t("queue.colAssignee")}
              placeholder={t("queue.colAssignee")}
              onChange={(who: string | undefined) => set({ who })}
              options={[
                { value: "nobody", label: t("queue.nobody") },
                ...(people.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: bareName(name) })),
              ]}
            />
          )}
          <Columns />
        </div>
      )}
      {filter.view !== "second" && <Narrowed filter={filter} set={set} />}
    </>
  );
}

/** By what an address narrows the list besides, each with a way to let it go. */
function Narrowed({ filter: { only, who }, set }: Pick<FiltersProps, "filter" | "set">): ReactNode {
  const t = useT();
  const people = useQuery(api.session.operators.queryOptions({ staleTime: 300_000, enabled: who !== undefined && who !== "nobody" }));
  if (!only && !who) return null;
  const name = who === "nobody" ? t("queue.nobody") : bareName(people.data?.rows.find(({ id }) => id === who)?.name ?? t("queue.somebody"));
  return (
    <div className={css.narrowed}>
      {only && (
        <Button size="small" onClick={() => set({ only: undefined })}>
          {t(`burning.${only}`)} <Icon name="cross" size={12} />
        </Button>
      )}
      {who && (
        <Button size="small" onClick={() => set({ who: undefined })}>
          {t("queue.whose", { name })} <Icon name="cross" size={12} />
        </Button>
      )}
    </div>
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
