import { useQuery } from "@tanstack/react-query";
import { Button, Dropdown } from "antd";
import { type ReactNode, useState } from "react";
import { api } from "../../client/rpc.ts";
import { useMay } from "../../client/session.tsx";
import { waitingSetupTexts } from "../../locales/late/waiting-setup.ts";
import { useLate } from "../../locales/late.ts";
import { useLocale } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { count, moment } from "../../ui/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { useNow } from "../../ui/now.tsx";
import { Empty, Panel, Tag } from "../../ui/parts.tsx";
import { Told, Written } from "../../ui/said.tsx";
import type { Notifier, NotifierKind } from "./kept.ts";
import { NotifierForm } from "./notifier-form.tsx";
import css from "./setup.module.css";

/** The ways by which people are told, and how each does. */
export function Notifiers(): ReactNode {
  const s = useLate(waitingSetupTexts);
  const { language } = useLocale();
  const [edited, edit] = useState<{ kind: NotifierKind; notifier: Notifier | null } | null>(null);
  const kinds = useQuery(api.alerts.kinds.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data?.kinds ?? [];
  const notifiers = useQuery(api.alerts.notifiers.queryOptions());
  const mayEdit = useMay("waiting.edit");
  return (
    <Panel
      title={s("part.notifiers")}
      note={s("notifiersNote")}
      flush
      tools={
        mayEdit && (
          <Dropdown
            trigger={["click"]}
            menu={{ items: kinds.map((kind) => ({ key: kind.id, label: kind.name[language], onClick: () => edit({ kind, notifier: null }) })) }}
          >
            <Button icon={<Icon name="plus" />}>{s("addNotifier")}</Button>
          </Dropdown>
        )
      }
    >
      <Answer of={notifiers} lines={6}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={s("notifiersNone")}>
              <p>{s("notifiersNoneHint")}</p>
            </Empty>
          ) : (
            <ul className={css.list}>
              {rows.map((row) => {
                const kind = kinds.find(({ id }) => id === row.kind);
                return (
                  <li key={row.id} data-off={row.enabled ? undefined : ""}>
                    {kind && (
                      <i className={css.mark} style={{ background: kind.mark.colour }} aria-hidden="true">
                        {kind.mark.glyph}
                      </i>
                    )}
                    <NotifierTold row={row} kind={kind} />
                    {mayEdit && kind && (
                      <Button size="small" onClick={() => edit({ kind, notifier: row })}>
                        {s("edit")}
                      </Button>
                    )}
                  </li>
                );
              })}
            </ul>
          )
        }
      </Answer>
      {edited && <NotifierForm {...edited} close={() => edit(null)} />}
    </Panel>
  );
}

function NotifierTold({ row, kind }: { row: Notifier; kind: NotifierKind | undefined }): ReactNode {
  const s = useLate(waitingSetupTexts);
  const now = useNow();
  return (
    <div>
      <b>
        <Written>{row.name}</Written>
      </b>{" "}
      {kind && (
        <small>
          <Told {...kind.name} />
        </small>
      )}{" "}
      {!row.enabled && <Tag>{s("disabled")}</Tag>}
      <p>
        {row.sentAt ? s("lastSent", { at: moment(row.sentAt, now) }) : s("neverSent")} · {s("day24", { took: count(row.took), failed: count(row.failed) })}
        {kind && ` · ${s(kind.known === "delivered" ? "knownDelivered" : "knownAccepted")}`}
      </p>
      {row.pausedUntil && row.pausedUntil.getTime() > now && <p>{s("paused", { at: moment(row.pausedUntil, now) })}</p>}
      {row.problem && (
        <p className={css.bad}>
          <Told {...row.problem} /> <small>{row.problem.detail}</small>
        </p>
      )}
    </div>
  );
}
