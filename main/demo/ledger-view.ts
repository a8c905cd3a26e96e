import { orderStatus } from "./douyin/orders.ts";
import { saleStatus } from "./douyin/sales.ts";
import { shownTime } from "./kuaidi100/traces.ts";
import type { Show } from "./show.ts";
import { refundStatus, tradeStatus } from "./taobao/orders.ts";
import { type Attempt, doublePaid, type Grant, type Intercepted, overPaid, type PaidFor, paidSoFar, type Refused } from "./truth/ledger.ts";
import type { SentPicture, SimClaim, SimOrder, SimParcel, SimScan } from "./truth/types.ts";

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
    /** Of it, what is paid now: of a presale it may be the deposit. */
    paidSoFar: number;
    /** Paid ahead, fen: 0 = no presale, or not yet; `null` = the channel does not tell it any more. */
    deposit: number | null;
    /** The channel itself shows that the buyer has it. */
    received: boolean;
    /** Ids of the lines that are still bought. */
    lines: string[];
    createdAt: number;
    paidAt: number;
    shippedAt: number;
    signedAt: number;
    endedAt: number;
    waybill: string;
    fate: string;
    /** Another way than most, if any: presale, edited, … */
    unusual: string;
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
    /** Paid back, fen: what the channel really gave the buyer; 0 until it did. */
    refunded: number;
    unusual: string;
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
  /** Parcels of which scans were told: when, by those, they were handed over for good; `null` = not so far. */
  parcels: { waybill: string; orderId: string; handedOver: string | null; unusual: string }[];
  grants: Grant[];
  attempts: Attempt[];
  refusals: Refused[];
  intercepts: Intercepted[];
  returnsAgreed: { channel: string; claimId: string; at: number; by: string }[];
  messages: { channel: string; about: string; text: string; at: number; picture?: SentPicture }[];
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
  refused: number;
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
    refused: world.refusals.length,
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
    parcels: toldParcels(show),
    grants: world.grants,
    attempts: world.attempts,
    refusals: world.refusals,
    intercepts: world.intercepts,
    returnsAgreed: world.returnsAgreed,
    messages: world.messages,
    notes: world.notes,
    double,
    over,
    counts,
  };
}

/** Taobao tells how much of a presale is paid, and of one that is paid no longer what was paid ahead. */
function depositTold(order: SimOrder): number | null {
  if (order.depositAt === 0) return 0;
  return order.channel === "taobao" && order.paidAt > 0 ? null : order.deposit;
}

function orderRow(order: SimOrder, now: number): Ledger["orders"][number] {
  const { channel, id, status, paid, createdAt, paidAt, shippedAt, signedAt, endedAt, waybill, fate, unusual, versions } = order;
  const told = channel === "taobao" ? tradeStatus(order) : String(orderStatus(order, now));
  const [paidNow, lines] = [paidSoFar(order), order.lines.map((line) => line.id)];
  return {
    channel,
    id,
    status,
    told,
    paid,
    paidSoFar: paidNow,
    deposit: depositTold(order),
    received: status === "finished" || (channel === "douyin" && signedAt > 0),
    lines,
    createdAt,
    paidAt,
    shippedAt,
    signedAt,
    endedAt,
    waybill,
    fate,
    unusual,
    versions,
  };
}

function claimRow(claim: SimClaim): Ledger["claims"][number] {
  const { channel, id, orderId, lineId, kind, status, amount, unusual, disputeClass, words, createdAt, versions, deadline } = claim;
  const refunded = status === "success" && kind !== "exchange" ? amount - claim.deduction : 0;
  const told = channel === "taobao" ? refundStatus(claim) : String(saleStatus(claim).sale);
  return { channel, id, orderId, lineId, kind, status, told, amount, refunded, unusual, disputeClass, words, createdAt, versions, deadline };
}

function toldScans(show: Show): Ledger["scans"] {
  return told(show).flatMap(({ parcel, scans }) =>
    scans.map((scan) => ({ waybill: parcel.waybill, orderId: parcel.orderId, time: shownTime(parcel, scan), code: scan.code })),
  );
}

/** What the told scans of a parcel come to in truth: another parcel's are not about it, and a mistaken signature is none. */
function toldParcels(show: Show): Ledger["parcels"] {
  return told(show).map(({ parcel, scans }) => {
    const ends = scans.filter((scan) => scan.truth === "delivered" || scan.truth === "undone");
    const last = ends.at(-1);
    const handedOver = last?.truth === "delivered" ? shownTime(parcel, last) : null;
    const unusual = show.world.orders.get(parcel.orderId)?.unusual ?? "";
    return { waybill: parcel.waybill, orderId: parcel.orderId, handedOver, unusual };
  });
}

/** Parcels with the scans that were told in a push or an answer. */
function told(show: Show): { parcel: SimParcel; scans: SimScan[] }[] {
  const counts = new Map<string, number>();
  for (const subscription of show.kuaidi100.subscriptions.values())
    counts.set(subscription.number, Math.max(counts.get(subscription.number) ?? 0, subscription.shown));
  for (const [number, shown] of show.kuaidi100.asked) counts.set(number, Math.max(counts.get(number) ?? 0, shown));
  return [...counts].flatMap(([number, shown]) => {
    const parcel = show.world.parcels.get(number);
    return parcel ? [{ parcel, scans: parcel.scans.slice(0, shown) }] : [];
  });
}
