/** A waybill answers with scans of another parcel: it was given, or typed, before; or it was given to somebody else since. */
import type { Said } from "../../kernel/said.ts";
import { parcelNumber } from "../carriers.ts";
import { type Finding, firstByWaybill, NOTHING } from "./finding.ts";

/** What a parcel's scans should not be older than, where that is not the order itself. */
const BEFORE: Readonly<Partial<Record<string, Said>>> = {
  return: { zh: "早于退货申请", en: "from before the return was asked for" },
  exchange: { zh: "早于换货申请", en: "from before the exchange was asked for" },
};
const LATER: Said = { zh: "晚于本包裹结束很久", en: "from long after this parcel had ended" };

export const olderParcel: Finding<"older_parcel"> = {
  kind: "older_parcel",
  duty: "operations",
  ends: {
    zh: "订单改用正确的运单号，就解除；请先核对运单号是否填错，或被快递重复使用。",
    en: "Ends when the order names the right waybill; check whether it was mistyped or is used by the carrier a second time.",
  },
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
    const than = evidence.isLater ? LATER : (BEFORE[text("direction")] ?? { zh: "早于下单", en: "from before the order" });
    const parcel = parcelNumber({ carrier: text("carrier"), waybill: text("waybill") });
    return {
      zh: `单号 ${parcel.zh} 查到的是别的包裹：${since} 至 ${time("lastAt")} 的 ${text("count")} 条扫描${than.zh}，不作依据。`,
      en: `Under ${parcel.en} another parcel is found: its ${text("count")} scans of ${since} to ${time("lastAt")} are ${than.en} and prove nothing here.`,
    };
  },
};
