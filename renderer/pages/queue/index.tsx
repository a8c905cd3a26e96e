import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useNavigate } from "react-router";
import { useChange } from "../../client/change.ts";
import { api, hub } from "../../client/rpc.ts";
import { useMay, useSession } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { count, moneyShort } from "../../ui/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { useKeys } from "../../ui/keys.ts";
import { Pager } from "../../ui/pager.tsx";
import { Empty, Kbd, Page, Panel, Stat } from "../../ui/parts.tsx";
import { PAGE_SIZE, toInput, useFilter } from "./filter.ts";
import { Filters } from "./filters.tsx";
import css from "./queue.module.css";
import { Rows } from "./rows.tsx";
import { SecondList } from "./second-list.tsx";

export default function QueuePage(): ReactNode {
  const t = useT();
  const navigate = useNavigate();
  const { me } = useSession();
  const { filter, set } = useFilter(me.roles);
  const mayWork = useMay("case.work");
  const counts = useQuery(api.cases.counts.queryOptions());
  const list = useQuery(api.cases.list.queryOptions({ input: toInput(filter), placeholderData: keepPreviousData }));
  const second = useQuery(api.actions.secondWaits.queryOptions());
  const takeNext = useChange({
    call: () => hub.cases.takeNext(),
    said: ({ caseId }) => (caseId ? "" : t("queue.nothingToTake")),
    after: ({ caseId }) => caseId && void navigate(`/cases/${caseId}`),
  });
  useKeys([[["n"], () => mayWork && !takeNext.isPending && takeNext.mutate(undefined)]]);
  const c = counts.data;
  return (
    <Page
      title={t("queue.title")}
      tools={
        mayWork && (
          <Button type="primary" icon={<Icon name="bolt" />} loading={takeNext.isPending} onClick={() => takeNext.mutate(undefined)}>
            {t("queue.takeNext")} <Kbd>n</Kbd>
          </Button>
        )
      }
    >
      <div className={css.stats}>
        <Stat label={t("queue.open")} value={c ? count(c.open) : "–"} />
        <Stat label={t("queue.dueSoon")} value={c ? count(c.dueSoon) : "–"} tone={c && c.dueSoon > 0 ? "bad" : "plain"} />
        <Stat label={t("queue.stake")} value={c ? moneyShort(c.stakeFen, t) : "–"} />
        <Stat label={t("queue.unassigned")} value={c ? count(c.unassigned) : "–"} />
        <Stat label={t("queue.held")} value={c ? count(c.held) : "–"} />
        <Stat label={t("queue.doneToday")} value={c ? count(c.doneToday) : "–"} />
      </div>
      <Panel flush className={css.board}>
        <Filters filter={filter} set={set} counts={c} second={second.data?.rows.length} />
        <div className={css.scroll} data-stale={list.isPlaceholderData ? "" : undefined}>
          {filter.view === "second" ? (
            <SecondList of={second} />
          ) : (
            <Answer of={list} lines={14}>
              {(page) =>
                page.rows.length > 0 ? (
                  <Rows rows={page.rows} key={JSON.stringify(toInput(filter))} />
                ) : (
                  <Empty title={t(filter.view === "mine" ? "queue.emptyMine" : "queue.empty")}>
                    <span>{t("queue.emptyHint")}</span>
                    <Button onClick={() => set({ channel: undefined, class: undefined, finding: undefined, kind: undefined, q: undefined, view: "all" })}>
                      {t("queue.showAll")}
                    </Button>
                  </Empty>
                )
              }
            </Answer>
          )}
        </div>
        {filter.view !== "second" && (
          <footer className={css.foot}>
            <span>{list.data ? t("queue.total", { n: count(list.data.total) }) : ""}</span>
            <span className={css.keys}>
              <Kbd>j</Kbd> <Kbd>k</Kbd> {t("queue.keysMove")} <Kbd>Enter</Kbd> {t("queue.keysOpen")}
            </span>
            <Pager page={filter.page} size={PAGE_SIZE} total={list.data?.total ?? 0} onPage={(page) => set({ page: String(page) })} />
          </footer>
        )}
      </Panel>
    </Page>
  );
}
