import type { Rng } from "../engine/rng.ts";
import type { SimScan } from "../truth/types.ts";
import { laneHours, transitCities } from "./lanes.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Step = { after: number; scan: Omit<SimScan, "at"> };

/** How a parcel travels from the pick-up on, with its last scan. Times count from the channel's "shipped". */
export interface Travel {
  route: Step[];
  /** When it is handed over or lies in a locker; 0 = it does not arrive. */
  arrivedAfter: number;
  /** When it is signed for: what lies in a locker, when it is taken out. */
  signedAfter: number;
}

const short = (city: string): string => city.replace(/市$/, "");

/** The scans of an ordinary trip; with `stalledIn` it stops at that transit centre and nothing more is heard. */
export function travel(rng: Rng, trip: { from: string; to: string; pickUpAfter: number; pace: number; stalls: boolean; again: Again | null }): Travel {
  const { from, to, pace } = trip;
  const usual = laneHours(from, to) * HOUR * (0.75 + rng.unit() * 0.4) * pace;
  const cities = transitCities(from, to);
  const route: Step[] = [{ after: trip.pickUpAfter, scan: { context: `【${from}】 快件已揽收，感谢使用`, code: "103", city: from } }];
  const legs = cities.length;
  const stallAt = trip.stalls ? rng.int(Math.min(1, legs - 1), legs - 1) : -1;
  for (const [index, city] of cities.entries()) {
    const arrive = trip.pickUpAfter + usual * (0.08 + (0.72 * index) / Math.max(1, legs - 1 || 1));
    const isLast = index === legs - 1;
    route.push({ after: Math.round(arrive), scan: { context: `【${short(city)}转运中心】 已收入`, code: isLast ? "1001" : "1002", city } });
    if (index === stallAt) return { route, arrivedAfter: 0, signedAfter: 0 };
    const next = cities[index + 1] ?? to;
    const onward = isLast
      ? `【${short(city)}转运中心】 已发出，下一站 【${to}营业部】`
      : `【${short(city)}转运中心】 已发出，下一站 【${short(next)}转运中心】`;
    route.push({ after: Math.round(arrive + (20 + rng.int(0, 60)) * MINUTE * pace), scan: { context: onward, code: "1002", city } });
  }
  const delivery = Math.round(trip.pickUpAfter + usual * 0.9);
  route.push({ after: delivery, scan: { context: `【${to}】 派件中，派件员正在为您配送`, code: "5", city: to } });
  if (trip.again !== null) {
    const steps = redelivery(rng, { to, delivery, pace, again: trip.again });
    const last = steps.at(-1)?.after ?? 0;
    return { route: [...route, ...steps], arrivedAfter: last, signedAfter: last };
  }
  if (rng.chance(0.015)) return { route: [...route, ...refusal({ ...trip, delivery, usual })], arrivedAfter: 0, signedAfter: 0 };
  const end = Math.round(delivery + (40 + rng.int(0, 240)) * MINUTE * pace);
  const scan = arrival(rng, to);
  route.push({ after: end, scan });
  const taken = scan.code === LOCKER ? takenOut(end, { pace, to }) : null;
  return { route: taken ? [...route, taken] : route, arrivedAfter: end, signedAfter: taken?.after ?? end };
}

const LOCKER = "501";
/** Of so many that were taken out of a locker, the carrier never tells of one. */
const UNTOLD = 12;

/** Carriers tell when a buyer takes a parcel out of its locker: mostly soon, for whoever is at home gets a code. */
function takenOut(end: number, { pace, to }: { pace: number; to: string }): Step | null {
  const minutes = Math.floor(end / MINUTE);
  if (minutes % UNTOLD === 0) return null;
  const after = Math.round(end + (10 + (minutes % 45)) * MINUTE * pace);
  return { after, scan: { context: "快件已从智能快递柜取出，客户签收人: 快递柜 已签收", code: "304", city: to, truth: "delivered" } };
}

/** Why a parcel is delivered a second time. */
type Again = "refused_then_delivered" | "signed_by_mistake";

/** The first delivery did not hold, and the second does. */
function redelivery(rng: Rng, trip: { to: string; delivery: number; pace: number; again: Again }): Step[] {
  const { to, delivery, pace } = trip;
  const at = (minutes: number): number => Math.round(delivery + minutes * MINUTE * pace);
  const last = { context: "客户签收人: 本人 已签收，感谢使用", code: "301", city: to, truth: "delivered" } as const;
  if (trip.again === "refused_then_delivered") {
    const next = 100 + rng.int(0, 200);
    return [
      { after: at(12), scan: { context: "收件人拒收，快件暂存网点", code: "14", city: to } },
      { after: at(next), scan: { context: `【${to}】 应收件人要求，重新派送`, code: "5", city: to } },
      { after: at(next + 30 + rng.int(0, 60)), scan: last },
    ];
  }
  const mistake = 20 + rng.int(0, 20);
  return [
    { after: at(mistake), scan: { ...last, context: "客户签收人: 家人 代签收", code: "303" } },
    { after: at(mistake + 8), scan: { context: `【${to}】 误签收，现重新派送`, code: "5", city: to, truth: "undone" } },
    { after: at(mistake + 90 + rng.int(0, 120)), scan: last },
  ];
}

/** Scans of a parcel that had the number a year before. */
export function olderScans(rng: Rng, trip: { from: string; to: string; before: number }): SimScan[] {
  const start = trip.before - (330 + rng.int(0, 60)) * DAY;
  const { route } = travel(rng, { ...trip, pickUpAfter: 0, pace: 1, stalls: false, again: null });
  return route.map(({ after, scan }) => ({ ...scan, at: start + after, truth: "another" }));
}

/** The recipient refuses; the parcel goes home, where the sender signs: a "signed" that is no delivery. */
function refusal(trip: { from: string; to: string; delivery: number; usual: number }): Step[] {
  const { from, to, delivery, usual } = trip;
  const step = (share: number, scan: Omit<SimScan, "at">): Step => ({ after: Math.round(delivery + usual * share), scan });
  return [
    step(0.05, { context: "收件人拒收，快件准备退回", code: "14", city: to }),
    step(0.1, { context: `【${to}】 退回件已发出，返回寄件人`, code: "6", city: to }),
    step(0.8, { context: `客户签收人: 寄件人 退回件已签收`, code: "301", city: from, truth: "home" }),
  ];
}

function arrival(rng: Rng, city: string): Omit<SimScan, "at"> {
  const draw = rng.unit();
  if (draw < 0.16) return { context: "快件已放入智能快递柜，请凭取件码领取", code: LOCKER, city };
  if (draw < 0.26) return { context: "客户签收人: 快递柜 已签收", code: "304", city, truth: "delivered" };
  if (draw < 0.31) return { context: "客户签收人: 门卫 代签收", code: "303", city, truth: "delivered" };
  return { context: "客户签收人: 本人 已签收，感谢使用", code: "301", city, truth: "delivered" };
}

/** The scans of a parcel that a buyer sends back: within the day, as the demonstration's warehouses are near. */
export function returnScans(trip: { at: number; travel: number; from: string; to: string }): SimScan[] {
  const at = (share: number): number => Math.round(trip.at + trip.travel * share);
  return [
    { at: at(0.05), context: `【${trip.from}】 退货快件已揽收`, code: "103", city: trip.from },
    { at: at(0.4), context: `【${short(trip.from)}转运中心】 已发出`, code: "1002", city: trip.from },
    { at: at(0.8), context: `【${short(trip.to)}转运中心】 已收入`, code: "1001", city: trip.to },
    { at: at(1), context: "客户签收人: 仓库收发室 已签收", code: "301", city: trip.to, truth: "delivered" },
  ];
}
