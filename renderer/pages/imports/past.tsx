import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { ImportBrief } from "../../../main/hub/contract/imports.ts";
import { api } from "../../client/rpc.ts";
import { importsTexts } from "../../locales/late/imports.ts";
import { useLate } from "../../locales/late.ts";
import { Answer } from "../../ui/answer.tsx";
import { count, moment, percent } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Empty, Panel, Tag, type Tone } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import tables from "../../ui/tables.module.css";
import whole from "../../widgets/whole-list.module.css";
import css from "./imports.module.css";

const tones: Readonly<Record<ImportBrief["state"], Tone>> = {
  sending: "warn",
  looked: "info",
  planning: "info",
  planned: "info",
  running: "info",
  done: "good",
  undoing: "warn",
  undone: "plain",
  cancelled: "plain",
  failed: "bad",
};

/** What was taken in before, newest first. */
export function Past(): ReactNode {
  const s = useLate(importsTexts);
  const list = useQuery(api.imports.list.queryOptions());
  return (
    <Panel title={s("past")} flush className={css.board}>
      <div className={whole.scroll}>
        <Answer of={list} lines={6}>
          {({ rows }) => (rows.length === 0 ? <Empty title={s("none")}>{s("noneHint")}</Empty> : <Table rows={rows} />)}
        </Answer>
      </div>
    </Panel>
  );
}

function Table({ rows }: { rows: readonly ImportBrief[] }): ReactNode {
  const s = useLate(importsTexts);
  const now = useNow();
  return (
    <table className={`${tables.heads} ${whole.table}`}>
      <thead>
        <tr>
          <th>{s("colFile")}</th>
          <th>{s("colKind")}</th>
          <th>{s("colShop")}</th>
          <th>{s("colState")}</th>
          <th>{s("colCounts")}</th>
          <th>{s("colBy")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className={css.file}>
              <Link to={`/imports/${row.id}`}>
                <Written>{row.name}</Written>
              </Link>
            </td>
            <td>{s(`kind.${row.kind}`)}</td>
            <td>
              <Written>{row.shopName}</Written>
            </td>
            <td>
              <Tag tone={tones[row.state]}>{s(`state.${row.state}`)}</Tag>
              {isUnderWay(row.state) && <small> {percent(row.share)}</small>}
            </td>
            <td className={css.figures}>
              <Figures of={row} />
            </td>
            <td>
              <Written>{row.byName}</Written> · {moment(row.at, now)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const isUnderWay = (state: ImportBrief["state"]): boolean => state === "planning" || state === "running" || state === "undoing";

function Figures({ of: { counts } }: { of: ImportBrief }): ReactNode {
  const s = useLate(importsTexts);
  const shown = (["new", "changed", "same", "refused"] as const).filter((outcome) => counts[outcome] > 0);
  return shown.map((outcome) => (
    <span key={outcome} data-outcome={outcome}>
      {s(`count.${outcome}`)} {count(counts[outcome])}
    </span>
  ));
}
