import { lazy, type ReactNode, Suspense, useState } from "react";
import { Navigate, Route as RouteElement, Routes, useLocation } from "react-router";
import { useSession } from "../../client/session.tsx";
import { useKeys, usePaletteKey } from "../../ui/keys.ts";
import { Bones } from "../../ui/parts.tsx";
import { useTakeNext } from "../../widgets/take-next.ts";
import { endTour, useTourRuns } from "../../widgets/tour-run.ts";
import { ErrorBoundary } from "../error-boundary.tsx";
import { Fetched } from "../fetched.tsx";
import { Palette } from "../palette/palette.tsx";
import { useVisits } from "../palette/recent.ts";
import { homeOf, routes } from "../routes.tsx";
import { AutomationOff } from "./automation-off.tsx";
import { Condition } from "./condition.tsx";
import { Elsewhere } from "./elsewhere.tsx";
import { useLed } from "./led.ts";
import { Peak } from "./peak.tsx";
import { Rail } from "./rail.tsx";
import css from "./shell.module.css";
import { TopBar } from "./top-bar.tsx";

const Help = lazy(() => import("./help.tsx"));
const Tour = lazy(() => import("./tour.tsx"));

/** Rail, top bar and the page between them. */
export function Shell(): ReactNode {
  const { me, permissions, unnamed, demo } = useSession();
  const { pathname } = useLocation();
  const [help, setHelp] = useState(false);
  const [finding, setFinding] = useState(false);
  const isTouring = useTourRuns();
  const { take, may } = useTakeNext();
  useKeys([[["?"], () => setHelp(true), "help.title"], [["/"], () => setFinding(true)], may ? [["n"], take, "help.next"] : [["n"], take]]);
  usePaletteKey(() => setFinding((open) => !open));
  useVisits();
  useLed();
  const open = routes.filter((route) => permissions.includes(route.permission));
  return (
    <div className={css.shell}>
      <Rail routes={open} />
      <TopBar help={() => setHelp(true)} find={() => setFinding(true)} />
      <div className={css.conditions}>
        <Condition />
        <AutomationOff />
        {demo && <Peak />}
      </div>
      <div className={css.page}>
        {/* No key here: a boundary that stays keeps the old page until the new one is there, without a flash. */}
        <ErrorBoundary place={pathname}>
          <Suspense fallback={<Bones lines={10} />}>
            <Routes>
              {open.map((route) => (
                <RouteElement key={route.path} path={route.path} element={<Fetched key={route.path} page={route.page} />} />
              ))}
              <RouteElement path="/" element={<Navigate to={unnamed && permissions.includes("people.edit") ? "/welcome" : homeOf(me.roles)} replace />} />
              <RouteElement path="/me" element={<Navigate to="/settings" replace />} />
              <RouteElement path="*" element={<Elsewhere />} />
            </Routes>
          </Suspense>
        </ErrorBoundary>
      </div>
      {help && (
        <Suspense>
          <Help close={() => setHelp(false)} />
        </Suspense>
      )}
      {isTouring && (
        <Suspense>
          <Tour close={endTour} />
        </Suspense>
      )}
      {finding && <Palette routes={open} close={() => setFinding(false)} />}
    </div>
  );
}
