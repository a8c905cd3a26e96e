/** Signed for, and then on its way to the buyer again: the first signature was a mistake. */
import { carrierName } from "../carriers.ts";
import { type Finding, firstByWaybill, NOTHING } from "./finding.ts";

const BY: Readonly<Record<string, string>> = { recipient: "由本人签收", other: "由他人签收", locker: "由快递柜或驿站签收", station: "由驿站或代收点签收" };

export const deliveredAgain: Finding<"delivered_again"> = {
  kind: "delivered_again",
  duty: "agent",
  ends: "不会自行解除：以最后一次签收为准；买家说没收到时，请向快递核实两次签收的人。",
  fact: "签收后又派送",
  aloud: false,
  find({ sent }) {
    const parcel = firstByWaybill(sent.filter((one) => one.doubts.earlierSignature !== undefined));
    const earlier = parcel?.doubts.earlierSignature;
    if (!parcel || !earlier) return NOTHING;
    const { id: parcelId, waybill, carrier, signedAt, signedBy } = parcel;
    return { proof: { since: earlier.at, evidence: { parcelId, waybill, carrier, firstBy: earlier.signedBy, againAt: earlier.againAt, signedAt, signedBy } } };
  },
  sentence({ evidence, since, text, time }) {
    const by = (name: string): string => BY[text(name)] ?? "签收";
    const now = evidence.signedAt === null ? "目前还没有再次签收" : `${time("signedAt")} ${by("signedBy")}`;
    const again = evidence.againAt === null ? "快递后来撤回了这次签收" : `${time("againAt")} 又重新派送，前一次签收作废`;
    return `${carrierName(text("carrier"))} ${text("waybill")} ${since} 显示${by("firstBy")}，${again}；${now}。`;
  },
};
