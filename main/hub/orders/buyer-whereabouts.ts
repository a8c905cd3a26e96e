/** Where an order is, as its buyer may be told: plain words of where it is, nothing of what failed in the house, no doubt that is ours to clear. */

import type { TraceState } from "../contract/words.ts";
import { GOING_BACK } from "./life.ts";
import { rank } from "./order.lifecycle.ts";
import { isUnpaid } from "./paid.ts";
import { buyersParcel, deliveredAt, type Ground, isPickedUp, type Parcel, parcelWords } from "./parcel-words.ts";
import { shortTime } from "./sentences.ts";

/** One sentence, or two with the promised time; `parcel` is the one of `sent` that is least far. */
export function buyerWhereabouts(ground: Ground, sent: readonly Parcel[], parcel: Parcel | undefined): string {
  const { order, now } = ground;
  if (order.state === "closed") return order.closedAt ? `您的订单已于 ${shortTime(order.closedAt, now)} 关闭。` : "您的订单已关闭。";
  const handedOver = deliveredAt(ground);
  // Where the carrier has it on its way back, that is where it is.
  const isBack = sent.length > 0 && sent.every((one) => GOING_BACK.has(one.state as TraceState));
  if (handedOver && !isBack && !sent.some((one) => one.signedAt !== null)) return `您的订单已于 ${shortTime(handedOver, now)} 送达签收。`;
  if (!parcel) return withoutParcel(ground);
  const done = sent.filter((one) => one.state === "signed").length;
  const several = sent.length > 1 ? `您的订单共 ${sent.length} 个包裹，${done} 个已签收；` : "";
  const told = isPickedUp(parcel) ? parcelWords(ground, parcel).buyer : withoutNews(parcel);
  return `${several}${told}。`;
}

/** Whether it left the house is ours to find out; what a buyer can see is that the carrier has told nothing yet. */
export const withoutNews = (parcel: Parcel): string => `${buyersParcel(parcel)}暂时没有新的物流信息`;

/** The channel says that it was shipped, and nothing proves it yet. */
export function isClaimedOnly({ claimedShippedAt, outboundAt, state }: Pick<Ground["order"], "claimedShippedAt" | "outboundAt" | "state">): boolean {
  return claimedShippedAt !== null && outboundAt === null && rank(state) < rank("outbound");
}

function withoutParcel({ order, now }: Ground): string {
  const at = (time: Date | null): string => (time ? `（${shortTime(time, now)}）` : "");
  if (order.state === "created") return order.depositFen > 0 ? "您的订单已付定金，还未付尾款。" : "您的订单还未付款。";
  if (order.state === "completed") return `您的订单已完成${at(order.finishedAt)}。`;
  if (order.state === "signed") return "您的订单显示已签收。";
  if (order.state === "in_transit" || order.state === "out_for_delivery" || order.state === "outbound") return "您的订单已发出，暂时没有新的物流信息。";
  if (isClaimedOnly(order)) return "您的订单暂时没有新的物流信息。";
  const promised = order.promisedShipAt !== null && order.promisedShipAt.getTime() > now ? `，承诺 ${shortTime(order.promisedShipAt, now)} 前发货` : "";
  if (isUnpaid(order)) return `您的订单已确认，正在准备发货${promised}。`;
  return `您的订单${order.paidAt ? `已于 ${shortTime(order.paidAt, now)} 付款` : "已付款"}，正在准备发货${promised}。`;
}
