import type { ReactNode } from "react";
import { Link, NavLink, useLocation } from "react-router";
import { useSession } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { Icon } from "../../ui/icon.tsx";
import type { Route } from "../routes.tsx";
import { Mark } from "./mark.tsx";
import css from "./shell.module.css";

export function Rail({ routes }: { routes: readonly Route[] }): ReactNode {
  const t = useT();
  const { version } = useSession();
  const { pathname } = useLocation();
  return (
    <nav className={css.rail} aria-label={t("nav.label")}>
      <Link to="/" className={css.mark} title={`Aftercare ${version}`}>
        <Mark size={30} />
      </Link>
      {routes.map(({ path, menu }) =>
        menu ? (
          <NavLink key={path} to={path} className={css.item} data-inside={path === "/queue" && pathname.startsWith("/cases/") ? "" : undefined}>
            <Icon name={menu.icon} size={20} />
            <span>{t(menu.key)}</span>
          </NavLink>
        ) : null,
      )}
    </nav>
  );
}
