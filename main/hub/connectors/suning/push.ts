import { fenFromYuan } from "../../kernel/money.ts";
import { ok, refuse } from "../../kernel/result.ts";
import type { Said } from "../../kernel/said.ts";
import type { CaseWrite, ChannelActions, ConnectorContext, WriteReceipt } from "../port.ts";
import { type Outcome, textOf } from "../wire.ts";
import { readRefund } from "./lists.ts";
import { atPlatform, operate } from "./operate.ts";
import { refusalReasons, refuseRefund, refuseReturn } from "./refuse.ts";

/** Goods are with the seller, or on their way. */
const BACK = "4";
const NOT_BACK: Said = {
  zh: "这张退货单要先同意退货、等买家寄回，才能退款。",
  en: "The return has to be agreed to and the goods sent back before the money is.",
};
/** Stands on the agreement where nothing was written: the call wants words. */
const AGREED = "同意退货";

/** The calls name no version and no amount: what is agreed to is looked at once more, so that a change of the buyer's is not agreed to unseen. */
async function unchanged(context: ConnectorContext, { channelCaseId: id, writeToken }: CaseWrite): Promise<Outcome<null>> {
  const { status, amount_fen: amount } = writeToken;
  if (!status || !amount) return refuse("STALE", "缺少退货单的状态或金额，请先重新读取该退货单");
  const now = await readRefund(context, id);
  if (!now.ok) return now;
  if (!now.value) return refuse("NOT_FOUND", `苏宁没有退货单 ${id}`, { id });
  const [statusNow, amountNow] = [textOf(now.value.returnStatusValue).trim(), fenFromYuan(textOf(now.value.returnMoney))];
  if (statusNow !== status) return refuse("STALE", `退货单状态已变化（${status} → ${statusNow || "未知"}），请先重新读取`);
  if (String(amountNow) !== amount) return refuse("STALE", "买家修改了退款金额，请先重新读取该退货单", { amountFen: amount });
  return ok(null);
}

async function agree(
  context: ConnectorContext,
  wanted: CaseWrite,
  call: { method: string; bizName: string; more?: Readonly<Record<string, string>> },
): Promise<Outcome<WriteReceipt>> {
  const same = await unchanged(context, wanted);
  return same.ok ? operate(context, wanted, call) : same;
}

async function agreeRefund(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> {
  const elsewhere = atPlatform("agree_refund", wanted.writeToken);
  if (elsewhere) return refuse("NOT_SUPPORTED", elsewhere.zh, { en: elsewhere.en });
  const { kind, status, amount_fen: amount } = wanted.writeToken;
  if (kind !== "refund_only" && status !== BACK) return refuse("REFUSED", NOT_BACK.zh, { en: NOT_BACK.en });
  if (!Number.isSafeInteger(wanted.amountFen) || wanted.amountFen <= 0)
    return refuse("REFUSED", "退款金额必须是大于 0 的整数分", { amountFen: wanted.amountFen });
  // The call names no sum: what is asked for is paid, whatever we would.
  if (amount !== undefined && amount !== String(wanted.amountFen))
    return refuse("REFUSED", "苏宁只能按买家申请的金额退款，要退别的金额请让买家先修改申请", { amountFen: wanted.amountFen });
  return agree(context, wanted, { method: "suning.custom.agreerefund.confirm", bizName: "confirmAgreerefund" });
}

async function agreeReturn(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> {
  const elsewhere = atPlatform("agree_return", wanted.writeToken);
  if (elsewhere) return refuse("NOT_SUPPORTED", elsewhere.zh, { en: elsewhere.en });
  const invAddrId = context.settings.returnAddressId?.trim();
  if (!invAddrId) return refuse("REFUSED", "请先在店铺设置里填写退货地址编号：苏宁同意退货时要写明", { setting: "returnAddressId" });
  const remark = (wanted.text ?? "").trim() || AGREED;
  return agree(context, wanted, { method: "suning.custom.agreereturn.confirm", bizName: "confirmAgreereturn", more: { invAddrId, remark } });
}

/** Stands with the after-sale, where its buyer reads it. */
async function sendMessage(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> {
  const msgInfo = (wanted.text ?? "").trim();
  if (msgInfo === "") return refuse("REFUSED", "留言内容为空");
  return operate(context, wanted, { method: "suning.custom.refundmessages.confirm", bizName: "confirmRefundmessages", more: { msgInfo } });
}

export const actions: ChannelActions = { atPlatform, agreeRefund, agreeReturn, refusalReasons, refuseRefund, refuseReturn, sendMessage };
