/** Goods went on their way, or arrived, although the channel had closed the order. */
import { type Finding, NOTHING } from "./finding.ts";

export const shippedAfterClosed: Finding<"shipped_after_closed"> = {
  kind: "shipped_after_closed",
  duty: "operations",
  ends: "不会自行解除：请拦截或追回包裹，或与买家协商补款。",
  fact: "关闭后仍发货",
  aloud: true,
  find({ snapshot, derived }) {
    const { closedAt } = snapshot;
    const { signedAt, outboundAt } = derived.order;
    if (closedAt === null) return NOTHING;
    const left = outboundAt !== null && outboundAt > closedAt;
    const provenAt = left ? outboundAt : signedAt;
    // Signed, then closed, is a refund; and a parcel signed after its order was closed may have left before.
    if (provenAt === null || provenAt <= closedAt) return NOTHING;
    return { proof: { since: provenAt, evidence: { channelAt: closedAt, provenAt, left, channelStatus: snapshot.channelStatus } } };
  },
  sentence: ({ evidence, since, time }) =>
    evidence.left ? `平台 ${time("channelAt")} 已关闭订单，货却在 ${since} 出库。` : `平台 ${time("channelAt")} 已关闭订单，快递却在 ${since} 显示签收。`,
};
