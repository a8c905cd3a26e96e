/** The channel ended the order twice, once each way. */
import { type Finding, NOTHING } from "./finding.ts";

export const completedAndClosed: Finding<"completed_and_closed"> = {
  kind: "completed_and_closed",
  duty: "finance",
  ends: {
    zh: "款项全部退回的完成订单会自动解除；否则请在平台后台核对货款是否已结算，以平台账单为准。",
    en: "Ends by itself for an order that is refunded in full; otherwise see on the platform whether the money was settled: its bill counts.",
  },
  fact: "完成与关闭都出现过",
  aloud: true,
  find({ snapshot: { closedAt, finishedAt, channelStatus, paidFen, refundedFen } }) {
    if (closedAt === null || finishedAt === null || closedAt === finishedAt) return NOTHING;
    // An after-sale that gives everything back closes an order that had been completed: nothing contradicts.
    if (finishedAt < closedAt && refundedFen > 0 && refundedFen >= paidFen) return NOTHING;
    const since = Math.max(closedAt, finishedAt);
    return { proof: { since, evidence: { firstAt: Math.min(closedAt, finishedAt), completedFirst: finishedAt < closedAt, channelStatus } } };
  },
  sentence({ evidence, since, time }) {
    const [first, then] = evidence.completedFirst
      ? [
          { zh: "完成", en: "completed" },
          { zh: "关闭", en: "closed" },
        ]
      : [
          { zh: "关闭", en: "closed" },
          { zh: "完成", en: "completed" },
        ];
    return {
      zh: `平台先在 ${time("firstAt")} 显示订单${first.zh}，又在 ${since} 显示${then.zh}，两者不能都对。`,
      en: `The platform showed the order as ${first.en} at ${time("firstAt")} and as ${then.en} at ${since}: both cannot be right.`,
    };
  },
};
