import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { BuyerHistory } from "../../../main/hub/contract/buyers.ts";
import type { CasePage } from "../../../main/hub/contract/index.ts";
import { useChange } from "../../client/change.ts";
import { api, hub, type Outputs } from "../../client/rpc.ts";
import { useMay } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { day, moment, money } from "../../ui/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { useNow } from "../../ui/now.tsx";
import { Panel, Tag } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import { shownState, useWholeKindOf } from "../../widgets/case-title.tsx";
import { Reasons, RiskTag } from "../../widgets/risk.tsx";
import css from "./buyer.module.css";

type Beside = Outputs["buyers"]["beside"];
type Other = Beside["cases"][number];

const useBeside = (caseId: string) => useQuery(api.buyers.beside.queryOptions({ input: { caseId } }));

/** Cases that wait beside this one, before anything is decided about it alone. */
export function WaitingBeside({ page }: { page: CasePage }): ReactNode {
  const t = useT();
  const { data } = useBeside(page.case.id);
  if (page.case.mergedInto) return <MergedInto page={page} into={page.case.mergedInto} />;
  const open = data?.open;
  if (!data || !open || open.ofBuyer === 0) return null;
  const waiting = data.cases.filter((one) => one.status !== "done");
  return (
    <section className={css.waiting} aria-label={t("buyer.waitingTitle")}>
      <p>
        <Icon name="warn" size={14} />{" "}
        {open.ofOrder > 0 ? t("buyer.waitingOrder", { n: open.ofOrder, all: open.ofBuyer }) : t("buyer.waiting", { n: open.ofBuyer })}
      </p>
      <Waiting page={page} cases={waiting.slice(0, AT_FIRST)} />
      {waiting.length > AT_FIRST && (
        <details>
          <summary>{t("buyer.more", { n: waiting.length - AT_FIRST })}</summary>
          <Waiting page={page} cases={waiting.slice(AT_FIRST)} />
        </details>
      )}
    </section>
  );
}

/** Shown at once; the rest is a press away. */
const AT_FIRST = 3;

function Waiting({ page, cases }: { page: CasePage; cases: readonly Other[] }): ReactNode {
  return (
    <ul>
      {cases.map((one) => (
        <li key={one.id}>
          <CaseLink of={one} />
          <Merging page={page} other={one} />
        </li>
      ))}
    </ul>
  );
}

function Merging({ page, other }: { page: CasePage; other: Other }): ReactNode {
  const t = useT();
  const may = useMay("case.work");
  const merge = useChange({ call: () => hub.buyers.merge({ caseId: other.id, intoId: page.case.id }), said: t("buyer.merged", { number: other.number }) });
  const part = useChange({ call: () => hub.buyers.unmerge({ caseId: other.id }), said: t("buyer.parted", { number: other.number }) });
  const isOfIt = page.partOf !== null || page.parts.some(({ id }) => id === other.id);
  if (!may || isOfIt || !other.sameOrder || page.case.status === "done") return other.merged ? <Tag tone="info">{t("buyer.together")}</Tag> : null;
  return other.merged ? (
    <Button size="small" loading={part.isPending} onClick={() => part.mutate(undefined)}>
      {t("buyer.part")}
    </Button>
  ) : (
    <Button size="small" title={t("buyer.mergeHint")} loading={merge.isPending} onClick={() => merge.mutate(undefined)}>
      {t("buyer.merge")}
    </Button>
  );
}

function MergedInto({ page, into }: { page: CasePage; into: NonNullable<CasePage["case"]["mergedInto"]> }): ReactNode {
  const t = useT();
  const may = useMay("case.work");
  const part = useChange({ call: () => hub.buyers.unmerge({ caseId: page.case.id }), said: t("buyer.parted", { number: page.case.number }) });
  return (
    <section className={css.waiting}>
      <p>
        <Icon name="undo" size={14} /> {t("buyer.mergedInto")} <Link to={`/cases/${into.id}`}>{into.number}</Link>
      </p>
      {may && (
        <Button size="small" loading={part.isPending} onClick={() => part.mutate(undefined)}>
          {t("buyer.part")}
        </Button>
      )}
    </section>
  );
}

function CaseLink({ of }: { of: Other }): ReactNode {
  const t = useT();
  const kindOf = useWholeKindOf();
  const now = useNow();
  return (
    <Link to={`/cases/${of.id}`} className={css.case}>
      <span>
        {kindOf(of)} {(of.foundKind === null || of.amountFen > 0) && money(of.amountFen)}
      </span>
      <Tag tone={of.status === "done" ? "plain" : "warn"}>{t(`caseState.${shownState(of)}`)}</Tag>
      <small>
        {of.number} · {of.sameOrder ? t("buyer.sameOrder") : (of.orderNumber ?? "")} · {moment(of.openedAt, now)}
        {of.assigneeName && (
          <>
            {" · "}
            <Written>{of.assigneeName}</Written>
          </>
        )}
      </small>
    </Link>
  );
}

/** The buyer: history in a sentence, risk in words, what else he bought and claimed. */
export function BuyerCard({ page }: { page: CasePage }): ReactNode {
  const t = useT();
  const mayReview = useMay("risk.review");
  const { data } = useBeside(page.case.id);
  const { account } = page;
  const done = data?.cases.filter((one) => one.status === "done") ?? [];
  if (!account && !data?.history && done.length === 0) return null;
  return (
    <Panel title={t("buyer.title")} tools={account && mayReview && <Link to={`/risk/${account.id}`}>{t("account.open")}</Link>}>
      {data?.history && <History of={data.history} />}
      {account && (
        <p className={css.risk}>
          <RiskTag level={account.level} score={account.score} />
        </p>
      )}
      {account && <Reasons reasons={account.reasons} />}
      {done.length > 0 && (
        <Group title={t("buyer.casesBefore")}>
          {done.map((one) => (
            <li key={one.id}>
              <CaseLink of={one} />
            </li>
          ))}
        </Group>
      )}
      {data && data.orders.length > 0 && (
        <Group title={data.totals.orders > data.orders.length ? t("buyer.ordersOf", { n: data.orders.length, all: data.totals.orders }) : t("buyer.orders")}>
          {data.orders.map((one) => (
            <li key={one.id}>
              <Link to={`/orders/${one.number}`} className={css.case}>
                <span>
                  <Written>{one.title}</Written>
                </span>
                <Tag>{t(`orderState.${one.state}`)}</Tag>
                <small>
                  {day(one.createdAt)} · {money(one.paidFen)}
                  {one.refundedFen > 0 && ` · ${t("buyer.back", { amount: money(one.refundedFen) })}`}
                </small>
              </Link>
            </li>
          ))}
        </Group>
      )}
    </Panel>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <section className={css.group}>
      <h3>{title}</h3>
      <ul>{children}</ul>
    </section>
  );
}

function History({ of }: { of: BuyerHistory }): ReactNode {
  const t = useT();
  const { lately } = of;
  const back = lately.refunds > 0 ? t("buyer.lateRefunds", { n: lately.refunds, amount: money(lately.refundedFen) }) : t("buyer.noRefunds");
  return (
    <p className={css.history}>
      {t("buyer.lately", { orders: lately.orders, paid: money(lately.paidFen), returns: lately.returns, back })}
      {of.since && <small>{t("buyer.inAll", { since: day(of.since), orders: of.orders, value: money(of.paidFen - of.refundedFen) })}</small>}
    </p>
  );
}
