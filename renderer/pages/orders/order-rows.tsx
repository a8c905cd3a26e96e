import type { ReactNode } from "react";
import { Link, useNavigate } from "react-router";
import type { FindingView } from "../../../main/hub/contract/index.ts";
import type { Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { exact, moment, money } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Tag } from "../../ui/parts.tsx";
import { Told, Written } from "../../ui/said.tsx";
import { ChannelMark } from "../../widgets/channel-mark.tsx";
import { FindingTags, findingTone } from "../../widgets/finding-tags.tsx";
import css from "./orders.module.css";

type OrderRow = Outputs["orders"]["findings"]["rows"][number]["order"];

/** Orders as lines; with a finding its sentence stands beside the order. */
export function OrderRows({ rows }: { rows: readonly { order: OrderRow; finding: FindingView | null }[] }): ReactNode {
  const t = useT();
  return (
    <>
      <div className={css.header}>
        <span>{t("orders.colOrder")}</span>
        <span>{t("orders.colFinding")}</span>
        <span>{t("orders.colState")}</span>
        <span className={css.right}>{t("orders.colPaid")}</span>
        <span className={css.right}>{t("orders.colAt")}</span>
      </div>
      <ol>
        {rows.map(({ order, finding }) => (
          <Row key={finding?.id ?? order.id} order={order} finding={finding} />
        ))}
      </ol>
    </>
  );
}

function Row({ order, finding }: { order: OrderRow; finding: FindingView | null }): ReactNode {
  const t = useT();
  const now = useNow();
  const navigate = useNavigate();
  const to = `/orders/${order.number}`;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the link inside is reached by keyboard
    <li className={css.row} onClick={() => void navigate(to)}>
      <div className={css.order}>
        <p>
          <ChannelMark channel={order.channel} shop={order.shopName} />
          <Link to={to} onClick={(event) => event.stopPropagation()}>
            {order.title}
          </Link>
        </p>
        <p>
          <span>{order.number}</span>
          <span>
            <Written>{order.buyerNick}</Written>
          </span>
        </p>
      </div>
      <div className={css.finding}>
        {finding ? (
          <>
            <Tag tone={findingTone(finding.kind)}>{t(`finding.${finding.kind}`)}</Tag>
            <span>
              <Told zh={finding.sentence} en={finding.en.sentence} />
            </span>
          </>
        ) : (
          <FindingTags findings={order.findings} />
        )}
      </div>
      <div className={css.state}>
        <span>{t(`orderState.${order.state}`)}</span>
        {order.openCases > 0 && <small>{t("orders.openCases", { n: order.openCases })}</small>}
      </div>
      <b className={css.right}>{money(order.paidFen)}</b>
      <time className={css.right} title={exact(order.createdAt)}>
        {moment(order.createdAt, now)}
      </time>
    </li>
  );
}
