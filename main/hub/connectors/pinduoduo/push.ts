import { type ActionKind, OrderFlag } from "../../contract/words.ts";
import { canonicalJson } from "../../kernel/json.ts";
import { ok, refuse } from "../../kernel/result.ts";
import type { Said } from "../../kernel/said.ts";
import { noteWith } from "../notes.ts";
import type { CaseWrite, ChannelActions, ConnectorContext, WriteReceipt } from "../port.ts";
import { type JsonObject, type Outcome, objectOf, textOf, unclearWhenUnreadable } from "../wire.ts";
import { problemOf } from "./errors.ts";
import { fetchDetail } from "./fetch.ts";
import { flagTags } from "./flags.ts";
import { callPdd } from "./gateway.ts";

/** Money back while the goods are with the buyer and are to come back first. */
const NOT_BACK: Said = {
  zh: "这张售后单要先同意退货、等买家寄回，才能退款。",
  en: "The return has to be agreed to and the goods sent back before the money is.",
};
const BY_HAND: Said = {
  zh: "拼多多没有开放换货、补寄和维修的同意接口，请到拼多多商家后台处理。",
  en: "Pinduoduo has no interface to agree to exchanges, resends and repairs: settle it on its own pages.",
};
const WITH_STAFF: Said = {
  zh: "平台客服正在处理这张售后单，请到拼多多商家后台举证或等候结果。",
  en: "The platform's staff are in it: show evidence on its own pages, or wait for the outcome.",
};
const OTHER_KINDS = new Set(["exchange", "resend", "repair"]);
const ANSWERS: ReadonlySet<ActionKind> = new Set(["agree_refund", "agree_return"]);
const PLATFORM_AT_WORK = "8";

const atPlatform: NonNullable<ChannelActions["atPlatform"]> = (action, { kind = "", after_sales_status: status = "" }) => {
  if (!ANSWERS.has(action)) return null;
  if (status === PLATFORM_AT_WORK) return WITH_STAFF;
  return OTHER_KINDS.has(kind) ? BY_HAND : null;
};

/** The calls name no version and no amount: what is agreed to is looked at once more, so that a change of the buyer's is not agreed to unseen. */
async function unchanged(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<null>> {
  const { order_sn: order, after_sales_status: status, amount_fen: amount } = wanted.writeToken;
  if (!order || !status || !amount) return refuse("STALE", "缺少订单号或售后状态，请先重新读取该售后单");
  const now = await fetchDetail(context, { order, id: wanted.channelCaseId });
  if (!now.ok) return now;
  const [statusNow, amountNow] = [textOf(now.value.after_sales_status), textOf(now.value.refund_amount)];
  if (statusNow !== status) return refuse("STALE", `售后单状态已变化（${status} → ${statusNow || "未知"}），请先重新读取`);
  if (amountNow !== amount) return refuse("STALE", "买家修改了退款金额，请先重新读取该售后单", { amountFen: amount });
  return ok(null);
}

async function agree(context: ConnectorContext, wanted: CaseWrite, call: { type: string; more?: JsonObject }): Promise<Outcome<WriteReceipt>> {
  const same = await unchanged(context, wanted);
  if (!same.ok) return same;
  const request = {
    after_sales_id: Number.isSafeInteger(Number(wanted.channelCaseId)) ? Number(wanted.channelCaseId) : wanted.channelCaseId,
    order_sn: wanted.writeToken.order_sn ?? wanted.channelOrderId,
    operate_desc: wanted.text ?? "",
    ...call.more,
  };
  const answer = unclearWhenUnreadable(await callPdd(context, { type: call.type, params: { request: canonicalJson(request) } }));
  return answer.ok ? readAgreement(answer.value) : answer;
}

/** Two layers say how it went: that of the call, and that of the after-sale. */
function readAgreement(answer: JsonObject): Outcome<WriteReceipt> {
  const result = objectOf(answer.result);
  const word = textOf(result.succ) || textOf(result.success) || textOf(answer.result) || textOf(answer.success);
  const said = textOf(result.message) || textOf(answer.error_msg) || "没有说明";
  if (word === "true") return ok({ channelAnswer: answer });
  if (word === "") return refuse("TIMED_OUT", "拼多多没有说明这次操作是否成功");
  return refuse(problemOf(said), `拼多多未同意：${said}`, { errorCode: textOf(answer.error_code) });
}

async function agreeRefund(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> {
  const elsewhere = atPlatform("agree_refund", wanted.writeToken);
  if (elsewhere) return refuse("NOT_SUPPORTED", elsewhere.zh, { en: elsewhere.en });
  const { kind, has_return: hasReturn, amount_fen: amount } = wanted.writeToken;
  if (kind === "return_refund" && hasReturn !== "1") return refuse("REFUSED", NOT_BACK.zh, { en: NOT_BACK.en });
  if (!Number.isSafeInteger(wanted.amountFen) || wanted.amountFen <= 0)
    return refuse("REFUSED", "退款金额必须是大于 0 的整数分", { amountFen: wanted.amountFen });
  // The call names no sum: what is asked for is paid, whatever we would.
  if (amount !== undefined && amount !== String(wanted.amountFen))
    return refuse("REFUSED", "拼多多只能按买家申请的金额退款，要退别的金额请让买家先修改申请", { amountFen: wanted.amountFen });
  return agree(context, wanted, { type: "pdd.refund.agree" });
}

async function agreeReturn(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> {
  const elsewhere = atPlatform("agree_return", wanted.writeToken);
  if (elsewhere) return refuse("NOT_SUPPORTED", elsewhere.zh, { en: elsewhere.en });
  const address = context.settings.returnAddressId?.trim();
  if (!address) return refuse("REFUSED", "请先在店铺设置里填写退货地址编号：拼多多同意退货时要写明", { setting: "returnAddressId" });
  return agree(context, wanted, { type: "pdd.refund.returngoods.agree", more: { return_address_id: address } });
}

/** The call replaces the note: what stands there is kept in front of the new words; writing the same note twice changes nothing. */
async function addNote(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> {
  const words = (wanted.text ?? "").trim();
  const colour = OrderFlag.safeParse(wanted.fields?.flag);
  if (words === "" && !colour.success) return refuse("REFUSED", "备注内容为空");
  const before = await callPdd(context, { type: "pdd.order.information.get", params: { order_sn: wanted.channelOrderId } });
  if (!before.ok) return before;
  const order = objectOf(before.value.order_info);
  const [there, flagged] = [textOf(order.remark), textOf(order.remark_tag)];
  const { stands, note } = noteWith(there, words);
  const tag = colour.success ? flagTags[colour.data] : Object.values(flagTags).find((one) => one.tag === flagged);
  const isFlagged = !colour.success || flagTags[colour.data].tag === flagged;
  if (stands && isFlagged) return ok({ channelAnswer: before.value });
  // A note must not be empty: where nobody wrote any, the flag's own name stands in it.
  const params = { order_sn: wanted.channelOrderId, note: note || (tag?.name ?? ""), ...(tag ? { tag: tag.tag, tag_name: tag.name } : {}) };
  const answer = unclearWhenUnreadable(await callPdd(context, { type: "pdd.order.note.update", params }));
  if (!answer.ok) return answer;
  if (textOf(answer.value.success) === "false") return refuse("REFUSED", `拼多多没有写下备注：${textOf(answer.value.error_msg) || "没有说明"}`);
  return ok({ channelAnswer: answer.value });
}

/** No refusing and no messages: Pinduoduo has no call for either; both are done on its own pages. */
export const actions: ChannelActions = { atPlatform, agreeRefund, agreeReturn, addNote };
