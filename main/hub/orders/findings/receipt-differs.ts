/** The platform or the buyer says that the goods were received; no carrier says so. */
import { carrierName } from "../carriers.ts";
import { GOING_BACK } from "../life.ts";
import { type Finding, HOUR, NOTHING } from "./finding.ts";

/** A tracker tells of a parcel within a day, if it knows anything. */
const TRACKER_MS = 24 * HOUR;
const CLAIMS: Readonly<Record<string, string>> = { completed: "平台显示交易已完成", signed: "平台显示已签收" };

export const receiptDiffers: Finding<"receipt_differs"> = {
  kind: "receipt_differs",
  duty: "agent",
  ends: "快递显示签收，就解除；请先核实货是否发出、运单号是否正确。",
  fact: "收货说法不一",
  aloud: false,
  find({ snapshot, sent, now }) {
    const { finishedAt, toldState, buyerReceivedAt, closedAt } = snapshot;
    const platform = finishedAt !== null || toldState === "completed" ? "completed" : toldState === "signed" ? "signed" : "";
    // The shop's own delivery handed it over: no carrier is needed to say so.
    if (snapshot.warehouse.some((fact) => fact.kind === "delivered")) return NOTHING;
    const isClaimed = closedAt === null && (buyerReceivedAt !== null || (platform !== "" && sent.length > 0));
    const open = sent.filter((parcel) => parcel.signedAt === null);
    // What goes back is told as such; one parcel signed of several may be the one that is meant.
    if (!isClaimed || open.length < sent.length || (sent.length > 0 && open.every((parcel) => GOING_BACK.has(parcel.state)))) return NOTHING;
    const last = open.filter((parcel) => parcel.pickedUpAt !== null).toSorted((left, right) => (right.lastScanAt ?? 0) - (left.lastScanAt ?? 0))[0];
    const since = finishedAt ?? buyerReceivedAt ?? snapshot.version;
    // Where nothing at all was scanned, the tracker may only be late.
    if (!last && since + TRACKER_MS > now) return { checkAt: since + TRACKER_MS };
    const ahead = last?.doubts.ahead;
    const evidence = {
      platform,
      finishedAt,
      buyerReceivedAt,
      waybills: open.map(({ carrier, waybill }) => `${carrierName(carrier)} ${waybill}`).join("、"),
      lastScanAt: last?.lastScanAt ?? null,
      place: last && !last.doubts.unplaced ? (last.lastPlace ?? "") : "",
      ...(ahead && ahead.seenAt === last?.lastScanAt ? { lastScanWritten: ahead.writtenAt } : {}),
    };
    return { proof: { since, evidence } };
  },
  sentence({ evidence, text, time }) {
    const claim = CLAIMS[text("platform")];
    const platform = claim ? [`${claim}${evidence.finishedAt === null ? "" : `（${time("finishedAt")}）`}`] : [];
    const buyer = evidence.buyerReceivedAt === null ? [] : [`买家在售后里表示已收到货（${time("buyerReceivedAt")}）`];
    const carrier =
      evidence.lastScanAt === null
        ? text("waybills") === ""
          ? "我们没有任何物流轨迹"
          : `${text("waybills")} 没有揽收记录`
        : `${text("waybills")} 还没有签收，${lastScanText(text("place"), time("lastScanAt"), evidence.lastScanWritten === undefined ? "" : time("lastScanWritten"))}`;
    return `${[...platform, ...buyer].join("，")}，但${carrier}。`;
  },
};

/** `written` is what the carrier dated it, where that lies in the future; else empty. */
function lastScanText(place: string, at: string, written: string): string {
  const where = place === "" ? "" : `在${place}`;
  return written === "" ? `最后一次扫描${where || "于 "}${where ? `（${at}）` : at}` : `最后一次扫描${where}的时间 ${written} 在将来（${at} 得知）`;
}
