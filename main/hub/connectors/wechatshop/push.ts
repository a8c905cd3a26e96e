import { ok, refuse } from "../../kernel/result.ts";
import type { Said } from "../../kernel/said.ts";
import { noteWith } from "../notes.ts";
import type { CaseWrite, ChannelActions, ConnectorContext, WriteReceipt } from "../port.ts";
import { type JsonObject, type Outcome, objectOf, textOf, unclearWhenUnreadable } from "../wire.ts";
import { saleOf } from "./fetch.ts";
import { callWechat } from "./gateway.ts";
import { sendMessage, unreachable } from "./message.ts";
import { refusalReasons, refuse as refuseCase } from "./refuse.ts";

/** Agrees that goods come back; goods are back, or none are due: the money goes. */
const TO_RETURN = 1;
const TO_REFUND = 2;
const WAITS_FOR_US = "MERCHANT_PROCESSING";
const GOODS_BACK = "MERCHANT_WAIT_RECEIPT";

async function write(context: ConnectorContext, path: string, params: JsonObject): Promise<Outcome<WriteReceipt>> {
  const answer = unclearWhenUnreadable(await callWechat(context, path, params));
  return answer.ok ? ok({ channelAnswer: answer.value }) : answer;
}

async function agreeRefund(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> {
  const { status = "", type = "" } = wanted.writeToken;
  if (status === "") return refuse("STALE", "缺少售后单的状态，请先重新读取该售后单");
  const isDue = status === GOODS_BACK || (status === WAITS_FOR_US && type === "REFUND");
  if (!isDue) return refuse("REFUSED", "这张售后单要先收到退货才能退款", { status, type });
  // The call names no sum and no version: what it would pay is read just before.
  const now = await saleOf(context, wanted.channelCaseId);
  if (!now.ok) return now;
  const moved = textOf(now.value.status) !== status || textOf(now.value.type) !== type;
  const sum = textOf(objectOf(now.value.refund_info).amount);
  if (moved || sum !== String(wanted.amountFen))
    return refuse("STALE", "售后单的状态或金额在平台上已经变化，请先重新读取", { status: textOf(now.value.status), sum });
  return write(context, "/channels/ec/aftersale/acceptapply", { after_sale_order_id: wanted.channelCaseId, accept_type: TO_REFUND });
}

async function agreeReturn(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> {
  const address = context.settings.returnAddressId;
  if (!address) return refuse("REFUSED", "同意退货要有退货地址：请在店铺设置里填写退货地址编号", { setting: "returnAddressId" });
  const params = { after_sale_order_id: wanted.channelCaseId, address_id: address, accept_type: TO_RETURN };
  return write(context, "/channels/ec/aftersale/acceptapply", params);
}

/** The call replaces the note, so what stands there is kept in front of the new words; writing the same twice changes nothing. */
async function addNote(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> {
  const note = (wanted.text ?? "").trim();
  if (note === "") return refuse("REFUSED", "备注内容为空；微信小店的订单没有旗帜");
  if (wanted.channelOrderId === "") return refuse("REFUSED", "还不知道是哪一笔订单，不能写备注");
  const before = await callWechat(context, "/channels/ec/order/get", { order_id: wanted.channelOrderId });
  if (!before.ok) return before;
  const there = textOf(objectOf(objectOf(objectOf(before.value.order).order_detail).ext_info).merchant_notes);
  const { stands, note: whole } = noteWith(there, note);
  if (stands) return ok({ channelAnswer: null });
  const params = { order_id: wanted.channelOrderId, merchant_notes: whole };
  return write(context, "/channels/ec/order/merchantnotes/update", params);
}

export const actions: ChannelActions = {
  atPlatform: (kind, token) => (kind === "send_message" ? unreachable(token) : elsewhere(kind, token)),
  agreeRefund,
  agreeReturn,
  refusalReasons,
  refuseRefund: refuseCase,
  refuseReturn: refuseCase,
  sendMessage,
  addNote,
};

const ANSWERS: ReadonlySet<string> = new Set(["agree_refund", "agree_return", "refuse_refund", "refuse_return"]);
const NO_SALE: Said = {
  zh: "这是买家在小程序里的咨询，微信小店里没有对应的售后单：请让买家发起售后，再同意或拒绝。",
  en: "The buyer wrote in the mini-program, and the shop has no after-sale of it: let him ask for one first.",
};
const NO_CALL: Said = {
  zh: "微信小店没有开放这类售后（如换货）的处理接口，请到小店后台处理。",
  en: "WeChat has no interface for after-sales of this kind (exchanges, for example): settle it on the shop's own pages.",
};

/** Why an answer is given on the shop's own pages, or not at all; `null`: there is a call for it. */
function elsewhere(kind: string, { type, status }: Readonly<Record<string, string>>): Said | null {
  if (!ANSWERS.has(kind)) return null;
  if (status === undefined) return NO_SALE;
  return type === undefined || type === "" || type === "REFUND" || type === "RETURN" ? null : NO_CALL;
}
