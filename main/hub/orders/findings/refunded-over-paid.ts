/** More was given back than was ever paid. */
import { type Finding, NOTHING } from "./finding.ts";

export const refundedOverPaid: Finding<"refunded_over_paid"> = {
  kind: "refunded_over_paid",
  duty: "finance",
  ends: {
    zh: "不会自行解除：请按平台账单逐笔核对退款，多退的向平台或买家追回。",
    en: "Does not end by itself: compare each refund with the platform's bill, and claim back what was too much.",
  },
  fact: "退款超过实付",
  aloud: false,
  find({ snapshot: { paidFen, refundedFen, paidAt, version } }) {
    if (refundedFen <= paidFen) return NOTHING;
    return { proof: { since: paidAt ?? version, evidence: { paidFen, refundedFen, overFen: refundedFen - paidFen } } };
  },
  sentence: ({ yuan }) => ({
    zh: `已退 ${yuan("refundedFen")} 元，超过实付的 ${yuan("paidFen")} 元，多退 ${yuan("overFen")} 元。`,
    en: `¥${yuan("refundedFen")} was refunded, more than the ¥${yuan("paidFen")} that was paid: ¥${yuan("overFen")} too much.`,
  }),
};
