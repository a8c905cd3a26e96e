import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { type FindingKind, findingKinds } from "../../../main/hub/contract/words.ts";
import { api } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { count } from "../../ui/format.ts";
import { Pager } from "../../ui/pager.tsx";
import { Empty } from "../../ui/parts.tsx";
import { OrderRows } from "./order-rows.tsx";
import css from "./orders.module.css";

const PAGE_SIZE = 30;

/** Orders that something is wrong with, what has been so longest first, each with its sentence. */
export function Findings(): ReactNode {
  const t = useT();
  const [kind, setKind] = useState<FindingKind | undefined>();
  const [page, setPage] = useState(0);
  const found = useQuery(api.orders.findings.queryOptions({ input: { kind, page, size: PAGE_SIZE }, placeholderData: keepPreviousData }));
  const counts = found.data?.counts ?? {};
  const all = Object.values(counts).reduce((left, right) => left + right, 0);
  const choose = (next: FindingKind | undefined): void => {
    setKind(next);
    setPage(0);
  };
  return (
    <>
      <div className={css.kinds} role="tablist" aria-label={t("orders.findings")} title={t("orders.findingsHint")}>
        {[undefined, ...findingKinds.filter((each) => each === kind || (counts[each] ?? 0) > 0)].map((each) => (
          <button key={each ?? "all"} type="button" role="tab" aria-selected={kind === each} onClick={() => choose(each)}>
            {each ? t(`finding.${each}`) : t("orders.allFindings")}
            <small>{count(each ? (counts[each] ?? 0) : all)}</small>
          </button>
        ))}
      </div>
      <div className={css.scroll} data-stale={found.isPlaceholderData ? "" : undefined}>
        <Answer of={found} lines={12}>
          {({ rows }) => (rows.length === 0 ? <Empty title={t("orders.noFindings")}>{t("orders.noFindingsHint")}</Empty> : <OrderRows rows={rows} />)}
        </Answer>
      </div>
      <footer className={css.foot}>
        <span />
        <Pager page={page} size={PAGE_SIZE} total={found.data?.total ?? 0} onPage={setPage} />
      </footer>
    </>
  );
}
