import { agreeReturn, payBack, refuseClaim } from "./happen-claims.ts";
import type { Attempt } from "./ledger.ts";
import type { SentPicture, SimClaim } from "./types.ts";
import type { World } from "./world.ts";

/** What a seller asks of a claim. `version` is what the channel wants echoed; `null` where it does not ask. */
export interface ClaimWrite {
  claimId: string;
  version: number | null;
  at: number;
  /** Fen; `null` = whatever was claimed. */
  amount?: number | null;
}

export type WriteRefusal = "not-found" | "wrong-state" | "amount-differs" | "no-proof" | Attempt["what"];

export type WriteResult = { ok: true } | { ok: false; why: WriteRefusal };

/** The seller agrees to pay. The channel refuses what it has paid before, what is more than was paid, and stale versions. */
export function sellerAgreesRefund(world: World, write: ClaimWrite): WriteResult {
  const claim = world.claims.get(write.claimId);
  if (!claim) return { ok: false, why: "not-found" };
  const amount = write.amount ?? claim.amount;
  if (claim.status === "refunding" || claim.status === "success") return refused(world, claim, { ...write, amount, what: "refund-again" });
  if (claim.kind === "exchange") return { ok: false, why: "wrong-state" };
  if (claim.kind === "return" && claim.status !== "returning") {
    return claim.status === "closed" ? { ok: false, why: "wrong-state" } : refused(world, claim, { ...write, amount, what: "refund-too-early" });
  }
  if (claim.kind !== "return" && claim.status !== "applied" && claim.status !== "refused") return { ok: false, why: "wrong-state" };
  if (isStale(claim, write)) return refused(world, claim, { ...write, amount, what: "stale-version" });
  const order = world.orders.get(claim.orderId);
  const left = (order?.paid ?? 0) - world.refunded(claim.orderId);
  if (amount > claim.amount || amount > left) return refused(world, claim, { ...write, amount, what: "refund-too-much" });
  if (amount !== claim.amount) return { ok: false, why: "amount-differs" };
  payBack(world, { claimId: claim.id, at: write.at, by: "seller" });
  return { ok: true };
}

/** The seller agrees that the goods come back; the buyer will send them. */
export function sellerAgreesReturn(world: World, write: ClaimWrite): WriteResult {
  const claim = world.claims.get(write.claimId);
  if (!claim) return { ok: false, why: "not-found" };
  if (claim.kind !== "return" && claim.kind !== "exchange") return { ok: false, why: "wrong-state" };
  if (claim.status === "wait_return" || claim.status === "returning") return refused(world, claim, { ...write, amount: 0, what: "return-again" });
  if (claim.status !== "applied" && claim.status !== "refused") return { ok: false, why: "wrong-state" };
  if (isStale(claim, write)) return refused(world, claim, { ...write, amount: 0, what: "stale-version" });
  agreeReturn(world, { claimId: claim.id, at: write.at, by: "seller" });
  return { ok: true };
}

/** What may not be refused whatever the seller says: seven days without a reason, before the goods are back. */
export function isBoundToAgree({ reason, status }: SimClaim): boolean {
  return reason.startsWith("7天无理由") && status === "applied";
}

/** The seller refuses, with the channel's reason; the buyer may change the claim, withdraw it or call the channel's staff. */
export function sellerRefuses(world: World, write: ClaimWrite & { reason: string; words: string; proof: string }): WriteResult {
  const claim = world.claims.get(write.claimId);
  if (!claim) return { ok: false, why: "not-found" };
  if (claim.status === "refused") return refused(world, claim, { ...write, amount: 0, what: "refuse-again" });
  if (claim.status !== "applied" && claim.status !== "returning") return { ok: false, why: "wrong-state" };
  if (claim.arbitration === "open") return refused(world, claim, { ...write, amount: 0, what: "refuse-in-arbitration" });
  if (isBoundToAgree(claim) || world.orders.get(claim.orderId)?.status === "paid")
    return refused(world, claim, { ...write, amount: 0, what: "refuse-forbidden" });
  if (isStale(claim, write)) return refused(world, claim, { ...write, amount: 0, what: "stale-version" });
  const { reason, words, proof, at } = write;
  refuseClaim(world, claim, { reason, words, proof, at });
  return { ok: true };
}

/** The seller writes into the claim's conversation. */
export function sellerSays(world: World, word: { claimId: string; text: string; at: number; picture?: SentPicture | undefined }): string | null {
  const claim = world.claims.get(word.claimId);
  if (!claim) return null;
  const id = world.parts.ids.message();
  const { text, at, picture } = word;
  claim.messages.push({ id, by: "seller", text, at, ...(picture ? { sent: picture } : {}) });
  world.messages.push({ channel: claim.channel, about: claim.id, text, at, ...(picture ? { picture } : {}) });
  return id;
}

/** The seller writes a note on an order that only the seller sees. */
export function sellerNotes(world: World, note: { orderId: string; text: string; flag?: number; at: number }): boolean {
  const order = world.orders.get(note.orderId);
  if (!order) return false;
  Object.assign(order, { memo: note.text, flag: note.flag ?? order.flag });
  world.notes.push({ channel: order.channel, about: order.id, text: note.text, at: note.at });
  world.changedOrder(order, note.at, "memo");
  return true;
}

/** The seller asks to have a parcel stopped: its carrier can while it travels, and then carries it back. Asked twice it is the same. */
export function sellerIntercepts(world: World, wish: { orderId: string; waybill: string; at: number }): boolean {
  const { orderId, waybill, at } = wish;
  const parcel = world.parcels.get(waybill);
  const order = world.orders.get(orderId);
  if (!parcel || !order || parcel.orderId !== orderId) return false;
  if (world.intercepts.some((known) => known.waybill === waybill && known.taken)) return true;
  const last = parcel.scans.filter((scan) => scan.at <= at).at(-1);
  const taken = last !== undefined && order.signedAt === 0;
  world.intercepts.push({ channel: order.channel, orderId, waybill, at, taken });
  if (!taken) return false;
  parcel.scans = parcel.scans.filter((scan) => scan.at <= at);
  const scan = { at: at + 10 * MINUTE, context: "应发件人要求，包裹已拦截，正在退回（演示）", code: "6", city: last.city };
  world.later({ at: scan.at, type: "scan", waybill, scan });
  return true;
}

const MINUTE = 60_000;

function isStale(claim: SimClaim, write: ClaimWrite): boolean {
  return write.version !== null && write.version !== Math.floor(claim.modified / 1_000) * 1_000 && write.version !== claim.modified;
}

function refused(world: World, claim: SimClaim, attempt: { at: number; amount: number; what: Attempt["what"] }): WriteResult {
  world.attempts.push({ channel: claim.channel, refundId: claim.id, what: attempt.what, amount: attempt.amount, at: attempt.at });
  return { ok: false, why: attempt.what };
}
