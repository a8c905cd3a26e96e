/** Refusing a refund or a return at Taobao and Tmall. */
import type { ActionKind } from "../../contract/words.ts";
import { ok, refuse as refused } from "../../kernel/result.ts";
import type { Said } from "../../kernel/said.ts";
import type { CaseWrite, ChannelActions, ConnectorContext, RefusalReason, WriteReceipt } from "../port.ts";
import { entryOf, type Outcome, objectOf, rowsOf, textOf, unclearWhenUnreadable } from "../wire.ts";
import { callTop } from "./gateway.ts";
import { review } from "./review.ts";

/** What `operation_contraint` and the trade forbid, by what they say. */
const CONSTRAINED: Readonly<Record<string, Said>> = {
  cannot_refuse: {
    zh: "淘宝标明这张退款单不能拒绝（如七天无理由），请同意，或与买家协商后由买家修改申请。",
    en: "Taobao lets nobody refuse this one (seven days without a reason, for example): agree, or have the buyer change the request.",
  },
  refund_onweb: {
    zh: "淘宝标明这张退款单只能在网页上处理，请到淘宝后台操作。",
    en: "Taobao takes this one on its own pages alone: settle it there.",
  },
};
const NOT_SHIPPED: Said = {
  zh: "卖家还没有发货，淘宝不接受拒绝退款：请同意，或先发货并等买家修改申请。",
  en: "Nothing was shipped: Taobao takes no refusal. Agree, or ship and wait for the buyer to change the request.",
};
const REFUSALS: ReadonlySet<ActionKind> = new Set(["refuse_refund", "refuse_return"]);
const ON_WEB: ReadonlySet<ActionKind> = new Set(["refuse_refund", "refuse_return", "agree_refund", "agree_return"]);

export const atPlatform: NonNullable<ChannelActions["atPlatform"]> = (kind, { constraint = "", order_status: trade = "" }) => {
  if (constraint === "refund_onweb" && ON_WEB.has(kind)) return CONSTRAINED.refund_onweb ?? null;
  if (!REFUSALS.has(kind)) return null;
  return entryOf(CONSTRAINED, constraint) ?? (trade === "WAIT_SELLER_SEND_GOODS" ? NOT_SHIPPED : null);
};

const isTmall = ({ settings }: ConnectorContext): boolean => settings.shopType?.trim().toLowerCase() === "tmall";

/** The list says no word of proof: Tmall wants one with every refusal, Taobao takes one. */
export const refusalReasons: NonNullable<ChannelActions["refusalReasons"]> = async (context, of) => {
  const params: Record<string, string> = { refund_id: of.channelCaseId, fields: "reason_id,reason_text" };
  if (of.writeToken.refund_phase) params.refund_phase = of.writeToken.refund_phase;
  const answer = await callTop(context, "taobao.refund.refusereason.get", params);
  if (!answer.ok) return answer;
  const proof = isTmall(context) ? "required" : "optional";
  const reasons = rowsOf(answer.value.reasons, "reason").map((row): RefusalReason => {
    const { reason_id: id, reason_text: text } = objectOf(row);
    return { id: textOf(id), text: textOf(text), proof };
  });
  return ok(reasons.filter(({ id, text }) => id !== "" && text !== ""));
};

/**
 * One call refuses a refund and a return alike. Goods that are back at a Tmall shop are refused by another one, which takes no words: they
 * stay with the action.
 */
export async function refuse(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> {
  const { refund_version: version, refund_phase: phase, status } = wanted.writeToken;
  if (!version || !phase) return refused("STALE", "缺少退款版本号或阶段，请先重新读取该退款单");
  const words = (wanted.text ?? "").trim();
  const { least, most } = review.refusal.words;
  const letters = [...words].length;
  if (letters < least || letters > most) return refused("REFUSED", `淘宝的拒绝说明要 ${least}–${most} 个字，这段有 ${letters} 个字`, { letters });
  if (!wanted.reason) return refused("REFUSED", "淘宝要求选择拒绝原因");
  if (isTmall(context) && !wanted.proof) return refused("REFUSED", "天猫要求拒绝时附凭证图片");
  const params: Record<string, string> = { refund_id: wanted.channelCaseId, refund_phase: phase, refund_version: version, refuse_reason_id: wanted.reason.id };
  const isBack = isTmall(context) && status === "WAIT_SELLER_CONFIRM_GOODS";
  if (!isBack) params.refuse_message = words;
  const method = isBack ? "taobao.rp.returngoods.refuse" : "taobao.refund.refuse";
  const answer = unclearWhenUnreadable(await callTop(context, method, wanted.proof ? { ...params, refuse_proof: wanted.proof } : params));
  if (!answer.ok) return answer;
  const said = textOf(answer.value.is_success) || textOf(answer.value.result);
  return said === "false" ? refused("REFUSED", `淘宝未拒绝：${textOf(answer.value.message) || "没有说明"}`) : ok({ channelAnswer: answer.value });
}
