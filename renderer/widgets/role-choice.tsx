import { Checkbox } from "antd";
import type { ReactNode } from "react";
import type { Role } from "../../main/hub/contract/words.ts";
import { useLocale } from "../locales/provider.tsx";
import css from "./people.module.css";
import type { RoleTold } from "./role-told.ts";

/** Any number of roles, each with the sentence of what it may. */
export function RoleChoice(props: { roles: readonly RoleTold[]; value: readonly Role[]; change: (roles: Role[]) => void }): ReactNode {
  const { t, language } = useLocale();
  return (
    <Checkbox.Group<Role> className={css.choice} value={[...props.value]} onChange={props.change}>
      {props.roles.map(({ role, may }) => (
        <Checkbox key={role} value={role}>
          <b>{t(`role.${role}`)}</b>
          <small>{may[language]}</small>
        </Checkbox>
      ))}
    </Checkbox.Group>
  );
}
