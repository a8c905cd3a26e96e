import { Button, Input, InputNumber, Modal } from "antd";
import { type ReactNode, useState } from "react";
import type { Role } from "../../../main/hub/contract/words.ts";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Field } from "../../ui/field.tsx";
import { RoleChoice } from "../../widgets/role-choice.tsx";
import type { RoleTold } from "../../widgets/role-told.ts";
import type { Member } from "./member.ts";
import css from "./people.module.css";

/** Name, roles and the limit of a person's own. */
export function PersonForm({ person, roles, close }: { person: Member; roles: readonly RoleTold[]; close: () => void }): ReactNode {
  const t = useT();
  const [name, setName] = useState(person.name);
  const [chosen, setChosen] = useState<Role[]>(person.roles);
  const [limitFen, setLimitFen] = useState(person.limitFen);
  const save = useChange({
    call: () => hub.people.change({ operatorId: person.id, name: name.trim(), roles: chosen, limitFen }),
    said: t("people.saved"),
    after: close,
  });
  return (
    <Modal
      open
      width={560}
      title={person.name}
      onCancel={close}
      footer={
        <Button type="primary" disabled={name.trim() === "" || chosen.length === 0} loading={save.isPending} onClick={() => save.mutate(undefined)}>
          {t("people.save")}
        </Button>
      }
    >
      <div className={css.form}>
        <Field label={t("people.name")}>{(id) => <Input id={id} value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />}</Field>
        <RoleChoice roles={roles} value={chosen} change={setChosen} />
        <Field label={t("people.ownLimit")}>
          {(id) => (
            <InputNumber
              id={id}
              min={0}
              max={20_000_000}
              precision={2}
              prefix="¥"
              value={limitFen === null ? null : limitFen / 100}
              placeholder={t("people.asRoles")}
              onChange={(yuan) => setLimitFen(yuan === null ? null : Math.round(yuan * 100))}
            />
          )}
        </Field>
      </div>
    </Modal>
  );
}
