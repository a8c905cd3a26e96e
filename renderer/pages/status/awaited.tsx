import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { api } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { exact, moment } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Pager } from "../../ui/pager.tsx";
import { Empty, Panel, Tag } from "../../ui/parts.tsx";
import { ChannelMark } from "../../widgets/channel-mark.tsx";
import { Copyable } from "../../widgets/copyable.tsx";
import css from "./status.module.css";

const PAGE_SIZE = 10;

/** What was told about things nobody knows yet: traces of waybills that no order names, facts of orders that never came. */
export function Awaited(): ReactNode {
  const t = useT();
  const now = useNow();
  const [page, setPage] = useState(0);
  const awaited = useQuery(api.status.awaited.queryOptions({ input: { page, size: PAGE_SIZE }, placeholderData: keepPreviousData, refetchInterval: 10_000 }));
  const total = awaited.data?.total ?? 0;
  return (
    <Panel title={t("status.awaited")} note={t("status.awaitedHint")} flush>
      <Answer of={awaited} lines={3}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={t("status.awaitedEmpty")}>{t("status.awaitedEmptyHint")}</Empty>
          ) : (
            <ul className={css.kept}>
              {rows.map((row) => (
                <li key={`${row.channel} ${row.shopName} ${row.what} ${row.ref}`}>
                  <div>
                    <p>
                      <Tag tone="plain">{t(`awaited.${row.what}`)}</Tag> <Copyable text={row.ref} />
                    </p>
                    <small title={exact(row.firstAt)}>{t("status.awaitedSince", { at: moment(row.firstAt, now), n: row.payloads })}</small>
                  </div>
                  <span>{row.reason}</span>
                  <ChannelMark channel={row.channel} shop={row.shopName} />
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      {total > PAGE_SIZE && (
        <footer className={css.foot}>
          <Pager page={page} size={PAGE_SIZE} total={total} onPage={setPage} />
        </footer>
      )}
    </Panel>
  );
}
