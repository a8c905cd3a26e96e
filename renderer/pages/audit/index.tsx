import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useSearchParams } from "react-router";
import { api, hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { count, exact, moment } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Empty, Page, Panel, Tag } from "../../ui/parts.tsx";
import { ExportList } from "../../widgets/export-list.tsx";
import whole from "../../widgets/whole-list.module.css";
import css from "./audit.module.css";
import { readAudit } from "./filter.ts";
import { Filters } from "./filters.tsx";
import { Lines } from "./lines.tsx";

/** Who did what to which thing, when, in words; and whether the record is whole. */
export default function AuditPage(): ReactNode {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const filter = readAudit(params);
  const cursor = params.get("before") ?? undefined;
  const list = useQuery(api.audit.list.queryOptions({ input: { ...filter, ...(cursor ? { cursor } : {}) }, placeholderData: keepPreviousData }));
  const set = (change: Readonly<Record<string, string | undefined>>): void => {
    const next = new URLSearchParams(params);
    next.delete("before");
    for (const [key, value] of Object.entries(change)) {
      if (value === undefined || value === "") next.delete(key);
      else next.set(key, value);
    }
    setParams(next, { replace: !("before" in change) });
  };
  const next = list.data?.next ?? null;
  return (
    <Page
      title={t("audit.title")}
      note={<Chain />}
      tools={<ExportList name={t("audit.title")} read={(how, signal) => hub.audit.export({ ...filter, ...how }, { signal })} />}
    >
      <Panel flush className={whole.board}>
        <Filters params={params} set={set} />
        <div className={whole.scroll} data-stale={list.isPlaceholderData ? "" : undefined}>
          <Answer of={list} lines={12}>
            {({ rows, lookedTo }) => {
              if (rows.length > 0) return <Lines rows={rows} />;
              return <Empty title={t("audit.none")}>{lookedTo ? t("audit.goOn", { at: exact(lookedTo) }) : t("audit.noneHint")}</Empty>;
            }}
          </Answer>
        </div>
        <footer className={css.foot}>
          <Button size="small" disabled={cursor === undefined} onClick={() => set({})}>
            {t("audit.newest")}
          </Button>
          <Button size="small" disabled={next === null} onClick={() => set({ before: next ?? undefined })}>
            {t("audit.older")}
          </Button>
        </footer>
      </Panel>
    </Page>
  );
}

/** How long the record is, and until when it was found whole. */
function Chain(): ReactNode {
  const t = useT();
  const now = useNow();
  const state = useQuery(api.audit.state.queryOptions({ refetchInterval: 60_000 }));
  if (!state.data) return null;
  const { lines, sealed, intact, brokenAt, checkedAt, checkedTo } = state.data;
  const told = checkedAt ? t("audit.whole", { at: moment(checkedAt, now), place: count(checkedTo) }) : t("audit.unchecked");
  return (
    <>
      {t("audit.chain", { lines: count(lines), sealed: count(sealed) })}{" "}
      <Tag tone={!intact ? "bad" : checkedAt ? "good" : "plain"}>{intact ? told : t("audit.broken", { line: brokenAt ?? "" })}</Tag>
    </>
  );
}
