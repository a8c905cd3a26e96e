import { z } from "zod";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import { idOrNull, readPayload, text } from "../fields.ts";
import type { ChannelHint, ChannelNothing } from "../port.ts";

const message = z.object({ type: text, content: z.unknown() });
const content = z.object({ tid: idOrNull, refund_id: idOrNull });

/** A message says only that something changed; what it is now is fetched by id, an after-sale by its order and its id. */
export function pushFact(payload: string): Result<ChannelHint | ChannelNothing, "UNREADABLE"> {
  const read = readPayload(message, payload);
  if (!read.ok) return read;
  const { type } = read.value;
  const isCase = type.startsWith("pdd_refund_");
  if (!isCase && !type.startsWith("pdd_trade_")) return ok({ type: "nothing", why: `消息 ${type || "（空）"} 与订单、售后无关` });
  const body = typeof read.value.content === "string" ? read.value.content : JSON.stringify(read.value.content ?? null);
  const inner = readPayload(content, body);
  if (!inner.ok) return refuse("UNREADABLE", `消息 content：${inner.refusal.message}`, { field: `content.${inner.refusal.details?.field ?? ""}` });
  const { tid, refund_id: refundId } = inner.value;
  if (tid === null) return refuse("UNREADABLE", "消息 content 缺少 tid", { field: "content.tid" });
  if (!isCase) return ok({ type: "changed", ref: { kind: "order", id: tid } });
  return refundId === null
    ? refuse("UNREADABLE", "消息 content 缺少 refund_id", { field: "content.refund_id" })
    : ok({ type: "changed", ref: { kind: "case", id: refundId, extra: { order: tid } } });
}
