import { returnScans } from "../world/scans.ts";
import type { SimEvent } from "./events.ts";
import type { Decider } from "./ledger.ts";
import type { SimClaim } from "./types.ts";
import type { ClaimTopic, World } from "./world.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What happens to a claim by the buyer, by time, or in answer to the seller. */
export function happenClaim(world: World, event: SimEvent): void {
  if (event.type === "claim") {
    open(world, event);
    return;
  }
  if (!("claimId" in event)) return;
  const claim = world.claims.get(event.claimId);
  if (!claim) return;
  if (event.type === "withdraw") withdraw(world, claim, event.at);
  else if (event.type === "refund-done") refundDone(world, claim, event.at);
  else if (event.type === "word-goes-on") wordGoesOn(world, claim, event.at);
  else if (event.type === "send-back") sendBack(world, claim, event.at);
  else if (event.type === "reship") step(world, claim, { at: event.at, from: ["returning"], to: "reshipped" });
  else if (event.type === "exchange-done") step(world, claim, { at: event.at, from: ["reshipped"], to: "exchanged" });
  else if (event.type === "reapply") reapply(world, claim, event.at);
  else if (event.type === "say") say(world, claim, event);
  else if (event.type === "arbitrate" || event.type === "arbitrated") arbitrate(world, claim, { at: event.at, isStart: event.type === "arbitrate" });
  else if (event.type === "agreed-before") agreedBefore(world, claim, event.at);
  else if (event.type === "retell") world.changedClaim(claim, event.at, retold(claim));
  else if (event.type === "deadline") deadline(world, claim, event);
}

function open(world: World, event: { at: number; claim: SimClaim }): void {
  const { claim, at } = event;
  const order = world.orders.get(claim.orderId);
  const line = order?.lines.find((entry) => entry.id === claim.lineId);
  const isOver = !order || !line || order.status === "closed" || order.status === "cancelled" || order.status === "unpaid";
  if (isOver || world.claimsOf(claim.orderId).some((other) => other.lineId === claim.lineId)) {
    world.later({ at, type: "question", channel: claim.channel, orderId: claim.orderId, text: claim.words });
    return;
  }
  if (order.status === "paid") claim.kind = "refund_unshipped";
  else if (claim.kind === "refund_unshipped") claim.kind = "refund_shipped";
  if (claim.kind === "refund_unshipped") claim.amount = line.paid + (order.lines.length === 1 ? order.postFee : 0);
  claim.phase = order.status === "finished" ? "aftersale" : "onsale";
  claim.received = order.signedAt > 0;
  world.addClaim(claim);
  if (claim.pictures > 0) claim.messages.push({ id: world.parts.ids.message(), by: "buyer", text: "", at, pictures: places(0, claim.pictures) });
  world.changedClaim(claim, at, "applied");
  world.changedOrder(order, at, "touched");
  world.later({ at: claim.deadline, type: "deadline", claimId: claim.id, version: claim.versions });
}

function step(world: World, claim: SimClaim, move: { at: number; from: SimClaim["status"][]; to: "reshipped" | "exchanged" }): void {
  if (!move.from.includes(claim.status)) return;
  claim.status = move.to;
  world.changedClaim(claim, move.at, move.to);
}

function withdraw(world: World, claim: SimClaim, at: number): void {
  if (claim.status !== "applied" && claim.status !== "wait_return" && claim.status !== "refused") return;
  claim.status = "closed";
  world.changedClaim(claim, at, "closed");
}

/** The buyer takes no for no answer: they ask anew, mostly for less, and the seller has to decide again. */
function reapply(world: World, claim: SimClaim, at: number): void {
  if (claim.status !== "refused" || claim.arbitration === "open") return;
  const isBack = claim.returnWaybill !== "";
  const isLess = claim.kind === "refund_shipped" && world.draw(`${claim.id}:less:${claim.versions}`) < 0.7;
  if (isLess) claim.amount = Math.max(100, Math.round((claim.amount * 6) / 10));
  claim.deduction = Math.min(claim.deduction, Math.floor(claim.amount / 2));
  Object.assign(claim, { status: isBack ? "returning" : "applied", deadline: at + 2 * DAY });
  world.changedClaim(claim, at, "reapplied");
  world.later({ at: claim.deadline, type: "deadline", claimId: claim.id, version: claim.versions });
}

const places = (from: number, count: number): number[] => Array.from({ length: count }, (_none, index) => from + index);

function say(world: World, claim: SimClaim, event: { at: number; text: string; pictures?: number; by?: "seller" }): void {
  const pictures = places(claim.pictures, event.pictures ?? 0);
  claim.pictures += pictures.length;
  claim.messages.push({ id: world.parts.ids.message(), by: event.by ?? "buyer", text: event.text, at: event.at, pictures });
  world.changedClaim(claim, event.at, "message");
}

/** The channel's staff step in and, some hours later, are done; the claim itself goes on. */
function arbitrate(world: World, claim: SimClaim, event: { at: number; isStart: boolean }): void {
  const isOver = claim.status === "success" || claim.status === "closed" || claim.status === "exchanged";
  if (isOver && claim.arbitration === "none") return;
  claim.arbitration = event.isStart ? "open" : "ended";
  world.changedClaim(claim, event.at, event.isStart ? "arbitration" : "arbitrated");
  if (event.isStart) world.later({ at: event.at + world.wait(`${claim.id}:staff`, HOUR, 4 * HOUR), type: "arbitrated", claimId: claim.id });
}

function refundDone(world: World, claim: SimClaim, at: number): void {
  if (claim.status !== "refunding") return;
  claim.status = "success";
  world.changedClaim(claim, at, "success");
  if (claim.unusual === "word_goes_on")
    world.later({ at: at + world.wait(`${claim.id}:word`, 30 * MINUTE, 3 * HOUR), type: "word-goes-on", claimId: claim.id });
  const order = world.orders.get(claim.orderId);
  if (!order) return;
  if (claimed(world, order.id) >= order.paid) {
    Object.assign(order, { status: "closed", endedAt: at });
    world.changedOrder(order, at, "closed");
  } else world.changedOrder(order, at, "touched");
  world.later({
    at: at + world.wait(`${claim.id}:books`, 2 * MINUTE, 20 * MINUTE),
    type: "fact",
    orderId: order.id,
    kind: "books_posted",
    happened: at,
    data: {},
  });
}

/** What was asked for and granted, before deductions: an order of which everything was is closed. */
function claimed(world: World, orderId: string): number {
  const granted = world.claimsOf(orderId).filter((claim) => claim.kind !== "exchange" && (claim.status === "success" || claim.status === "refunding"));
  return granted.reduce((sum, claim) => sum + claim.amount, 0);
}

/** The channel tidies up: the claim is closed, cancelled or done by its word, and the money is with the buyer all the same. */
function wordGoesOn(world: World, claim: SimClaim, at: number): void {
  if (claim.status !== "success") return;
  const draw = world.draw(`${claim.id}:word`);
  claim.after = claim.kind === "refund_unshipped" && draw < 0.5 ? "51" : draw < 0.75 ? "53" : "28";
  world.changedClaim(claim, at, "closed");
}

/** The buyer hands the parcel to a carrier; our warehouse will say when it arrives and what is in it. */
function sendBack(world: World, claim: SimClaim, at: number): void {
  const order = world.orders.get(claim.orderId);
  if (!order || claim.status !== "wait_return") return;
  const carrier = world.draw(`${claim.id}:by`) < 0.5 ? "yuantong" : "yunda";
  const waybill = world.parts.ids.waybill(carrier);
  Object.assign(claim, { status: "returning", returnCarrier: carrier, returnWaybill: waybill, returnedAt: at, deadline: at + 10 * DAY });
  const travel = world.wait(`${claim.id}:back`, 100 * MINUTE, 200 * MINUTE);
  const parcel = { waybill, carrier, trueCarrier: carrier, orderId: order.id, from: order.city, to: order.warehouse, phoneTail: "0000", scans: [] };
  world.parcels.set(waybill, parcel);
  for (const scan of returnScans({ at, travel, from: order.city, to: order.warehouse })) world.later({ at: scan.at, type: "scan", waybill, scan });
  const arrived = at + travel + world.wait(`${claim.id}:dock`, 5 * MINUTE, 25 * MINUTE);
  const inspected = arrived + world.wait(`${claim.id}:look`, 15 * MINUTE, 60 * MINUTE);
  const line = order.lines.find((entry) => entry.id === claim.lineId);
  const skus = line ? [{ sku: line.sku, quantity: line.quantity }] : [];
  const result = world.draw(`${claim.id}:ok`) < 0.93 ? ("passed" as const) : ("failed" as const);
  const data = { skus, carrier, waybill, place: order.warehouse };
  world.later({ at: arrived, type: "fact", orderId: order.id, kind: "return_arrived", happened: arrived, data });
  world.later({ at: inspected, type: "fact", orderId: order.id, kind: "return_inspected", happened: inspected, data: { ...data, result } });
  if (claim.kind === "exchange" && result === "passed") {
    world.later({ at: inspected + 30 * MINUTE * world.parts.pace, type: "reship", claimId: claim.id });
    world.later({ at: inspected + 90 * MINUTE * world.parts.pace, type: "exchange-done", claimId: claim.id });
  }
  world.changedClaim(claim, at, "sent_back");
  world.later({ at: claim.deadline, type: "deadline", claimId: claim.id, version: claim.versions });
}

/** What the seller's people had decided before the demonstration began. */
function agreedBefore(world: World, claim: SimClaim, at: number): void {
  if (claim.status !== "applied") return;
  const decision = { claimId: claim.id, at, by: "history" as const };
  if (claim.kind === "return" || claim.kind === "exchange") agreeReturn(world, decision);
  else payBack(world, decision);
}

function retold(claim: SimClaim): ClaimTopic {
  const topics: Partial<Record<SimClaim["status"], ClaimTopic>> = {
    wait_return: "return_agreed",
    returning: "sent_back",
    success: "success",
    closed: "closed",
  };
  // Where something was said, that is worth asking for.
  return claim.messages.length > 0 && claim.channel === "taobao" ? "message" : (topics[claim.status] ?? "applied");
}

/** Nobody acted in time: the channel acts by its own rules, mostly for the buyer. */
function deadline(world: World, claim: SimClaim, event: { at: number; version: number }): void {
  if (claim.deadline > event.at) return;
  const byPlatform = { claimId: claim.id, at: event.at, by: "platform" as const };
  if (claim.status === "applied" && (claim.kind === "return" || claim.kind === "exchange")) agreeReturn(world, byPlatform);
  else if (claim.status === "applied" || (claim.status === "returning" && claim.kind === "return")) payBack(world, byPlatform);
  else if (claim.status === "wait_return" || claim.status === "refused") withdraw(world, claim, event.at);
}

/** Sets a claim to refused and writes it into the ledger. The buyer asks anew, calls the channel's staff, or lets it run out. */
export function refuseClaim(world: World, claim: SimClaim, given: { reason: string; words: string; proof: string; at: number }): void {
  Object.assign(claim, { status: "refused", deadline: given.at + 7 * DAY });
  world.refusals.push({ channel: claim.channel, refundId: claim.id, ...given });
  world.changedClaim(claim, given.at, "refused");
  const draw = world.draw(`${claim.id}:refused:${claim.versions}`);
  const at = given.at + world.wait(`${claim.id}:answer:${claim.versions}`, 15 * MINUTE, 120 * MINUTE);
  if (draw < 0.4) world.later({ at, type: "reapply", claimId: claim.id });
  else if (draw < 0.55) world.later({ at, type: "arbitrate", claimId: claim.id });
  world.later({ at: claim.deadline, type: "deadline", claimId: claim.id, version: claim.versions });
}

/** Sets a claim to "send it back to us", and lets the buyer do so after a while. */
export function agreeReturn(world: World, order: { claimId: string; at: number; by: Decider }): void {
  const claim = world.claims.get(order.claimId);
  if (!claim) return;
  Object.assign(claim, { status: "wait_return", deadline: order.at + 7 * DAY });
  world.returnsAgreed.push({ channel: claim.channel, ...order });
  world.changedClaim(claim, order.at, "return_agreed");
  const isSent = world.draw(`${claim.id}:sends`) < 0.97;
  if (isSent) world.later({ at: order.at + world.wait(`${claim.id}:post`, 20 * MINUTE, 90 * MINUTE), type: "send-back", claimId: claim.id });
  world.later({ at: claim.deadline, type: "deadline", claimId: claim.id, version: claim.versions });
}

/** Pays the claimed amount back, less what the channel deducts, and writes it into the ledger. */
export function payBack(world: World, order: { claimId: string; at: number; by: Decider }): void {
  const claim = world.claims.get(order.claimId);
  if (!claim) return;
  claim.status = "refunding";
  const { channel, id, orderId, lineId } = claim;
  const amount = claim.amount - claim.deduction;
  world.grants.push({ channel, refundId: id, orderId, lineId, amount, at: order.at, by: order.by });
  world.changedClaim(claim, order.at, "refund_agreed");
  world.later({ at: order.at + world.wait(`${claim.id}:money`, 10_000, 50_000) + 1_000, type: "refund-done", claimId: claim.id });
}
