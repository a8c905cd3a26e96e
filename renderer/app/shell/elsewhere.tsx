import type { ReactNode } from "react";
import { Link, matchPath, useLocation } from "react-router";
import { useSession } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { Empty, Page } from "../../ui/parts.tsx";
import { homeOf, routes } from "../routes.tsx";

/** An address that is no page, or one that this person may not open; either way it says so and leads home. */
export function Elsewhere(): ReactNode {
  const t = useT();
  const { me } = useSession();
  const { pathname } = useLocation();
  const isPage = routes.some(({ path }) => matchPath(path, pathname));
  return (
    <Page>
      <Empty title={t(isPage ? "error.notYours" : "error.noPage")}>
        <span>{t(isPage ? "error.notYoursHint" : "error.noPageHint")}</span>
        <Link to={homeOf(me.roles)}>{t("error.home")}</Link>
      </Empty>
    </Page>
  );
}
