import { z } from "zod";
import { tryParseJson } from "../../kernel/json.ts";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import { id, idOrNull, readPayload, text, timeToldOrNull } from "../fields.ts";
import type { ChannelFact, ChannelHint, WarehouseEvent } from "../port.ts";
import { entryOf } from "../wire.ts";
import { SILENCE, toldStep, WAITING } from "./statuses.ts";

const envelope = z.object({ type: id, message: text });
const body = z.object({ orderId: idOrNull, id: idOrNull, updateTime: text, updateAt: timeToldOrNull });

/** Messages about neither orders nor after-sales. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  "91": "店铺营业状态变化",
  "93": "店铺信息变化",
  "100": "商家收回了授权，之后的调用会失效",
  "105": "服务市场消息",
  "217": "订单收入，账单另行核对",
  "218": "订单结算，账单另行核对",
};
/** What riders do that says where the goods are. */
const RIDER: Readonly<Record<string, { kind: WarehouseEvent["kind"]; place: string }>> = {
  "55": { kind: "outbound", place: "骑手已取货" },
  "56": { kind: "delivered", place: "骑手已送达" },
};
const DELIVERY = /^(5\d|6\d|7[0-6])$/;
/** The order came to nothing, or was done: a case of it may have ended with it. */
const ENDS: ReadonlySet<string> = new Set(["14", SILENCE, "17", "18"]);

export function pushFacts(payload: string): Result<ChannelFact[], "UNREADABLE"> {
  const read = readPayload(envelope, payload);
  if (!read.ok) return read;
  const { type } = read.value;
  const why = entryOf(ELSEWHERE, type);
  if (why !== undefined) return ok([{ type: "nothing", why }]);
  const message = tryParseJson(read.value.message);
  const told = message === undefined ? null : readPayload(body, read.value.message);
  if (told && !told.ok) return refuse("UNREADABLE", `message 里的${told.refusal.message}`, { field: "message" });
  const orderId = told?.value.orderId ?? told?.value.id ?? null;
  if (!told || orderId === null) return unnamed(type, told !== null);
  const order: ChannelHint = { type: "changed", ref: { kind: "order", id: orderId } };
  const step = toldStep(type);
  const about = { order: orderId, type, ...(/^\d{9,11}$/.test(told.value.updateTime) ? { at: told.value.updateTime } : {}) };
  // Which of the order's cases it is shows when it is fetched.
  if (ENDS.has(type)) return ok([order, { type: "changed", ref: { kind: "case", id: orderId, extra: { ...about, maybe: "1" } } }]);
  if (step !== null) return ok([order, { type: "changed", ref: { kind: "case", id: orderId, extra: { ...about, maybe: "0" } } }]);
  if (type === WAITING) return ok([{ type: "changed", ref: { kind: "case", id: orderId, extra: { order: orderId, maybe: "0" } } }]);
  if (!DELIVERY.test(type)) return ok([order]);
  const rider = entryOf(RIDER, type);
  const at = told.value.updateAt;
  if (!rider || !at) return ok([order]);
  return ok([order, { type: "warehouse", key: `eleme:${type}:${at.getTime()}`, orderRef: orderId, kind: rider.kind, at, data: { place: rider.place } }]);
}

/** A type nobody has told us of may be about anything; of those we know it is said what is missing. */
function unnamed(type: string, isJson: boolean): Result<ChannelFact[], "UNREADABLE"> {
  const isKnown = /^(1[024578]|45)$/.test(type) || toldStep(type) !== null || DELIVERY.test(type);
  if (!isKnown) return ok([{ type: "nothing", why: `类型 ${type} 不在已知的推送里，也没有说是哪个订单` }]);
  return refuse("UNREADABLE", isJson ? "message 里缺少订单编号（orderId）" : "字段 message 不是 JSON", { field: isJson ? "message.orderId" : "message" });
}
