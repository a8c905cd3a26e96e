/** An order of a seller's own systems as a channel order. */
import type { ChannelOrder } from "../connectors/port.ts";
import { RestOrder } from "../contract/index.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";

/** Reads a `rest.order` payload; the reason is Chinese and names the field. */
export function restOrderFact(payload: unknown): Result<ChannelOrder, "UNREADABLE"> {
  const read = RestOrder.safeParse(payload);
  if (!read.success) {
    const issue = read.error.issues[0];
    return refuse("UNREADABLE", `订单的 ${issue?.path.join(".") || "内容"} 不对：${issue?.message ?? ""}`, { field: issue?.path.join(".") ?? "" });
  }
  const order = read.data;
  const ended = new Date(order.updatedAt);
  return ok({
    type: "order",
    channelOrderId: order.id,
    version: ended.getTime(),
    channelStatus: order.status,
    claimedState: order.status,
    onHold: false,
    createdAt: new Date(order.createdAt),
    paidAt: order.paidAt ? new Date(order.paidAt) : null,
    claimedShippedAt: null,
    promisedShipAt: null,
    finishedAt: order.status === "completed" ? ended : null,
    closedAt: order.status === "closed" ? ended : null,
    totalFen: order.totalFen,
    paidFen: order.paidFen,
    freightFen: order.freightFen,
    buyer: { ...order.buyer, channelBuyerId: order.buyer.id },
    buyerMessage: "",
    sellerNote: order.note,
    lines: order.lines.map(({ id, ...line }) => ({
      ...line,
      channelLineId: id,
      channelStatus: order.status,
      claimedState: order.status,
      waybill: null,
      carrier: null,
    })),
    parcels: [],
  });
}
