import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { RuleBody } from "../../../main/hub/contract/waiting.ts";
import { api } from "../../client/rpc.ts";
import { waitingSetupTexts } from "../../locales/late/waiting-setup.ts";
import { useLate } from "../../locales/late.ts";
import { count } from "../../ui/format.ts";
import css from "./setup.module.css";

/** What a rule would find now, and would have found on each of the last seven days; nothing is told. */
export function Hits({ body }: { body: RuleBody }): ReactNode {
  const s = useLate(waitingSetupTexts);
  // What does not change what is found asks nothing anew.
  const asked: RuleBody = { ...body, name: "-", words: "", notifiers: [], nextNotifiers: [], actMinutes: null, holdMinutes: 60, level: "calm", language: "zh" };
  const hits = useQuery(api.waiting.hits.queryOptions({ input: { body: asked }, placeholderData: keepPreviousData, staleTime: 30_000 })).data;
  if (!hits) return null;
  const most = Math.max(1, ...hits.days.map((day) => day.count));
  return (
    <section className={css.hits} aria-label={s("hits")}>
      <b>{s("hitsNow", { n: count(hits.now), shops: hits.shops })}</b>
      <small>{s("hitsWeek")}</small>
      <ol>
        {hits.days.map((day) => (
          <li key={day.day}>
            <span>{count(day.count)}</span>
            <i style={{ height: `${Math.round((day.count / most) * 36) + 1}px` }} />
            <small>{day.day.slice(5)}</small>
          </li>
        ))}
      </ol>
    </section>
  );
}
