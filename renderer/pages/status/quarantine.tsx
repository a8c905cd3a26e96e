import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { useChange } from "../../client/change.ts";
import { api, hub } from "../../client/rpc.ts";
import { useMay } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { exact, moment } from "../../ui/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { useNow } from "../../ui/now.tsx";
import { Pager } from "../../ui/pager.tsx";
import { Empty, Panel } from "../../ui/parts.tsx";
import { ChannelMark } from "../../widgets/channel-mark.tsx";
import { Reveal } from "./reveal.tsx";
import css from "./status.module.css";

const PAGE_SIZE = 20;

/** What could not be read, why, and the way to try it again. */
export function Quarantine(): ReactNode {
  const t = useT();
  const now = useNow();
  const mayReplay = useMay("shop.edit");
  const mayReveal = useMay("personal.reveal");
  const [revealed, setRevealed] = useState<string | null>(null);
  const [page, setPage] = useState(0);
  const kept = useQuery(api.status.quarantine.queryOptions({ input: { page, size: PAGE_SIZE }, placeholderData: keepPreviousData }));
  const replay = useChange({ call: (ids: string[]) => hub.status.replay({ ids }), said: ({ replayed }) => t("status.replayed", { n: replayed }) });
  const total = kept.data?.total ?? 0;
  const button = (ids: string[], text: string): ReactNode =>
    mayReplay && (
      <Button size="small" icon={<Icon name="refresh" size={13} />} disabled={replay.isPending} onClick={() => replay.mutate(ids)}>
        {text}
      </Button>
    );
  return (
    <Panel title={t("status.quarantine")} note={t("status.quarantineHint")} tools={total > 0 && button([], t("status.replayAll"))} flush>
      <Answer of={kept} lines={4}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={t("status.quarantineEmpty")}>{t("status.quarantineEmptyHint")}</Empty>
          ) : (
            <ul className={css.kept}>
              {rows.map((row) => (
                <li key={row.id}>
                  <div>
                    <p>
                      <ChannelMark channel={row.channel} shop={row.shopName} /> <b>{row.reason}</b>
                    </p>
                    <small title={exact(row.receivedAt)}>
                      {t("status.via", { shop: row.shopName, topic: row.topic, via: row.via })} · {moment(row.receivedAt, now)}
                    </small>
                  </div>
                  <code title={row.shape}>{row.shape}</code>
                  <span className={css.keptTools}>
                    {mayReveal && (
                      <Button size="small" type="text" onClick={() => setRevealed(row.id)}>
                        {t("status.reveal")}
                      </Button>
                    )}
                    {button([row.id], t("status.replay"))}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      {revealed && <Reveal id={revealed} close={() => setRevealed(null)} />}
      {total > PAGE_SIZE && (
        <footer className={css.foot}>
          <Pager page={page} size={PAGE_SIZE} total={total} onPage={setPage} />
        </footer>
      )}
    </Panel>
  );
}
