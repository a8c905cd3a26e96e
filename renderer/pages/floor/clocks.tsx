import type { ReactNode } from "react";
import type { Spans } from "../../../main/hub/contract/insights.ts";
import type { Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import type { Translate } from "../../locales/text.ts";
import { count, day, percent, span } from "../../ui/format.ts";
import { Panel } from "../../ui/parts.tsx";
import tables from "../../ui/tables.module.css";
import css from "./floor.module.css";

type Measured = Outputs["insights"]["clocks"];

/** A span that was measured; a dash where there was nothing to measure. */
export function measured(ms: number | null, t: Translate): string {
  return ms === null ? "–" : span(ms, t);
}

function targetOf({ targetHours }: Measured, t: Translate): string {
  if (!targetHours) return t("floor.noTarget");
  const { least, most } = targetHours;
  return least === most ? t("floor.target", { hours: least }) : t("floor.targets", { least, most });
}

/** Our own clocks: today, and the same weekday of the weeks before. */
export function Clocks({ of }: { of: Measured }): ReactNode {
  const t = useT();
  return (
    <div className={css.clocks}>
      <Panel title={t("floor.first")} note={t("floor.firstNote")} flush>
        <Days of={of} which="first" />
        <p className={css.under}>{targetOf(of, t)}</p>
      </Panel>
      <Panel title={t("floor.handling")} note={t("floor.handlingNote")} flush>
        <Days of={of} which="handling" />
      </Panel>
    </div>
  );
}

function Days({ of, which }: { of: Measured; which: "first" | "handling" }): ReactNode {
  const t = useT();
  const late = which === "first" && of.targetHours !== null;
  const over = ({ over: many, bound }: Spans): string => (bound === 0 ? "–" : t("floor.overOf", { share: percent(many / bound), over: many, bound }));
  return (
    <table className={`${tables.heads} ${css.table}`}>
      <thead>
        <tr>
          <th>{t("floor.day")}</th>
          <th>{t("floor.median")}</th>
          <th>{t("floor.p90")}</th>
          {late && <th>{t("floor.over")}</th>}
          <th>{t("floor.count")}</th>
        </tr>
      </thead>
      <tbody>
        {[of.today, ...of.before].map((one, at) => (
          <tr key={one.day.getTime()} data-now={at === 0 ? "" : undefined}>
            <td>{at === 0 ? t("floor.today") : day(one.day)}</td>
            <td>{measured(one[which].median, t)}</td>
            <td>{measured(one[which].p90, t)}</td>
            {late && <td>{over(one[which])}</td>}
            <td>{count(one[which].count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
