import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import type { ReactNode } from "react";
import { useChange } from "../../client/change.ts";
import { api, hub, type Outputs } from "../../client/rpc.ts";
import { useMay } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { count, money } from "../../ui/format.ts";
import { Pager } from "../../ui/pager.tsx";
import { Page, Panel, Stat } from "../../ui/parts.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { useRowNote } from "../../widgets/policy-words.tsx";
import { ByRow } from "./by-row.tsx";
import { isJudged, PAGE_SIZE, type Tab, tabs, toInput, useReviewFilter } from "./filter.ts";
import { Filters } from "./filters.tsx";
import { HeldList } from "./held-list.tsx";
import { useRateWords } from "./rate.ts";
import { RecoveryList } from "./recoveries.tsx";
import css from "./review.module.css";
import { Rows } from "./rows.tsx";
import { StopAutomation } from "./stop-automation.tsx";

const titles = {
  due: "review.tabDue",
  unreviewed: "review.tabUnreviewed",
  wrong: "review.tabWrong",
  right: "review.tabRight",
  all: "review.tabAll",
  held: "review.tabHeld",
  recoveries: "review.tabRecoveries",
  rows: "review.tabRows",
} as const;

/** What the policy did by itself: judge it by its evidence, stop what should not go out, get back what should not have, see which row errs. */
export default function ReviewPage(): ReactNode {
  const t = useT();
  const rowNote = useRowNote();
  const { filter, set } = useReviewFilter();
  const input = toInput(filter);
  const list = useQuery(api.decisions.automatic.queryOptions({ input, placeholderData: keepPreviousData }));
  const held = useQuery(api.actions.held.queryOptions());
  const recoveries = useQuery(api.decisions.recoveries.queryOptions());
  const policies = useQuery(api.policies.list.queryOptions({ staleTime: 300_000 }));
  const notes = new Map(policies.data?.policies.flatMap((policy) => policy.body.rows.map((row) => [row.id, rowNote(row)] as const)));
  const summary = list.data?.summary;
  const counts: Partial<Record<Tab, number | undefined>> = { due: summary?.sample.due, held: held.data?.rows.length, recoveries: recoveries.data?.open };
  return (
    <Page
      title={t("review.title")}
      tools={
        <>
          <StopAutomation />
          {summary && <Sample percent={summary.sample.percent} />}
        </>
      }
    >
      <Figures of={summary} />
      <Panel flush>
        <Tabs value={filter.tab} onChange={(tab) => set({ tab })} items={tabs.map((value) => ({ value, label: t(titles[value]), count: counts[value] }))} />
        {isJudged(filter.tab) && <Filters filter={filter} set={set} summary={summary} notes={notes} />}
        {filter.tab === "held" && <Answer of={held}>{({ rows }) => <HeldList rows={rows} />}</Answer>}
        {filter.tab === "recoveries" && <Answer of={recoveries}>{(found) => <RecoveryList of={found} />}</Answer>}
        {filter.tab === "rows" && (
          <Answer of={list}>{(found) => <ByRow rows={found.summary.byRow} notes={notes} choose={(row) => set({ tab: "all", row })} />}</Answer>
        )}
      </Panel>
      {isJudged(filter.tab) && (
        <Answer of={list} lines={12}>
          {({ rows, total }) =>
            list.isPlaceholderData ? null : (
              <Rows
                key={JSON.stringify(input)}
                fresh={rows}
                notes={notes}
                isDue={filter.tab === "due"}
                pager={<Pager page={filter.page} size={PAGE_SIZE} total={total} onPage={(page) => set({ page: String(page) })} />}
              />
            )
          }
        </Answer>
      )}
    </Page>
  );
}

function Figures({ of: s }: { of: Outputs["decisions"]["automatic"]["summary"] | undefined }): ReactNode {
  const t = useT();
  const rate = useRateWords();
  const told = s && rate(s.sample.rate, s.sample.marks);
  return (
    <div className={css.stats}>
      <Stat label={t("review.today")} value={s ? count(s.today) : "–"} />
      <Stat label={t("review.granted")} value={s ? money(s.grantedFen) : "–"} />
      <Stat label={t("review.held")} value={s ? count(s.held) : "–"} tone={s && s.held > 0 ? "machine" : "plain"} />
      <Stat label={t("review.undone")} value={s ? count(s.undone) : "–"} />
      <Stat label={t("review.due")} value={s ? count(s.sample.due) : "–"} />
      <Stat label={t("review.errorRate")} value={told?.share ?? "–"} note={told?.note} tone={told?.isBad ? "bad" : "plain"} />
    </div>
  );
}

const shares = [100, 50, 30, 20, 10, 5, 2, 1];

/** How many in a hundred are put before people: by whoever answers for the policy. */
function Sample({ percent }: { percent: number }): ReactNode {
  const t = useT();
  const may = useMay("policy.edit");
  const change = useChange({ call: (share: number) => hub.decisions.setSample({ percent: share }), said: t("review.sampleSet"), inOrder: "sample" });
  if (!may) return <span title={t("review.sampleHint")}>{t("review.sampleOf", { n: percent })}</span>;
  return (
    <Select
      size="small"
      value={percent}
      title={t("review.sampleHint")}
      aria-label={t("review.sample")}
      loading={change.isPending}
      onChange={(share) => change.mutate(share)}
      options={[...new Set([...shares, percent])]
        .toSorted((left, right) => right - left)
        .map((value) => ({ value, label: t("review.sampleOf", { n: value }) }))}
    />
  );
}
