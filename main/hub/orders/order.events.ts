/** What a channel's order fact adds to the timeline. Texts say only what the key holds, so that whichever fact tells it first writes the same line. */
import type { ChannelOrder } from "../connectors/port.ts";
import { yuanText } from "../kernel/money.ts";
import type { NewEvent } from "./timeline.store.ts";

export function orderEvents(orderId: string, channel: string, fact: ChannelOrder): NewEvent[] {
  const events: NewEvent[] = [];
  const add = (kind: string, at: Date | null, told: { text: string; key?: string; data?: NewEvent["data"] }): void => {
    if (at === null) return;
    const dedupeKey = told.key ?? `${kind}:${at.getTime()}`;
    events.push({ orderId, parcelId: null, source: "channel", kind, at, toldBy: channel, text: told.text, data: told.data ?? {}, dedupeKey });
  };
  const changedAt = new Date(fact.version);
  add("created", fact.createdAt, { text: "买家下单" });
  add("paid", fact.paidAt, { text: "买家付款" });
  if (fact.deposit) {
    const told = { text: `买家已付定金 ${yuanText(fact.deposit.fen)} 元`, data: { amountFen: fact.deposit.fen } };
    add("deposit_paid", fact.deposit.paidAt ?? changedAt, {
      ...told,
      key: `deposit_paid:${fact.deposit.fen}:${fact.deposit.paidAt?.getTime() ?? fact.version}`,
    });
  }
  add("claimed_shipped", fact.claimedShippedAt, { text: "平台显示已发货（是否真的出库，以仓库出库或快递揽收为准）" });
  add("completed", fact.finishedAt, { text: "平台显示交易完成" });
  add("closed", fact.closedAt, { text: "平台显示交易关闭" });
  if (fact.onHold) add("on_hold", changedAt, { text: "平台要求暂缓发货" });
  if (fact.claimedState === null) {
    const told = { text: `平台状态“${fact.channelStatus}”不在已知的状态表里，照原样保留`, data: { status: fact.channelStatus } };
    add("unknown_status", changedAt, { ...told, key: `unknown_status:${fact.channelStatus}:${fact.version}` });
  }
  return events;
}
