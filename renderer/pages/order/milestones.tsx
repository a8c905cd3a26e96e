import type { ReactNode } from "react";
import type { OrderView } from "../../../main/hub/contract/index.ts";
import { useT } from "../../locales/provider.tsx";
import type { TextKey } from "../../locales/text.ts";
import { exact } from "../../ui/format.ts";
import { Written } from "../../ui/said.tsx";
import { Copyable } from "../../widgets/copyable.tsx";
import { Flag } from "../../widgets/flag.tsx";
import { Receiver } from "../../widgets/receiver.tsx";
import css from "./order.module.css";

/** Numbers and times. What the channel claims and what was seen stand side by side. */
export function Milestones({ order }: { order: OrderView }): ReactNode {
  const t = useT();
  const times: readonly (readonly [TextKey, Date | null])[] = [
    ["orders.createdAt", order.createdAt],
    ["facts.paidAt", order.paidAt],
    ["orders.promised", order.promisedShipAt],
    ["orders.promisedDelivery", order.promisedDeliveryBy],
    ["orders.claimedShipped", order.claimedShippedAt],
    ["orders.outbound", order.outboundAt],
    ["orders.signed", order.signedAt],
  ];
  return (
    <dl className={css.pairs}>
      <div>
        <dt>{t("facts.channelOrder")}</dt>
        <dd>
          <Copyable text={order.channelOrderId} />
        </dd>
      </div>
      <div>
        <dt>{t("orders.receiver")}</dt>
        <dd>
          <Receiver order={order} />
        </dd>
      </div>
      {times.map(([label, at]) => (
        <div key={label}>
          <dt>{t(label)}</dt>
          <dd>{at ? exact(at).slice(0, 16) : "–"}</dd>
        </div>
      ))}
      {order.buyerMessage && (
        <div>
          <dt>{t("facts.buyerMessage")}</dt>
          <dd>
            <Written>{order.buyerMessage}</Written>
          </dd>
        </div>
      )}
      {order.sellerFlag && (
        <div>
          <dt>{t("facts.sellerFlag")}</dt>
          <dd>
            <Flag colour={order.sellerFlag} />
          </dd>
        </div>
      )}
      {order.sellerNote && (
        <div>
          <dt>{t("facts.sellerNote")}</dt>
          <dd>
            <Written>{order.sellerNote}</Written>
          </dd>
        </div>
      )}
    </dl>
  );
}
