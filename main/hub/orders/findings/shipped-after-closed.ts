/** Goods went on their way, or arrived, although the channel had closed the order; or the channel itself says so. */
import { type Finding, NOTHING } from "./finding.ts";

const SIGNED = { zh: (since: string): string => `快递却在 ${since} 显示签收`, en: "the carrier shows it as signed for" };
const CLAIMED = { zh: (since: string): string => `又显示在 ${since} 发货`, en: "shows it as shipped" };
const LEFT = { zh: (since: string): string => `货却在 ${since} 出库`, en: "the goods left the warehouse" };

export const shippedAfterClosed: Finding<"shipped_after_closed"> = {
  kind: "shipped_after_closed",
  duty: "operations",
  ends: {
    zh: "不会自行解除：请拦截或追回包裹，或与买家协商补款。",
    en: "Does not end by itself: stop the parcel or fetch it back, or settle a payment with the buyer.",
  },
  fact: "关闭后仍发货",
  aloud: true,
  find({ snapshot, derived }) {
    const { closedAt, claimedShippedAt, channelStatus, datedAhead } = snapshot;
    const { signedAt, outboundAt } = derived.order;
    if (closedAt === null) return NOTHING;
    const isAfter = (time: number | null): time is number => time !== null && time > closedAt;
    const proof = (what: string, since: number) => ({ proof: { since, evidence: { what, channelAt: closedAt, provenAt: since, channelStatus } } });
    if (isAfter(outboundAt)) return proof("outbound", outboundAt);
    // Signed, then closed, is a refund; and a parcel signed after its order was closed may have left before.
    if (isAfter(signedAt)) return proof("signed", signedAt);
    return isAfter(claimedShippedAt) && datedAhead.shipped === undefined ? proof("claimed", claimedShippedAt) : NOTHING;
  },
  sentence({ since, text, time }) {
    const at = time("channelAt");
    const then = text("what").startsWith("signed") ? SIGNED : text("what") === "claimed" ? CLAIMED : LEFT;
    return { zh: `平台 ${at} 已关闭订单，${then.zh(since)}。`, en: `The platform closed the order at ${at}, but ${then.en} at ${since}.` };
  },
};
