/** Of money that went back less is told now than before, or nothing: it stays booked as it was, and somebody compares it with what was really paid. */
import { type Finding, NOTHING } from "./finding.ts";

export const refundLowered: Finding<"refund_lowered"> = {
  kind: "refund_lowered",
  duty: "finance",
  ends: {
    zh: "平台或自有系统改回原来的退款金额，就解除；请按支付流水核对真正退了多少，核对前差额不会再退一次。",
    en: "Ends when the source goes back to the former sum; see in the payment records what was really refunded: until then the difference is not paid a second time.",
  },
  fact: "退款金额被调低",
  aloud: false,
  find({ snapshot: { loweredRefunds } }) {
    if (loweredRefunds.length === 0) return NOTHING;
    const sum = (fen: (one: (typeof loweredRefunds)[number]) => number): number => loweredRefunds.reduce((all, one) => all + fen(one), 0);
    const [bookedFen, toldFen] = [sum((one) => one.bookedFen), sum((one) => one.toldFen)];
    const cases = loweredRefunds.map(({ number }) => number).join("、");
    return { proof: { since: Math.min(...loweredRefunds.map(({ at }) => at)), evidence: { cases, bookedFen, toldFen, openFen: bookedFen - toldFen } } };
  },
  sentence({ evidence, since, text, yuan }) {
    const now =
      Number(evidence.toldFen) > 0
        ? { zh: `改为 ${yuan("toldFen")} 元`, en: `says ¥${yuan("toldFen")}` }
        : { zh: "不再提这笔退款", en: "does not mention that refund any more" };
    return {
      zh: `售后 ${text("cases")} 曾告知已退 ${yuan("bookedFen")} 元，${since} 的版本${now.zh}，相差 ${yuan("openFen")} 元；仍按 ${yuan("bookedFen")} 元入账。`,
      en: `After-sale ${text("cases").replaceAll("、", ", ")} was told as ¥${yuan("bookedFen")} refunded; the version of ${since} ${now.en}, a difference of ¥${yuan("openFen")}. ¥${yuan("bookedFen")} stays booked.`,
    };
  },
};
