/** The buyer names the waybill that brought the goods as the one that takes them back, and it does not come back. */
import { GOING_BACK } from "../life.ts";
import { type Finding, NOTHING } from "./finding.ts";

export const returnUnderOutbound: Finding<"return_under_outbound"> = {
  kind: "return_under_outbound",
  duty: "agent",
  ends: {
    zh: "售后改填另一个退货单号，或这个包裹由快递原单退回，就解除；请向买家核对退货单号。",
    en: "Ends when the after-sale names another return waybill, or the carrier sends this very parcel back; ask the buyer for the return waybill.",
  },
  fact: "退货单号就是发货单号",
  aloud: false,
  find({ snapshot }) {
    const parcel = snapshot.parcels.find((one) => one.direction !== "return" && one.returnNamedAt !== null && !GOING_BACK.has(one.state));
    if (!parcel || parcel.returnNamedAt === null || snapshot.parcels.some((one) => one.direction === "return" && one.toldVersion >= 0)) return NOTHING;
    return { proof: { since: parcel.returnNamedAt, evidence: { parcelId: parcel.id, waybill: parcel.waybill, signedAt: parcel.signedAt } } };
  },
  sentence({ evidence, since, written, text, time }) {
    const signedAt = evidence.signedAt === null ? null : time("signedAt");
    return {
      zh: `${since} 的售后登记的退货单号 ${text("waybill")} 就是发货的单号${signedAt ? `，它已于 ${signedAt} 签收` : ""}，不能当作退货的物流。`,
      en: `The return waybill ${written("waybill")} that the after-sale of ${since} names is the one the goods were sent under${signedAt ? `, signed for at ${signedAt}` : ""}: it tells nothing of a return.`,
    };
  },
};
