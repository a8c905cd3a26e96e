import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { api } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { exact } from "../../ui/format.ts";
import { Empty, Panel, Tag, Unseen } from "../../ui/parts.tsx";
import tables from "../../ui/tables.module.css";
import { More, useCursors } from "./more.tsx";
import css from "./privacy.module.css";

/** Who looked at a receiver in plain, and why. */
export function Looked(): ReactNode {
  const t = useT();
  const cursors = useCursors([]);
  const looked = useQuery(api.privacy.reveals.queryOptions({ input: cursors.at ? { cursor: cursors.at } : {}, placeholderData: keepPreviousData }));
  return (
    <Panel flush>
      <Answer of={looked} lines={10}>
        {({ rows, next }) =>
          rows.length === 0 ? (
            <Empty title={t("looked.empty")}>{t("looked.emptyHint")}</Empty>
          ) : (
            <>
              <table className={`${tables.facts} ${css.table}`}>
                <thead>
                  <tr>
                    <th>{t("left.at")}</th>
                    <th>{t("looked.who")}</th>
                    <th>{t("looked.order")}</th>
                    <th>{t("looked.why")}</th>
                    <th>
                      <Unseen>{t("table.acts")}</Unseen>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.id}>
                      <td className={css.time}>{exact(row.at)}</td>
                      <td>{row.by}</td>
                      <td>
                        <Link to={`/orders/${row.orderNumber ?? row.orderId}`}>{row.orderNumber ?? row.orderId}</Link>
                      </td>
                      <td>{row.reason}</td>
                      <td>{row.refused && <Tag tone="bad">{t("looked.refused")}</Tag>}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <More cursors={cursors} next={next} />
            </>
          )
        }
      </Answer>
    </Panel>
  );
}
