/** Two orders name one waybill as theirs: goods of several orders in one parcel, or a number given to the wrong order. */
import { carrierName } from "../carriers.ts";
import { exchangeParcels, isContested } from "../refresh.ts";
import { type Finding, firstByWaybill, NOTHING } from "./finding.ts";

export const sharedWaybill: Finding<"shared_waybill"> = {
  kind: "shared_waybill",
  duty: "operations",
  ends: "其中一个订单改用别的运单号，就解除；收件人相同的多半是合并发货，核对即可。",
  fact: "两个订单同一运单",
  aloud: true,
  find({ snapshot, sent: first }) {
    const sent = [...first, ...exchangeParcels(snapshot.parcels)];
    const parcel = firstByWaybill(sent.filter(isContested)) ?? firstByWaybill(sent.filter((one) => one.sharedWith.length > 0));
    if (!parcel) return NOTHING;
    const { id: parcelId, waybill, carrier, sharedWith } = parcel;
    const evidence = {
      parcelId,
      waybill,
      carrier,
      orders: sharedWith.map(({ number }) => number).join("、"),
      merged: !isContested(parcel),
      contested: sent.flatMap((one) => (isContested(one) ? one.waybill : [])).join(","),
    };
    return { proof: { since: snapshot.claimedShippedAt ?? snapshot.createdAt, evidence } };
  },
  sentence({ evidence, text }) {
    // What was found before buyers were compared knows of receivers only.
    const why =
      (evidence.merged ?? evidence.sameReceiver)
        ? "收件人相同，像是合并发货"
        : "买家或收件人不同，两边说法矛盾：轨迹说的可能不是本单，核实之前不作为本单发出、签收的依据";
    return `运单 ${carrierName(text("carrier"))} ${text("waybill")} 同时登记在订单 ${text("orders")} 上，${why}。`;
  },
};
