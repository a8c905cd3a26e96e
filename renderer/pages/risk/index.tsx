import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { type ReactNode, useState } from "react";
import { api, hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { Pager } from "../../ui/pager.tsx";
import { Empty, Page, Panel } from "../../ui/parts.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { CaseLines } from "../../widgets/case-lines.tsx";
import { ExportList } from "../../widgets/export-list.tsx";
import { AccountRows } from "./account-rows.tsx";
import css from "./risk.module.css";

const PAGE_SIZE = 20;
const views = ["new", "watched", "blocked", "trusted", "appeal", "all"] as const;
const statuses = ["escalated", "none", "cleared", "confirmed"] as const;

/** Accounts with their reasons, and the cases that were handed over. */
export default function RiskPage(): ReactNode {
  const t = useT();
  const [view, setView] = useState<(typeof views)[number]>("all");
  const [status, setStatus] = useState<(typeof statuses)[number] | undefined>();
  const [page, setPage] = useState(0);
  const input = { view, status, page, size: PAGE_SIZE };
  const accounts = useQuery(api.risk.accounts.queryOptions({ input, placeholderData: keepPreviousData }));
  const cases = useQuery(api.cases.list.queryOptions({ input: { queue: "risk", status: "open", size: 30 } }));
  return (
    <Page title={t("risk.title")} tools={<ExportList name={t("risk.title")} read={(of, signal) => hub.risk.export({ view, ...of }, { signal })} />}>
      <div className={css.columns}>
        <Panel flush>
          <Tabs
            value={view}
            onChange={(next) => {
              setView(next);
              setPage(0);
            }}
            items={views.map((value) => ({
              value,
              label: t(`riskView.${value}`),
              ...(accounts.data ? { count: accounts.data.counts[value] } : {}),
            }))}
          >
            <Select
              allowClear
              value={status}
              placeholder={t("risk.statusAny")}
              aria-label={t("risk.statusAny")}
              onChange={(next: (typeof statuses)[number] | undefined) => {
                setStatus(next);
                setPage(0);
              }}
              options={statuses.map((value) => ({ value, label: t(`accountStatus.${value}`) }))}
              style={{ width: 120 }}
            />
          </Tabs>
          <Answer of={accounts} lines={12}>
            {({ rows, total }) =>
              rows.length === 0 ? (
                <Empty title={t("risk.empty")}>{t("risk.emptyHint")}</Empty>
              ) : (
                <>
                  <AccountRows rows={rows} />
                  <footer className={css.foot}>
                    <Pager page={page} size={PAGE_SIZE} total={total} onPage={setPage} />
                  </footer>
                </>
              )
            }
          </Answer>
        </Panel>
        <Panel title={t("risk.cases")} note={cases.data && String(cases.data.total)} flush>
          <Answer of={cases}>
            {({ rows }) => (rows.length === 0 ? <Empty title={t("risk.noCases")}>{t("risk.noCasesHint")}</Empty> : <CaseLines rows={rows} />)}
          </Answer>
        </Panel>
      </div>
    </Page>
  );
}
