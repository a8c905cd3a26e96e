/** Not there by the time that was promised to the buyer. */
import { isContested } from "../refresh.ts";
import { type Finding, HOUR, NOTHING } from "./finding.ts";
import { carriersSilent, isTold } from "./silence.ts";

export const lateDelivery: Finding<"late_delivery"> = {
  kind: "late_delivery",
  duty: "agent",
  ends: {
    zh: "送达时间已定的，此项一直保留，供赔付与考核；还没送达的，请催件并告知买家新的时间。承诺时间改晚后解除。",
    en: "Stays once the time of delivery is known, for compensation and review; while it is on its way, press the carrier and tell the buyer a new time. Ends when the promise is moved.",
  },
  fact: "晚于承诺送达时间",
  aloud: true,
  find({ snapshot, derived, sent, now }) {
    const { promisedDeliveryBy: by } = snapshot;
    const { signedAt, state } = derived.order;
    // Who finished or closed it without saying when it arrived says nothing of being late.
    if (by === null || state === "closed" || (signedAt === null && (state === "completed" || state === "signed"))) return NOTHING;
    // Nor does a signature that may be another order's.
    if (signedAt === null && sent.some((parcel) => isContested(parcel) && parcel.signedAt !== null)) return NOTHING;
    if (signedAt === null && now <= by) return { checkAt: by + 1 };
    if (signedAt !== null && signedAt <= by) return NOTHING;
    if (signedAt === null && !isTold(snapshot, "late_delivery", by)) {
      const silence = carriersSilent(snapshot, sent, { until: by, now });
      if (!silence.believed) return silence;
    }
    const hours = Math.floor(((signedAt ?? now) - by) / HOUR);
    return { proof: { since: by, evidence: { promisedBy: by, signedAt, hours } } };
  },
  sentence({ evidence, since, hours, time }) {
    const zh = (count: number): string => (count < 1 ? "不到 1" : String(count));
    const en = (count: number): string => (count < 1 ? "less than 1" : String(count));
    if (evidence.signedAt === null)
      return {
        zh: `承诺 ${since} 前送达，已过 ${zh(hours)} 小时，还没有送达。`,
        en: `Promised to be delivered by ${since}; ${en(hours)} h over, and not delivered yet.`,
      };
    const late = Number(evidence.hours ?? 0);
    return {
      zh: `承诺 ${since} 前送达，实际 ${time("signedAt")} 送达，晚了 ${zh(late)} 小时。`,
      en: `Promised to be delivered by ${since}, delivered at ${time("signedAt")}: ${en(late)} h late.`,
    };
  },
};
