/** More was given back than was ever paid. */
import { type Finding, NOTHING } from "./finding.ts";

export const refundedOverPaid: Finding<"refunded_over_paid"> = {
  kind: "refunded_over_paid",
  duty: "finance",
  ends: "不会自行解除：请按平台账单逐笔核对退款，多退的向平台或买家追回。",
  fact: "退款超过实付",
  aloud: false,
  find({ snapshot: { paidFen, refundedFen, paidAt, version } }) {
    if (refundedFen <= paidFen) return NOTHING;
    return { proof: { since: paidAt ?? version, evidence: { paidFen, refundedFen, overFen: refundedFen - paidFen } } };
  },
  sentence: ({ yuan }) => `已退 ${yuan("refundedFen")} 元，超过实付的 ${yuan("paidFen")} 元，多退 ${yuan("overFen")} 元。`,
};
