import { RestOrder } from "../../contract/index.ts";
import { ok, type Result } from "../../kernel/result.ts";
import { readPayload } from "../fields.ts";
import type { ChannelOrder } from "../port.ts";

/** An order of a seller's own systems. */
export function readOrder(payload: string): Result<ChannelOrder[], "UNREADABLE"> {
  const read = readPayload(RestOrder, payload);
  if (!read.ok) return read;
  const order = read.value;
  const ended = new Date(order.updatedAt);
  return ok([
    {
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
    },
  ]);
}
