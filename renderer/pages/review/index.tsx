import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { api } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { count, money, percent } from "../../ui/format.ts";
import { Pager } from "../../ui/pager.tsx";
import { Empty, Page, Panel, Stat, Tag } from "../../ui/parts.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { ByRow } from "./by-row.tsx";
import { HeldList } from "./held-list.tsx";
import css from "./review.module.css";
import { ReviewRow } from "./review-row.tsx";

const PAGE_SIZE = 20;
const tabs = ["unreviewed", "held", "wrong", "right", "all"] as const;
type Tab = (typeof tabs)[number];
const titles = {
  unreviewed: "review.tabUnreviewed",
  held: "review.tabHeld",
  wrong: "review.tabWrong",
  right: "review.tabRight",
  all: "review.tabAll",
} as const;

/** What the policy did by itself: stop what should not go out, say what was right, see which row errs. */
export default function ReviewPage(): ReactNode {
  const t = useT();
  const [tab, setTab] = useState<Tab>("unreviewed");
  const [row, setRow] = useState<string | undefined>();
  const [page, setPage] = useState(0);
  const review = tab === "held" ? "all" : tab;
  const list = useQuery(api.decisions.automatic.queryOptions({ input: { review, row, page, size: PAGE_SIZE }, placeholderData: keepPreviousData }));
  const held = useQuery(api.actions.held.queryOptions());
  const s = list.data?.summary;
  const show = (next: Tab): void => {
    setTab(next);
    setPage(0);
  };
  return (
    <Page title={t("review.title")}>
      <div className={css.stats}>
        <Stat label={t("review.today")} value={s ? count(s.today) : "–"} />
        <Stat label={t("review.granted")} value={s ? money(s.grantedFen) : "–"} />
        <Stat label={t("review.held")} value={s ? count(s.held) : "–"} tone={s && s.held > 0 ? "machine" : "plain"} />
        <Stat label={t("review.undone")} value={s ? count(s.undone) : "–"} />
        <Stat label={t("review.reviewed")} value={s ? count(s.reviewed) : "–"} />
        <Stat
          label={t("review.errorRate")}
          value={s && s.reviewed > 0 ? percent(s.wrong / s.reviewed) : "–"}
          tone={s && s.wrong * 20 > s.reviewed ? "bad" : "plain"}
        />
      </div>
      <div className={css.columns}>
        <Panel flush className={css.board}>
          <Tabs
            value={tab}
            onChange={show}
            items={tabs.map((value) => ({ value, label: t(titles[value]), count: value === "held" ? held.data?.rows.length : undefined }))}
          >
            {row && (
              <Tag tone="accent">
                {row}{" "}
                <button type="button" className={css.clear} aria-label={t("review.allRows")} onClick={() => setRow(undefined)}>
                  ×
                </button>
              </Tag>
            )}
          </Tabs>
          {tab === "held" ? (
            <Answer of={held}>{({ rows }) => <HeldList rows={rows} />}</Answer>
          ) : (
            <Answer of={list} lines={12}>
              {({ rows, total }) =>
                rows.length === 0 ? (
                  <Empty title={t("review.empty")}>{t("review.emptyHint")}</Empty>
                ) : (
                  <>
                    <ol>
                      {rows.map((each) => (
                        <ReviewRow key={each.decision.id} of={each} />
                      ))}
                    </ol>
                    <footer className={css.foot}>
                      <Pager page={page} size={PAGE_SIZE} total={total} onPage={setPage} />
                    </footer>
                  </>
                )
              }
            </Answer>
          )}
        </Panel>
        <Panel title={t("review.byRow")} note={t("review.byRowHint")} flush className={css.side}>
          <Answer of={list}>{({ summary }) => <ByRow rows={summary.byRow} chosen={row} choose={setRow} />}</Answer>
        </Panel>
      </div>
    </Page>
  );
}
