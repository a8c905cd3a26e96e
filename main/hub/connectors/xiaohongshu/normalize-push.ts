import { z } from "zod";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import { idOrNull, readPayload, text } from "../fields.ts";
import type { ChannelHint, ChannelNothing } from "../port.ts";

const message = z.object({ msgTag: text, data: z.unknown() });
/** Older messages of orders name a parcel, whose id is the order's. */
const content = z.object({ returnsId: idOrNull, orderId: idOrNull, packageId: idOrNull });

/** A push says only that something changed, and nobody signed what it says: what is so now is fetched by id. */
export function pushFact(payload: string): Result<ChannelHint | ChannelNothing, "UNREADABLE"> {
  const read = readPayload(message, payload);
  if (!read.ok) return read;
  const { msgTag: tag } = read.value;
  const isCase = tag.startsWith("msg_after_sale_");
  if (!isCase && !tag.startsWith("msg_fulfillment_")) return ok({ type: "nothing", why: `消息 ${tag || "（空）"} 与订单、售后无关` });
  const body = typeof read.value.data === "string" ? read.value.data : JSON.stringify(read.value.data ?? null);
  const inner = readPayload(content, body);
  if (!inner.ok) return refuse("UNREADABLE", `推送 data：${inner.refusal.message}`, { field: `data.${inner.refusal.details?.field ?? ""}` });
  const { returnsId, orderId, packageId } = inner.value;
  const order = orderId ?? packageId;
  const missing = (field: string) => refuse("UNREADABLE", `推送 data 缺少 ${field}`, { field: `data.${field}` });
  if (!isCase) return order === null ? missing("orderId") : ok({ type: "changed", ref: { kind: "order", id: order } });
  if (returnsId === null) return missing("returnsId");
  return ok({ type: "changed", ref: { kind: "case", id: returnsId, ...(order === null ? {} : { extra: { order } }) } });
}
