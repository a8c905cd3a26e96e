import { z } from "zod";
import { tryParseJson } from "../../kernel/json.ts";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import { idOrNull, readPayload, text } from "../fields.ts";
import type { ChannelHint, ChannelNothing, ChannelRef } from "../port.ts";

const told = z.object({ oid: idOrNull, orderId: idOrNull, refundId: idOrNull }).nullish();
/** What it is about stands in a text of its own. */
const info = z.preprocess((value) => (typeof value === "string" ? (tryParseJson(value) ?? null) : value), told);
const message = z.object({ event: text, bizId: idOrNull, test: z.union([z.boolean(), text]).nullish(), info });

/** Every message is a hint: what it is about is fetched again. */
export function pushFact(payload: string): Result<ChannelHint | ChannelNothing, "UNREADABLE"> {
  const read = readPayload(message, payload);
  if (!read.ok) return read;
  const { event, bizId, test, info: more } = read.value;
  if (event === "") return refuse("UNREADABLE", "字段 event 无法读取：缺少文字", { field: "event" });
  if (test === true || test === "true") return ok({ type: "nothing", why: "平台的测试消息" });
  if (event.startsWith("kwaishop_aftersales_")) {
    const id = more?.refundId ?? bizId;
    const order = more?.orderId ?? more?.oid;
    return hint(id === null ? null : { kind: "case", id, ...(order ? { extra: { order } } : {}) });
  }
  if (!event.startsWith("kwaishop_order_")) return ok({ type: "nothing", why: `消息 ${event} 与订单、售后无关` });
  const id = more?.oid ?? more?.orderId ?? bizId;
  return hint(id === null ? null : { kind: "order", id });
}

function hint(ref: ChannelRef | null): Result<ChannelHint, "UNREADABLE"> {
  return ref ? ok({ type: "changed", ref }) : refuse("UNREADABLE", "字段 bizId 无法读取：缺少编号", { field: "bizId" });
}
