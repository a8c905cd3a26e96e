/** Refusing a refund, a return or an exchange: the buyer may then change what he asks for. */

import type { Json } from "../../kernel/json.ts";
import { ok, refuse as refused } from "../../kernel/result.ts";
import type { CaseWrite, ChannelActions, ConnectorContext, RefusalReason, WriteReceipt } from "../port.ts";
import { type Outcome, objectOf, rowsOf, textOf } from "../wire.ts";
import { atPlatform } from "./at-platform.ts";
import { readKs, writeKs } from "./gateway.ts";
import { review } from "./review.ts";

/** The platform lists them for the after-sale as it stands; a picture that one wants is put in on the platform's own pages. */
export const refusalReasons: NonNullable<ChannelActions["refusalReasons"]> = async (context, { channelCaseId: refundId }) => {
  const answer = await readKs(context, "open.refund.reject.reason", { refundId });
  if (!answer.ok) return answer;
  const reasons = listIn(answer.value).map((row): RefusalReason => {
    const { code, desc, tip, requiredRejectImage: picture } = objectOf(row);
    const proofWanted = textOf(tip);
    const isWanted = textOf(picture) === "true" || textOf(picture) === "1";
    return { id: textOf(code), text: textOf(desc), proof: isWanted ? "elsewhere" : "optional", ...(proofWanted ? { proofWanted } : {}) };
  });
  return ok(reasons.filter(({ id, text }) => id !== "" && text !== ""));
};

/** The list itself, or the one list in what is given; which it is is not published. */
function listIn(data: Json): Json[] {
  return Array.isArray(data)
    ? data
    : (Object.values(objectOf(data))
        .map((value) => (Array.isArray(value) ? rowsOf(value) : null))
        .find((rows) => rows !== null) ?? []);
}

export async function refuse(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> {
  const { refund_version: refundVersion } = wanted.writeToken;
  if (!refundVersion) return refused("STALE", "缺少售后单的版本，请先重新读取该售后单");
  const elsewhere = atPlatform("refuse_refund", wanted.writeToken);
  if (elsewhere) return refused("NOT_SUPPORTED", elsewhere.zh, { en: elsewhere.en });
  const { reason } = wanted;
  if (!reason || !Number.isSafeInteger(Number(reason.id))) return refused("REFUSED", "快手要求选择拒绝原因");
  const rejectDesc = (wanted.text ?? "").trim();
  const { least, most } = review.refusal.words;
  const letters = [...rejectDesc].length;
  if (letters < least || letters > most) return refused("REFUSED", `快手的拒绝说明要 ${least}–${most} 个字，这段有 ${letters} 个字`, { letters });
  const params = { refundId: wanted.channelCaseId, reasonCode: Number(reason.id), rejectDesc, refundVersion };
  const answer = await writeKs(context, "open.refund.reject", params);
  return answer.ok ? ok({ channelAnswer: answer.value }) : answer;
}
