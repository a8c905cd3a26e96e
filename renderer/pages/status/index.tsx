import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { api } from "../../client/rpc.ts";
import { useMay, useSession } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { count, span } from "../../ui/format.ts";
import { Empty, Page, Panel, Stat } from "../../ui/parts.tsx";
import { Awaited } from "./awaited.tsx";
import { Completeness } from "./completeness.tsx";
import { Demonstration } from "./demonstration.tsx";
import { FirstSteps } from "./first-steps.tsx";
import { House } from "./house.tsx";
import { PerHour } from "./per-hour.tsx";
import { ShopTable } from "./shop-table.tsx";
import css from "./status.module.css";

/** Is everything coming in, and is anything stuck? */
export default function StatusPage(): ReactNode {
  const t = useT();
  const mayLead = useMay("people.edit");
  const { demo } = useSession();
  const status = useQuery(api.status.get.queryOptions({ refetchInterval: 10_000 }));
  return (
    <Page
      title={t("status.title")}
      tools={
        <>
          <Link to="/capture">
            <Button>{t("status.toCapture")}</Button>
          </Link>
          <Link to="/quarantine">
            <Button>{t("status.toQuarantine")}</Button>
          </Link>
        </>
      }
    >
      {mayLead && <FirstSteps />}
      <Answer of={status} lines={14}>
        {(s) => (
          <>
            <div className={css.stats}>
              <Stat label={t("status.pending")} value={count(s.pending)} />
              <Stat label={t("status.oldest")} value={span(s.oldestPendingSeconds * 1000, t)} tone={s.oldestPendingSeconds > 300 ? "bad" : "plain"} />
              <Stat label={t("status.quarantined")} value={<Link to="/quarantine">{count(s.quarantined)}</Link>} tone={s.quarantined > 0 ? "warn" : "plain"} />
              <Stat label={t("status.refetch")} value={count(s.refetch)} />
              <Promised of={s.promises} />
              <Stat label={t("status.unclear")} value={count(s.actions.unclear)} tone={s.actions.unclear > 0 ? "warn" : "plain"} />
              <Stat label={t("status.failed")} value={count(s.actions.failed)} tone={s.actions.failed > 0 ? "bad" : "plain"} />
            </div>
            {demo && <Demonstration past={s.past} />}
            <Panel title={t("status.shops")} flush>
              {s.shops.length > 0 ? <ShopTable shops={s.shops} /> : <Empty title={t("shops.empty")}>{t("shops.emptyHint")}</Empty>}
            </Panel>
            <Completeness shops={s.shops} />
            <div className={css.columns}>
              <Panel title={t("status.perHour")}>
                <PerHour hours={s.perHour} />
              </Panel>
              <House status={s} />
            </div>
          </>
        )}
      </Answer>
      <Awaited />
    </Page>
  );
}

/** What was promised to buyers in the last 30 days, and how much of it was kept in time. */
function Promised({ of }: { of: { made: number; kept: number; broken: number } }): ReactNode {
  const t = useT();
  return (
    <Stat
      label={t("status.promises")}
      value={count(of.made)}
      note={t("status.promisesKept", { kept: count(of.kept), broken: count(of.broken) })}
      tone={of.broken > 0 ? "warn" : "plain"}
    />
  );
}
