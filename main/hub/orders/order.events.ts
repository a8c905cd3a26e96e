/** What a channel's order fact adds to the timeline. Texts say only what the key holds, so that whichever fact tells it first writes the same line. */
import type { ChannelOrder, DatedAhead } from "../connectors/port.ts";
import { yuanText } from "../kernel/money.ts";
import { toBeijing } from "../kernel/time.ts";
import type { NewEvent } from "./timeline.store.ts";

export function orderEvents(orderId: string, channel: string, fact: ChannelOrder): NewEvent[] {
  const events: NewEvent[] = [];
  const add = (kind: string, at: Date | null, told: { text: string; key?: string; data?: NewEvent["data"] }): void => {
    if (at === null) return;
    const dedupeKey = told.key ?? `${kind}:${at.getTime()}`;
    events.push({ orderId, parcelId: null, source: "channel", kind, at, toldBy: channel, text: told.text, data: told.data ?? {}, dedupeKey });
  };
  // Told again it is dated by when we were told again: what was written is the same.
  const step = (kind: string, of: keyof DatedAhead, told: { at: Date | null; text: string }): void => {
    const written = fact.datedAhead?.[of];
    if (written === undefined) add(kind, told.at, { text: told.text });
    else {
      const text = `${told.text}（平台写的时间是 ${toBeijing(new Date(written))}，得知时还没有到）`;
      add(kind, told.at, { text, key: `${kind}:${written}`, data: { writtenAt: written } });
    }
  };
  const changedAt = new Date(fact.version);
  step("created", "created", { at: fact.createdAt, text: "买家下单" });
  step("paid", "paid", { at: fact.paidAt, text: "买家付款" });
  if (fact.deposit) {
    const told = { text: `买家已付定金 ${yuanText(fact.deposit.fen)} 元`, data: { amountFen: fact.deposit.fen } };
    add("deposit_paid", fact.deposit.paidAt ?? changedAt, {
      ...told,
      key: `deposit_paid:${fact.deposit.fen}:${fact.deposit.paidAt?.getTime() ?? fact.version}`,
    });
  }
  step("claimed_shipped", "shipped", { at: fact.claimedShippedAt, text: "平台显示已发货（是否真的出库，以仓库出库或快递揽收为准）" });
  step("completed", "finished", { at: fact.finishedAt, text: "平台显示交易完成" });
  step("closed", "closed", { at: fact.closedAt, text: "平台显示交易关闭" });
  if (fact.onHold) add("on_hold", changedAt, { text: "平台要求暂缓发货" });
  if (fact.claimedState === null) {
    const told = { text: `平台状态“${fact.channelStatus}”不在已知的状态表里，照原样保留`, data: { status: fact.channelStatus } };
    add("unknown_status", changedAt, { ...told, key: `unknown_status:${fact.channelStatus}:${fact.version}` });
  }
  return events;
}
