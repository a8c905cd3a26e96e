/** A waybill answers with scans of another parcel: it was given, or typed, before; or it was given to somebody else since. */
import { carrierName } from "../carriers.ts";
import { type Finding, firstByWaybill, NOTHING } from "./finding.ts";

/** What a parcel's scans should not be older than, where that is not the order itself. */
const BEFORE: Readonly<Partial<Record<string, string>>> = { return: "早于退货申请", exchange: "早于换货申请" };

export const olderParcel: Finding<"older_parcel"> = {
  kind: "older_parcel",
  duty: "operations",
  ends: "订单改用正确的运单号，就解除；请先核对运单号是否填错，或被快递重复使用。",
  fact: "运单号查到别的包裹",
  aloud: true,
  find({ live }) {
    const parcel = firstByWaybill(live.filter((one) => one.doubts.strange !== undefined));
    const strange = parcel?.doubts.strange;
    if (!parcel || !strange) return NOTHING;
    const isLater = parcel.lastScanAt !== null && strange.firstAt > parcel.lastScanAt;
    const { id: parcelId, waybill, carrier, direction } = parcel;
    return { proof: { since: strange.firstAt, evidence: { parcelId, waybill, carrier, direction, count: strange.count, lastAt: strange.lastAt, isLater } } };
  },
  sentence({ evidence, since, text, time }) {
    const than = evidence.isLater ? "晚于本包裹结束很久" : (BEFORE[text("direction")] ?? "早于下单");
    return `单号 ${carrierName(text("carrier"))} ${text("waybill")} 查到的是别的包裹：${since} 至 ${time("lastAt")} 的 ${text("count")} 条扫描${than}，不作依据。`;
  },
};
