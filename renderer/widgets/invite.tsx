import { Button, Input, Modal } from "antd";
import { type ReactNode, useState } from "react";
import type { Role } from "../../main/hub/contract/words.ts";
import { useChange } from "../client/change.ts";
import { hub } from "../client/rpc.ts";
import { useSession } from "../client/session.tsx";
import { useT } from "../locales/provider.tsx";
import { Field } from "../ui/field.tsx";
import { LinkShown } from "./link-shown.tsx";
import css from "./people.module.css";
import { RoleChoice } from "./role-choice.tsx";
import type { RoleTold } from "./role-told.ts";

/** Name and roles; then the link, once. */
export function Invite({ roles, close }: { roles: readonly RoleTold[]; close: () => void }): ReactNode {
  const t = useT();
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<Role[]>(["agent"]);
  const { provider } = useSession();
  const [email, setEmail] = useState("");
  const invite = useChange({ call: () => hub.people.invite({ name: name.trim(), roles: chosen, email: email.trim() || null }) });
  const made = invite.data;
  return (
    <Modal
      open
      width={560}
      title={t("people.invite")}
      onCancel={close}
      footer={
        made ? (
          <Button onClick={close}>{t("people.close")}</Button>
        ) : (
          <Button type="primary" disabled={name.trim() === "" || chosen.length === 0} loading={invite.isPending} onClick={() => invite.mutate(undefined)}>
            {t("people.makeLink")}
          </Button>
        )
      }
    >
      {made ? (
        <LinkShown link={made.link} expiresAt={made.expiresAt} name={name.trim()} />
      ) : (
        <div className={css.form}>
          <Field label={t("people.name")}>
            {(id) => (
              <Input id={id} autoFocus value={name} maxLength={40} placeholder={t("people.nameHint")} onChange={(event) => setName(event.target.value)} />
            )}
          </Field>
          {provider !== null && (
            <Field label={t("people.email", { provider })}>
              {(id) => (
                <Input
                  id={id}
                  type="email"
                  value={email}
                  maxLength={254}
                  placeholder={t("people.emailHint")}
                  onChange={(event) => setEmail(event.target.value)}
                />
              )}
            </Field>
          )}
          <RoleChoice roles={roles} value={chosen} change={setChosen} />
        </div>
      )}
    </Modal>
  );
}
