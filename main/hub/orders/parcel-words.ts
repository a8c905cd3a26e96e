/** Where one parcel is, for an operator and for its buyer. Pure; clauses without their full stop. */
import type { OrderView, TimelineEntry } from "../contract/index.ts";
import { asWritten, type Said } from "../kernel/said.ts";
import { aheadClause, aheadWords } from "./ahead-words.ts";
import { parcelNumber } from "./carriers.ts";
import { type LaneHours, usualHours } from "./findings/usual-hours.ts";
import { lastScan, lastScanPlace, writtenAhead } from "./last-scan.ts";
import { cityOf, laneNames } from "./place.ts";
import { lasting, shortTime, type Words } from "./sentences.ts";

export type Parcel = OrderView["parcels"][number];
/** What parcels are told from. */
export interface Ground {
  order: Omit<OrderView, "whereabouts" | "buyerWhereabouts" | "lane" | "en">;
  timeline: readonly TimelineEntry[];
  lanes: LaneHours;
  now: number;
}

const HOUR = 3_600_000;
/** A parcel on its last way is delivered the same day, or its day is over. */
const DELIVERY_DAY_MS = 24 * HOUR;

/** When the shop's own delivery handed the goods over, as its system tells; `null` where it does not. */
export function deliveredAt({ timeline }: Pick<Ground, "timeline">): Date | null {
  return timeline.find((entry) => entry.source === "warehouse" && entry.kind === "delivered")?.at ?? null;
}

/** A parcel as an operator is told of it; one that is sent instead of what comes back is no part of what was ordered. */
export function parcelName(parcel: Parcel): Said {
  const { zh, en } = parcelNumber(parcel);
  return parcel.direction === "exchange" ? { zh: `换发的 ${zh}`, en: `Exchange parcel ${en}` } : { zh, en };
}

/** A parcel as its buyer is told of it. */
export const buyersParcel = (parcel: Parcel): string => `${parcel.direction === "exchange" ? "换发给您的包裹" : "您的包裹"}（${parcelNumber(parcel).zh}）`;

/** True when the carrier has it, or had it. */
export const isPickedUp = (parcel: Parcel): boolean => parcel.pickedUpAt !== null && parcel.lastScanAt !== null;

/** Where a parcel is that its carrier has, or has delivered. */
export function parcelWords(ground: Ground, parcel: Parcel): Words {
  if (parcel.state === "signed") return signedWords(ground, parcel);
  const { now } = ground;
  const name = parcelName(parcel);
  const mine = buyersParcel(parcel);
  const last = parcel.lastScanAt ?? parcel.pickedUpAt ?? new Date(now);
  const at = shortTime(last, now);
  const place = lastScanPlace(ground.timeline, parcel);
  const lasts = lasting(last, now);
  const since = { zh: `${at} 起${lasts.zh}`, en: `since ${at}${lasts.en}` };
  const inPlace = place === "" ? { zh: "", en: "" } : { zh: `在${place}`, en: ` in ${asWritten(place)}` };
  const lastly = place === "" ? { zh: `于 ${at}`, en: `at ${at}` } : { zh: `在${place}（${at}）`, en: `in ${asWritten(place)} (${at})` };
  const written = writtenAhead(ground, parcel, last);
  if (written) {
    const { operator, buyer } = aheadWords(parcel, { name, mine, place });
    const clause = aheadClause(written, now);
    return { operator: { zh: `${operator.zh}${clause.zh}`, en: `${operator.en}${clause.en}` }, buyer };
  }
  const told = (zh: string, en: string): Said => ({ zh: `${name.zh} ${zh}`, en: `${name.en} ${en}` });
  switch (parcel.state) {
    case "out_for_delivery":
      return deliveryWords({ parcel, name, mine, at, place, since, isLate: now - last.getTime() > DELIVERY_DAY_MS });
    case "problem": {
      const said = lastWords(ground, parcel);
      return {
        operator: told(
          `${inPlace.zh}遇到异常（${since.zh}）：${said || "承运商没有说明"}`,
          `met a problem${inPlace.en} (${since.en}): ${said ? asWritten(said) : "the carrier does not say which"}`,
        ),
        buyer: `${mine}派送时遇到一点情况，快递正在处理，最近一次扫描${lastly.zh}`,
      };
    }
    case "returned":
      return { operator: told(`已退到寄件方，最后一次扫描${lastly.zh}`, `is back with its sender; last scan ${lastly.en}`), buyer: `${mine}已于 ${at} 退回` };
    case "rejected":
      return { operator: told(`被拒收，最后一次扫描${lastly.zh}`, `was refused; last scan ${lastly.en}`), buyer: `快递记录显示，${mine}已于 ${at} 拒收` };
    case "returning":
      return {
        operator: told(`正在退回，最后一次扫描${lastly.zh}`, `is on its way back; last scan ${lastly.en}`),
        buyer: `${mine}正在退回途中，最近一次扫描${lastly.zh}`,
      };
    case "withdrawn":
      return {
        operator: told(`的运单已被撤销（${at}），包裹没有在途`, `had its waybill withdrawn (${at}): no parcel is on its way`),
        buyer: `${mine}暂时没有新的物流信息`,
      };
    case "forwarded":
      return {
        operator: told(`于 ${at} ${inPlace.zh}转给其他快递继续派送${lasts.zh}`, `was handed to another carrier${inPlace.en} at ${at}${lasts.en}`),
        buyer: `${mine}于 ${at} ${inPlace.zh}转由其他快递继续派送`,
      };
    case "customs":
      return {
        operator: told(`于 ${at} ${inPlace.zh}清关${lasts.zh}`, `went to customs${inPlace.en} at ${at}${lasts.en}`),
        buyer: `${mine}于 ${at} ${inPlace.zh}清关`,
      };
    default:
      return movingWords(ground, parcel, { name, mine, at, place, last });
  }
}

interface Known {
  name: Said;
  mine: string;
  at: string;
  place: string;
}

function deliveryWords({ parcel, name, mine, at, place, since, isLate }: Known & { parcel: Parcel; since: Said; isLate: boolean }): Words {
  const of = place === "" ? "" : `${place}的`;
  const there = place === "" ? "" : ` in ${asWritten(place)}`;
  if (parcel.signedBy === "locker")
    return {
      operator: {
        zh: `${name.zh} 于 ${at} 放入${of}快递柜或驿站，等待买家取件`,
        en: `${name.en} was put into a locker or station${there} at ${at} and waits for the buyer`,
      },
      buyer: `${mine}已于 ${at} 放入${of}快递柜或驿站，请凭取件码领取`,
    };
  if (parcel.signedBy === "station")
    return {
      operator: {
        zh: `${name.zh} 于 ${at} 送到${of}驿站或代收点，等待买家取件`,
        en: `${name.en} was brought to a station or pick-up point${there} at ${at} and waits for the buyer`,
      },
      buyer: `${mine}已于 ${at} 送到${of}驿站或代收点，请凭取件码领取`,
    };
  return {
    operator: {
      zh: `${name.zh} 正在${place}派送（${since.zh}），${isLate ? "还没有签收" : "通常当天送达"}`,
      en: `${name.en} is out for delivery${there} (${since.en}), ${isLate ? "not signed for yet" : "as a rule delivered the same day"}`,
    },
    buyer: isLate ? `${mine}于 ${at} ${place === "" ? "" : `在${place}`}开始派送，请留意快递的联系` : `${mine}正在${place}派送，请留意快递的联系`,
  };
}

function movingWords(ground: Ground, parcel: Parcel, { name, mine, at, place, last }: Known & { last: Date }): Words {
  const { now, order } = ground;
  const to = cityOf(order.receiver.city);
  const usual = usualHours({ carrier: parcel.carrier, fromCity: cityOfFirstScan(ground, parcel) }, to, ground.lanes);
  const due = last.getTime() + usual.hours * HOUR;
  const isLane = usual.lane !== "";
  const how = isLane ? "该线路" : "一般";
  const next =
    due > now
      ? {
          zh: `${how}两次扫描之间不超过 ${usual.hours} 小时，预计 ${shortTime(due, now)} 前有下一次扫描`,
          en: `${isLane ? "on this lane" : "as a rule"} no more than ${usual.hours} h lie between two scans, so the next is expected by ${shortTime(due, now)}`,
        }
      : {
          zh: `超过了${how}的 ${usual.hours} 小时，没有新的扫描`,
          en: `no new scan within the ${usual.hours} h that are usual${isLane ? " on this lane" : ""}`,
        };
  // Where no place is told, nothing but what the scan says is known.
  const scanned = due > now ? { zh: `于 ${at} 有新的扫描`, en: `has a new scan at ${at}` } : { zh: `最近一次扫描于 ${at}`, en: `was last scanned at ${at}` };
  const did =
    place !== ""
      ? { zh: `于 ${at} 到达${place}`, en: `reached ${asWritten(place)} at ${at}` }
      : parcel.state === "picked_up"
        ? { zh: `于 ${at} 已揽收`, en: `was picked up at ${at}` }
        : scanned;
  const lasts = lasting(last, now);
  return {
    operator: { zh: `${name.zh} ${did.zh}${lasts.zh}；${next.zh}`, en: `${name.en} ${did.en}${lasts.en}; ${next.en}` },
    buyer: due > now ? `${mine}${did.zh}，正在运往${to || "收货地"}` : `${mine}${did.zh}，快递之后暂时没有更新物流信息`,
  };
}

/** Lanes of parcels that are on their way, whose usual hours the words about them tell. */
export function lanesUnderWay(ground: Pick<Ground, "order" | "timeline">): string[] {
  const moving = ground.order.parcels.filter((parcel) => isPickedUp(parcel) && parcel.signedAt === null && parcel.returnedAt === null);
  return moving.flatMap((parcel) => laneNames(parcel.carrier, cityOfFirstScan(ground, parcel), cityOf(ground.order.receiver.city)));
}

/** City of a parcel's first scan, where its lane begins; what another parcel did under its number is not its way. */
function cityOfFirstScan({ timeline }: Pick<Ground, "timeline">, { id, pickedUpAt }: Parcel): string {
  const first = timeline.find((entry) => entry.parcelId === id && entry.source === "carrier" && (pickedUpAt === null || entry.at >= pickedUpAt));
  return typeof first?.data.city === "string" ? first.data.city : "";
}

/** Of who signed for it. What an operator should doubt is no doubt to hand on to a buyer: he is told who took it. */
const SIGNERS: Readonly<Record<string, (when: Said) => Words>> = {
  locker: (when) => ({
    operator: {
      zh: `${when.zh} 由快递柜或驿站签收，不能确定买家本人已取件`,
      en: `was signed for by a locker or station${when.en}: whether the buyer has taken it out is not certain`,
    },
    buyer: `${when.zh} 由快递柜或驿站签收`,
  }),
  station: (when) => ({
    operator: {
      zh: `${when.zh} 由驿站或代收点签收，不能确定买家本人已取件`,
      en: `was signed for by a station or pick-up point${when.en}: whether the buyer has collected it is not certain`,
    },
    buyer: `${when.zh} 由驿站或代收点签收`,
  }),
  other: (when) => ({
    operator: {
      zh: `${when.zh} 由他人签收，不能确定买家本人已收到`,
      en: `was signed for by somebody else${when.en}: whether the buyer has it is not certain`,
    },
    buyer: `${when.zh} 由他人代为签收`,
  }),
  recipient: (when) => ({ operator: { zh: `${when.zh} 签收（本人）`, en: `was signed for by the receiver${when.en}` }, buyer: `${when.zh} 由本人签收` }),
};

function signedWords(ground: Ground, parcel: Parcel): Words {
  const { timeline, now } = ground;
  const signedAt = parcel.signedAt ?? parcel.lastScanAt;
  const written = signedAt && writtenAhead(ground, parcel, signedAt);
  const at = written ? null : signedAt;
  const name = parcelName(parcel);
  const when = at ? { zh: ` 于 ${shortTime(at, now)}`, en: ` at ${shortTime(at, now)}` } : { zh: " 已", en: "" };
  const where = lastScanPlace(timeline, parcel);
  const place = where === "" ? { zh: "", en: "" } : { zh: `，地点：${where}`, en: `, place: ${asWritten(where)}` };
  const words = SIGNERS[parcel.signedBy ?? ""]?.(when) ?? {
    operator: { zh: `${when.zh} 签收${place.zh}，快递没有说明由谁签收`, en: `was signed for${when.en}${place.en}; the carrier does not say by whom` },
    buyer: `${when.zh} 签收`,
  };
  const added = parcel.signedBy === "recipient" ? place : { zh: "", en: "" };
  const ahead = written ? aheadClause(written, now) : { zh: "", en: "" };
  return {
    operator: { zh: `${name.zh}${words.operator.zh}${added.zh}${ahead.zh}`, en: `${name.en} ${words.operator.en}${added.en}${ahead.en}` },
    buyer: `快递记录显示，${buyersParcel(parcel)}${words.buyer.trimStart()}${place.zh}`,
  };
}

/** The carrier's own last words, as one clause; empty where it has none. */
function lastWords({ timeline }: Pick<Ground, "timeline">, parcel: Parcel): string {
  const text = lastScan(timeline, parcel)?.text ?? "";
  return text.replace(/[\s。．.！!？?；;，,]+$/u, "");
}
