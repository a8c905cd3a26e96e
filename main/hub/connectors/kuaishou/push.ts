import { OrderFlag } from "../../contract/words.ts";
import { ok, refuse } from "../../kernel/result.ts";
import type { Said } from "../../kernel/said.ts";
import type { CaseWrite, ChannelActions, ConnectorContext, WriteReceipt } from "../port.ts";
import { type JsonObject, type Outcome, objectOf, rowsOf, textOf } from "../wire.ts";
import { atPlatform } from "./at-platform.ts";
import { readOrder, readSale } from "./fetch.ts";
import { flagNumbers, flagOf } from "./flags.ts";
import { type Params, writeKs } from "./gateway.ts";
import { refusalReasons, refuse as refuseCase } from "./refuse.ts";

const REFUND_ONLY = 10;
const ASKED: ReadonlySet<string> = new Set(["10", "11"]);
/** In these the receipt can be confirmed, which pays. */
const RECEIVABLE: ReadonlySet<string> = new Set(["22", "30", "40"]);
const NOTE_LETTERS = 200;

/** Money back while the goods are with the buyer and are to come back first. */
const NOT_BACK: Said = {
  zh: "这张售后单要先同意退货、等买家寄回，才能退款；不等退货就退款请到快手小店后台操作。",
  en: "The return has to be agreed to and the goods sent back before the money is; to pay without waiting, use Kuaishou's own pages.",
};

async function write(context: ConnectorContext, method: string, params: Params): Promise<Outcome<WriteReceipt>> {
  const answer = await writeKs(context, method, params);
  return answer.ok ? ok({ channelAnswer: answer.value }) : answer;
}

/** Only a refusal names the version that is meant: before an agreement the after-sale is read once more, so that a change of the buyer's is not agreed to unseen. */
async function unchanged(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<JsonObject>> {
  const { refund_version: version, status, amount_fen: amount } = wanted.writeToken;
  if (!version || !status || !amount) return refuse("STALE", "缺少售后单的版本或状态，请先重新读取该售后单");
  const now = await readSale(context, wanted.channelCaseId);
  if (!now.ok) return now;
  const moved = textOf(now.value.status) !== status || textOf(now.value.updateTime) !== version;
  if (moved) return refuse("STALE", "售后单在快手上已经变化，请先重新读取", { status: textOf(now.value.status), version: textOf(now.value.updateTime) });
  if (textOf(now.value.refundFee) !== amount) return refuse("STALE", "买家修改了退款金额，请先重新读取该售后单", { amountFen: amount });
  return now;
}

async function agreeRefund(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> {
  const elsewhere = atPlatform("agree_refund", wanted.writeToken);
  if (elsewhere) return refuse("NOT_SUPPORTED", elsewhere.zh, { en: elsewhere.en });
  const { kind, status = "", has_return: hasReturn, amount_fen: amount } = wanted.writeToken;
  if (!Number.isSafeInteger(wanted.amountFen) || wanted.amountFen <= 0)
    return refuse("REFUSED", "退款金额必须是大于 0 的整数分", { amountFen: wanted.amountFen });
  // What is asked for is paid, whatever we would: another sum is only compared with it.
  if (amount !== undefined && amount !== String(wanted.amountFen))
    return refuse("REFUSED", "快手只能按买家申请的金额退款，要退别的金额请让买家先修改申请", { amountFen: wanted.amountFen });
  if (kind === "return_refund") {
    if (hasReturn !== "1" || !RECEIVABLE.has(status)) return refuse("REFUSED", NOT_BACK.zh, { en: NOT_BACK.en });
    const same = await unchanged(context, wanted);
    if (!same.ok) return same;
    return write(context, "open.seller.order.refund.confirm.receipt", { refundId: wanted.channelCaseId, status: Number(status) });
  }
  if (!ASKED.has(status)) return refuse("REFUSED", "这张售后单现在不能同意退款，请看它在快手上的状态", { status });
  const same = await unchanged(context, wanted);
  if (!same.ok) return same;
  const negotiate = textOf(same.value.negotiateStatus);
  return write(context, "open.seller.order.refund.approve", {
    refundId: wanted.channelCaseId,
    refundAmount: wanted.amountFen,
    status: Number(status),
    refundHandingWay: REFUND_ONLY,
    ...(/^\d+$/.test(negotiate) ? { negotiateStatus: Number(negotiate) } : {}),
  });
}

async function agreeReturn(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> {
  const elsewhere = atPlatform("agree_return", wanted.writeToken);
  if (elsewhere) return refuse("NOT_SUPPORTED", elsewhere.zh, { en: elsewhere.en });
  const addressId = context.settings.returnAddressId?.trim();
  if (!addressId) return refuse("REFUSED", "请先在店铺设置里填写退货地址编号：买家要按它寄回", { setting: "returnAddressId" });
  const same = await unchanged(context, wanted);
  if (!same.ok) return same;
  // Of an exchange nothing is paid, and the platform wants to hear so.
  const refundAmount = wanted.writeToken.kind === "exchange" ? 0 : Number(wanted.writeToken.amount_fen);
  return write(context, "open.seller.order.refund.returngoods.approve", { refundId: wanted.channelCaseId, refundAmount, addressId });
}

/** Notes are added to those that stand there; what stands there already is not written again. */
async function addNote(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> {
  const note = (wanted.text ?? "").trim();
  const colour = OrderFlag.safeParse(wanted.fields?.flag);
  if (note === "" && !colour.success) return refuse("REFUSED", "备注内容为空");
  const letters = [...note].length;
  if (letters > NOTE_LETTERS) return refuse("REFUSED", `快手的备注最多 ${NOTE_LETTERS} 个字，这段有 ${letters} 个字`, { letters });
  const before = await readOrder(context, wanted.channelOrderId);
  if (!before.ok) return before;
  const notes = rowsOf(objectOf(before.value.orderNote).orderNoteInfo)
    .map(objectOf)
    .toSorted((left, right) => Number(textOf(left.createTime)) - Number(textOf(right.createTime)));
  const flagged = flagOf(textOf(notes.findLast((one) => textOf(one.flagTagCode) !== "")?.flagTagCode));
  const stands = note === "" || notes.some((one) => `\n${textOf(one.note)}\n`.includes(`\n${note}\n`));
  if (stands && (!colour.success || colour.data === flagged)) return ok({ channelAnswer: null });
  // A note without a colour turns the flag grey: the one that is there is put again.
  const flag = colour.success ? colour.data : flagged;
  const params = { orderId: wanted.channelOrderId, note: stands ? "" : note, flag: flag ? flagNumbers[flag] : 0 };
  return write(context, "open.seller.order.note.add", params);
}

/** No sending of messages: there is no call for it, the operator copies the text. */
export const actions: ChannelActions = { atPlatform, agreeRefund, agreeReturn, refusalReasons, refuseRefund: refuseCase, refuseReturn: refuseCase, addNote };
