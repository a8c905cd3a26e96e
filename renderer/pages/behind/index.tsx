import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useSearchParams } from "react-router";
import type { BehindFilter } from "../../../main/hub/contract/insights.ts";
import { api, hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { count, exact } from "../../ui/format.ts";
import { bareName } from "../../ui/names.ts";
import { Empty, Page, Panel, Tag } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import { CursorPages } from "../../widgets/cursor-pages.tsx";
import { useClasses } from "../../widgets/dispute-class.tsx";
import { ExportList } from "../../widgets/export-list.tsx";
import whole from "../../widgets/whole-list.module.css";
import css from "./behind.module.css";
import { readBehind } from "./filter.ts";
import { Rows } from "./rows.tsx";

/** The cases behind a figure: what was counted, one by one, and as a file. */
export default function BehindPage(): ReactNode {
  const t = useT();
  const [params, setParams] = useSearchParams();
  // When it was opened: an address without days means that day.
  const [now] = useState(Date.now);
  const filter = readBehind(params, now);
  const cursor = params.get("after") ?? undefined;
  const list = useQuery(api.insights.behind.queryOptions({ input: { ...filter, ...(cursor ? { cursor } : {}) }, placeholderData: keepPreviousData }));
  const total = useQuery(api.insights.behindCount.queryOptions({ input: filter, placeholderData: keepPreviousData }));
  const next = list.data?.next ?? null;
  const go = (after: string | undefined): void => {
    const to = new URLSearchParams(params);
    if (after === undefined) to.delete("after");
    else to.set("after", after);
    setParams(to, { replace: true });
  };
  const title = t(`behind.${filter.of}`);
  return (
    <Page
      title={title}
      note={<About filter={filter} />}
      tools={<ExportList name={title} read={(how, signal) => hub.insights.exportBehind({ ...filter, ...how }, { signal })} />}
    >
      <Panel flush className={whole.board}>
        <div className={whole.scroll} data-stale={list.isPlaceholderData ? "" : undefined}>
          <Answer of={list} lines={12}>
            {({ rows }) => (rows.length > 0 ? <Rows rows={rows} of={filter.of} /> : <Empty title={t("behind.none")}>{t("behind.noneHint")}</Empty>)}
          </Answer>
        </div>
        <footer className={css.foot}>
          <span role="status">{total.data && t(total.data.more ? "behind.countMore" : "behind.counted", { n: count(total.data.count) })}</span>
          <CursorPages cursor={cursor} next={next} go={go} />
        </footer>
      </Panel>
    </Page>
  );
}

/** Of which time, and by what it is narrowed. */
function About({ filter }: { filter: BehindFilter }): ReactNode {
  const t = useT();
  const classes = useClasses();
  const shops = useQuery(api.terms.shops.queryOptions({ staleTime: 300_000, enabled: filter.shopId !== undefined }));
  const people = useQuery(api.session.operators.queryOptions({ staleTime: 300_000, enabled: filter.who !== undefined }));
  const first = exact(filter.from).slice(0, 10);
  const last = exact(new Date(filter.until.getTime() - 1)).slice(0, 10);
  const parts = [
    filter.shopId === undefined ? null : (shops.data?.shops.find(({ id }) => id === filter.shopId)?.name ?? filter.shopId),
    filter.sku === undefined ? null : filter.sku || t("insights.unknownGoods"),
    filter.reason === undefined ? null : classes.title(filter.reason),
    filter.who === undefined ? null : bareName(people.data?.rows.find(({ id }) => id === filter.who)?.name ?? t("queue.somebody")),
  ].filter((part) => part !== null);
  return (
    <span className={css.about}>
      <Tag>{first === last ? first : t("behind.days", { first, last })}</Tag>
      {filter.hour !== undefined && <Tag>{t("behind.hour", { from: filter.hour, to: filter.hour + 1 })}</Tag>}
      {parts.map((part) => (
        <Tag key={part}>
          <Written>{part}</Written>
        </Tag>
      ))}
    </span>
  );
}
