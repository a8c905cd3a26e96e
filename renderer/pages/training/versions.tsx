import { useQuery } from "@tanstack/react-query";
import { Button, Popconfirm } from "antd";
import type { ReactNode } from "react";
import { asWritten } from "../../../main/hub/kernel/said.ts";
import { useChange } from "../../client/change.ts";
import { api, hub, type Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { count, moment, percent } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Panel, Tag } from "../../ui/parts.tsx";
import { Sentence } from "../../ui/said.tsx";
import css from "./training.module.css";

type Version = Outputs["labelModel"]["versions"]["rows"][number];

/** Label models as they were trained: by whose wish, what each gained, and the way back. */
export function Versions(): ReactNode {
  const t = useT();
  const list = useQuery(api.labelModel.versions.queryOptions());
  return (
    <Panel title={t("versions.title")} flush>
      <Answer of={list} lines={4}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className={css.hint}>{t("model.none")}</p>
          ) : (
            <ol className={css.versions}>
              {rows.map((row, index) => (
                <One key={row.id} of={row} before={rows[index + 1]} />
              ))}
            </ol>
          )
        }
      </Answer>
    </Panel>
  );
}

const signed = (value: number): string => (value > 0 ? `+${count(value)}` : count(value));

function One({ of, before }: { of: Version; before: Version | undefined }): ReactNode {
  const t = useT();
  const now = useNow();
  const back = useChange({ call: () => hub.labelModel.returnTo({ id: of.id }), said: t("versions.returned") });
  const gained = of.accuracy !== null && before && before.accuracy !== null ? Math.round((of.accuracy - before.accuracy) * 1000) / 10 : null;
  return (
    <li>
      <span>
        {moment(of.trainedAt, now)} {of.active && <Tag tone="good">{t("versions.active")}</Tag>}
        <small>{of.byName === null ? t("versions.byItself") : <Sentence text={t("versions.by", { by: asWritten(of.byName) })} />}</small>
      </span>
      <span>
        {t("model.size", { rows: count(of.rows), classes: of.classes })}
        {before && <small>{t("versions.more", { n: signed(of.rows - before.rows) })}</small>}
      </span>
      <b>
        {of.accuracy === null ? "–" : percent(of.accuracy)}
        {gained !== null && <small>{t("versions.gained", { n: signed(gained) })}</small>}
      </b>
      {!of.active && of.kept && (
        <Popconfirm title={t("versions.sure")} onConfirm={() => back.mutate(undefined)}>
          <Button size="small" loading={back.isPending}>
            {t("versions.return")}
          </Button>
        </Popconfirm>
      )}
    </li>
  );
}
