import type { ReactNode } from "react";
import { Link, useNavigate } from "react-router";
import type { Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import type { Translate } from "../../locales/text.ts";
import { count, exact, moment, money } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Written } from "../../ui/said.tsx";
import tables from "../../ui/tables.module.css";
import { ChannelMark } from "../../widgets/channel-mark.tsx";
import { FindingTags } from "../../widgets/finding-tags.tsx";
import { FoundWhy } from "../../widgets/found-why.tsx";
import type { ColumnName } from "./columns.ts";
import css from "./orders.module.css";

type Line = Outputs["orderList"]["list"]["rows"][number];

const time = (at: Date | null, now: number): ReactNode => (at ? <time title={exact(at)}>{moment(at, now)}</time> : "–");

const cells: Readonly<Record<ColumnName, { right?: true; cell: (row: Line, of: { t: Translate; now: number }) => ReactNode }>> = {
  finding: { cell: ({ findings }) => <FindingTags findings={findings} /> },
  state: { cell: ({ state }, { t }) => t(`orderState.${state}`) },
  paid: { right: true, cell: ({ paidFen }) => <b>{money(paidFen)}</b> },
  refunded: { right: true, cell: ({ refundedFen }) => (refundedFen > 0 ? money(refundedFen) : "–") },
  paidAt: { right: true, cell: ({ paidAt }, { now }) => time(paidAt, now) },
  createdAt: { right: true, cell: ({ createdAt }, { now }) => time(createdAt, now) },
  city: { cell: ({ city }) => <Written>{city || "–"}</Written> },
  sku: { cell: ({ sku }) => <Written>{sku || "–"}</Written> },
  channelNumber: { cell: ({ channelOrderId }) => channelOrderId },
  cases: { right: true, cell: ({ openCases }) => (openCases > 0 ? count(openCases) : "–") },
};

/** Orders as a table of the chosen columns. */
export function OrderTable({ rows, columns, text }: { rows: readonly Line[]; columns: readonly ColumnName[]; text: string }): ReactNode {
  const t = useT();
  const now = useNow();
  const navigate = useNavigate();
  return (
    <table className={`${tables.heads} ${css.table}`}>
      <thead>
        <tr>
          <th>{t("orders.colOrder")}</th>
          {columns.map((name) => (
            <th key={name} className={cells[name].right ? css.right : undefined}>
              {t(`orderCol.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the link inside is reached by keyboard
          <tr key={row.id} onClick={() => void navigate(`/orders/${row.number}`)}>
            <td className={css.order}>
              <p>
                <ChannelMark channel={row.channel} shop={row.shopName} />
                <Link to={`/orders/${row.number}`} onClick={(event) => event.stopPropagation()}>
                  <Written>{row.title || row.number}</Written>
                </Link>
                {row.lines > 1 && <small>{t("orders.lineCount", { n: row.lines })}</small>}
              </p>
              <p>
                <span>{row.number}</span>
                <span>
                  <Written>{row.buyerNick}</Written>
                </span>
                {row.found && <FoundWhy found={row.found} text={text} />}
              </p>
            </td>
            {columns.map((name) => (
              <td key={name} className={cells[name].right ? css.right : undefined}>
                {cells[name].cell(row, { t, now })}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
