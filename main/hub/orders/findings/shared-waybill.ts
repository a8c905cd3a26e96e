/** Two orders name one waybill as theirs: goods of several orders in one parcel, or a number given to the wrong order. */
import type { Said } from "../../kernel/said.ts";
import { parcelNumber } from "../carriers.ts";
import { exchangeParcels, isContested } from "../refresh.ts";
import { type Finding, firstByWaybill, NOTHING } from "./finding.ts";

const MERGED: Said = { zh: "收件人相同，像是合并发货", en: "the receiver is the same, so it looks like one shipment of both" };
const CONTESTED: Said = {
  zh: "买家或收件人不同，两边说法矛盾：轨迹说的可能不是本单，核实之前不作为本单发出、签收的依据",
  en: "buyer or receiver differ, so the two contradict each other; the tracking may be another order's and proves neither shipping nor delivery of this one until it is checked",
};

export const sharedWaybill: Finding<"shared_waybill"> = {
  kind: "shared_waybill",
  duty: "operations",
  ends: {
    zh: "其中一个订单改用别的运单号，就解除；收件人相同的多半是合并发货，核对即可。",
    en: "Ends when one of the orders names another waybill; with the same receiver it is mostly one shipment of both: a look is enough.",
  },
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
    const isMerged = evidence.merged ?? evidence.sameReceiver;
    const why = isMerged ? MERGED : CONTESTED;
    const parcel = parcelNumber({ carrier: text("carrier"), waybill: text("waybill") });
    return {
      zh: `运单 ${parcel.zh} 同时登记在订单 ${text("orders")} 上，${why.zh}。`,
      en: `Waybill ${parcel.en} is named by order ${text("orders").replaceAll("、", ", ")} as well: ${why.en}.`,
    };
  },
};
