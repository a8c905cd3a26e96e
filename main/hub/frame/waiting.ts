/** Names of things that kept payloads wait for, given by whoever misses them and called by whoever makes them known. */
import type { Emitted } from "../store/index.ts";

export const nameOf = {
  /** By any reference a sender may use: number, our id, `channel:<shop>:<id>`, or its own id. Two shops may use the same one; that wakes too much, never too little. */
  order: (ref: string): string => `order:${ref}`,
  parcel: (waybill: string): string => `waybill:${waybill}`,
  /** By our id, our number, or the channel's or sender's id. */
  case: (ref: string): string => `case:${ref}`,
} as const;

/** Names of what a write has made known, by what it emitted. */
export function namesKnown(emitted: readonly Emitted[]): string[] {
  return emitted.flatMap(({ name, subjectId, data = {} }) => {
    const told = (key: string): string => String(data[key] ?? "");
    if (name === "order.taken") {
      const own = told("channelOrderId");
      return [subjectId, told("number"), own, `channel:${told("shopId")}:${own}`].map(nameOf.order);
    }
    if (name === "parcel.known") return [nameOf.parcel(told("waybill"))];
    return name === "case.opened" ? [subjectId, told("number"), told("channelCaseId")].map(nameOf.case) : [];
  });
}
