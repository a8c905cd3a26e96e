/** Somebody else or a locker took the parcel: the usual point of dispute. */
import { carrierName } from "../carriers.ts";
import { isContested } from "../refresh.ts";
import { type Finding, firstByWaybill, NOTHING } from "./finding.ts";

export const signedByOther: Finding<"signed_by_other"> = {
  kind: "signed_by_other",
  duty: "agent",
  ends: "买家本人签收的扫描到来，就解除；买家说没收到时，请先向快递核实由谁签收。",
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
    const how = evidence.signedBy === "station" ? "由驿站或代收点收下" : evidence.signedBy === "locker" ? "放入快递柜或驿站" : "由他人签收";
    return `${carrierName(text("carrier"))} ${text("waybill")} 于 ${since} ${how}，不能确定买家本人已收到。`;
  },
};
