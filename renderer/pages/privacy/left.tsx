import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button, DatePicker, Drawer, Select } from "antd";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import { leftKinds } from "../../../main/hub/contract/left.ts";
import { api, type Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import type { Translate } from "../../locales/text.ts";
import { Answer } from "../../ui/answer.tsx";
import filters from "../../ui/filters.module.css";
import { exact, money } from "../../ui/format.ts";
import { Empty, Panel, Tag } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import tables from "../../ui/tables.module.css";
import { type ActionKind, useActionKinds } from "../../widgets/action-kinds.ts";
import { useChannels } from "../../widgets/channel-mark.tsx";
import { Thumbs } from "../../widgets/evidence/thumbs.tsx";
import { ModelWords, taskWord } from "../../widgets/model-words.tsx";
import { More, useCursors } from "./more.tsx";
import css from "./privacy.module.css";

type Row = Outputs["privacy"]["left"]["rows"][number];
type Kind = Row["kind"];

/** What left this machine, newest first: to models, to channels, into backups. */
export function Left(): ReactNode {
  const t = useT();
  const [kind, setKind] = useState<Kind | null>(null);
  const [shopId, setShopId] = useState<string | null>(null);
  const [by, setBy] = useState<string | null>(null);
  const [between, setBetween] = useState<readonly [Date | null, Date | null]>([null, null]);
  const [shown, setShown] = useState<Row | null>(null);
  const cursors = useCursors([kind, shopId, by, between]);
  const input = { kind, shopId, by, from: between[0], until: between[1], ...(cursors.at ? { cursor: cursors.at } : {}) };
  const left = useQuery(api.privacy.left.queryOptions({ input, placeholderData: keepPreviousData }));
  const { shops = [], people = [] } = left.data ?? {};
  return (
    <Panel flush>
      <div className={`${filters.sideways} ${css.filters}`}>
        <Select
          allowClear
          placeholder={t("left.anyKind")}
          aria-label={t("left.anyKind")}
          value={kind}
          options={leftKinds.map((value) => ({ value, label: t(`leftKind.${value}`) }))}
          onChange={(value) => setKind(value ?? null)}
        />
        <Select
          allowClear
          placeholder={t("left.anyShop")}
          aria-label={t("left.anyShop")}
          value={shopId}
          options={shops.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(value) => setShopId(value ?? null)}
        />
        <Select
          allowClear
          placeholder={t("left.anybody")}
          aria-label={t("left.anybody")}
          value={by}
          options={[...people.map((one) => ({ value: one.by, label: one.name })), { value: "agent:reply", label: byWord("agent:reply", "agent:reply", t) }]}
          onChange={(value) => setBy(value ?? null)}
        />
        <DatePicker.RangePicker
          aria-label={t("left.between")}
          placeholder={[t("left.since"), t("left.until")]}
          onChange={(days) => setBetween([days?.[0]?.startOf("day").toDate() ?? null, days?.[1]?.endOf("day").toDate() ?? null])}
        />
      </div>
      <Answer of={left} lines={10}>
        {({ rows, next }) =>
          rows.length === 0 ? (
            <Empty title={t("left.empty")}>{t("left.emptyHint")}</Empty>
          ) : (
            <>
              <table className={`${tables.facts} ${css.table}`}>
                <thead>
                  <tr>
                    <th>{t("left.at")}</th>
                    <th>{t("left.what")}</th>
                    <th>{t("left.to")}</th>
                    <th>{t("left.case")}</th>
                    <th>{t("left.by")}</th>
                    <th>{t("left.said")}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <LeftLine key={`${row.kind} ${row.id}`} row={row} show={() => setShown(row)} />
                  ))}
                </tbody>
              </table>
              <More cursors={cursors} next={next} />
            </>
          )
        }
      </Answer>
      <p className={css.foot}>{t("left.notListed")}</p>
      {shown && <WordForWord row={shown} close={() => setShown(null)} />}
    </Panel>
  );
}

function LeftLine({ row, show }: { row: Row; show: () => void }): ReactNode {
  const t = useT();
  const channels = useChannels();
  const kinds = useActionKinds();
  const what =
    row.kind === "action"
      ? kinds.label(row.what as ActionKind) || row.what
      : row.kind === "model"
        ? taskWord(row.what, t)
        : row.kind === "export"
          ? listWord(row.what, t)
          : row.kind === "map"
            ? t(row.what === "distance" ? "left.mapDistance" : "left.mapAddress")
            : "";
  const hasWords = row.kind === "model" || (row.kind !== "export" && row.kind !== "map" && row.text !== "");
  return (
    <tr>
      <td className={css.time}>{exact(row.at)}</td>
      <td>
        <Tag tone={row.kind === "model" ? "machine" : row.kind === "action" ? "info" : "plain"}>{t(`leftKind.${row.kind}`)}</Tag> {what}
        {row.amountFen > 0 && <b> {money(row.amountFen)}</b>}
      </td>
      <td>
        {row.kind === "action" ? (
          <>
            {channels.name(row.to)} · <Written>{row.shopName ?? ""}</Written>
          </>
        ) : (
          row.to
        )}
      </td>
      <td>{row.caseId === null ? "–" : <Link to={`/cases/${row.caseId}`}>{row.caseNumber ?? row.caseId}</Link>}</td>
      <td>{byWord(row.by, row.byName, t)}</td>
      <td className={css.said}>
        {row.caseId !== null && <Thumbs caseId={row.caseId} keys={row.pictures} all={row.pictures} />}
        {row.text !== "" && (
          <span>
            {row.kind === "export" ? t("left.rows", { n: row.text }) : row.kind === "map" ? <OfOrder number={row.text} /> : <Written>{row.text}</Written>}
          </span>
        )}
        {hasWords && (
          <Button size="small" type="link" onClick={show}>
            {t("left.whole")}
          </Button>
        )}
      </td>
    </tr>
  );
}

function WordForWord({ row, close }: { row: Row; close: () => void }): ReactNode {
  const t = useT();
  return (
    <Drawer open onClose={close} size={760} title={t("left.wholeTitle")}>
      {row.kind === "model" ? <ModelWords id={row.id} /> : <pre className={css.words}>{row.text}</pre>}
    </Drawer>
  );
}

/** Of which order the map was asked: the address alone left, and stands there. */
function OfOrder({ number }: { number: string }): ReactNode {
  const t = useT();
  return (
    <>
      {t("left.mapOf")} <Link to={`/orders/${encodeURIComponent(number)}`}>{number}</Link>
    </>
  );
}

/** Which list was taken as a file. */
function listWord(list: string, t: Translate): string {
  const key = `leftList.${list}`;
  return t.has(key) ? t(key) : list;
}

/** Who caused it: a person by name, a machine by what it is. */
function byWord(by: string, name: string, t: Translate): string {
  if (name !== by) return name;
  const [kind = ""] = by.split(":");
  const key = `leftBy.${kind}`;
  return t.has(key) ? t(key) : by;
}
