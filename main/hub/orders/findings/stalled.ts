/** A parcel without a scan for longer than its lane usually takes. */
import { asWritten, type Said } from "../../kernel/said.ts";
import { orderLifecycle } from "../order.lifecycle.ts";
import { type Evidence, exchangeParcels, isContested } from "../refresh.ts";
import { type Finding, HOUR, NOTHING, type Told } from "./finding.ts";
import { allSilent, carriersSilent, isTold } from "./silence.ts";
import { usualHours } from "./usual-hours.ts";

const UNDER_WAY: ReadonlySet<string> = new Set(["picked_up", "in_transit", "problem", "out_for_delivery", "forwarded", "customs", "unknown"]);

/** What a newest scan says that is no arrival. */
const SAID: Readonly<Partial<Record<string, Said>>> = {
  picked_up: { zh: "已揽收", en: "was picked up" },
  problem: { zh: "遇到异常", en: "met a problem" },
  out_for_delivery: { zh: "开始派送", en: "went out for delivery" },
  forwarded: { zh: "转给其他快递", en: "was handed to another carrier" },
  customs: { zh: "清关", en: "went to customs" },
};

export const stalled: Finding<"stalled"> = {
  kind: "stalled",
  duty: "agent",
  ends: {
    zh: "快递有新的扫描，或订单结束，就解除；换发的包裹不随订单结束。请向快递查件并告知买家。",
    en: "Ends with a new scan of the carrier, or with the order (not for a parcel sent in exchange); ask the carrier where it is and tell the buyer.",
  },
  fact: "物流停滞",
  aloud: false,
  find({ snapshot, derived, sent, now, lanes }) {
    const isOver = orderLifecycle.isEnd(derived.order.state) || derived.order.state === "completed";
    // What is sent instead travels though the order it replaces goods of be finished.
    const travelling = [...(isOver ? [] : sent), ...exchangeParcels(snapshot.parcels)];
    // In a locker or station it waits for the buyer, and no scan is due before that; whose hands it is in is told by another finding.
    const own = travelling.filter((parcel) => !isContested(parcel));
    const live = own.filter((parcel) => parcel.pickedUpAt !== null && parcel.lastScanAt !== null && UNDER_WAY.has(parcel.state) && parcel.signedBy === null);
    const due = live
      .map((parcel) => ({ parcel, ...usualHours(parcel, snapshot.toCity, lanes) }))
      .map((one) => ({ ...one, at: (one.parcel.lastScanAt ?? 0) + one.hours * HOUR }));
    const sorted = due.toSorted((left, right) => left.at - right.at);
    const [soonest] = sorted;
    if (!soonest) return NOTHING;
    if (soonest.at > now) return { checkAt: soonest.at };
    const passed = sorted.filter(({ at }) => at <= now).map((one) => ({ ...one, silence: carriersSilent(snapshot, [one.parcel], { until: one.at, now }) }));
    const first = passed.find(({ parcel, silence }) => silence.believed || isTold(snapshot, "stalled", parcel.lastScanAt ?? 0));
    if (!first) return allSilent(...passed.map(({ silence }) => silence));
    const since = first.parcel.lastScanAt ?? 0;
    const { id: parcelId, waybill, carrier, state, lastPlace, doubts, direction } = first.parcel;
    const place = doubts.unplaced ? "" : (lastPlace ?? "");
    const more: Evidence = {
      ...(doubts.ahead?.seenAt === since ? { writtenAt: doubts.ahead.writtenAt } : {}),
      ...(direction === "exchange" ? { exchange: true } : {}),
    };
    const hours = Math.floor((now - since) / HOUR);
    return {
      proof: {
        since,
        evidence: {
          parcelId,
          waybill,
          carrier,
          place,
          state,
          hours,
          usualHours: first.hours,
          lane: first.lane,
          learnt: first.lane !== "",
          ...(first.lane === "" ? {} : { parcels: first.parcels }),
          ...more,
        },
      },
    };
  },
  sentence: (told) => ({ zh: inChinese(told), en: inEnglish(told) }),
};

/** The lane itself was learnt, and not only its carrier: of what was kept before that was told apart, too. */
const isWhole = ({ lane }: Evidence): boolean => lane === undefined || String(lane).includes("|");

function inChinese({ evidence, since, hours, isFar, text, time }: Told): string {
  const place = text("place");
  const parcel = evidence.exchange ? `换发的包裹 ${text("waybill")} ` : "包裹";
  const usual = `${evidence.learnt ? (isWhole(evidence) ? "该线路" : "该快递") : "一般线路"}通常的 ${text("usualHours")} 小时${evidence.parcels ? `（据 ${text("parcels")} 个包裹）` : ""}`;
  const over = isFar ? `之后没有新的扫描，早已超过${usual}` : `之后 ${hours} 小时没有新的扫描，超过${usual}`;
  const said = SAID[text("state")]?.zh ?? (place === "" ? "有过扫描" : `到达${place}`);
  if (evidence.writtenAt !== undefined) return `${parcel}${said}，快递写的时间 ${time("writtenAt")} 晚于我们得知的 ${since}；${over}。`;
  if (place === "") return `${parcel.trim()} ${since} ${said}，${over}。`;
  return isFar
    ? `${parcel.trim()} ${since} 到达${place}后没有新的扫描，早已超过${usual}。`
    : `${parcel}在${place}停留 ${hours} 小时，超过${usual}；${since} 到达后没有新的扫描。`;
}

function inEnglish({ evidence, since, hours, isFar, text, time }: Told): string {
  const place = text("place");
  const parcel = evidence.exchange ? `The exchange parcel ${asWritten(text("waybill"))}` : "The parcel";
  const usual = `the ${text("usualHours")} h that are usual${evidence.learnt ? (isWhole(evidence) ? " on this lane" : " with this carrier") : ""}${evidence.parcels ? ` (known of ${text("parcels")} parcels)` : ""}`;
  const over = isFar ? `no scan since, long past ${usual}` : `no scan in the ${hours} h since, past ${usual}`;
  const said = SAID[text("state")]?.en ?? (place === "" ? "was scanned" : `reached ${asWritten(place)}`);
  if (evidence.writtenAt !== undefined)
    return `${parcel} ${said}; the time the carrier wrote, ${time("writtenAt")}, is later than when we knew, ${since}; ${over}.`;
  if (place === "") return `${parcel} ${said} at ${since}; ${over}.`;
  return isFar
    ? `${parcel} reached ${asWritten(place)} at ${since}; ${over}.`
    : `${parcel} has been in ${asWritten(place)} for ${hours} h, past ${usual}; no scan since it came there at ${since}.`;
}
