/** Somebody else or a locker took the parcel: the usual point of dispute. */
import type { Said } from "../../kernel/said.ts";
import { parcelNumber } from "../carriers.ts";
import { isContested } from "../refresh.ts";
import { type Finding, firstByWaybill, NOTHING } from "./finding.ts";

const HOW: Readonly<Partial<Record<string, Said>>> = {
  station: { zh: "由驿站或代收点收下", en: "was taken by a station or pick-up point" },
  locker: { zh: "放入快递柜或驿站", en: "was put into a locker or station" },
};

export const signedByOther: Finding<"signed_by_other"> = {
  kind: "signed_by_other",
  duty: "agent",
  ends: {
    zh: "快递更新为买家本人签收，就解除；买家说没收到时，请先向快递核实由谁签收。",
    en: "Ends when a scan says that the buyer signed; if the buyer says it never came, ask the carrier first who signed.",
  },
  fact: "他人或快递柜签收",
  aloud: false,
  find({ sent }) {
    const own = sent.filter((one) => !isContested(one));
    const parcel = firstByWaybill(own.filter((one) => one.signedBy === "other" || one.signedBy === "locker" || one.signedBy === "station"));
    const since = parcel && (parcel.signedAt ?? parcel.lastScanAt);
    if (!parcel || !since) return NOTHING;
    const { id: parcelId, waybill, carrier, lastPlace } = parcel;
    return { proof: { since, evidence: { parcelId, waybill, carrier, signedBy: parcel.signedBy, place: lastPlace ?? "" } } };
  },
  sentence({ evidence, since, text }) {
    const how = HOW[String(evidence.signedBy)] ?? { zh: "由他人签收", en: "was signed for by somebody else" };
    const parcel = parcelNumber({ carrier: text("carrier"), waybill: text("waybill") });
    return {
      zh: `${parcel.zh} 于 ${since} ${how.zh}，不能确定买家本人已收到。`,
      en: `${parcel.en} ${how.en} at ${since}: whether the buyer has it is not certain.`,
    };
  },
};
