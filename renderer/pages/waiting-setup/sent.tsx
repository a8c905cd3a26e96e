import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { api } from "../../client/rpc.ts";
import { waitingTexts } from "../../locales/late/waiting.ts";
import { waitingSetupTexts } from "../../locales/late/waiting-setup.ts";
import { useLate } from "../../locales/late.ts";
import { Answer } from "../../ui/answer.tsx";
import { exact, moment } from "../../ui/format.ts";
import { bareName } from "../../ui/names.ts";
import { useNow } from "../../ui/now.tsx";
import { Pager } from "../../ui/pager.tsx";
import { Empty, Panel, Tag } from "../../ui/parts.tsx";
import { Told, Written } from "../../ui/said.tsx";
import tables from "../../ui/tables.module.css";
import { sentTone } from "../waiting/sent-tone.ts";
import css from "./setup.module.css";

const SIZE = 30;

/** What was sent, and what is known of it. */
export function Sent(): ReactNode {
  const s = useLate(waitingSetupTexts);
  const w = useLate(waitingTexts);
  const now = useNow();
  const [page, setPage] = useState(0);
  const sent = useQuery(api.alerts.sent.queryOptions({ input: { page, size: SIZE } }));
  return (
    <Panel title={s("part.sent")} note={s("sentNote")} flush>
      <Answer of={sent} lines={10}>
        {({ rows, total }) =>
          total === 0 ? (
            <Empty title={s("sentNone")} />
          ) : (
            <>
              <table className={`${tables.heads} ${css.table}`}>
                <thead>
                  <tr>
                    <th>{s("at")}</th>
                    <th>{s("message")}</th>
                    <th>{s("by")}</th>
                    <th>{s("sentTo")}</th>
                    <th>{s("became")}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.id}>
                      <td title={exact(row.at)}>{moment(row.at, now)}</td>
                      <td>
                        <Written>{row.title}</Written> <small>{row.number}</small>
                      </td>
                      <td>
                        <Written>{row.notifierName}</Written>
                      </td>
                      <td>{row.personName ? bareName(row.personName) : s("group")}</td>
                      <td>
                        <Tag tone={sentTone[row.state]}>{w(`sent.${row.state}`)}</Tag> {row.attempts > 1 && <small>{s("attempts", { n: row.attempts })}</small>}
                        {row.state === "waiting" && row.notBefore.getTime() > now && <small> {s("notBefore", { at: moment(row.notBefore, now) })}</small>}
                        {row.problem && (
                          <p>
                            <Told {...row.problem} /> <small>{row.problem.detail}</small>
                          </p>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <Pager page={page} size={SIZE} total={total} onPage={setPage} />
            </>
          )
        }
      </Answer>
    </Panel>
  );
}
