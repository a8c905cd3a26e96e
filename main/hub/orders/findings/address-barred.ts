/** The carrier says that it cannot deliver at the address, and has not gone out with it since. */
import type { Said } from "../../kernel/said.ts";
import { parcelNumber } from "../carriers.ts";
import { isContested } from "../refresh.ts";
import { type Finding, firstByWaybill, NOTHING } from "./finding.ts";

const WHY: Readonly<Record<string, Said>> = {
  area: { zh: "不派送该地区", en: "does not deliver in this area" },
  address: { zh: "登记收件地址不详或有误", en: "finds the address incomplete or wrong" },
  phone: { zh: "登记收件电话有误或打不通", en: "finds the phone number wrong or out of service" },
};

export const addressBarred: Finding<"address_barred"> = {
  kind: "address_barred",
  duty: "agent",
  ends: {
    zh: "快递重新派送、签收或退回，就解除；请向买家核对地址和电话，再请快递改址或转寄。",
    en: "Ends when the carrier goes out with it again, or it is signed for or sent back; check address and phone with the buyer and have the carrier change them.",
  },
  fact: "地址无法派送",
  aloud: true,
  find({ sent }) {
    const parcel = firstByWaybill(sent.filter((one) => one.doubts.barred !== undefined && one.signedAt === null && !isContested(one)));
    const barred = parcel?.doubts.barred;
    if (!parcel || !barred) return NOTHING;
    const { id: parcelId, waybill, carrier, lastPlace } = parcel;
    return { proof: { since: barred.at, evidence: { parcelId, waybill, carrier, why: barred.why, place: lastPlace ?? "" } } };
  },
  sentence({ since, text }) {
    const why = WHY[text("why")] ?? { zh: "登记无法派送", en: "cannot deliver it" };
    const parcel = parcelNumber({ carrier: text("carrier"), waybill: text("waybill") });
    return { zh: `${parcel.zh}：快递 ${since} ${why.zh}。`, en: `${parcel.en}: the carrier ${why.en} (${since}).` };
  },
};
