import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { asWritten } from "../../../main/hub/kernel/said.ts";
import { api } from "../../client/rpc.ts";
import { useMay } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { exact, moment } from "../../ui/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { useNow } from "../../ui/now.tsx";
import { Sentence } from "../../ui/said.tsx";
import type { Stop } from "./resume.tsx";
import css from "./shell.module.css";

const Resume = lazy(() => import("./resume.tsx"));

/** What of the automation is off, above every page and for everybody, as long as it is. */
export function AutomationOff(): ReactNode {
  const state = useQuery(api.automation.state.queryOptions());
  const [resuming, setResuming] = useState<Stop | null>(null);
  return (
    <>
      {state.data?.stops.map((stop) => (
        <Line key={stop.id} of={stop} resume={() => setResuming(stop)} />
      ))}
      {resuming && (
        <Suspense>
          <Resume of={resuming} close={() => setResuming(null)} />
        </Suspense>
      )}
    </>
  );
}

function Line({ of: { of, name, reason, byName, at }, resume }: { of: Stop; resume: () => void }): ReactNode {
  const t = useT();
  const now = useNow();
  const may = useMay("automation.switch");
  const what = of.scope === "all" ? t("automation.offAll") : t(of.scope === "shop" ? "automation.offShop" : "automation.offRow", { name: asWritten(name) });
  return (
    <div className={css.condition} role="status">
      <Icon name="warn" size={16} />
      <b>{t("automation.off")}</b>
      <span title={exact(at)}>
        <Sentence text={t("automation.offLine", { what, reason: asWritten(reason), by: asWritten(byName), at: moment(at, now) })} />
      </span>
      {may && (
        <Button size="small" onClick={resume}>
          {t("automation.resume")}
        </Button>
      )}
    </div>
  );
}
