import { Button } from "antd";
import type { ReactNode } from "react";
import { useChange } from "../../client/change.ts";
import { hub, type Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { exact, moment } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Tag, Unseen } from "../../ui/parts.tsx";
import tables from "../../ui/tables.module.css";
import css from "./settings.module.css";

/** Where one is signed in, with a way to end each. */
export function Sessions({ sessions }: { sessions: Outputs["account"]["get"]["sessions"] }): ReactNode {
  const t = useT();
  const now = useNow();
  const end = useChange({ call: (id: string) => hub.account.endSession({ id }), said: t("me.ended") });
  return (
    <table className={`${tables.facts} ${css.table}`}>
      <thead>
        <tr>
          {(["device", "address", "openedBy", "since", "seen", "does"] as const).map((key) => (
            <th key={key} className={key === "address" || key === "openedBy" || key === "since" ? css.narrow : undefined}>
              {key === "does" ? <Unseen>{t("table.acts")}</Unseen> : t(`me.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <tr key={session.id}>
            <td>
              {session.device || t("me.unknownDevice")} {session.current && <Tag tone="accent">{t("me.current")}</Tag>}
            </td>
            <td className={css.narrow}>{session.address}</td>
            <td className={css.narrow}>{session.openedBy ? t(`opened.${session.openedBy}`) : "–"}</td>
            <td className={css.narrow}>{exact(session.createdAt)}</td>
            <td>{moment(session.seenAt, now)}</td>
            <td className={css.does}>
              {!session.current && (
                <Button size="small" onClick={() => end.mutate(session.id)}>
                  {t("me.end")}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
