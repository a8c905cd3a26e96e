import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { ReactNode } from "react";
import { Link, useNavigate, useParams } from "react-router";
import type { OrderView } from "../../../main/hub/contract/index.ts";
import { api, type Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { money } from "../../ui/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { useKeys } from "../../ui/keys.ts";
import { Empty, Page, Panel, Stat, Tag } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import { shownState, UnknownStatus, useWholeKindOf } from "../../widgets/case-title.tsx";
import { ChannelMark } from "../../widgets/channel-mark.tsx";
import { FindingList } from "../../widgets/finding-list.tsx";
import { LaneView } from "../../widgets/lane.tsx";
import { Lines, Parcels } from "../../widgets/order-facts.tsx";
import { Timeline, useTimelineFilter } from "../../widgets/timeline.tsx";
import { Whereabouts } from "../../widgets/whereabouts.tsx";
import { Milestones } from "./milestones.tsx";
import css from "./order.module.css";

type Answered = Outputs["orders"]["timeline"];

/** Where is it and why: one order with everything that is known about it. */
export default function OrderPage(): ReactNode {
  const { ref = "" } = useParams();
  const t = useT();
  const navigate = useNavigate();
  const answer = useQuery(api.orders.timeline.queryOptions({ input: { ref } }));
  const leave = (): void => void navigate(-1);
  useKeys([[["Escape"], leave, "help.back"]]);
  return (
    <Page
      title={
        <span className={css.title}>
          <Button type="text" aria-label={t("orders.back")} icon={<Icon name="back" />} onClick={leave} />
          {ref}
        </span>
      }
      note={answer.data && <Heading order={answer.data.order} />}
    >
      <Answer of={answer} lines={14}>
        {(data) => <Body data={data} />}
      </Answer>
    </Page>
  );
}

function Heading({ order }: { order: OrderView }): ReactNode {
  const t = useT();
  return (
    <span className={css.heading}>
      <ChannelMark channel={order.channel} shop={order.shopName} /> <Written>{order.shopName}</Written>{" "}
      <Tag tone="accent">{t(`orderState.${order.state}`)}</Tag>
      {order.onHold && <Tag tone="bad">{t("orders.onHold")}</Tag>}
      {order.unknownStatus && (
        <Tag tone="warn">
          <UnknownStatus status={order.channelStatus} />
        </Tag>
      )}
      {order.demo && <Tag tone="warn">{t("demo.mark")}</Tag>}
    </span>
  );
}

function Body({ data }: { data: Answered }): ReactNode {
  const t = useT();
  const { shown, filter } = useTimelineFilter(data.timeline);
  const { order } = data;
  return (
    <div className={css.columns}>
      <Panel title={t("orders.timeline")} tools={filter} flush>
        <Whereabouts order={order} />
        <LaneView lane={order.lane} />
        {data.findings.length > 0 && <FindingList findings={data.findings} />}
        <Timeline entries={shown} findings={data.findings} />
      </Panel>
      <aside>
        <Panel>
          <div className={css.money}>
            <Stat label={t("orders.paid")} value={money(order.paidFen)} />
            {order.depositFen > 0 && <Stat label={t("orders.deposit")} value={money(order.depositFen)} />}
            <Stat label={t("orders.freight")} value={money(order.freightFen)} />
            <Stat label={t("orders.refunded")} value={money(order.refundedFen)} tone={order.refundedFen > 0 ? "warn" : "plain"} />
          </div>
        </Panel>
        <Panel title={t("orders.lines")}>
          <Lines order={order} />
        </Panel>
        {order.parcels.length > 0 && (
          <Panel title={t("orders.parcels")}>
            <Parcels parcels={order.parcels} />
          </Panel>
        )}
        <Panel title={t("orders.numbers")}>
          <Milestones order={order} />
        </Panel>
        <Panel title={t("orders.cases")} flush>
          <Cases ids={data.caseIds} />
        </Panel>
      </aside>
    </div>
  );
}

function Cases({ ids }: { ids: readonly string[] }): ReactNode {
  const t = useT();
  if (ids.length === 0) return <Empty title={t("orders.noCases")} />;
  return (
    <ul className={css.cases}>
      {ids.map((id) => (
        <CaseLine key={id} id={id} />
      ))}
    </ul>
  );
}

function CaseLine({ id }: { id: string }): ReactNode {
  const t = useT();
  const kindOf = useWholeKindOf();
  const answer = useQuery(api.cases.get.queryOptions({ input: { caseId: id } }));
  const of = answer.data?.case;
  // What the house opened itself asks for no money, and its channel knows no state of it.
  const told = of && (of.foundKind === null ? `${kindOf(of)} ${money(of.amountFen)}` : kindOf(of));
  return (
    <li>
      <Link to={`/cases/${id}`}>{told ?? "…"}</Link>
      {of && <Tag>{t(`caseState.${shownState(of)}`)}</Tag>}
      <small>{of?.number}</small>
    </li>
  );
}
