import { useQuery } from "@tanstack/react-query";
import { Button, InputNumber, Popconfirm, Progress } from "antd";
import type { ReactNode } from "react";
import { useChange } from "../../client/change.ts";
import { api, hub, type Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { count, exact } from "../../ui/format.ts";
import { Panel, Tag, Unseen } from "../../ui/parts.tsx";
import tables from "../../ui/tables.module.css";
import css from "./privacy.module.css";

type What = keyof Outputs["privacy"]["keep"];
const whats = ["receivers", "payloads", "calls", "reveals"] as const satisfies readonly What[];

/** For how long things are kept, and with which keys they are sealed. */
export function Keeping(): ReactNode {
  const t = useT();
  const days = useQuery(api.privacy.keep.queryOptions());
  return (
    <>
      <Panel title={t("keep.title")} note={t("keep.about")}>
        <Answer of={days}>
          {(kept) => (
            <dl className={css.keep}>
              {whats.map((what) => (
                <KeepRow key={what} what={what} days={kept[what]} />
              ))}
            </dl>
          )}
        </Answer>
      </Panel>
      <Keys />
    </>
  );
}

function KeepRow({ what, days }: { what: What; days: number }): ReactNode {
  const t = useT();
  const change = useChange({ call: (next: number) => hub.privacy.setKeep({ what, days: next }), said: t("keep.saved"), inOrder: `keep:${what}` });
  // Enter has told it already when the field is left.
  const told = change.isPending ? change.variables : days;
  const save = (typed: string): void => {
    const next = Number(typed);
    if (Number.isInteger(next) && next >= 1 && next <= 3_650 && next !== told) change.mutate(next);
  };
  return (
    <div>
      <dt>{t(`keep.${what}`)}</dt>
      <dd>
        <InputNumber
          key={days}
          min={1}
          max={3_650}
          precision={0}
          defaultValue={days}
          aria-label={t(`keep.${what}`)}
          suffix={t("keep.days")}
          onBlur={(event) => save(event.target.value)}
          onPressEnter={(event) => save(event.currentTarget.value)}
        />
        <small>{t(`keep.${what}Hint`)}</small>
      </dd>
    </div>
  );
}

function Keys(): ReactNode {
  const t = useT();
  const keys = useQuery(api.privacy.keys.queryOptions({ refetchInterval: 5_000 }));
  const rotate = useChange({ call: () => hub.privacy.rotateKey(), said: t("keys.rotated") });
  return (
    <Panel
      title={t("keys.title")}
      note={t("keys.about")}
      tools={
        <Popconfirm title={t("keys.sure")} okText={t("keys.rotate")} cancelText={t("action.cancel")} onConfirm={() => rotate.mutate(undefined)}>
          <Button loading={rotate.isPending}>{t("keys.rotate")}</Button>
        </Popconfirm>
      }
    >
      <Answer of={keys}>{(told) => <KeyRows told={told} />}</Answer>
    </Panel>
  );
}

function KeyRows({ told }: { told: Outputs["privacy"]["keys"] }): ReactNode {
  const t = useT();
  const sum = (rows: typeof told.keys): number => rows.reduce((all, { receivers, pages }) => all + receivers + pages, 0);
  const [all, newest] = [sum(told.keys), sum(told.keys.slice(-1))];
  return (
    <>
      {all > newest && <Progress percent={Math.floor((newest / all) * 100)} format={(percent) => t("keys.progress", { percent: percent ?? 0 })} />}
      <table className={`${tables.facts} ${css.table}`}>
        <thead>
          <tr>
            <th>{t("keys.id")}</th>
            <th>{t("keys.made")}</th>
            <th>{t("keys.receivers")}</th>
            <th>{t("keys.pages")}</th>
            <th>
              <Unseen>{t("table.acts")}</Unseen>
            </th>
          </tr>
        </thead>
        <tbody>
          {told.keys.map((key, at) => (
            <tr key={key.id}>
              <td>{key.id === 0 ? t("keys.none") : `#${key.id}`}</td>
              <td className={css.time}>{key.madeAt ? exact(key.madeAt) : "–"}</td>
              <td>{count(key.receivers)}</td>
              <td>{count(key.pages)}</td>
              <td>{at === told.keys.length - 1 ? <Tag tone="good">{t("keys.current")}</Tag> : <Tag>{t("keys.leaving")}</Tag>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {told.broken > 0 && <p role="alert">{t("keys.broken", { n: told.broken })}</p>}
    </>
  );
}
