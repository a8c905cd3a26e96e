import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import type { ReactNode } from "react";
import { useSearchParams } from "react-router";
import { api } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { count } from "../../ui/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { Empty, Page, Panel } from "../../ui/parts.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { CursorPages } from "../../widgets/cursor-pages.tsx";
import { UnlessNoShop } from "../../widgets/no-shop.tsx";
import { SavedViews } from "../../widgets/saved-views.tsx";
import { Export } from "./export.tsx";
import { useListed } from "./filter.ts";
import { Filters } from "./filters.tsx";
import { Findings } from "./findings.tsx";
import { OrderTable } from "./order-table.tsx";
import css from "./orders.module.css";

/** Orders as a list that is narrowed, found in and taken along; beside it those that something is wrong with, the longest first. */
export default function OrdersPage(): ReactNode {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const { listed } = useListed();
  const side = params.get("view") === "findings" ? "findings" : "all";
  return (
    <Page
      title={t("orders.title")}
      tools={
        side === "all" && (
          <>
            <SavedViews list="orders" />
            <Export listed={listed} />
          </>
        )
      }
    >
      <Panel flush className={css.board}>
        <Tabs
          value={side}
          onChange={(view) => setParams(view === "all" ? {} : { view })}
          items={(["all", "findings"] as const).map((value) => ({ value, label: t(`orderView.${value}`) }))}
        />
        {side === "all" ? <List /> : <Findings />}
      </Panel>
    </Page>
  );
}

function List(): ReactNode {
  const t = useT();
  const { listed, params, set, clear } = useListed();
  const { filter, text, sort, columns, after } = listed;
  const list = useQuery(
    api.orderList.list.queryOptions({
      input: { filter, sort, ...(text === "" ? {} : { text }), ...(after ? { cursor: after } : {}) },
      placeholderData: keepPreviousData,
    }),
  );
  const total = useQuery(api.orderList.count.queryOptions({ input: { filter }, enabled: text === "", placeholderData: keepPreviousData, staleTime: 60_000 }));
  const next = list.data?.next ?? null;
  return (
    <>
      <SearchField key={text} text={text} set={(q) => (q === "" ? set({ q: undefined }) : set({ q }))} />
      {text === "" && <Filters listed={listed} params={params} set={set} />}
      <div className={css.scroll} data-stale={list.isPlaceholderData ? "" : undefined}>
        <Answer of={list} lines={12}>
          {({ rows }) =>
            rows.length > 0 ? (
              <OrderTable rows={rows} columns={columns} text={text} />
            ) : (
              <UnlessNoShop>
                <Empty title={text === "" ? t("orders.noneSuch") : t("orders.nothing", { text })}>
                  <span>{t(text === "" ? "orders.noneSuchHint" : "palette.nothing")}</span>
                  <Button onClick={clear}>{t("orders.showAll")}</Button>
                </Empty>
              </UnlessNoShop>
            )
          }
        </Answer>
      </div>
      <footer className={css.foot}>
        <span role="status">
          {text === ""
            ? total.data && t(total.data.more ? "orders.countMore" : "orders.counted", { n: count(total.data.count) })
            : list.data && t("orders.found", { n: list.data.rows.length })}
        </span>
        <CursorPages cursor={after || undefined} next={next} go={(to) => set({ after: to })} />
      </footer>
    </>
  );
}

function SearchField({ text, set }: { text: string; set: (text: string) => void }): ReactNode {
  const t = useT();
  return (
    <Input.Search
      allowClear
      className={css.search}
      prefix={<Icon name="search" />}
      defaultValue={text}
      placeholder={t("orders.search")}
      aria-label={t("orders.search")}
      onSearch={(value) => set(value.trim())}
    />
  );
}
