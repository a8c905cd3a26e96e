import { useQuery } from "@tanstack/react-query";
import { Checkbox, Input, Select } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { findingKinds, orderStates } from "../../../main/hub/contract/words.ts";
import { fenFromYuan } from "../../../main/hub/kernel/money.ts";
import { api } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import filters from "../../ui/filters.module.css";
import { Segmented } from "../../ui/segmented.tsx";
import { useChannels } from "../../widgets/channel-mark.tsx";
import { ColumnsMenu } from "../../widgets/columns-menu.tsx";
import { columnNames } from "./columns.ts";
import { type Change, type Listed, yuanOf } from "./filter.ts";
import css from "./orders.module.css";

interface FiltersProps {
  listed: Listed;
  params: URLSearchParams;
  set: (change: Change) => void;
}

/** By what the list is narrowed, and how it stands. */
export function Filters({ listed: { filter, sort, columns }, params, set }: FiltersProps): ReactNode {
  const t = useT();
  const channels = useChannels();
  const shops = useQuery(api.terms.shops.queryOptions({ staleTime: 300_000 }));
  const amount = (key: "min" | "max", value: number | undefined): ReactNode => (
    <Paused
      key={`${key} ${value}`}
      className={css.amount}
      value={yuanOf(value)}
      label={t(key === "min" ? "orders.fenFrom" : "orders.fenUntil")}
      isRight={(text) => (fenFromYuan(text) ?? -1) >= 0}
      set={(text) => set({ [key]: text })}
    />
  );
  return (
    <div className={`${filters.sideways} ${css.filters}`}>
      <span className={css.range}>
        {t("orders.paidDays")}
        <Input
          type="date"
          aria-label={t("orders.paidFrom")}
          title={t("orders.paidFrom")}
          value={params.get("from") ?? ""}
          onChange={(event) => set({ from: event.target.value })}
        />
        –
        <Input
          type="date"
          aria-label={t("orders.paidUntil")}
          title={t("orders.paidUntil")}
          value={params.get("until") ?? ""}
          onChange={(event) => set({ until: event.target.value })}
        />
      </span>
      <Select
        allowClear
        aria-label={t("filter.channel")}
        placeholder={t("filter.channel")}
        value={filter.channel}
        onChange={(channel: string | undefined) => set({ channel })}
        options={[...channels.withCases]}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        aria-label={t("left.anyShop")}
        placeholder={t("left.anyShop")}
        value={filter.shopId}
        onChange={(shop: string | undefined) => set({ shop })}
        options={(shops.data?.shops ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        allowClear
        aria-label={t("orders.colState")}
        placeholder={t("orders.colState")}
        value={filter.state}
        onChange={(state: string | undefined) => set({ state })}
        options={orderStates.map((value) => ({ value, label: t(`orderState.${value}`) }))}
      />
      <Select
        allowClear
        aria-label={t("filter.finding")}
        placeholder={t("filter.finding")}
        value={filter.finding}
        onChange={(finding: string | undefined) => set({ finding })}
        options={[{ value: "any", label: t("orders.anyFinding") }, ...findingKinds.map((value) => ({ value, label: t(`finding.${value}`) }))]}
      />
      <Paused key={filter.product} value={filter.product ?? ""} label={t("orders.product")} isRight={() => true} set={(product) => set({ product })} />
      <span className={css.range}>
        {amount("min", filter.fenFrom)}–{amount("max", filter.fenUntil)}
      </span>
      <Checkbox checked={filter.openCase === true} onChange={(event) => set({ open: event.target.checked ? "1" : undefined })}>
        {t("orders.withCase")}
      </Checkbox>
      <span className={css.looks}>
        <Segmented
          size="small"
          value={sort}
          onChange={(value) => set({ sort: value === "newest" ? undefined : value })}
          options={(["newest", "oldest", "dearest"] as const).map((value) => ({ value, label: t(`orderSort.${value}`) }))}
        />
        <ColumnsMenu names={columnNames} shown={columns} label={(key) => t(`orderCol.${key}`)} choose={(cols) => set({ cols })} size="small" />
      </span>
    </div>
  );
}

interface PausedProps {
  value: string;
  label: string;
  className?: string | undefined;
  isRight: (text: string) => boolean;
  set: (text: string) => void;
}

/** A field that asks once somebody pauses, and not for what cannot be. */
function Paused({ value, label, className, isRight, set }: PausedProps): ReactNode {
  const [typed, setTyped] = useState(value);
  const fits = typed.trim() === "" || isRight(typed.trim());
  useEffect(() => {
    if (typed === value || !fits) return;
    const timer = setTimeout(() => set(typed.trim()), 400);
    return () => clearTimeout(timer);
  });
  return (
    <Input
      allowClear
      className={className}
      value={typed}
      status={fits ? "" : "error"}
      aria-label={label}
      placeholder={label}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}
