/** Where one parcel is, in Chinese, for an operator and for its buyer. Pure; clauses without their full stop. */
import type { OrderView, TimelineEntry } from "../contract/index.ts";
import { aheadClause, aheadWords } from "./ahead-words.ts";
import { carrierName } from "./carriers.ts";
import { type LaneHours, usualHours } from "./findings/usual-hours.ts";
import { lastScan, lastScanPlace, writtenAhead } from "./last-scan.ts";
import { cityOf, laneNames } from "./place.ts";
import { lasting, shortTime, type Words } from "./sentences.ts";

export type Parcel = OrderView["parcels"][number];
/** What parcels are told from. */
export interface Ground {
  order: Omit<OrderView, "whereabouts" | "buyerWhereabouts">;
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

const numberOf = (parcel: Parcel): string => `${carrierName(parcel.carrier)} ${parcel.waybill}`;

/** A parcel as an operator is told of it; one that is sent instead of what comes back is no part of what was ordered. */
export const parcelName = (parcel: Parcel): string => (parcel.direction === "exchange" ? `换发的 ${numberOf(parcel)}` : numberOf(parcel));

/** A parcel as its buyer is told of it. */
export const buyersParcel = (parcel: Parcel): string => `${parcel.direction === "exchange" ? "换发给您的包裹" : "您的包裹"}（${numberOf(parcel)}）`;

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
  const since = `${at} 起${lasting(last, now)}`;
  const inPlace = place === "" ? "" : `在${place}`;
  const lastly = place === "" ? `于 ${at}` : `在${place}（${at}）`;
  const written = writtenAhead(ground, parcel, last);
  if (written) {
    const words = aheadWords(parcel, { name, mine, place });
    return { ...words, operator: `${words.operator}${aheadClause(written, now)}` };
  }
  switch (parcel.state) {
    case "out_for_delivery":
      return deliveryWords({ parcel, name, mine, at, place, since, isLate: now - last.getTime() > DELIVERY_DAY_MS });
    case "problem":
      return {
        operator: `${name} ${inPlace}遇到异常（${since}）：${lastWords(ground, parcel)}`,
        buyer: `${mine}派送时遇到一点情况，快递正在处理，最近一次扫描${lastly}`,
      };
    case "returned":
      return { operator: `${name} 已退到寄件方，最后一次扫描${lastly}`, buyer: `${mine}已于 ${at} 退回` };
    case "rejected":
      return { operator: `${name} 被拒收，最后一次扫描${lastly}`, buyer: `快递记录显示，${mine}已于 ${at} 拒收` };
    case "returning":
      return { operator: `${name} 正在退回，最后一次扫描${lastly}`, buyer: `${mine}正在退回途中，最近一次扫描${lastly}` };
    case "withdrawn":
      return { operator: `${name} 的运单已被撤销（${at}），包裹没有在途`, buyer: `${mine}暂时没有新的物流信息` };
    case "forwarded":
      return { operator: `${name} 于 ${at} ${inPlace}转给其他快递继续派送${lasting(last, now)}`, buyer: `${mine}于 ${at} ${inPlace}转由其他快递继续派送` };
    case "customs":
      return { operator: `${name} 于 ${at} ${inPlace}清关${lasting(last, now)}`, buyer: `${mine}于 ${at} ${inPlace}清关` };
    default:
      return movingWords(ground, parcel, { name, mine, at, place, last });
  }
}

interface Said {
  name: string;
  mine: string;
  at: string;
  place: string;
}

function deliveryWords({ parcel, name, mine, at, place, since, isLate }: Said & { parcel: Parcel; since: string; isLate: boolean }): Words {
  const of = place === "" ? "" : `${place}的`;
  if (parcel.signedBy === "locker")
    return { operator: `${name} 于 ${at} 放入${of}快递柜或驿站，等待买家取件`, buyer: `${mine}已于 ${at} 放入${of}快递柜或驿站，请凭取件码领取` };
  if (parcel.signedBy === "station")
    return { operator: `${name} 于 ${at} 送到${of}驿站或代收点，等待买家取件`, buyer: `${mine}已于 ${at} 送到${of}驿站或代收点，请凭取件码领取` };
  return {
    operator: `${name} 正在${place}派送（${since}），${isLate ? "还没有签收" : "通常当天送达"}`,
    buyer: isLate ? `${mine}于 ${at} ${place === "" ? "" : `在${place}`}开始派送，请留意快递的联系` : `${mine}正在${place}派送，请留意快递的联系`,
  };
}

function movingWords(ground: Ground, parcel: Parcel, { name, mine, at, place, last }: Said & { last: Date }): Words {
  const { now, order } = ground;
  const to = cityOf(order.receiver.city);
  const usual = usualHours({ carrier: parcel.carrier, fromCity: cityOfFirstScan(ground, parcel) }, to, ground.lanes);
  const due = last.getTime() + usual.hours * HOUR;
  const how = usual.lane === "" ? "一般" : "该线路";
  const next =
    due > now ? `${how}两次扫描之间不超过 ${usual.hours} 小时，预计 ${shortTime(due, now)} 前有下一次扫描` : `超过了${how}的 ${usual.hours} 小时，没有新的扫描`;
  // Where no place is told, nothing but what the scan says is known.
  const scanned = due > now ? `于 ${at} 有新的扫描` : `最近一次扫描于 ${at}`;
  const did = place !== "" ? `于 ${at} 到达${place}` : parcel.state === "picked_up" ? `于 ${at} 已揽收` : scanned;
  return {
    operator: `${name} ${did}${lasting(last, now)}；${next}`,
    buyer: due > now ? `${mine}${did}，正在运往${to || "收货地"}` : `${mine}${did}，快递之后暂时没有更新物流信息`,
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
const SIGNERS: Readonly<Record<string, (when: string) => Words>> = {
  locker: (when) => ({ operator: `${when} 由快递柜或驿站签收，不能确定买家本人已取件`, buyer: `${when} 由快递柜或驿站签收` }),
  station: (when) => ({ operator: `${when} 由驿站或代收点签收，不能确定买家本人已取件`, buyer: `${when} 由驿站或代收点签收` }),
  other: (when) => ({ operator: `${when} 由他人签收，不能确定买家本人已收到`, buyer: `${when} 由他人代为签收` }),
  recipient: (when) => ({ operator: `${when} 签收（本人）`, buyer: `${when} 由本人签收` }),
};

function signedWords(ground: Ground, parcel: Parcel): Words {
  const { timeline, now } = ground;
  const signedAt = parcel.signedAt ?? parcel.lastScanAt;
  const written = signedAt && writtenAhead(ground, parcel, signedAt);
  const at = written ? null : signedAt;
  const name = parcelName(parcel);
  const when = at ? ` 于 ${shortTime(at, now)}` : " 已";
  const where = lastScanPlace(timeline, parcel);
  const place = where === "" ? "" : `，地点：${where}`;
  const words = SIGNERS[parcel.signedBy ?? ""]?.(when) ?? { operator: `${when} 签收${place}，快递没有说明由谁签收`, buyer: `${when} 签收` };
  const isOwn = parcel.signedBy === "recipient";
  return {
    operator: `${name}${words.operator}${isOwn ? place : ""}${written ? aheadClause(written, now) : ""}`,
    buyer: `快递记录显示，${buyersParcel(parcel)}${words.buyer.trimStart()}${place}`,
  };
}

/** The carrier's own last words, as one clause. */
function lastWords({ timeline }: Pick<Ground, "timeline">, parcel: Parcel): string {
  const text = lastScan(timeline, parcel)?.text ?? "";
  return text.replace(/[\s。．.！!？?；;，,]+$/u, "") || "承运商没有说明";
}
