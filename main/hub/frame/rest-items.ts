/** What a seller's own systems sent over REST, read again from what was kept. */
import { z } from "zod";
import type { ChannelOrder } from "../connectors/port.ts";
import { RestEvent } from "../contract/index.ts";
import { CaseKind } from "../contract/words.ts";
import type { RestCaseFact } from "../disputes/index.ts";
import type { PendingItem } from "../ingest/index.ts";
import { tryParseJson } from "../kernel/json.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { type GivenEvent, restOrderFact } from "../orders/index.ts";

export type RestCase = RestCaseFact;
export interface RestMessage {
  shopId: string;
  ref: string;
  messageId: string;
  text: string;
  at: Date;
}

export type RestFact =
  | { type: "order"; fact: ChannelOrder }
  | { type: "warehouse"; fact: GivenEvent }
  | { type: "case"; fact: RestCase }
  | { type: "message"; fact: RestMessage };

const KeptEvent = z.object({ orderRef: z.string(), event: RestEvent });
const KeptCase = z.object({
  id: z.string(),
  orderRef: z.string().nullish(),
  kind: CaseKind,
  text: z.string(),
  amountFen: z.int().min(0).default(0),
  at: z.string(),
  buyer: z.object({ id: z.string(), nick: z.string().default(""), phone: z.string().default("") }).optional(),
});
const KeptMessage = z.object({ ref: z.string(), messageId: z.string(), text: z.string(), at: z.string() });

/** Reads a kept REST payload; UNREADABLE only when what we keep changed its shape since. */
export function readRest(item: PendingItem): Result<RestFact, "UNREADABLE"> {
  const payload = tryParseJson(item.payload);
  const { shopId, channel } = item;
  switch (item.topic) {
    case "rest.order": {
      const order = restOrderFact(payload);
      return order.ok ? ok({ type: "order", fact: order.value }) : order;
    }
    case "rest.event": {
      const kept = KeptEvent.safeParse(payload);
      return kept.success ? ok({ type: "warehouse", fact: { shopId, ...kept.data } }) : unreadable(item, kept.error);
    }
    case "rest.case": {
      const kept = KeptCase.safeParse(payload);
      if (!kept.success) return unreadable(item, kept.error);
      const { buyer, at, orderRef, ...rest } = kept.data;
      return ok({ type: "case", fact: { ...rest, shopId, channel, orderRef: orderRef ?? null, at: new Date(at), buyerNick: buyer?.nick ?? "" } });
    }
    case "rest.message": {
      const kept = KeptMessage.safeParse(payload);
      return kept.success ? ok({ type: "message", fact: { ...kept.data, shopId, at: new Date(kept.data.at) } }) : unreadable(item, kept.error);
    }
    default:
      return refuse("UNREADABLE", `不认识的类型 ${item.topic}`);
  }
}

function unreadable(item: PendingItem, error: z.ZodError): Result<never, "UNREADABLE"> {
  const [issue] = error.issues;
  return refuse("UNREADABLE", `${item.topic} 的 ${issue?.path.join(".") ?? ""} 读不懂`);
}
