import type { SimClock } from "../engine/clock.ts";
import { unitOf } from "../engine/rng.ts";
import type { Schedule } from "../engine/schedule.ts";
import type { SimEvent } from "./events.ts";
import type { Ids } from "./ids.ts";
import type { Attempt, Decider, Grant, Intercepted, Refused } from "./ledger.ts";
import type { SentPicture, SimClaim, SimFact, SimOrder, SimParcel, SimQuestion } from "./types.ts";

/** What changed about an order, as the channels name it in their pushes. */
export type OrderTopic = "created" | "deposit" | "paid" | "edited" | "ready" | "address" | "shipped" | "finished" | "cancelled" | "closed" | "memo" | "touched";

export type ClaimTopic =
  | "applied"
  | "refund_agreed"
  | "return_agreed"
  | "sent_back"
  | "refused"
  | "reapplied"
  | "closed"
  | "success"
  | "message"
  | "arbitration"
  | "arbitrated"
  | "reshipped"
  | "exchanged";

/** Who is told when the truth changes: the channels' push desks. */
export interface WorldHooks {
  order(order: SimOrder, topic: OrderTopic): void;
  claim(claim: SimClaim, topic: ClaimTopic): void;
  parcel(parcel: SimParcel): void;
  fact(fact: SimFact): void;
  question(question: SimQuestion): void;
}

/** Something the seller said or noted through a channel. */
export interface Word {
  channel: string;
  about: string;
  text: string;
  at: number;
  /** What went along. */
  picture?: SentPicture;
}

interface WorldParts {
  clock: SimClock;
  schedule: Schedule<SimEvent>;
  ids: Ids;
  seed: string;
  /** Multiplies waiting times: 1 for a business day, less for a lively show. */
  pace: number;
}

/** The truth of the demonstration: orders, parcels, claims, and the ledgers of what the channels sent and paid. */
export class World {
  readonly orders = new Map<string, SimOrder>();
  readonly claims = new Map<string, SimClaim>();
  readonly parcels = new Map<string, SimParcel>();
  readonly facts = new Map<string, SimFact>();
  readonly questions = new Map<string, SimQuestion>();
  readonly grants: Grant[] = [];
  readonly attempts: Attempt[] = [];
  readonly refusals: Refused[] = [];
  readonly intercepts: Intercepted[] = [];
  readonly returnsAgreed: { channel: string; claimId: string; at: number; by: Decider }[] = [];
  readonly messages: Word[] = [];
  readonly notes: Word[] = [];
  readonly parts: WorldParts;
  /** `null` while history is being laid down: nobody is told. */
  hooks: WorldHooks | null = null;
  readonly #claimsOfOrder = new Map<string, SimClaim[]>();

  constructor(parts: WorldParts) {
    this.parts = parts;
  }

  addOrder(order: SimOrder): void {
    this.orders.set(order.id, order);
  }

  addClaim(claim: SimClaim): void {
    this.claims.set(claim.id, claim);
    this.#claimsOfOrder.set(claim.orderId, [...this.claimsOf(claim.orderId), claim]);
  }

  /** Forgets an order that ended, with all that hangs on it: only a show that never ends needs this. */
  forget(order: SimOrder): void {
    for (const claim of this.claimsOf(order.id)) this.claims.delete(claim.id);
    this.#claimsOfOrder.delete(order.id);
    this.parcels.delete(order.waybill);
    this.orders.delete(order.id);
  }

  claimsOf(orderId: string): readonly SimClaim[] {
    return this.#claimsOfOrder.get(orderId) ?? [];
  }

  /** A claim that the seller has not answered keeps an unshipped order in the warehouse. */
  isHeld(orderId: string): boolean {
    return this.claimsOf(orderId).some((claim) => claim.kind === "refund_unshipped" && (claim.status === "applied" || claim.status === "refunding"));
  }

  refunded(orderId: string): number {
    return this.grants.reduce((sum, grant) => sum + (grant.orderId === orderId ? grant.amount : 0), 0);
  }

  changedOrder(order: SimOrder, at: number, topic: OrderTopic): void {
    order.modified = Math.max(order.modified, at);
    order.versions += 1;
    const draw = unitOf(`${this.parts.seed}:late:${order.id}:${order.versions}`);
    order.arrived = order.modified + (draw < 0.03 ? Math.floor(draw * 2_000_000) : 0);
    this.hooks?.order(order, topic);
  }

  changedClaim(claim: SimClaim, at: number, topic: ClaimTopic): void {
    claim.modified = Math.max(claim.modified + 1_000, at);
    claim.versions += 1;
    this.hooks?.claim(claim, topic);
  }

  /** A number in [0, 1) that belongs to this key. */
  draw(key: string): number {
    return unitOf(`${this.parts.seed}:draw:${key}`);
  }

  /** A waiting time at this world's pace, spread by the key between both ends (ms). */
  wait(key: string, low: number, high: number): number {
    return Math.round((low + unitOf(`${this.parts.seed}:wait:${key}`) * (high - low)) * this.parts.pace);
  }

  later(event: SimEvent): void {
    this.parts.schedule.add(event);
  }
}
