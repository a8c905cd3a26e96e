/** The channel ended the order twice, once each way. */
import { type Finding, NOTHING } from "./finding.ts";

export const completedAndClosed: Finding<"completed_and_closed"> = {
  kind: "completed_and_closed",
  duty: "finance",
  ends: "款项全部退回的完成订单会自动解除；否则请在平台后台核对货款是否已结算，以平台账单为准。",
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
    const [first, then] = evidence.completedFirst ? ["完成", "关闭"] : ["关闭", "完成"];
    return `平台先在 ${time("firstAt")} 显示订单${first}，又在 ${since} 显示${then}，两者不能都对。`;
  },
};
