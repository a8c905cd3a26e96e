/** From what the public interface has checked to what is kept. */
import type { z } from "zod";
import type { RestCase, RestMessage } from "../../contract/rest/case.ts";
import type { RestEvent, RestOrder, RestTrace } from "../../contract/rest/order.ts";
import type { Json } from "../../kernel/json.ts";
import type { ToldItem } from "../port.ts";
import { ownItem } from "./items.ts";

const json = (payload: unknown): Json => payload as Json;

/** How each sort of payload is kept, under names that make telling it again safe. */
export const received = {
  order: (order: RestOrder): ToldItem => ownItem("order", { id: order.id, version: order.updatedAt }, json(order)),
  event: (orderRef: string, event: z.infer<typeof RestEvent>): ToldItem => ownItem("event", { id: event.id, version: orderRef }, json({ orderRef, event })),
  case: (told: RestCase): ToldItem => ownItem("case", { id: told.id, version: told.updatedAt ?? told.at }, json(told)),
  message: (ref: string, message: z.infer<typeof RestMessage>): ToldItem =>
    ownItem("message", { id: message.messageId, version: ref }, json({ ref, ...message })),
  trace: (trace: RestTrace): ToldItem => {
    const newest =
      trace.scans
        .map(({ at }) => at)
        .toSorted()
        .at(-1) ?? "";
    return ownItem("trace", { id: `${trace.carrier} ${trace.waybill}`, version: newest }, json(trace));
  },
} as const;
