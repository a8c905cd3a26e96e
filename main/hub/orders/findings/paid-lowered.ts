/** The newest version says that less was paid than an earlier one did, and no refund explains it. */
import { type Finding, NOTHING } from "./finding.ts";

export const paidLowered: Finding<"paid_lowered"> = {
  kind: "paid_lowered",
  duty: "finance",
  ends: {
    zh: "差额有了退款记录，或平台改回原来的金额，就解除；给买家改价的，请确认差额已退给买家。",
    en: "Ends when the difference is refunded on the record, or the platform goes back to the former sum; if the price was lowered, make sure that the buyer had the difference.",
  },
  fact: "实付被调低",
  aloud: false,
  find({ snapshot: { paidFen, toldPaidFen, refundedFen, version } }) {
    const loweredFen = paidFen - toldPaidFen;
    if (loweredFen <= 0 || refundedFen >= loweredFen) return NOTHING;
    return { proof: { since: version, evidence: { paidFen, toldPaidFen, refundedFen, openFen: loweredFen - refundedFen } } };
  },
  sentence: ({ since, yuan }) => ({
    zh: `实付曾是 ${yuan("paidFen")} 元，${since} 的版本改为 ${yuan("toldPaidFen")} 元，其中 ${yuan("openFen")} 元没有退款记录。`,
    en: `¥${yuan("paidFen")} was paid by what was told before, ¥${yuan("toldPaidFen")} by the version of ${since}; for ¥${yuan("openFen")} of the difference no refund is on the record.`,
  }),
};
