/** Refusing a refund, a return or an exchange at Douyin. */
import { ok, refuse as refused } from "../../kernel/result.ts";
import type { CaseWrite, ChannelActions, ConnectorContext, RefusalReason, WriteReceipt } from "../port.ts";
import { type Outcome, objectOf, rowsOf, textOf } from "../wire.ts";
import { callDouyin } from "./gateway.ts";
import { atPlatform, operate } from "./operate.ts";

/** Steps by type of after-sale, at the first review and, once the goods are back, at the second. */
const REFUSE_RETURN = 102;
const REFUSE_RETURNED = 112;
const REFUSE_REFUND_ONLY = 202;
const REFUSE_EXCHANGE = 302;
const STEPS: Readonly<Record<string, number>> = { "0": REFUSE_RETURN, "1": REFUSE_REFUND_ONLY, "3": REFUSE_EXCHANGE };
/** Goods are back: the second review. */
const BACK = "11";

/** The channel lists them for what was shipped, each with whether it wants a proof; a proof is named by an address that only its own pages make. */
export const refusalReasons: NonNullable<ChannelActions["refusalReasons"]> = async (context, { channelCaseId: id }) => {
  const answer = await callDouyin(context, { method: "afterSale.rejectReasonCodeList", params: { aftersale_id: id } });
  if (!answer.ok) return answer;
  const reasons = rowsOf(objectOf(answer.value).items).map((row): RefusalReason => {
    const { reject_reason_code: code, reason, evidence_need: need, evidence_description: wanted } = objectOf(row);
    const proofWanted = textOf(wanted);
    return { id: textOf(code), text: textOf(reason), proof: textOf(need) === "Y" ? "elsewhere" : "optional", ...(proofWanted ? { proofWanted } : {}) };
  });
  return ok(reasons.filter(({ id: code, text }) => code !== "" && text !== ""));
};

export async function refuse(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> {
  const { aftersale_status: status, aftersale_type: type = "" } = wanted.writeToken;
  const elsewhere = atPlatform("refuse_refund", wanted.writeToken);
  if (elsewhere) return refused("NOT_SUPPORTED", elsewhere.zh, { en: elsewhere.en });
  const step = status === BACK && type === "0" ? REFUSE_RETURNED : STEPS[type];
  if (step === undefined) return refused("NOT_SUPPORTED", "抖店没有开放这类售后的拒绝接口，请到抖店后台处理。", { aftersaleType: type });
  const { reason } = wanted;
  if (!reason || !Number.isSafeInteger(Number(reason.id))) return refused("REFUSED", "抖店要求选择拒绝原因");
  if ((wanted.text ?? "").trim() === "") return refused("REFUSED", "抖店要求写明拒绝说明");
  return operate(context, wanted, { type: step, more: { reason: reason.text, reject_reason_code: Number(reason.id) } });
}
