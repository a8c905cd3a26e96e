import { useQuery } from "@tanstack/react-query";
import { Input, Select } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { priorities } from "../../../main/hub/contract/lists.ts";
import { caseKinds, findingKinds } from "../../../main/hub/contract/words.ts";
import { api } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Icon } from "../../ui/icon.tsx";
import { bareName } from "../../ui/names.ts";
import type { Filter } from "../../widgets/case-list/filter.ts";
import { useChannels } from "../../widgets/channel-mark.tsx";
import { useClasses } from "../../widgets/dispute-class.tsx";
import { Columns } from "./columns-menu.tsx";

export interface FilterFieldsProps {
  filter: Filter;
  set: (change: Readonly<Record<string, string | undefined>>) => void;
}

/** What narrows the list; each lives in the address. */
export default function FilterFields({ filter, set }: FilterFieldsProps): ReactNode {
  const t = useT();
  const classes = useClasses();
  const { withCases } = useChannels();
  const tags = useQuery(api.caseMarks.everyTag.queryOptions({ staleTime: 60_000 }));
  const people = useQuery(api.session.operators.queryOptions({ staleTime: 300_000 }));
  return (
    <>
      <SearchField text={filter.text ?? ""} set={(q) => set({ q })} />
      <Select
        allowClear
        value={filter.channel}
        placeholder={t("filter.channel")}
        aria-label={t("filter.channel")}
        onChange={(channel: string | undefined) => set({ channel })}
        options={[...withCases]}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        value={filter.disputeClass}
        placeholder={t("filter.class")}
        aria-label={t("filter.class")}
        onChange={(value: string | undefined) => set({ class: value })}
        options={classes.list.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <Select
        allowClear
        value={filter.finding}
        placeholder={t("filter.finding")}
        aria-label={t("filter.finding")}
        onChange={(finding: string | undefined) => set({ finding })}
        options={findingKinds.map((value) => ({ value, label: t(`finding.${value}`) }))}
      />
      <Select
        allowClear
        value={filter.kind}
        placeholder={t("filter.kind")}
        aria-label={t("filter.kind")}
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
          options={[{ value: "nobody", label: t("queue.nobody") }, ...(people.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: bareName(name) }))]}
        />
      )}
      <Columns />
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
