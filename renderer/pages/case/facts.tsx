import { Button } from "antd";
import type { ReactNode } from "react";
import type { CasePage, OrderView } from "../../../main/hub/contract/index.ts";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useMay } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { moment, money } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Panel, Tag } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import { Copyable } from "../../widgets/copyable.tsx";
import { Flag } from "../../widgets/flag.tsx";
import { Lines, Parcels } from "../../widgets/order-facts.tsx";
import { Receiver } from "../../widgets/receiver.tsx";
import css from "./facts.module.css";

/** Money first, then goods, parcel and the way back. */
export function Facts({ page }: { page: CasePage }): ReactNode {
  const t = useT();
  const { case: of, order } = page;
  return (
    <Panel title={t("facts.title")}>
      {of.problem && (
        <p role="alert">
          <Written>{of.problem}</Written>
        </p>
      )}
      <dl className={css.money}>
        <div>
          <dt>{t("facts.claimed")}</dt>
          <dd>{money(of.amountFen)}</dd>
        </div>
        <div>
          <dt>{t("facts.refundable")}</dt>
          <dd>{money(of.refundableFen)}</dd>
        </div>
        <div>
          <dt>{t("facts.refunded")}</dt>
          <dd>{money(of.refundedFen)}</dd>
        </div>
      </dl>
      {order && <Lines order={order} about={of} />}
      {order && <Parcels parcels={order.parcels} />}
      <WayBack of={of} />
      {order && <Numbers order={order} />}
    </Panel>
  );
}

/** Arrival is not inspection: the two are shown apart. */
function WayBack({ of }: { of: CasePage["case"] }): ReactNode {
  const t = useT();
  const now = useNow();
  if (!of.returnWaybill && !of.arrivedAt && !of.unclearReturn && !of.replacement && of.goodsReceived === null) return null;
  return (
    <dl className={css.pairs}>
      {of.goodsReceived !== null && <Pair label={t("facts.goodsReceived")}>{t(of.goodsReceived ? "facts.yes" : "facts.no")}</Pair>}
      {of.returnWaybill && (
        <Pair label={t("facts.returnWaybill")}>
          <Copyable text={of.returnWaybill} /> <Written>{of.returnCarrier ?? ""}</Written>
        </Pair>
      )}
      {of.unclearReturn && <Unclear of={of} waybill={of.unclearReturn} />}
      {of.replacement && (
        <Pair label={t("facts.replacement")}>
          <Written>{of.replacement.lines.map((line) => `${line.sku} ${line.spec} ×${line.quantity}`).join("，")}</Written>
          {of.replacement.waybill && <Copyable text={of.replacement.waybill} />} <Written>{of.replacement.carrier ?? ""}</Written>
        </Pair>
      )}
      {of.arrivedAt && <Pair label={t("facts.arrived")}>{moment(of.arrivedAt, now)}</Pair>}
      {(of.arrivedAt || of.inspection) && (
        <Pair label={t("facts.inspection")}>
          {of.inspection ? (
            <Tag tone={of.inspection === "passed" ? "good" : "bad"}>{t(`inspection.${of.inspection}`)}</Tag>
          ) : (
            <Tag tone="warn">{t("inspection.waiting")}</Tag>
          )}
        </Pair>
      )}
    </dl>
  );
}

/** Goods came under a number the case does not name: one click says that they are this return. */
function Unclear({ of, waybill }: { of: CasePage["case"]; waybill: string }): ReactNode {
  const t = useT();
  const may = useMay("return.bind");
  const bind = useChange({ call: () => hub.cases.bindReturn({ caseId: of.id, waybill, revision: of.revision }), said: t("return.bound") });
  return (
    <Pair label={t("return.unclear")}>
      <p>{of.returnWaybill ? t("return.unclearNamed", { waybill, named: of.returnWaybill }) : t("return.unclearUnnamed", { waybill })}</p>
      {may && (
        <Button size="small" loading={bind.isPending} onClick={() => bind.mutate(undefined)}>
          {t("return.bind")}
        </Button>
      )}
    </Pair>
  );
}

function Numbers({ order }: { order: OrderView }): ReactNode {
  const t = useT();
  const now = useNow();
  return (
    <dl className={css.pairs}>
      <Pair label={t("facts.channelOrder")}>
        <Copyable text={order.channelOrderId} />
      </Pair>
      <Pair label={t("facts.paidAt")}>{order.paidAt ? moment(order.paidAt, now) : "–"}</Pair>
      <Pair label={t("facts.receiver")}>
        <Receiver order={order} />
      </Pair>
      {order.buyerMessage && (
        <Pair label={t("facts.buyerMessage")}>
          <Written>{order.buyerMessage}</Written>
        </Pair>
      )}
      {order.sellerFlag && (
        <Pair label={t("facts.sellerFlag")}>
          <Flag colour={order.sellerFlag} />
        </Pair>
      )}
      {order.sellerNote && (
        <Pair label={t("facts.sellerNote")}>
          <Written>{order.sellerNote}</Written>
        </Pair>
      )}
    </dl>
  );
}

function Pair({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
