/** The platform or the buyer says that the goods were received; no carrier says so. */
import { asWritten, type Said } from "../../kernel/said.ts";
import { carrierName, parcelNumber } from "../carriers.ts";
import { GOING_BACK } from "../life.ts";
import { type Finding, HOUR, NOTHING, type Told } from "./finding.ts";
import { carriersSilent, isTold } from "./silence.ts";

/** A tracker tells of a parcel within a day, if it knows anything. */
const TRACKER_MS = 24 * HOUR;
const CLAIMS: Readonly<Record<string, Said>> = {
  completed: { zh: "平台显示交易已完成", en: "the platform shows the order as completed" },
  signed: { zh: "平台显示已签收", en: "the platform shows it as signed for" },
};

export const receiptDiffers: Finding<"receipt_differs"> = {
  kind: "receipt_differs",
  duty: "agent",
  ends: {
    zh: "快递显示签收，就解除；请先核实货是否发出、运单号是否正确。",
    en: "Ends when the carrier shows a signature; check first whether the goods were sent and the waybill is right.",
  },
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
    // Where nothing at all was scanned, the tracker may only be late: it is asked when the order is learnt of, which may be long after it ended.
    const told = Math.max(since, snapshot.learntAt) + TRACKER_MS;
    if (!last && told > now) return { checkAt: told };
    const silence = carriersSilent(snapshot, open, { until: since, now });
    if (!isTold(snapshot, "receipt_differs", since)) {
      if (!silence.believed) return silence;
      if (!snapshot.heard) return NOTHING;
    }
    const ahead = last?.doubts.ahead;
    const evidence = {
      platform,
      finishedAt,
      buyerReceivedAt,
      waybills: open.map(({ carrier, waybill }) => `${carrierName(carrier)} ${waybill}`).join("、"),
      parcels: open.map(({ carrier, waybill }) => `${carrier} ${waybill}`).join(","),
      lastScanAt: last?.lastScanAt ?? null,
      place: last && !last.doubts.unplaced ? (last.lastPlace ?? "") : "",
      ...(ahead && ahead.seenAt === last?.lastScanAt ? { lastScanWritten: ahead.writtenAt } : {}),
    };
    return { proof: { since, evidence } };
  },
  sentence({ evidence, text, time }) {
    const claim = CLAIMS[text("platform")];
    const finished = evidence.finishedAt === null || evidence.finishedAt === undefined ? null : time("finishedAt");
    const received = time("buyerReceivedAt");
    const claims: Said[] = [
      ...(claim ? [{ zh: `${claim.zh}${finished ? `（${finished}）` : ""}`, en: `${claim.en}${finished ? ` (${finished})` : ""}` }] : []),
      ...(evidence.buyerReceivedAt === null
        ? []
        : [{ zh: `买家在售后里表示已收到货（${received}）`, en: `the buyer says in the after-sale that the goods were received (${received})` }]),
    ];
    const carrier = carrierSays({ evidence, text, time });
    const said = claims.map(({ en }) => en).join(", and ");
    return { zh: `${claims.map(({ zh }) => zh).join("，")}，但${carrier.zh}。`, en: `${said.charAt(0).toUpperCase()}${said.slice(1)}; but ${carrier.en}.` };
  },
};

type Figures = Pick<Told, "evidence" | "text" | "time">;

function carrierSays({ evidence, text, time }: Figures): Said {
  const parcels = { zh: text("waybills"), en: inEnglish(text("parcels"), text("waybills")) };
  if (evidence.lastScanAt === null)
    return parcels.zh === ""
      ? { zh: "我们没有任何物流轨迹", en: "we have no tracking at all" }
      : { zh: `${parcels.zh} 没有揽收记录`, en: `${parcels.en} has no pick-up scan` };
  const scan = lastScanWords(text("place"), time("lastScanAt"), evidence.lastScanWritten === undefined ? null : time("lastScanWritten"));
  return { zh: `${parcels.zh} 还没有签收，${scan.zh}`, en: `${parcels.en} is not signed for, ${scan.en}` };
}

/** Parcels as `carrier waybill`; what was found before they were kept apart has their Chinese names only. */
function inEnglish(parcels: string, names: string): string {
  if (parcels === "") return asWritten(names);
  const named = parcels.split(",").map((one) => ({ carrier: one.slice(0, one.indexOf(" ")), waybill: one.slice(one.indexOf(" ") + 1) }));
  return named.map((one) => parcelNumber(one).en).join(", ");
}

/** `written` is what the carrier dated it, where that lies in the future. */
function lastScanWords(place: string, at: string, written: string | null): Said {
  const [zh, en] = place === "" ? ["", ""] : [`在${place}`, ` in ${asWritten(place)}`];
  if (written !== null)
    return {
      zh: `最后一次扫描${zh}的时间 ${written} 在将来（${at} 得知）`,
      en: `the time of its last scan${en}, ${written}, lies in the future (known at ${at})`,
    };
  return { zh: place === "" ? `最后一次扫描于 ${at}` : `最后一次扫描${zh}（${at}）`, en: place === "" ? `last scan at ${at}` : `last scan${en} (${at})` };
}
