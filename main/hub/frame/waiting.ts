/** Names of things that kept payloads wait for, given by whoever misses them and called by whoever makes them known. */
import type { HouseEvent } from "../contract/events.ts";
import type { Awaited } from "../contract/words.ts";
import { waybillKey } from "../orders/index.ts";

const named = (what: Awaited, ref: string): string => `${what}:${ref}`;

export const nameOf = {
  /** By any reference a sender may use: number, our id, `channel:<shop>:<id>`, or its own id. Two shops may use the same one; that wakes too much, never too little. */
  order: (ref: string): string => named("order", ref),
  /** However it is spelled. */
  parcel: (waybill: string): string => named("waybill", waybillKey(waybill)),
  /** By our id, our number, or the channel's or sender's id. */
  case: (ref: string): string => named("case", ref),
} as const;

/** Names of what a write has made known, by what it emitted. */
export function namesKnown(emitted: readonly HouseEvent[]): string[] {
  return emitted.flatMap((event) => {
    switch (event.name) {
      case "order.taken": {
        const { number, shopId, channelOrderId } = event.data;
        return [event.subjectId, number, channelOrderId, `channel:${shopId}:${channelOrderId}`, `channel:*:${channelOrderId}`].map(nameOf.order);
      }
      case "parcel.known":
        return [nameOf.parcel(event.data.waybill)];
      case "case.opened":
        return [event.subjectId, event.data.number, event.data.channelCaseId].map(nameOf.case);
      default:
        return [];
    }
  });
}
