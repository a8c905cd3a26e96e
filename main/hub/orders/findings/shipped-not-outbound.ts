/** The channel says shipped; nothing left our warehouse and no carrier took it. */
import type { Said } from "../../kernel/said.ts";
import { isContested } from "../refresh.ts";
import { type Finding, HOUR, NOTHING } from "./finding.ts";
import { allSilent, carriersSilent, isTold, warehouseSilent } from "./silence.ts";

/** A channel's claim of shipping needs an outbound scan or pick-up within this. */
export const CLAIM_HOURS = 24;

const WITHDRAWN: Said = { zh: "运单已被撤销", en: "the waybill was withdrawn" };
const LABEL_ONLY: Said = { zh: "快递只有电子面单，没有揽收", en: "the carrier has only the label and no parcel" };
const NOTHING_LEFT: Said = { zh: "没有仓库出库记录，也没有快递揽收", en: "nothing left the warehouse and no carrier picked it up" };

export const shippedNotOutbound: Finding<"shipped_not_outbound"> = {
  kind: "shipped_not_outbound",
  duty: "operations",
  ends: {
    zh: "仓库出库或快递揽收，就解除；没有发货的，请立即补发或与买家协商退款。",
    en: "Ends when the goods leave the warehouse or the carrier picks them up; if nothing was sent, send it now or settle a refund with the buyer.",
  },
  fact: "显示发货但未出库",
  aloud: false,
  find({ snapshot, derived, sent, now }) {
    const claimed = snapshot.claimedShippedAt;
    if (claimed === null || derived.order.outboundAt !== null || derived.order.signedAt !== null || derived.order.state === "closed") return NOTHING;
    // Something left under a number that another order names, too: that nothing did cannot be said.
    if (sent.some((parcel) => isContested(parcel) && parcel.pickedUpAt !== null)) return NOTHING;
    const due = claimed + CLAIM_HOURS * HOUR;
    if (due > now) return { checkAt: due };
    const moment = { until: due, now };
    const silence = allSilent(warehouseSilent(snapshot, moment), carriersSilent(snapshot, sent, moment));
    if (!isTold(snapshot, "shipped_not_outbound", claimed)) {
      if (!silence.believed) return silence;
      if (!snapshot.heard) return NOTHING;
    }
    const waybills = sent.map((parcel) => parcel.waybill);
    const evidence = {
      claimedShippedAt: claimed,
      channelStatus: snapshot.channelStatus,
      waybills: waybills.join(","),
      packedAt: derived.order.packedAt,
      labelOnly: sent.some((parcel) => parcel.state === "label_only"),
      withdrawn: sent.some((parcel) => parcel.state === "withdrawn"),
    };
    return { proof: { since: claimed, evidence } };
  },
  sentence({ evidence, since, hours, isFar }) {
    const why = evidence.withdrawn ? WITHDRAWN : evidence.labelOnly ? LABEL_ONLY : NOTHING_LEFT;
    return {
      zh: `平台显示 ${since} 已发货，但${why.zh}${isFar ? "" : `，已过 ${hours} 小时`}。`,
      en: `The platform shows it as shipped at ${since}${isFar ? "" : `, ${hours} h ago`}, but ${why.en}.`,
    };
  },
};
