/** Refusing a refund or a return at a WeChat shop. */
import { ok, refuse as refused } from "../../kernel/result.ts";
import type { CaseWrite, ChannelActions, ConnectorContext, RefusalReason, WriteReceipt } from "../port.ts";
import { type Outcome, objectOf, rowsOf, textOf, unclearWhenUnreadable } from "../wire.ts";
import { callWechat } from "./gateway.ts";
import { review } from "./review.ts";

/** The list is one for all after-sales and says no word of proof; the call takes none. */
export const refusalReasons: NonNullable<ChannelActions["refusalReasons"]> = async (context) => {
  const answer = await callWechat(context, "/channels/ec/aftersale/rejectreason/get", {});
  if (!answer.ok) return answer;
  const rows = rowsOf(answer.value.reject_reason).map(objectOf);
  const reasons = rows.map((row): RefusalReason => {
    const { reject_reason_type: id, reject_reason_type_text: text, reject_reason: words } = row;
    return { id: textOf(id), text: textOf(text) || textOf(words), proof: "optional" };
  });
  return ok(reasons.filter(({ id, text }) => id !== "" && text !== ""));
};

export async function refuse(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> {
  if (!wanted.writeToken.status) return refused("STALE", "缺少售后单的状态，请先重新读取该售后单");
  if (!wanted.reason || !Number.isSafeInteger(Number(wanted.reason.id))) return refused("REFUSED", "微信小店要求选择拒绝原因");
  const words = (wanted.text ?? "").trim();
  const { least, most } = review.refusal.words;
  const letters = [...words].length;
  if (letters < least || letters > most) return refused("REFUSED", `微信小店的拒绝说明要 ${least}–${most} 个字，这段有 ${letters} 个字`, { letters });
  const params = { after_sale_order_id: wanted.channelCaseId, reject_reason: words, reject_reason_type: Number(wanted.reason.id) };
  const answer = unclearWhenUnreadable(await callWechat(context, "/channels/ec/aftersale/rejectapply", params));
  return answer.ok ? ok({ channelAnswer: answer.value }) : answer;
}
