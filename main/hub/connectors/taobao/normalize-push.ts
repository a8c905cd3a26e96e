import { z } from "zod";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import { idOrNull, readPayload, text } from "../fields.ts";
import type { ChannelHint, ChannelNothing, ChannelRef } from "../port.ts";

const message = z.object({ topic: text, content: z.unknown() });
const content = z.object({ tid: idOrNull, refund_id: idOrNull });

/** A message says only that something changed; what it is now is fetched by id. */
export function pushFact(payload: string): Result<ChannelHint | ChannelNothing, "UNREADABLE"> {
  const read = readPayload(message, payload);
  if (!read.ok) return read;
  const kind = refKind(read.value.topic);
  if (kind === null) return ok({ type: "nothing", why: `消息主题 ${read.value.topic || "（空）"} 与订单、退款无关` });
  const body = typeof read.value.content === "string" ? read.value.content : JSON.stringify(read.value.content ?? null);
  const inner = readPayload(content, body);
  if (!inner.ok) return refuse("UNREADABLE", `消息 content：${inner.refusal.message}`, { field: `content.${inner.refusal.details?.field ?? ""}` });
  const id = kind === "case" ? inner.value.refund_id : inner.value.tid;
  const field = kind === "case" ? "refund_id" : "tid";
  return id === null
    ? refuse("UNREADABLE", `消息 content 缺少 ${field}`, { field: `content.${field}` })
    : ok({ type: "changed", ref: refTo(kind, id, read.value.topic) });
}

function refKind(topic: string): ChannelRef["kind"] | null {
  if (topic.startsWith("taobao_refund_") || topic.startsWith("taobao_dispute_")) return "case";
  if (topic.startsWith("taobao_trade_") || topic.startsWith("taobao_logistics_")) return "order";
  return null;
}

/** Where buyers write, or show something: these are worth the extra call for the words. */
const TALK = new Set(["taobao_refund_RefundCreateMessage", "taobao_refund_RefundCreated", "taobao_refund_RefundBuyerModifyAgreement"]);

function refTo(kind: ChannelRef["kind"], id: string, topic: string): ChannelRef {
  return TALK.has(topic) ? { kind, id, extra: { talk: "1" } } : { kind, id };
}
