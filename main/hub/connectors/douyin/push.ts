import type { ActionKind } from "../../contract/words.ts";
import { ok, refuse } from "../../kernel/result.ts";
import type { CaseWrite, ChannelActions, ConnectorContext, WriteReceipt } from "../port.ts";
import { entryOf, type JsonObject, type Outcome, objectOf, rowsOf, textOf, unclearWhenUnreadable } from "../wire.ts";
import { itemProblem } from "./errors.ts";
import { callDouyin } from "./gateway.ts";

const AGREE_RETURN = 101;
const AGREE_EXCHANGE = 301;
const RECEIVED_AND_REFUND = 111;
const AGREE_REFUND_ONLY = 201;
const REFUND_ONLY_TYPES = new Set(["1", "2"]);

/** `update_time` is the channel's lock: it refuses when the after-sale changed since we read it. */
async function operate(context: ConnectorContext, wanted: CaseWrite, step: { type: number; more?: JsonObject }): Promise<Outcome<WriteReceipt>> {
  const lock = Number(wanted.writeToken.update_time);
  if (!Number.isSafeInteger(lock) || lock <= 0) return refuse("STALE", "缺少售后单的更新时间，请先重新读取该售后单");
  const item: JsonObject = { aftersale_id: wanted.channelCaseId, update_time: lock, ...step.more };
  if (wanted.text) item.remark = wanted.text;
  const params = { type: step.type, items: [item] };
  const answer = unclearWhenUnreadable(await callDouyin(context, { method: "afterSale.operate", params, partial: true }));
  return answer.ok ? readItems(objectOf(answer.value), wanted.channelCaseId) : answer;
}

/** A batch says per item how it went, even when the whole answers "partly failed". */
function readItems(data: JsonObject, caseId: string): Outcome<WriteReceipt> {
  const items = rowsOf(data.items).map(objectOf);
  const mine = items.find((item) => textOf(item.aftersale_id) === caseId) ?? (items.length === 1 ? items[0] : undefined);
  if (!mine) return refuse("TIMED_OUT", "抖店没有说明这张售后单是否处理成功");
  const code = textOf(mine.status_code);
  // The per-item code of success is 0 in one SDK; the envelope's 10000 is taken too.
  if (code === "0" || code === "10000") return ok({ channelAnswer: data });
  const said = textOf(mine.status_msg) || "没有说明";
  return refuse(itemProblem(said), `抖店未处理这张售后单：${said}`, { statusCode: code });
}

/** Cancelled by the system (4) or the buyer (5) before shipping, price protection (6): money only, but no step of `afterSale.operate` is known for them. */
const NO_STEP: Readonly<Record<string, string>> = { "4": "系统取消", "5": "用户取消", "6": "价保" };

function atPlatform(kind: ActionKind, writeToken: Readonly<Record<string, string>>): string | null {
  const type = entryOf(NO_STEP, writeToken.aftersale_type ?? "");
  return kind === "agree_refund" && type !== undefined ? `抖店没有开放“${type}”售后的退款接口，请到抖店后台处理。` : null;
}

async function agreeRefund(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> {
  const { aftersale_status: status, aftersale_type: type } = wanted.writeToken;
  const elsewhere = atPlatform("agree_refund", wanted.writeToken);
  if (elsewhere) return refuse("NOT_SUPPORTED", elsewhere);
  if (status === "11") return operate(context, wanted, { type: RECEIVED_AND_REFUND });
  if (type && REFUND_ONLY_TYPES.has(type)) return operate(context, wanted, { type: AGREE_REFUND_ONLY });
  return refuse("REFUSED", "这张售后单要先收到退货才能退款", { aftersaleStatus: status ?? "", aftersaleType: type ?? "" });
}

async function agreeReturn(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> {
  const address = context.settings.returnAddressId;
  // 19-digit ids stay text: as a number they would lose digits.
  const more: JsonObject = address ? { logistics: { receiver_address_id: Number.isSafeInteger(Number(address)) ? Number(address) : address } } : {};
  return operate(context, wanted, { type: wanted.writeToken.aftersale_type === "3" ? AGREE_EXCHANGE : AGREE_RETURN, more });
}

async function addNote(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> {
  const remark = (wanted.text ?? "").trim();
  if (remark === "") return refuse("REFUSED", "备注内容为空");
  const params = { after_sale_id: wanted.channelCaseId, order_id: wanted.channelOrderId, remark };
  const answer = unclearWhenUnreadable(await callDouyin(context, { method: "afterSale.addOrderRemark", params }));
  return answer.ok ? ok({ channelAnswer: answer.value }) : answer;
}

/** No sending of messages: Douyin has no call for it, the operator copies the text. */
export const actions: ChannelActions = { atPlatform, agreeRefund, agreeReturn, addNote };
