import { OrderFlag } from "../../contract/words.ts";
import { ok, refuse } from "../../kernel/result.ts";
import { noteWith } from "../notes.ts";
import type { CaseWrite, ChannelActions, ConnectorContext, WriteReceipt } from "../port.ts";
import { type Outcome, textOf, unclearWhenUnreadable } from "../wire.ts";
import { fetchCase, orderDetail } from "./fetch.ts";
import { flagNumbers, GREY } from "./flags.ts";
import { callXhs } from "./gateway.ts";
import { caseFact } from "./normalize-case.ts";
import { refusalReasons, refuse as refuseCase } from "./refuse.ts";
import { caseKind } from "./statuses.ts";
import { atPlatform, RECEIVED, REFUND_AT_ONCE, SEND_BACK, WAITS_FOR_RECEIPT, WAITS_FOR_REVIEW, write } from "./write.ts";

/** The calls name no version and no sum: what is agreed to is looked at once more, so that a change of the buyer's is not agreed to unseen. */
async function unchanged(context: ConnectorContext, wanted: CaseWrite, sum: string | null): Promise<Outcome<null>> {
  const { status = "" } = wanted.writeToken;
  const now = await fetchCase(context, wanted.channelCaseId);
  if (!now.ok) return now;
  const fact = caseFact(now.value.payload);
  if (!fact.ok) return fact;
  const { channelStatus, amountFen, writeToken } = fact.value;
  if (channelStatus !== status || writeToken.return_type !== wanted.writeToken.return_type)
    return refuse("STALE", `售后单在平台上已变化（${status} → ${channelStatus}），请先重新读取`);
  if (sum !== null && sum !== String(amountFen)) return refuse("STALE", "买家修改了退款金额，请先重新读取该售后单", { amountFen });
  return ok(null);
}

async function agreeRefund(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> {
  const elsewhere = atPlatform("agree_refund", wanted.writeToken);
  if (elsewhere) return refuse("NOT_SUPPORTED", elsewhere.zh, { en: elsewhere.en });
  const { status = "", return_type: type = "", amount_fen: amount } = wanted.writeToken;
  if (status === "" || amount === undefined) return refuse("STALE", "缺少售后单的状态或金额，请先重新读取该售后单");
  const isReturn = caseKind(type) === "return_refund";
  if (status !== (isReturn ? WAITS_FOR_RECEIPT : WAITS_FOR_REVIEW))
    return refuse("REFUSED", isReturn ? "这张售后单要先同意退货、等买家寄回，才能退款" : "这张售后单现在不在等商家审核", { status });
  // The calls name no sum: what is asked for is paid, whatever we would.
  if (amount !== String(wanted.amountFen) || wanted.amountFen <= 0)
    return refuse("REFUSED", "小红书只能按买家申请的金额退款，要退别的金额请让买家先修改申请", { amountFen: wanted.amountFen });
  const same = await unchanged(context, wanted, amount);
  return same.ok ? write(context, wanted, isReturn ? RECEIVED : REFUND_AT_ONCE) : same;
}

async function agreeReturn(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> {
  const elsewhere = atPlatform("agree_return", wanted.writeToken);
  if (elsewhere) return refuse("NOT_SUPPORTED", elsewhere.zh, { en: elsewhere.en });
  const { status = "", return_type: type = "" } = wanted.writeToken;
  if (status === "") return refuse("STALE", "缺少售后单的状态，请先重新读取该售后单");
  const kind = caseKind(type);
  if (status !== WAITS_FOR_REVIEW || (kind !== "return_refund" && kind !== "exchange"))
    return refuse("REFUSED", "这张售后单现在不在等商家同意寄回", { status, type });
  const address = context.settings.returnAddressId?.trim();
  if (!address) return refuse("REFUSED", "请先在店铺设置里填写退货地址编号：小红书同意寄回时要写明", { setting: "returnAddressId" });
  const same = await unchanged(context, wanted, null);
  if (!same.ok) return same;
  const receiverInfo = { sellerAddressRecordId: Number.isSafeInteger(Number(address)) ? Number(address) : address };
  return write(context, wanted, { ...SEND_BACK, more: { receiverInfo, ...(wanted.text ? { message: wanted.text } : {}) } });
}

/** Shown to the shop's people beside the note. */
const OPERATOR = "Aftercare";
/** A note must not be empty: where nobody wrote any, this stands in it. */
const FLAGGED = "已插旗";

/** The call replaces note and flag: what stands there is kept in front of the new words; writing the same twice changes nothing. */
async function addNote(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> {
  const words = (wanted.text ?? "").trim();
  const colour = OrderFlag.safeParse(wanted.fields?.flag);
  if (words === "" && !colour.success) return refuse("REFUSED", "备注内容为空");
  const before = await orderDetail(context, wanted.channelOrderId);
  if (!before.ok) return before;
  const [there, flagged] = [textOf(before.value.sellerRemark), textOf(before.value.sellerRemarkFlag)];
  const { stands, note } = noteWith(there, words);
  const flag = colour.success ? flagNumbers[colour.data] : /^[1-6]$/.test(flagged) ? flagged : GREY;
  if (stands && (!colour.success || flag === flagged)) return ok({ channelAnswer: null });
  const params = { orderId: wanted.channelOrderId, sellerMarkNote: note || FLAGGED, operator: OPERATOR, sellerMarkPriority: Number(flag) };
  const answer = unclearWhenUnreadable(await callXhs(context, { method: "order.modifySellerMarkInfo", params }));
  return answer.ok ? ok({ channelAnswer: answer.value }) : answer;
}

/** No sending of messages: no call for it is known, the operator copies the text. */
export const actions: ChannelActions = {
  atPlatform,
  agreeRefund,
  agreeReturn,
  refusalReasons,
  refuseRefund: refuseCase,
  refuseReturn: refuseCase,
  addNote,
};
