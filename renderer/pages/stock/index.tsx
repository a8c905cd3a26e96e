import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button, Input, Select } from "antd";
import type { ReactNode } from "react";
import { api, hub } from "../../client/rpc.ts";
import { useMay } from "../../client/session.tsx";
import { stockTexts } from "../../locales/late/stock.ts";
import { useLate } from "../../locales/late.ts";
import { Answer } from "../../ui/answer.tsx";
import filters from "../../ui/filters.module.css";
import { count } from "../../ui/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { Empty, Page, Panel } from "../../ui/parts.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { CursorPages } from "../../widgets/cursor-pages.tsx";
import { ExportList } from "../../widgets/export-list.tsx";
import { onlys, stockSorts, useListed } from "./filter.ts";
import css from "./stock.module.css";
import { StockTable } from "./stock-table.tsx";

/** What lies in the warehouses, what of it is promised to orders that have not left, and what is left; what is short first. */
export default function StockPage(): ReactNode {
  const t = useLate(stockTexts);
  const mayExport = useMay("list.export");
  const { listed, set, clear } = useListed();
  const { filter, sort, after } = listed;
  const list = useQuery(
    api.stock.list.queryOptions({ input: { filter, sort, ...(after ? { cursor: after } : {}) }, placeholderData: keepPreviousData, refetchInterval: 60_000 }),
  );
  const summary = useQuery(api.stock.summary.queryOptions({ input: { filter }, placeholderData: keepPreviousData, staleTime: 30_000 }));
  const isAll = Object.keys(filter).length === 0;
  return (
    <Page title={t("title")} tools={mayExport && <ExportList name={t("title")} read={(of, signal) => hub.stock.export({ filter, sort, ...of }, { signal })} />}>
      <Panel flush className={css.board}>
        <div className={`${filters.sideways} ${css.filters}`}>
          <Input.Search
            key={filter.text ?? ""}
            allowClear
            className={css.search}
            prefix={<Icon name="search" />}
            defaultValue={filter.text ?? ""}
            placeholder={t("search")}
            aria-label={t("search")}
            onSearch={(text) => set({ q: text.trim() || undefined })}
          />
          <Select
            allowClear
            aria-label={t("anyWarehouse")}
            placeholder={t("anyWarehouse")}
            value={filter.warehouse}
            onChange={(warehouse: string | undefined) => set({ warehouse })}
            options={(summary.data?.warehouses ?? []).map((value) => ({ value, label: value === "" ? t("allTogether") : value }))}
          />
          <Segmented
            size="small"
            value={filter.only ?? "any"}
            onChange={(only) => set({ only: only === "any" ? undefined : only })}
            options={onlys.map((value) => ({ value, label: t(`only.${value}`) }))}
          />
          <span className={css.looks}>
            <Segmented
              size="small"
              value={sort}
              onChange={(value) => set({ sort: value === "least" ? undefined : value })}
              options={stockSorts.map((value) => ({ value, label: t(`sort.${value}`) }))}
            />
          </span>
        </div>
        <div className={css.scroll} data-stale={list.isPlaceholderData ? "" : undefined}>
          <Answer of={list} lines={12}>
            {({ rows }) =>
              rows.length > 0 ? (
                <StockTable rows={rows} />
              ) : (
                <Empty title={t(isAll ? "none" : "noneSuch")}>
                  <span>{t(isAll ? "noneHint" : "noneSuchHint")}</span>
                  {!isAll && <Button onClick={clear}>{t("showAll")}</Button>}
                </Empty>
              )
            }
          </Answer>
        </div>
        <footer className={css.foot}>
          <span role="status">
            {summary.data && t("counted", { n: count(summary.data.count) })}
            {summary.data && summary.data.short > 0 && <b className={css.short}> {t("short", { n: count(summary.data.short) })}</b>}
          </span>
          <CursorPages cursor={after} next={list.data?.next ?? null} go={(to) => set({ after: to })} />
        </footer>
      </Panel>
    </Page>
  );
}
