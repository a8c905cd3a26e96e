/** A waybill was named instead of another, and both travel: two parcels may be on their way, or the goods came in the one that was given up. */
import { parcelNumber } from "../carriers.ts";
import { isContested } from "../refresh.ts";
import { type Finding, firstByWaybill, NOTHING } from "./finding.ts";

export const replacedTravels: Finding<"replaced_travels"> = {
  kind: "replaced_travels",
  duty: "operations",
  ends: {
    zh: "不会自行解除：请核对是否发了两件，或货其实在原运单里；多发的请拦截或追回。",
    en: "Does not end by itself: see whether two were sent, or the goods are in the former parcel; stop or fetch back what is too much.",
  },
  fact: "改单号后原单仍有物流",
  aloud: true,
  find({ snapshot, sent }) {
    const replaced = snapshot.parcels.filter((one) => one.direction === "outbound" && !sent.includes(one) && one.pickedUpAt !== null && !isContested(one));
    const parcel = firstByWaybill(replaced);
    const now = firstByWaybill(sent.filter((one) => one.pickedUpAt !== null));
    if (!parcel?.pickedUpAt || !now) return NOTHING;
    const { id: parcelId, waybill, carrier, state, signedAt, pickedUpAt } = parcel;
    return { proof: { since: pickedUpAt, evidence: { parcelId, waybill, carrier, state, signedAt, now: now.waybill, nowCarrier: now.carrier } } };
  },
  sentence({ evidence, since, text, time }) {
    const signedAt = evidence.signedAt === null || evidence.signedAt === undefined ? null : time("signedAt");
    const now = parcelNumber({ carrier: text("nowCarrier"), waybill: text("now") });
    const former = parcelNumber({ carrier: text("carrier"), waybill: text("waybill") });
    return {
      zh: `平台已改用运单 ${now.zh}，原运单 ${former.zh} 却于 ${since} 揽收${signedAt ? `、${signedAt} 签收` : ""}：两个运单都有物流。`,
      en: `The platform now names waybill ${now.en}, but the former one, ${former.en}, was picked up at ${since}${signedAt ? ` and signed for at ${signedAt}` : ""}: both are travelling.`,
    };
  },
};
