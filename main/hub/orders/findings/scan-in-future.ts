/** A carrier dated a scan further ahead than clocks differ: known is when we were told of it, not when it happened. */
import { parcelNumber } from "../carriers.ts";
import { type Finding, firstByWaybill, NOTHING } from "./finding.ts";

export const scanInFuture: Finding<"scan_in_future"> = {
  kind: "scan_in_future",
  duty: "operations",
  ends: {
    zh: "快递写的时间到了，就解除；要以这条扫描的时间为依据时，请先向快递核实。",
    en: "Ends when the time that the carrier wrote has come; ask the carrier before anything rests on the time of this scan.",
  },
  fact: "扫描时间在将来",
  // The main sentence says it of the scan it tells.
  aloud: false,
  find({ live, now }) {
    const parcel = firstByWaybill(live.filter((one) => (one.doubts.ahead?.writtenAt ?? 0) > now));
    const ahead = parcel?.doubts.ahead;
    if (!parcel || !ahead) return NOTHING;
    const { id: parcelId, waybill, carrier } = parcel;
    return { proof: { since: ahead.seenAt, evidence: { parcelId, waybill, carrier, writtenAt: ahead.writtenAt } }, checkAt: ahead.writtenAt };
  },
  sentence({ since, text, time }) {
    const parcel = parcelNumber({ carrier: text("carrier"), waybill: text("waybill") });
    return {
      zh: `${parcel.zh} 的一条扫描时间在将来：快递写的是 ${time("writtenAt")}，我们 ${since} 就已得知，实际发生的时间不能确定。`,
      en: `A scan of ${parcel.en} is dated in the future: the carrier wrote ${time("writtenAt")} and we knew at ${since}; when it really happened is not certain.`,
    };
  },
};
