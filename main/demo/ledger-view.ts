import { orderStatus } from "./douyin/orders.ts";
import { saleStatus } from "./douyin/sales.ts";
import { shownTime } from "./kuaidi100/traces.ts";
import type { Show } from "./show.ts";
import { refundStatus, tradeStatus } from "./taobao/orders.ts";
import { type Attempt, doublePaid, type Grant, overPaid, type PaidFor } from "./truth/ledger.ts";
import type { SimClaim, SimOrder } from "./truth/types.ts";

/** What the channels sent and paid: the truth that the hub is measured against. */
export interface Ledger {
  now: number;
  orders: {
    channel: string;
    id: string;
    status: string;
    /** The channel's own word for it, as it is told now. */
    told: string;
    paid: number;
    createdAt: number;
    paidAt: number;
    shippedAt: number;
    signedAt: number;
    endedAt: number;
    waybill: string;
    fate: string;
    versions: number;
  }[];
  claims: {
    channel: string;
    id: string;
    orderId: string;
    lineId: string;
    kind: string;
    status: string;
    told: string;
    amount: number;
    disputeClass: string;
    words: string;
    createdAt: number;
    versions: number;
    deadline: number;
  }[];
  /** Reports of warehouse and books with the sender's id. */
  facts: { id: string; orderId: string; kind: string; at: number; delivered: boolean }[];
  questions: { id: string; orderId: string; text: string; at: number; delivered: boolean }[];
  /** Scans that were told in a push or an answer, by waybill and shown time. */
  scans: { waybill: string; orderId: string; time: string; code: string }[];
  grants: Grant[];
  attempts: Attempt[];
  returnsAgreed: { channel: string; claimId: string; at: number; by: string }[];
  messages: { channel: string; about: string; text: string; at: number }[];
  notes: { channel: string; about: string; text: string; at: number }[];
  /** Refunds paid more than once, and lines or orders paid back beyond what was paid. */
  double: string[];
  over: string[];
  counts: LedgerCounts;
}

/** The ledger in numbers. */
export interface LedgerCounts {
  orders: number;
  claims: number;
  questions: number;
  facts: number;
  scans: number;
  /** Order and claim versions, facts, scans and questions: everything that was there to be captured. */
  events: number;
  refundsGranted: number;
  refundsBySeller: number;
  refundedFen: number;
  double: number;
  over: number;
  attemptsRefused: number;
  returnsAgreed: number;
  pushes: Record<string, number>;
  faults: Record<string, number>;
}

/** The whole ledger. */
export function ledgerOf(show: Show): Ledger {
  const { world } = show;
  const orders = [...world.orders.values()];
  const claims = [...world.claims.values()];
  const facts = [...world.facts.values()].map(({ id, orderId, kind, at, delivered }) => ({ id, orderId, kind, at, delivered }));
  const questions = [...world.questions.values()].map(({ id, orderId, text, at, delivered }) => ({ id, orderId, text, at, delivered }));
  const scans = toldScans(show);
  const paid = orders.flatMap((order): PaidFor[] =>
    order.lines.map((line) => ({ orderId: order.id, lineId: line.id, linePaid: line.paid, orderPaid: order.paid })),
  );
  const double = doublePaid(world.grants);
  const over = overPaid(world.grants, paid);
  const versions = [...orders, ...claims].reduce((sum, entry) => sum + entry.versions, 0);
  const counts: LedgerCounts = {
    orders: orders.length,
    claims: claims.length,
    questions: questions.length,
    facts: facts.length,
    scans: scans.length,
    events: versions + facts.length + scans.length + questions.length,
    refundsGranted: world.grants.length,
    refundsBySeller: world.grants.filter((grant) => grant.by === "seller").length,
    refundedFen: world.grants.reduce((sum, grant) => sum + grant.amount, 0),
    double: double.length,
    over: over.length,
    attemptsRefused: world.attempts.length,
    returnsAgreed: world.returnsAgreed.length,
    pushes: show.desk.counts,
    faults: show.faults.counts,
  };
  return {
    now: show.clock.now(),
    orders: orders.map((order) => orderRow(order, show.clock.now())),
    claims: claims.map(claimRow),
    facts,
    questions,
    scans,
    grants: world.grants,
    attempts: world.attempts,
    returnsAgreed: world.returnsAgreed,
    messages: world.messages,
    notes: world.notes,
    double,
    over,
    counts,
  };
}

function orderRow(order: SimOrder, now: number): Ledger["orders"][number] {
  const { channel, id, status, paid, createdAt, paidAt, shippedAt, signedAt, endedAt, waybill, fate, versions } = order;
  const told = channel === "taobao" ? tradeStatus(order) : String(orderStatus(order, now));
  return { channel, id, status, told, paid, createdAt, paidAt, shippedAt, signedAt, endedAt, waybill, fate, versions };
}

function claimRow(claim: SimClaim): Ledger["claims"][number] {
  const { channel, id, orderId, lineId, kind, status, amount, disputeClass, words, createdAt, versions, deadline } = claim;
  const told = channel === "taobao" ? refundStatus(claim) : String(saleStatus(claim).sale);
  return { channel, id, orderId, lineId, kind, status, told, amount, disputeClass, words, createdAt, versions, deadline };
}

function toldScans(show: Show): Ledger["scans"] {
  const told = new Map<string, number>();
  for (const subscription of show.kuaidi100.subscriptions.values())
    told.set(subscription.number, Math.max(told.get(subscription.number) ?? 0, subscription.shown));
  for (const [number, shown] of show.kuaidi100.asked) told.set(number, Math.max(told.get(number) ?? 0, shown));
  return [...told].flatMap(([number, shown]) => {
    const parcel = show.world.parcels.get(number);
    if (!parcel) return [];
    return parcel.scans.slice(0, shown).map((scan) => ({ waybill: number, orderId: parcel.orderId, time: shownTime(parcel, scan), code: scan.code }));
  });
}
