import type { ReactNode } from "react";
import type { AsideState } from "../../../main/hub/contract/lists.ts";
import type { Outputs } from "../../client/rpc.ts";
import { quarantineTexts } from "../../locales/late/quarantine.ts";
import { useLate } from "../../locales/late.ts";
import { count, exact, moment } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Written } from "../../ui/said.tsx";
import tables from "../../ui/tables.module.css";
import { ChannelMark } from "../../widgets/channel-mark.tsx";
import { Deeds } from "./deeds.tsx";
import css from "./quarantine.module.css";

export type Cause = Outputs["quarantine"]["causes"]["rows"][number];

/** A line a cause, however many payloads it has. */
export function Causes({ rows, state, open }: { rows: readonly Cause[]; state: AsideState; open: (cause: string) => void }): ReactNode {
  const s = useLate(quarantineTexts);
  const now = useNow();
  return (
    <table className={`${tables.heads} ${css.causes}`}>
      <thead>
        <tr>
          <th>{s("why")}</th>
          <th>{s("shop")}</th>
          <th>{s("many")}</th>
          <th>{s("when")}</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.cause}>
            <td>
              <button type="button" className={css.why} onClick={() => open(row.cause)}>
                <Written>{row.reason}</Written>
              </button>
              <small>
                {s("topic")} <code>{row.topic}</code> · {s("field")} {row.field === "" ? s("wholePayload") : <code>{row.field}</code>}
              </small>
            </td>
            <td className={css.shop}>
              <ChannelMark channel={row.channel} shop={row.shopName} /> <Written>{row.shopName}</Written>
            </td>
            <td className={css.number}>{count(row.count)}</td>
            <td className={css.when}>
              <time title={exact(row.firstAt)}>{moment(row.firstAt, now)}</time>
              {row.count > 1 && (
                <>
                  {" – "}
                  <time title={exact(row.lastAt)}>{moment(row.lastAt, now)}</time>
                </>
              )}
            </td>
            <td>
              <Deeds of={{ cause: row.cause }} many={row.count} state={state} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
