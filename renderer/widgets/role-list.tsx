import type { ReactNode } from "react";
import { useLocale } from "../locales/provider.tsx";
import css from "./role-list.module.css";
import type { RoleTold } from "./role-told.ts";

/** What each role may, as sentences. */
export function RoleList({ roles }: { roles: readonly Pick<RoleTold, "role" | "may">[] }): ReactNode {
  const { t, language } = useLocale();
  return (
    <dl className={css.roles}>
      {roles.map(({ role, may }) => (
        <div key={role}>
          <dt>{t(`role.${role}`)}</dt>
          <dd>{may[language]}</dd>
        </div>
      ))}
    </dl>
  );
}
