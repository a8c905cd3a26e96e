import type { ReactNode } from "react";
import { Link } from "react-router";
import type { BehindKind, BehindRow } from "../../../main/hub/contract/insights.ts";
import { useT } from "../../locales/provider.tsx";
import { exact, moment, money, span } from "../../ui/format.ts";
import { bareName } from "../../ui/names.ts";
import { useNow } from "../../ui/now.tsx";
import { Tag } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import tables from "../../ui/tables.module.css";
import { CaseTitle } from "../../widgets/case-title.tsx";
import { ChannelMark } from "../../widgets/channel-mark.tsx";
import { DisputeClass } from "../../widgets/dispute-class.tsx";
import whole from "../../widgets/whole-list.module.css";
import css from "./behind.module.css";

/** What is told beside each case: a sum, or how long it took. */
const tellsMoney: Readonly<Record<BehindKind, boolean>> = {
  auto: true,
  person: true,
  refunds: true,
  answers: false,
  late: false,
  answered: false,
  closed: false,
};

/** What was counted, each with its case. */
export function Rows({ rows, of }: { rows: readonly BehindRow[]; of: BehindKind }): ReactNode {
  const t = useT();
  const now = useNow();
  const isMoney = tellsMoney[of];
  return (
    <table className={`${tables.heads} ${whole.table}`}>
      <thead>
        <tr>
          <th>{t("behind.at")}</th>
          <th>{t("queue.colCase")}</th>
          <th>{t("filter.class")}</th>
          <th>{t("queueCol.state")}</th>
          <th className={css.right}>{t(isMoney ? "behind.sum" : "behind.took")}</th>
          <th>{t("queue.colAssignee")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, at, fen, tookMs, case: row }) => (
          <tr key={id}>
            <td>
              <time title={exact(at)}>{moment(at, now)}</time>
            </td>
            <td className={css.case}>
              <ChannelMark channel={row.channel} shop={row.shopName} />{" "}
              <Link to={`/cases/${row.id}`}>
                <CaseTitle of={row} />
              </Link>{" "}
              <small>{row.number}</small>
            </td>
            <td>
              <DisputeClass of={row} />
            </td>
            <td>
              <Tag>{t(`kind.${row.kind}`)}</Tag> <Tag tone={row.status === "done" ? "good" : "plain"}>{t(`caseState.${row.state}`)}</Tag>
            </td>
            <td className={css.right}>{isMoney ? money(fen ?? 0) : tookMs === null ? "–" : span(tookMs, t)}</td>
            <td>{row.assigneeName ? <Written>{bareName(row.assigneeName)}</Written> : "–"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
