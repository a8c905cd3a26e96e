import { shareFen } from "../../hub/kernel/money.ts";
import { hash32, type Rng } from "../engine/rng.ts";
import type { Shipment, SimEvent } from "../truth/events.ts";
import type { Ids } from "../truth/ids.ts";
import type { Fate, SellChannel, SimLine, SimOrder } from "../truth/types.ts";
import { buyerOf } from "../world/buyers.ts";
import { GOODS } from "../world/goods.ts";
import { CARRIERS, nearestWarehouse } from "../world/lanes.ts";
import { olderScans, travel } from "../world/scans.ts";
import { depositOf, editedLines, unusualOrder } from "./unusual.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** One order and all that will happen to it unless somebody acts. */
export interface OrderPlan {
  order: SimOrder;
  events: SimEvent[];
  /** When it will be marked as shipped, and signed for; 0 = never. */
  shipAt: number;
  signAt: number;
  /** What its parcel will be seen to do, from shipping on. */
  route: Shipment["route"];
}

/** What a plan is made from. */
export interface PlanParts {
  rng: Rng;
  ids: Ids;
  seed: string;
  /** Multiplies waiting times. */
  pace: number;
}

const GREETINGS = ["", "", "", "", "", "请尽快发货", "送货前打电话", "不要发错颜色", "包装好一点，谢谢", "放门口即可", "工作日送"];

/** Plans an order that a buyer places at `at`. */
export function planOrder(parts: PlanParts, wish: { at: number; buyer: number; channel?: SellChannel }): OrderPlan {
  const { rng } = parts;
  const order = newOrder(parts, wish);
  const wait = (low: number, high: number): number => Math.round((low + rng.unit() * (high - low)) * parts.pace);
  const events: SimEvent[] = [{ at: wish.at, type: "order", order }];
  if (rng.chance(0.05)) {
    events.push({ at: wish.at + wait(30 * MINUTE, 40 * MINUTE), type: "cancel", orderId: order.id });
    return { order, events, shipAt: 0, signAt: 0, route: [] };
  }
  order.unusual = unusualOrder(parts.seed, order.id);
  const paidAt = order.unusual === "presale" ? planPresale(parts, { order, events, wait }) : wish.at + wait(5 * SECOND, 5 * MINUTE);
  if (paidAt === null) return { order, events, shipAt: 0, signAt: 0, route: [] };
  events.push({ at: paidAt, type: "pay", orderId: order.id });
  order.readyAt = paidAt + wait(10 * SECOND, 60 * SECOND);
  if (order.channel === "douyin") events.push({ at: order.readyAt, type: "ready", orderId: order.id });
  if (rng.chance(0.02))
    events.push({ at: paidAt + wait(3 * MINUTE, 15 * MINUTE), type: "address", orderId: order.id, district: order.district, house: rng.int(1, 260) });
  const changed = order.unusual === "edited" ? planEdit(parts, { order, events, wait }) : null;
  const audited = (changed?.at ?? order.readyAt) + (rng.chance(0.02) ? wait(16 * MINUTE, 45 * MINUTE) : wait(2 * MINUTE, 12 * MINUTE));
  const allocated = audited + wait(1 * MINUTE, 8 * MINUTE);
  const packed = allocated + wait(20 * MINUTE, 100 * MINUTE);
  const shipAt = packed + wait(2 * MINUTE, 20 * MINUTE);
  const { shipment, arrivedAfter } = planShipment(parts, order);
  const packs = { ...order, lines: changed?.lines ?? order.lines };
  const others = GOODS.filter((goods) => !packs.lines.some((line) => line.sku === goods.sku));
  warehouse(events, packs, { audited, allocated, packed, isPacked: order.fate !== "ghost" || rng.chance(0.4), wrongSku: rng.pick(others).sku });
  events.push({ at: shipAt, type: "ship", orderId: order.id, shipment });
  return { order, events, shipAt, signAt: arrivedAfter > 0 ? shipAt + arrivedAfter : 0, route: shipment.route };
}

type Wait = (low: number, high: number) => number;

/** The deposit at once, the rest some hours later; every third buyer leaves it open: `null`. */
function planPresale(parts: PlanParts, of: { order: SimOrder; events: SimEvent[]; wait: Wait }): number | null {
  const { order, events, wait } = of;
  order.deposit = depositOf(parts.seed, order);
  const depositAt = order.createdAt + wait(5 * SECOND, 5 * MINUTE);
  events.push({ at: depositAt, type: "deposit", orderId: order.id });
  return parts.rng.chance(0.33) ? null : depositAt + wait(HOUR, 5 * HOUR);
}

/** The buyer thinks again after paying; the warehouse waits for it. */
function planEdit(parts: PlanParts, of: { order: SimOrder; events: SimEvent[]; wait: Wait }): { at: number; lines: SimLine[] } {
  const { order, events, wait } = of;
  const at = order.readyAt + wait(40 * MINUTE, 150 * MINUTE);
  const lines = editedLines(parts.seed, order, parts.ids.order(order.channel));
  events.push({ at, type: "edit", orderId: order.id, lines });
  return { at, lines };
}

function newOrder(parts: PlanParts, wish: { at: number; buyer: number; channel?: SellChannel }): SimOrder {
  const { rng, ids } = parts;
  const channel = wish.channel ?? (rng.chance(0.55) ? "taobao" : "douyin");
  const buyer = buyerOf(parts.seed, wish.buyer);
  const chosen = rng.shuffle(GOODS).slice(0, rng.chance(0.78) ? 1 : rng.int(2, 3));
  const quantities = chosen.map(() => (rng.chance(0.9) ? 1 : 2));
  const sums = chosen.map((goods, index) => goods.price * (quantities[index] ?? 1));
  const total = sums.reduce((left, right) => left + right, 0);
  const discount = rng.chance(0.45) ? Math.round((total * rng.int(3, 12)) / 100) : 0;
  const shares = shareFen(discount, sums);
  const postFee = rng.chance(0.08) ? 800 : 0;
  const plain = ids.order(channel);
  const id = channel === "douyin" && rng.chance(0.02) ? `${plain}A` : plain;
  const lines: SimLine[] = chosen.map((goods, index) => ({
    id: chosen.length === 1 ? id : ids.order(channel),
    sku: goods.sku,
    quantity: quantities[index] ?? 1,
    price: goods.price,
    paid: (sums[index] ?? 0) - (shares[index] ?? 0),
  }));
  return {
    channel,
    id,
    buyer: wish.buyer,
    status: "unpaid",
    createdAt: wish.at,
    paidAt: 0,
    readyAt: 0,
    shippedAt: 0,
    signedAt: 0,
    endedAt: 0,
    modified: wish.at,
    arrived: wish.at,
    lines,
    paid: total - discount + postFee,
    deposit: 0,
    depositAt: 0,
    discount,
    postFee,
    city: buyer.city,
    district: buyer.district,
    house: buyer.house,
    addressChanges: 0,
    buyerWords: rng.pick(GREETINGS),
    memo: "",
    flag: 0,
    carrier: "",
    waybill: "",
    warehouse: nearestWarehouse(buyer.city),
    fate: pickFate(rng),
    unusual: "",
    versions: 0,
  };
}

/** Shares of shipped orders, as sellers report them. */
function pickFate(rng: Rng): Fate {
  const draw = rng.unit();
  if (draw < 0.17) return "ghost";
  if (draw < 0.21) return "stalled";
  return draw < 0.22 ? "wrong_item" : "normal";
}

function warehouse(
  events: SimEvent[],
  order: SimOrder,
  times: { audited: number; allocated: number; packed: number; isPacked: boolean; wrongSku: string },
): void {
  const skus = order.lines.map((line) => ({ sku: line.sku, quantity: line.quantity }));
  const place = order.warehouse;
  const fact = (kind: "audited" | "allocated" | "packed", at: number, data: object): void => {
    events.push({ at, type: "fact", orderId: order.id, kind, happened: at, data });
  };
  fact("audited", times.audited, {});
  fact("allocated", times.allocated, { skus, place });
  if (!times.isPacked) return;
  const right = order.fate === "wrong_item" ? skus.map((entry, index) => (index === 0 ? { ...entry, sku: times.wrongSku } : entry)) : skus;
  // A little something now and then, which no channel knows of.
  const packed = hash32(`${order.id}:gift`) % 25 === 0 ? [...right, { sku: "ZP-GIFT-01", quantity: 1 }] : right;
  fact("packed", times.packed, { skus: packed, place });
}

function planShipment(parts: PlanParts, order: SimOrder): { shipment: Shipment; arrivedAfter: number } {
  const { rng, ids, pace } = parts;
  const carrier = rng.pick(CARRIERS).code;
  const waybill = ids.waybill(carrier);
  const buyer = buyerOf(parts.seed, order.buyer);
  const trueCarrier = rng.chance(0.005) ? (CARRIERS.find((entry) => entry.code !== carrier)?.code ?? carrier) : carrier;
  const scans = order.unusual === "reused_waybill" ? olderScans(rng, { from: order.warehouse, to: order.city, before: order.createdAt }) : [];
  const parcel = { waybill, carrier, trueCarrier, orderId: order.id, from: order.warehouse, to: order.city, phoneTail: buyer.phone.slice(-4), scans };
  if (order.fate === "ghost") {
    const label = {
      after: Math.round(5 * MINUTE * pace),
      scan: { context: `【${order.warehouse}】 商家已下单，等待揽收`, code: "102", city: order.warehouse },
    };
    const shipment = { parcel, outboundAfter: null, route: rng.chance(0.5) ? [label] : [], signedAfter: 0, finishedAfter: 0 };
    return { shipment, arrivedAfter: 0 };
  }
  const outboundAfter = Math.round((5 + rng.int(0, 40)) * MINUTE * pace);
  const pickUpAfter = outboundAfter + Math.round((20 + rng.int(0, 120)) * MINUTE * pace);
  const again = order.unusual === "refused_then_delivered" || order.unusual === "signed_by_mistake" ? order.unusual : null;
  const trip = travel(rng, { from: order.warehouse, to: order.city, pickUpAfter, pace, stalls: order.fate === "stalled", again });
  const confirmed = rng.chance(0.45) ? rng.int(1, 30) : 240;
  const finishedAfter = trip.arrivedAfter > 0 ? trip.arrivedAfter + Math.round(confirmed * HOUR * pace) : 0;
  return { shipment: { parcel, outboundAfter, route: trip.route, signedAfter: trip.signedAfter, finishedAfter }, arrivedAfter: trip.arrivedAfter };
}
