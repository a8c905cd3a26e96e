import { fenFromYuan } from "../../kernel/money.ts";
import { ok, refuse } from "../../kernel/result.ts";
import type { Said } from "../../kernel/said.ts";
import type { CaseWrite, ChannelActions, ConnectorContext, RefusalReason, WriteReceipt } from "../port.ts";
import { type JsonObject, type Outcome, textOf, unclearWhenUnreadable } from "../wire.ts";
import { readRefund } from "./fetch.ts";
import { writeNop } from "./gateway.ts";
import { yuan } from "./money.ts";
import { review } from "./review.ts";
import { caseState } from "./statuses.ts";

const WITH_STAFF: Said = {
  zh: "平台正在仲裁这笔退款，请到饿了么商家后台举证或等候结果。",
  en: "The platform arbitrates it: show evidence on Ele.me's own pages, or wait for the outcome.",
};

/** Why a step is done on the platform's own pages; `null`: there is a call for it. */
const atPlatform: NonNullable<ChannelActions["atPlatform"]> = (action, { status = "" }) =>
  (action === "agree_refund" || action === "refuse_refund") && status === "arbitrating" ? WITH_STAFF : null;

/** Neither answer says which case and which sum is meant: it is read once more just before, so that nothing is answered unseen. */
async function unchanged(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<JsonObject>> {
  const { status, amount_fen: amount, told = "" } = wanted.writeToken;
  if (!status || !amount) return refuse("STALE", "缺少退款申请的状态或金额，请先重新读取");
  if (caseState({ type: told, status }) !== "requested") return refuse("REFUSED", "这笔退款现在不能答复，请看它在饿了么上的状态", { status });
  // Though nothing was written yet, whoever asks is to look first in any case.
  const now = unclearWhenUnreadable(await readRefund(context, wanted.channelOrderId));
  if (!now.ok) return now;
  const [statusNow, amountNow] = [textOf(now.value.refundStatus), fenOf(now.value)];
  if (statusNow !== "applied") return refuse("STALE", "退款申请在饿了么上已经变化，请先重新读取", { status: statusNow });
  return amountNow === amount ? now : refuse("STALE", "退款金额在饿了么上已经变化，请先重新读取", { amountFen: amountNow });
}

function fenOf({ totalPrice }: JsonObject): string {
  const read = yuan.safeParse(totalPrice);
  return read.success ? String(read.data) : String(fenFromYuan(textOf(totalPrice)));
}

async function agreeRefund(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> {
  const elsewhere = atPlatform("agree_refund", wanted.writeToken);
  if (elsewhere) return refuse("NOT_SUPPORTED", elsewhere.zh, { en: elsewhere.en });
  if (!Number.isSafeInteger(wanted.amountFen) || wanted.amountFen <= 0)
    return refuse("REFUSED", "退款金额必须是大于 0 的整数分", { amountFen: wanted.amountFen });
  // What is asked for is paid, whatever we would: another sum is only compared with it.
  if (wanted.writeToken.amount_fen !== undefined && wanted.writeToken.amount_fen !== String(wanted.amountFen))
    return refuse("REFUSED", "饿了么只能按买家申请的金额退款，要退别的金额请到饿了么商家后台操作", { amountFen: wanted.amountFen });
  const same = await unchanged(context, wanted);
  return same.ok ? write(context, "eleme.order.agreeRefundLite", { orderId: wanted.channelOrderId }) : same;
}

/** The platform takes any words; these begin them. */
const REASONS = ["商品已交给骑手配送", "商品已送达，与订单一致", "已与买家协商一致", "凭证不足，无法核实", "其他原因"];

const refusalReasons: NonNullable<ChannelActions["refusalReasons"]> = async (_context, { writeToken }) =>
  ok(writeToken.status === "applied" ? REASONS.map((text): RefusalReason => ({ id: text, text, proof: "optional" })) : []);

async function refuseRefund(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> {
  const elsewhere = atPlatform("refuse_refund", wanted.writeToken);
  if (elsewhere) return refuse("NOT_SUPPORTED", elsewhere.zh, { en: elsewhere.en });
  if (!wanted.reason) return refuse("REFUSED", "请选择拒绝原因");
  const words = (wanted.text ?? "").trim();
  const { least, most } = review.refusal.words;
  const letters = [...words].length;
  if (letters < least || letters > most) return refuse("REFUSED", `拒绝说明要 ${least}–${most} 个字，这段有 ${letters} 个字`, { letters });
  const same = await unchanged(context, wanted);
  if (!same.ok) return same;
  return write(context, "eleme.order.disagreeRefundLite", { orderId: wanted.channelOrderId, reason: `${wanted.reason.text}：${words}` });
}

async function write(context: ConnectorContext, action: string, params: JsonObject): Promise<Outcome<WriteReceipt>> {
  const answer = await writeNop(context, action, params);
  return answer.ok ? ok({ channelAnswer: answer.value }) : answer;
}

/** Goods do not come back here, and no call sends a message or writes a note. */
export const actions: ChannelActions = { atPlatform, agreeRefund, refusalReasons, refuseRefund };
