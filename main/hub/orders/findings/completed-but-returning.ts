/** The channel says completed while every parcel goes back. */
import { GOING_BACK } from "../life.ts";
import { type Finding, NOTHING } from "./finding.ts";

export const completedButReturning: Finding<"completed_but_returning"> = {
  kind: "completed_but_returning",
  duty: "agent",
  ends: "快递改为送达，或平台关闭订单，就解除；货退回后，请与买家确认退款或重发。",
  fact: "已完成但包裹退回",
  aloud: true,
  find({ snapshot: { closedAt, finishedAt, channelStatus }, sent }) {
    const back = sent.length > 0 && sent.every((parcel) => GOING_BACK.has(parcel.state));
    const last = sent.map((parcel) => parcel.lastScanAt ?? 0).reduce((left, right) => Math.max(left, right), 0);
    if (!back || finishedAt === null || closedAt !== null || last === 0) return NOTHING;
    return { proof: { since: last, evidence: { channelAt: finishedAt, channelStatus } } };
  },
  sentence: ({ since, time }) => `平台 ${time("channelAt")} 显示交易完成，快递 ${since} 却显示包裹正在退回。`,
};
