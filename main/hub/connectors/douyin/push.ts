import { OrderFlag } from "../../contract/words.ts";
import { ok, refuse } from "../../kernel/result.ts";
import { noteWith } from "../notes.ts";
import type { CaseWrite, ChannelActions, ConnectorContext, WriteReceipt } from "../port.ts";
import { type JsonObject, type Outcome, objectOf, rowsOf, textOf, unclearWhenUnreadable } from "../wire.ts";
import { flagNumbers } from "./flags.ts";
import { callDouyin } from "./gateway.ts";
import { atPlatform, operate } from "./operate.ts";
import { refusalReasons, refuse as refuseCase } from "./refuse.ts";

const AGREE_RETURN = 101;
const AGREE_EXCHANGE = 301;
const RECEIVED_AND_REFUND = 111;
const AGREE_REFUND_ONLY = 201;
const REFUND_ONLY_TYPES = new Set(["1", "2"]);

async function agreeRefund(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> {
  const { aftersale_status: status, aftersale_type: type } = wanted.writeToken;
  const elsewhere = atPlatform("agree_refund", wanted.writeToken);
  if (elsewhere) return refuse("NOT_SUPPORTED", elsewhere.zh, { en: elsewhere.en });
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
  const colour = OrderFlag.safeParse(wanted.fields?.flag);
  if (colour.success) return flagOrder(context, { ...wanted, text: remark }, colour.data);
  if (remark === "") return refuse("REFUSED", "备注内容为空");
  const params = { after_sale_id: wanted.channelCaseId, order_id: wanted.channelOrderId, remark };
  const answer = unclearWhenUnreadable(await callDouyin(context, { method: "afterSale.addOrderRemark", params }));
  return answer.ok ? ok({ channelAnswer: answer.value }) : answer;
}

/** A flag goes with a remark, which replaces the one there is: what stands there is kept in front of the new words. */
async function flagOrder(context: ConnectorContext, wanted: CaseWrite, flag: OrderFlag): Promise<Outcome<WriteReceipt>> {
  const before = await callDouyin(context, { method: "order.orderDetail", params: { shop_order_id: wanted.channelOrderId } });
  if (!before.ok) return before;
  const there = textOf(objectOf(objectOf(before.value).shop_order_detail).seller_words);
  const words = wanted.text ?? "";
  // A remark must not be empty: where nobody wrote any, the flag's own name stands in it.
  const remark = noteWith(there, words).note || FLAGGED;
  const params = { order_id: wanted.channelOrderId, remark, is_add_star: "true", star: flagNumbers[flag] };
  const answer = unclearWhenUnreadable(await callDouyin(context, { method: "order.addOrderRemark", params }));
  return answer.ok ? ok({ channelAnswer: answer.value }) : answer;
}

const FLAGGED = "已插旗";
const SELLER = 1;

/** Asks the carriers of these parcels, through the channel, to send them back; it takes each after its own rules and says so. */
async function intercept(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> {
  const before = await callDouyin(context, { method: "order.orderDetail", params: { shop_order_id: wanted.channelOrderId } });
  if (!before.ok) return before;
  const targets = rowsOf(objectOf(objectOf(before.value).shop_order_detail).logistics_info)
    .map(objectOf)
    .map((parcel) => ({ company_code: textOf(parcel.company), tracking_no: textOf(parcel.tracking_no) }))
    .filter((parcel) => parcel.tracking_no !== "");
  if (targets.length === 0) return refuse("REFUSED", "抖店的订单里还没有运单，没有可以拦截的包裹");
  const params = { after_sale_id: wanted.channelCaseId, op_from: SELLER, intercept_targets: targets };
  const answer = unclearWhenUnreadable(await callDouyin(context, { method: "afterSale.applyLogisticsIntercept", params }));
  return answer.ok ? ok({ channelAnswer: answer.value }) : answer;
}

/** No sending of messages: Douyin has no call for it, the operator copies the text. */
export const actions: ChannelActions = {
  atPlatform,
  agreeRefund,
  agreeReturn,
  refusalReasons,
  refuseRefund: refuseCase,
  refuseReturn: refuseCase,
  addNote,
  intercept,
};
