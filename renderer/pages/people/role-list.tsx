import type { ReactNode } from "react";
import { useLocale } from "../../locales/provider.tsx";
import type { RoleTold } from "../../widgets/role-told.ts";
import css from "./people.module.css";

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
