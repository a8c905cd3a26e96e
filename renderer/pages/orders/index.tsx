import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Input } from "antd";
import { type ReactNode, useState } from "react";
import { useSearchParams } from "react-router";
import { type FindingKind, findingKinds } from "../../../main/hub/contract/words.ts";
import { api } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { count } from "../../ui/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { Pager } from "../../ui/pager.tsx";
import { Empty, Page, Panel } from "../../ui/parts.tsx";
import { OrderRows } from "./order-rows.tsx";
import css from "./orders.module.css";

const PAGE_SIZE = 30;

/** Finds an order; without a search it shows the orders that something is wrong with. */
export default function OrdersPage(): ReactNode {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const text = params.get("q") ?? "";
  const [typed, setTyped] = useState(text);
  return (
    <Page title={t("orders.title")}>
      <Input.Search
        key={text}
        autoFocus
        allowClear
        size="large"
        className={css.search}
        prefix={<Icon name="search" />}
        defaultValue={text}
        placeholder={t("orders.search")}
        onChange={(event) => setTyped(event.target.value)}
        onSearch={() => setParams(typed.trim() ? { q: typed.trim() } : {})}
        enterButton
      />
      {text ? <Found text={text} /> : <Findings />}
    </Page>
  );
}

function Found({ text }: { text: string }): ReactNode {
  const t = useT();
  const found = useQuery(api.orders.search.queryOptions({ input: { text, limit: 50 } }));
  return (
    <Panel flush className={css.board}>
      <Answer of={found}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={t("orders.nothing", { text })}>{t("orders.nothingHint")}</Empty>
          ) : (
            <>
              <p className={css.count}>{t("orders.found", { n: rows.length })}</p>
              <OrderRows rows={rows.map((order) => ({ order, finding: null }))} />
            </>
          )
        }
      </Answer>
    </Panel>
  );
}

function Findings(): ReactNode {
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
    <Panel title={t("orders.findings")} note={t("orders.findingsHint")} flush className={css.board}>
      <div className={css.kinds} role="tablist">
        {[undefined, ...findingKinds.filter((each) => each === kind || (counts[each] ?? 0) > 0)].map((each) => (
          <button key={each ?? "all"} type="button" role="tab" aria-selected={kind === each} onClick={() => choose(each)}>
            {each ? t(`finding.${each}`) : t("orders.allFindings")}
            <small>{count(each ? (counts[each] ?? 0) : all)}</small>
          </button>
        ))}
      </div>
      <Answer of={found} lines={12}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <Empty title={t("orders.noFindings")}>{t("orders.noFindingsHint")}</Empty>
          ) : (
            <>
              <OrderRows rows={rows} />
              <footer className={css.foot}>
                <Pager page={page} size={PAGE_SIZE} total={total} onPage={setPage} />
              </footer>
            </>
          )
        }
      </Answer>
    </Panel>
  );
}
