import type { Shipment, SimEvent } from "./events.ts";
import { happenClaim } from "./happen-claims.ts";
import type { SimFact, SimLine, SimOrder } from "./types.ts";
import type { World } from "./world.ts";

const MINUTE = 60_000;

/** Lets one thing happen. Deliveries (`push`, `check`, the live ticks) belong to the engine and are not handled here. */
export function happen(world: World, event: SimEvent): void {
  switch (event.type) {
    case "order":
      world.addOrder(event.order);
      world.changedOrder(event.order, event.at, "created");
      return;
    case "ship":
      ship(world, event);
      return;
    case "address":
      withOrder(world, event.orderId, (order) => {
        if (order.status !== "paid") return;
        Object.assign(order, { district: event.district, house: event.house, addressChanges: order.addressChanges + 1 });
        world.changedOrder(order, event.at, "address");
      });
      return;
    case "edit":
      withOrder(world, event.orderId, (order) => edit(world, order, event));
      return;
    case "fact":
      fact(world, event);
      return;
    case "scan": {
      const parcel = world.parcels.get(event.waybill);
      if (!parcel) return;
      parcel.scans.push(event.scan);
      world.hooks?.parcel(parcel);
      return;
    }
    case "question": {
      const question = { id: world.parts.ids.own("ask"), channel: event.channel, orderId: event.orderId, text: event.text, at: event.at, delivered: false };
      world.questions.set(question.id, question);
      world.hooks?.question(question);
      return;
    }
    case "deposit":
    case "pay":
    case "ready":
    case "cancel":
    case "finish":
    case "touch":
    case "sign":
      withOrder(world, event.orderId, (order) => stepOrder(world, order, event));
      return;
    default:
      happenClaim(world, event);
  }
}

function withOrder(world: World, orderId: string, act: (order: SimOrder) => void): void {
  const order = world.orders.get(orderId);
  if (order) act(order);
}

function stepOrder(world: World, order: SimOrder, event: { at: number; type: "deposit" | "pay" | "ready" | "cancel" | "finish" | "touch" | "sign" }): void {
  const { at } = event;
  if (event.type === "deposit" && order.status === "unpaid") {
    order.depositAt = at;
    world.changedOrder(order, at, "deposit");
    return;
  }
  if (event.type === "pay" && order.status === "unpaid") {
    Object.assign(order, { status: "paid", paidAt: at });
    world.changedOrder(order, at, "paid");
  } else if (event.type === "ready" && order.status === "paid") {
    world.changedOrder(order, at, "ready");
  } else if (event.type === "cancel" && order.status === "unpaid") {
    Object.assign(order, { status: "cancelled", endedAt: at });
    world.changedOrder(order, at, "cancelled");
  } else if (event.type === "sign" && order.status === "shipped") {
    order.signedAt = at;
    if (order.channel === "douyin") world.changedOrder(order, at, "touched");
  } else if (event.type === "finish" && order.status === "shipped") {
    Object.assign(order, { status: "finished", endedAt: at });
    world.changedOrder(order, at, "finished");
    world.later({
      at: at + world.wait(`${order.id}:books`, MINUTE, 20 * MINUTE),
      type: "fact",
      orderId: order.id,
      kind: "books_posted",
      happened: at,
      data: {},
    });
  } else if (event.type === "touch") {
    world.changedOrder(order, at, "touched");
  }
}

/**
 * Buyer and seller agreed on other lines: what is no longer bought is no longer paid for. Once something is claimed of the order, or it
 * has left, the channel does not let it be changed.
 */
function edit(world: World, order: SimOrder, event: { at: number; lines: SimLine[] }): void {
  if ((order.status !== "unpaid" && order.status !== "paid") || world.claimsOf(order.id).length > 0) return;
  const before = sums(order.lines);
  const after = sums(event.lines);
  const discount = order.discount - (before.price - before.paid) + (after.price - after.paid);
  Object.assign(order, { lines: event.lines, paid: order.paid - before.paid + after.paid, discount });
  world.changedOrder(order, event.at, "edited");
}

function sums(lines: readonly SimLine[]): { price: number; paid: number } {
  return { price: lines.reduce((sum, line) => sum + line.price * line.quantity, 0), paid: lines.reduce((sum, line) => sum + line.paid, 0) };
}

/** The seller marks the order as shipped. Whether anything leaves is another matter. */
function ship(world: World, event: { at: number; orderId: string; shipment: Shipment }): void {
  const order = world.orders.get(event.orderId);
  if (order?.status !== "paid") return;
  if (world.isHeld(order.id)) {
    world.later({ ...event, at: event.at + Math.max(1_000, 15 * MINUTE * world.parts.pace), type: "ship" });
    return;
  }
  const { shipment, at } = event;
  const { parcel } = shipment;
  Object.assign(order, { status: "shipped", shippedAt: at, carrier: parcel.carrier, waybill: parcel.waybill });
  world.parcels.set(parcel.waybill, parcel);
  world.changedOrder(order, at, "shipped");
  for (const step of shipment.route) world.later({ at: at + step.after, type: "scan", waybill: parcel.waybill, scan: { ...step.scan, at: at + step.after } });
  if (shipment.outboundAfter !== null) {
    const happened = at + shipment.outboundAfter;
    const data = { skus: skusOf(order), carrier: parcel.carrier, waybill: parcel.waybill, place: order.warehouse };
    world.later({ at: happened, type: "fact", orderId: order.id, kind: "outbound", happened, data });
  }
  if (shipment.signedAfter > 0) world.later({ at: at + shipment.signedAfter, type: "sign", orderId: order.id });
  if (shipment.finishedAfter > 0) world.later({ at: at + shipment.finishedAfter, type: "finish", orderId: order.id });
}

function skusOf(order: SimOrder): { sku: string; quantity: number }[] {
  return order.lines.map((line) => ({ sku: line.sku, quantity: line.quantity }));
}

function fact(world: World, event: Extract<SimEvent, { type: "fact" }>): void {
  const order = world.orders.get(event.orderId);
  if (!order) return;
  const isWarehouse = event.kind === "audited" || event.kind === "allocated" || event.kind === "packed";
  if (isWarehouse && (order.status === "closed" || order.status === "cancelled" || order.status === "unpaid")) return;
  const report: SimFact = {
    id: world.parts.ids.own(event.kind === "books_posted" ? "erp" : "wms"),
    channel: order.channel,
    orderId: order.id,
    kind: event.kind,
    at: event.happened,
    data: event.data,
    delivered: false,
  };
  world.facts.set(report.id, report);
  world.hooks?.fact(report);
}
