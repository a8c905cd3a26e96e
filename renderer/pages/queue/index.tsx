import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { lazy, type ReactNode, Suspense } from "react";
import { api } from "../../client/rpc.ts";
import { useSession } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { count, moneyShort } from "../../ui/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { Pager } from "../../ui/pager.tsx";
import { Bones, Empty, Kbd, Page, Panel, Stat } from "../../ui/parts.tsx";
import { type Filter, PAGE_SIZE, toInput, useFilter } from "../../widgets/case-list/filter.ts";
import { UnlessNoShop } from "../../widgets/no-shop.tsx";
import { SavedViews } from "../../widgets/saved-views.tsx";
import { useTakeNext } from "../../widgets/take-next.ts";
import { BulkBar } from "./bulk/bar.tsx";
import { useSelection } from "./bulk/selection.ts";
import { Filters } from "./filters.tsx";
import { Handed, HandOverButton } from "./handed.tsx";
import css from "./queue.module.css";
import { Rows } from "./rows.tsx";

const SecondList = lazy(() => import("./second-list.tsx"));

export default function QueuePage(): ReactNode {
  const t = useT();
  const { me } = useSession();
  const { filter, set } = useFilter(me.roles);
  const counts = useQuery(api.cases.counts.queryOptions());
  const list = useQuery(api.cases.list.queryOptions({ input: toInput(filter), placeholderData: keepPreviousData }));
  const second = useQuery(api.actions.secondWaits.queryOptions());
  const taking = useTakeNext();
  const selection = useSelection(JSON.stringify({ ...filter, page: 0 }));
  const c = counts.data;
  return (
    <Page
      title={t("queue.title")}
      tools={
        <>
          <SavedViews list="queue" />
          {filter.view === "mine" && taking.may && <HandOverButton cases={list.data?.total ?? 0} />}
          {taking.may && (
            <Button type="primary" icon={<Icon name="bolt" />} loading={taking.isPending} onClick={taking.take}>
              {t("queue.takeNext")} <Kbd>n</Kbd>
            </Button>
          )}
        </>
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
        <Handed />
        <div className={css.scroll} data-stale={list.isPlaceholderData ? "" : undefined}>
          {filter.view === "second" ? (
            <Suspense fallback={<Bones lines={6} />}>
              <SecondList of={second} />
            </Suspense>
          ) : (
            <Answer of={list} lines={14}>
              {(page) =>
                page.rows.length > 0 ? (
                  <Rows rows={page.rows} selection={selection} key={JSON.stringify(toInput(filter))} />
                ) : (
                  <NoRows filter={filter} anyOpen={c?.open !== 0} showAll={() => set(nothingAsked)} />
                )
              }
            </Answer>
          )}
        </div>
        {selection.ids.length > 0 && <BulkBar selection={selection} filter={filter} total={list.data?.total ?? 0} />}
        {filter.view !== "second" && (
          <footer className={css.foot}>
            <span>{list.data ? t("queue.total", { n: count(list.data.total) }) : ""}</span>
            <span className={css.keys}>
              <Kbd>j</Kbd> <Kbd>k</Kbd> {t("queue.keysMove")} <Kbd>Enter</Kbd> {t("queue.keysOpen")} <Kbd>x</Kbd> {t("queue.keysChoose")}
            </span>
            <Pager page={filter.page} size={PAGE_SIZE} total={list.data?.total ?? 0} onPage={(page) => set({ page: String(page) })} />
          </footer>
        )}
      </Panel>
    </Page>
  );
}

/** Every filter let go. */
const nothingAsked = { channel: undefined, class: undefined, finding: undefined, kind: undefined, q: undefined, view: "all" } as const;

/** No row: because nothing fits, because nothing is left to do, or because no shop has told of a case yet. */
function NoRows({ filter, anyOpen, showAll }: { filter: Filter; anyOpen: boolean; showAll: () => void }): ReactNode {
  const t = useT();
  return (
    <UnlessNoShop>
      <Empty title={t(!anyOpen ? "queue.allDone" : filter.view === "mine" ? "queue.emptyMine" : "queue.empty")}>
        <span>{t(anyOpen ? "queue.emptyHint" : "queue.allDoneHint")}</span>
        {anyOpen && <Button onClick={showAll}>{t("queue.showAll")}</Button>}
      </Empty>
    </UnlessNoShop>
  );
}
