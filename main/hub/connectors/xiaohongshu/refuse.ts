/** Refusing at Xiaohongshu: at the review, and once the goods are back. */
import { ok, refuse as refused } from "../../kernel/result.ts";
import type { CaseWrite, ChannelActions, ConnectorContext, RefusalReason, WriteReceipt } from "../port.ts";
import { type Outcome, objectOf, rowsOf, textOf } from "../wire.ts";
import { callXhs } from "./gateway.ts";
import { review } from "./review.ts";
import { atPlatform, REFUSE_RECEIPT, REFUSE_REVIEW, WAITS_FOR_RECEIPT, WAITS_FOR_REVIEW, write } from "./write.ts";

/** Reasons of the review, and of the receipt. */
const OF_REVIEW = 1;
const OF_RECEIPT = 2;

/** The channel lists them for one after-sale and one step, and says no word of proof; the calls take none. */
export const refusalReasons: NonNullable<ChannelActions["refusalReasons"]> = async (context, { channelCaseId, writeToken }) => {
  const params = { returnsId: channelCaseId, rejectReasonType: writeToken.status === WAITS_FOR_RECEIPT ? OF_RECEIPT : OF_REVIEW };
  const answer = await callXhs(context, { method: "afterSale.rejectReasons", params });
  if (!answer.ok) return answer;
  const rows = Array.isArray(answer.value) ? answer.value : rowsOf(objectOf(answer.value).rejectReasons);
  const reasons = rows.map(objectOf).map((row): RefusalReason => ({ id: textOf(row.reasonId), text: textOf(row.reasonName), proof: "optional" }));
  return ok(reasons.filter(({ id, text }) => id !== "" && text !== ""));
};

export async function refuse(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> {
  const { status = "" } = wanted.writeToken;
  if (status === "") return refused("STALE", "缺少售后单的状态，请先重新读取该售后单");
  const elsewhere = atPlatform("refuse_refund", wanted.writeToken);
  if (elsewhere) return refused("NOT_SUPPORTED", elsewhere.zh, { en: elsewhere.en });
  if (status !== WAITS_FOR_REVIEW && status !== WAITS_FOR_RECEIPT) return refused("REFUSED", "这张售后单现在不在等商家答复，不能拒绝", { status });
  const { reason } = wanted;
  if (!reason || !/^-?\d+$/.test(reason.id)) return refused("REFUSED", "小红书要求选择拒绝原因");
  const words = (wanted.text ?? "").trim();
  const { least, most } = review.refusal.words;
  const letters = [...words].length;
  if (letters < least || letters > most) return refused("REFUSED", `小红书的拒绝说明要 ${least}–${most} 个字，这段有 ${letters} 个字`, { letters });
  const more = { reason: Number(reason.id), description: words };
  return write(context, wanted, status === WAITS_FOR_REVIEW ? { ...REFUSE_REVIEW, more } : { ...REFUSE_RECEIPT, more });
}
