/** Money came for an order that the channel had closed: to be returned, or the order to be opened again. */
import { rank } from "../order.lifecycle.ts";
import { type Finding, NOTHING } from "./finding.ts";

export const paidAfterClosed: Finding<"paid_after_closed"> = {
  kind: "paid_after_closed",
  duty: "finance",
  ends: {
    zh: "款项全部退回，就解除；要继续发货的，请在平台重新开单。",
    en: "Ends when all of it is returned; to go on shipping, have the order opened anew on the platform.",
  },
  fact: "关闭后付款",
  aloud: true,
  find({ snapshot, derived }) {
    const { closedAt, paidAt, claimedState, version, paidFen, refundedFen, datedAhead } = snapshot;
    if (closedAt === null || derived.order.state !== "closed" || paidFen === 0 || refundedFen >= paidFen) return NOTHING;
    // Of a payment dated ahead it is known by when it was made, not after what.
    const paidLater = paidAt !== null && datedAhead.paid === undefined && paidAt > closedAt;
    // A newer version that goes on as if paid says the same without a time of payment.
    const opened =
      claimedState !== null && claimedState !== "closed" && claimedState !== "completed" && rank(claimedState) >= rank("paid") && version > closedAt;
    if (!paidLater && !opened) return NOTHING;
    return { proof: { since: paidLater ? paidAt : version, evidence: { closedAt, paidAt, paidFen, refundedFen, openFen: paidFen - refundedFen } } };
  },
  sentence({ evidence, since, time, yuan }) {
    const refunded = Number(evidence.refundedFen) > 0;
    return {
      zh: `平台 ${time("closedAt")} 已关闭订单，${since} 却显示已付款 ${yuan("paidFen")} 元${refunded ? `（已退 ${yuan("refundedFen")} 元）` : ""}：要退回 ${yuan("openFen")} 元，或重新开单。`,
      en: `The platform closed the order at ${time("closedAt")} and shows ¥${yuan("paidFen")} as paid at ${since}${refunded ? ` (¥${yuan("refundedFen")} refunded)` : ""}: return ¥${yuan("openFen")} or have it opened anew.`,
    };
  },
};
