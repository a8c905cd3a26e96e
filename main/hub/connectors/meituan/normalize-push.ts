import { z } from "zod";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import { idOrNull, readPayload, text } from "../fields.ts";
import type { ChannelHint } from "../port.ts";
import { moneyOf } from "./statuses.ts";

const message = z.object({ order_id: idOrNull, wm_order_id_view: idOrNull, refund_id: idOrNull, refund_status: text, money: text });

/** Every message is a hint: what it is about is fetched again. What it says of the money is told nowhere else and goes along. */
export function pushFact(payload: string): Result<ChannelHint[], "UNREADABLE"> {
  const read = readPayload(message, payload);
  if (!read.ok) return read;
  const { order_id: order, wm_order_id_view: view, refund_id: refund, refund_status: result, money } = read.value;
  if (order === null) return refuse("UNREADABLE", "字段 order_id 无法读取：缺少编号", { field: "order_id" });
  const hints: ChannelHint[] = [{ type: "changed", ref: { kind: "order", id: order } }];
  if (refund === null || refund === "0") return ok(hints);
  const extra: Record<string, string> = { order, ...(view ? { view } : {}) };
  if (moneyOf(result.trim()) !== null) Object.assign(extra, { refund_status: result.trim(), refund_money: money.trim() });
  return ok([...hints, { type: "changed", ref: { kind: "case", id: refund, extra } }]);
}
