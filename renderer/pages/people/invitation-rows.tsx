import { Button } from "antd";
import type { ReactNode } from "react";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { exact } from "../../ui/format.ts";
import { rolesText } from "../../ui/names.ts";
import { Tag, type Tone, Unseen } from "../../ui/parts.tsx";
import tables from "../../ui/tables.module.css";
import type { Invited } from "./member.ts";
import css from "./people.module.css";

const tones: Readonly<Record<Invited["state"], Tone>> = { open: "info", accepted: "good", expired: "plain", revoked: "plain" };

/** Who was asked to come, and what became of it. */
export function InvitationRows({ invitations }: { invitations: readonly Invited[] }): ReactNode {
  const t = useT();
  const revoke = useChange({ call: (id: string) => hub.people.revokeInvitation({ id }), said: t("people.revoked") });
  return (
    <table className={`${tables.facts} ${css.table}`}>
      <thead>
        <tr>
          {(["name", "roleColumn", "state", "invitedBy", "until", "does"] as const).map((key) => (
            <th key={key}>{key === "does" ? <Unseen>{t("table.acts")}</Unseen> : t(`people.${key}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {invitations.map((invitation) => (
          <tr key={invitation.id}>
            <td>
              <b>{invitation.name}</b> {invitation.renews && <Tag>{t("people.renew")}</Tag>}
              {invitation.email && <div className={css.quiet}>{invitation.email}</div>}
            </td>
            <td>{rolesText(t, invitation.roles)}</td>
            <td>
              <Tag tone={tones[invitation.state]}>{t(`invitationState.${invitation.state}`)}</Tag>
            </td>
            <td>{invitation.invitedBy}</td>
            <td>{exact(invitation.expiresAt)}</td>
            <td className={css.does}>
              {invitation.state === "open" && (
                <Button size="small" onClick={() => revoke.mutate(invitation.id)}>
                  {t("people.revoke")}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
