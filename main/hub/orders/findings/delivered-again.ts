/** Signed for, and then on its way to the buyer again: the first signature was a mistake. */
import type { Said } from "../../kernel/said.ts";
import { parcelNumber } from "../carriers.ts";
import { type Finding, firstByWaybill, NOTHING } from "./finding.ts";

const BY: Readonly<Record<string, Said>> = {
  recipient: { zh: "由本人签收", en: "signed for by the receiver" },
  other: { zh: "由他人签收", en: "signed for by somebody else" },
  locker: { zh: "由快递柜或驿站签收", en: "signed for by a locker or station" },
  station: { zh: "由驿站或代收点签收", en: "signed for by a station or pick-up point" },
};

export const deliveredAgain: Finding<"delivered_again"> = {
  kind: "delivered_again",
  duty: "agent",
  ends: {
    zh: "不会自行解除：以最后一次签收为准；买家说没收到时，请向快递核实两次签收的人。",
    en: "Does not end by itself: the last signature counts. If the buyer says it never came, ask the carrier who signed each time.",
  },
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
    const by = (name: string): Said => BY[text(name)] ?? { zh: "签收", en: "signed for" };
    const parcel = parcelNumber({ carrier: text("carrier"), waybill: text("waybill") });
    const [first, then] = [by("firstBy"), by("signedBy")];
    const now =
      evidence.signedAt === null
        ? { zh: "目前还没有再次签收", en: "not signed for again yet" }
        : { zh: `${time("signedAt")} ${then.zh}`, en: `${then.en} at ${time("signedAt")}` };
    const again =
      evidence.againAt === null
        ? { zh: "快递后来撤回了这次签收", en: "the carrier took that signature back later" }
        : { zh: `${time("againAt")} 又重新派送，前一次签收作废`, en: `out for delivery again at ${time("againAt")}, so that signature is void` };
    return { zh: `${parcel.zh} ${since} 显示${first.zh}，${again.zh}；${now.zh}。`, en: `${parcel.en} was ${first.en} at ${since}; ${again.en}; ${now.en}.` };
  },
};
