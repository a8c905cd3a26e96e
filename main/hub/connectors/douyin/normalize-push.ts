import { z } from "zod";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import { id, idOrNull, readPayload, text } from "../fields.ts";
import type { ChannelHint, ChannelNothing } from "../port.ts";

const message = z.object({ tag: id, data: z.unknown() });
const data = z.object({ aftersale_id: idOrNull, p_id: idOrNull, shop_id: text });

/** A push says only that something changed; what it is now is fetched by id. */
export function pushFact(payload: string): Result<ChannelHint | ChannelNothing, "UNREADABLE"> {
  const read = readPayload(message, payload);
  if (!read.ok) return read;
  const { tag } = read.value;
  if (tag === "0") return ok({ type: "nothing", why: "控制台测试推送" });
  const body = typeof read.value.data === "string" ? read.value.data : JSON.stringify(read.value.data ?? null);
  const inner = readPayload(data, body);
  const ofKnownKind = /^[12]\d\d$/.test(tag);
  if (!inner.ok) {
    if (!ofKnownKind) return ok({ type: "nothing", why: `消息类型 ${tag} 与订单、售后无关` });
    return refuse("UNREADABLE", `推送 data：${inner.refusal.message}`, { field: `data.${inner.refusal.details?.field ?? ""}` });
  }
  const { aftersale_id: caseId, p_id: orderId } = inner.value;
  if (caseId !== null) return ok({ type: "changed", ref: { kind: "case", id: caseId } });
  if (orderId !== null) return ok({ type: "changed", ref: { kind: "order", id: orderId } });
  if (!ofKnownKind) return ok({ type: "nothing", why: `消息类型 ${tag} 与订单、售后无关` });
  const field = tag.startsWith("2") ? "aftersale_id" : "p_id";
  return refuse("UNREADABLE", `推送 data 缺少 ${field}`, { field: `data.${field}` });
}
