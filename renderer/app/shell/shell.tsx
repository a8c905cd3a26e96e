import { type ReactNode, Suspense, useState } from "react";
import { Navigate, Route as RouteElement, Routes, useLocation } from "react-router";
import { useSession } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { useKeys } from "../../ui/keys.ts";
import { Bones, Empty } from "../../ui/parts.tsx";
import { ErrorBoundary } from "../error-boundary.tsx";
import { homeOf, routes } from "../routes.tsx";
import { Condition } from "./condition.tsx";
import { Help } from "./help.tsx";
import { Rail } from "./rail.tsx";
import css from "./shell.module.css";
import { TopBar } from "./top-bar.tsx";

/** Rail, top bar and the page between them. */
export function Shell(): ReactNode {
  const t = useT();
  const { me, permissions, unnamed } = useSession();
  const { pathname } = useLocation();
  const [help, setHelp] = useState(false);
  useKeys([[["?"], () => setHelp(true)]]);
  const open = routes.filter((route) => permissions.includes(route.permission));
  return (
    <div className={css.shell}>
      <Rail routes={open} />
      <TopBar help={() => setHelp(true)} />
      <div className={css.conditions}>
        <Condition />
      </div>
      <div className={css.page}>
        {/* No key here: a boundary that stays keeps the old page until the new one is there, without a flash. */}
        <ErrorBoundary place={pathname}>
          <Suspense fallback={<Bones lines={10} />}>
            <Routes>
              {open.map((route) => (
                <RouteElement key={route.path} path={route.path} element={<route.page />} />
              ))}
              <RouteElement path="/" element={<Navigate to={unnamed && permissions.includes("people.edit") ? "/welcome" : homeOf(me.roles)} replace />} />
              <RouteElement path="*" element={<Empty title={t("error.noPage")}>{t("error.noPageHint")}</Empty>} />
            </Routes>
          </Suspense>
        </ErrorBoundary>
      </div>
      <Help open={help} close={() => setHelp(false)} />
    </div>
  );
}
