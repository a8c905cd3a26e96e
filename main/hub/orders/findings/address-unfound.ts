/** The address of an order that is about to be sent is not on the map: found no nearer than its district, or not at all. */
import { orderLifecycle } from "../order.lifecycle.ts";
import { type Finding, NOTHING } from "./finding.ts";

export const addressUnfound: Finding<"address_unfound"> = {
  kind: "address_unfound",
  duty: "agent",
  ends: {
    zh: "买家改了地址、订单发货或关闭，就解除；发货前请与买家核对到门牌。",
    en: "Ends when the buyer changes the address, or the order is sent or closed; check it with the buyer down to the door before it is sent.",
  },
  fact: "地址查不到",
  aloud: false,
  find({ snapshot, derived }) {
    const { place, paidAt, claimedShippedAt } = snapshot;
    const { state, outboundAt, signedAt } = derived.order;
    if (!place || (place.trust !== "region" && place.trust !== "none") || paidAt === null) return NOTHING;
    if (orderLifecycle.isEnd(state) || state === "completed" || claimedShippedAt !== null || outboundAt !== null || signedAt !== null) return NOTHING;
    return { proof: { since: place.at, evidence: { found: place.trust, level: place.level, district: place.district } } };
  },
  sentence({ since, text, written }) {
    if (text("found") === "none" || text("district") === "")
      return { zh: `收件地址在地图上查不到（${since} 查询）。`, en: `The map does not know the receiver's address (asked ${since}).` };
    return {
      zh: `收件地址在地图上只查到${text("district")}，查不到具体位置（${since} 查询）。`,
      en: `The map finds no more of the receiver's address than ${written("district")} (asked ${since}).`,
    };
  },
};
