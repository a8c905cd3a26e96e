/** The channel says completed, or the shop's own delivery that it was handed over, while every parcel goes back. */
import { GOING_BACK } from "../life.ts";
import { type Finding, NOTHING } from "./finding.ts";

export const completedButReturning: Finding<"completed_but_returning"> = {
  kind: "completed_but_returning",
  duty: "agent",
  ends: {
    zh: "快递改为送达，或平台关闭订单，就解除；货退回后，请与买家确认退款或重发。",
    en: "Ends when the carrier delivers after all, or the platform closes the order; once the goods are back, settle a refund or a resend with the buyer.",
  },
  fact: "已完成但包裹退回",
  aloud: true,
  find({ snapshot: { closedAt, finishedAt, channelStatus, warehouse }, sent }) {
    const deliveredAt = warehouse.find((fact) => fact.kind === "delivered")?.at ?? null;
    const claimedAt = finishedAt ?? deliveredAt;
    const back = sent.length > 0 && sent.every((parcel) => GOING_BACK.has(parcel.state));
    const last = sent.map((parcel) => parcel.lastScanAt ?? 0).reduce((left, right) => Math.max(left, right), 0);
    if (!back || claimedAt === null || closedAt !== null || last === 0) return NOTHING;
    return { proof: { since: last, evidence: { channelAt: claimedAt, channelStatus, delivered: finishedAt === null } } };
  },
  sentence({ evidence, since, time }) {
    const at = time("channelAt");
    const claim =
      evidence.delivered === true
        ? { zh: `商家系统 ${at} 登记送达签收`, en: `The shop's own system notes it as delivered at ${at}` }
        : { zh: `平台 ${at} 显示交易完成`, en: `The platform shows the order as completed at ${at}` };
    return { zh: `${claim.zh}，快递 ${since} 却显示包裹正在退回。`, en: `${claim.en}, but the carrier has the parcel on its way back since ${since}.` };
  },
};
