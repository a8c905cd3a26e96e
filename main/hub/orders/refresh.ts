/** What follows from everything known about an order: its state, the state of its lines, its findings. Pure. */
import type { DatedAhead, OrderState, SignedBy, TraceState } from "../connectors/port.ts";
import type { Direction, FindingKind } from "../contract/words.ts";
import type { Json } from "../kernel/json.ts";
import { advance, provenByWarehouse, rank } from "./order.lifecycle.ts";
import { type Doubts, provenBy } from "./parcel.ts";
import type { AddressPlace } from "./receiver.ts";
import { waybillKey } from "./waybill.ts";

/** Times are milliseconds; everything a finding is computed from. */
export interface Snapshot {
  id: string;
  state: OrderState;
  /** What the channel's claims alone prove. */
  toldState: OrderState;
  channelStatus: string;
  /** State the newest version claims, and when it is from. */
  claimedState: OrderState | null;
  version: number;
  toCity: string;
  totalFen: number;
  paidFen: number;
  toldPaidFen: number;
  depositFen: number;
  freightFen: number;
  refundedFen: number;
  /** Refunds of which less is told now than is booked. */
  loweredRefunds: LoweredRefund[];
  linesToldFen: number | null;
  payOnDelivery: boolean;
  createdAt: number;
  /** When we first heard of it. */
  learntAt: number;
  /** The newest moment of which the shop's warehouse has told anything of any order; `null` where none ever did. */
  warehouseTo: number | null;
  /** A warehouse or a carrier has ever told anything of an order of the shop. */
  heard: boolean;
  paidAt: number | null;
  claimedShippedAt: number | null;
  promisedDeliveryBy: number | null;
  outboundAt: number | null;
  auditedAt: number | null;
  packedAt: number | null;
  signedAt: number | null;
  finishedAt: number | null;
  closedAt: number | null;
  /** Times above that are only when we were told, for what the newest version wrote had not come; as written, ms. */
  datedAhead: DatedAhead;
  checkAt: number | null;
  /** Where its address was found by a map, while it is not sent; `null` = nobody has asked. */
  place: (AddressPlace & { at: number }) | null;
  lines: SnapshotLine[];
  parcels: SnapshotParcel[];
  warehouse: { kind: string; at: number; data: { [key: string]: Json } }[];
  /** When a case first said that the buyer has received the goods, as its newest word has it. */
  buyerReceivedAt: number | null;
  findings: { kind: FindingKind; since: number; evidence: Evidence; resolved: boolean }[];
}

/** A refund of which its channel told more once than it does now; `at` is the version that says so, ms. */
export interface LoweredRefund {
  /** Of its after-sale. */
  number: string;
  bookedFen: number;
  toldFen: number;
  at: number;
}

export interface SnapshotLine {
  id: string;
  channelLineId: string;
  sku: string;
  quantity: number;
  priceFen: number;
  paidFen: number;
  toldPaidFen: number;
  takenOut: boolean;
  gift: boolean;
  components: { sku: string; quantity: number }[];
  state: OrderState;
  toldState: OrderState;
  waybills: string[];
}

/** Lines of an order always come in this order, whatever the database holds greater. */
export function byLine(left: Pick<SnapshotLine, "channelLineId">, right: Pick<SnapshotLine, "channelLineId">): number {
  return left.channelLineId < right.channelLineId ? -1 : Number(left.channelLineId > right.channelLineId);
}

export interface SnapshotParcel {
  id: string;
  direction: Direction;
  carrier: string;
  waybill: string;
  state: TraceState;
  signedBy: SignedBy | null;
  pickedUpAt: number | null;
  lastScanAt: number | null;
  lastPlace: string | null;
  signedAt: number | null;
  progress: OrderState | null;
  /** City of the first scan. */
  fromCity: string;
  /** Newest version of the order that names it. */
  toldVersion: number;
  /** When a case first named it as what comes back. */
  returnNamedAt: number | null;
  /** A tracker was asked to tell of it. */
  subscribed: boolean;
  /** Its tracker tells no more of it. */
  ended: boolean;
  /** When its tracker last answered about it, were it that it knows nothing, or there was nobody to ask. */
  answeredAt: number | null;
  doubts: Doubts;
  /** Other orders that name the same waybill as their own. `merged`: of one buyer to one receiver, so that it may well be one parcel with the goods of both. */
  sharedWith: { number: string; merged: boolean }[];
}

/**
 * Another buyer's order names the same waybill: whose goods are in it nobody can say, so that for no order it proves that they left, or
 * arrived, until one of them names another.
 */
export function isContested({ sharedWith }: Pick<SnapshotParcel, "sharedWith">): boolean {
  return sharedWith.some(({ merged }) => !merged);
}

/** A parcel as far as it proves anything about its order by now. */
function proven(parcel: SnapshotParcel, now: number): SnapshotParcel {
  return isContested(parcel) ? { ...parcel, progress: null, pickedUpAt: null, signedAt: null } : provenBy(parcel, now);
}

type Named = Pick<SnapshotParcel, "direction" | "toldVersion"> & { pickedUpAt: Date | number | null };

/**
 * Parcels on their way to the buyer, without those that another has replaced: the newest version of the order that names any names only others.
 * If what was replaced travels and nothing else does, the goods are in it, whatever the channel says.
 */
export function sentParcels<Parcel extends Named>(parcels: readonly Parcel[]): Parcel[] {
  const outbound = parcels.filter((parcel) => parcel.direction === "outbound");
  const newest = Math.max(...outbound.map((parcel) => parcel.toldVersion));
  const travels = outbound.some((parcel) => parcel.toldVersion === newest && parcel.pickedUpAt !== null);
  return outbound.filter((parcel) => parcel.toldVersion === newest || (!travels && parcel.pickedUpAt !== null));
}

/** Parcels with what is sent instead of goods that come back, without those that their case has since named another instead of. */
export function exchangeParcels<Parcel extends Pick<Named, "direction" | "toldVersion">>(parcels: readonly Parcel[]): Parcel[] {
  return parcels.filter((parcel) => parcel.direction === "exchange" && parcel.toldVersion >= 0);
}

export type Evidence = { [key: string]: string | number | boolean | null };

export interface Derived {
  order: { id: string; state: OrderState; auditedAt: number | null; packedAt: number | null; outboundAt: number | null; signedAt: number | null };
  lines: { id: string; state: OrderState }[];
}

/** States and times as warehouse and parcels prove them by `now` (ms). An order is as far as the furthest of its parcels; its lines say which. */
export function derive(snapshot: Snapshot, now: number): Derived {
  const sent = sentParcels(snapshot.parcels).map((parcel) => proven(parcel, now));
  const byWarehouse = snapshot.warehouse.map(({ kind }) => provenByWarehouse(kind)).reduce<OrderState | null>(further, null);
  const byParcels = sent.map((parcel) => parcel.progress).reduce<OrderState | null>(further, null);
  const at = (kind: string): number | null => earliestOf(snapshot.warehouse.filter((fact) => fact.kind === kind).map((fact) => fact.at));
  // Where the channel says which line is in which parcel, a line that is in none has not left. Until it says so, a line is only as
  // far as the parcel that is least far: it may be in that one, and a state does not go back when the channel says so later.
  const named = snapshot.lines.some((line) => line.waybills.length > 0);
  const byLeast = sent.some((parcel) => parcel.progress === null) ? null : sent.map((parcel) => parcel.progress).reduce<OrderState | null>(nearer, null);
  const lines = snapshot.lines.map((line) => {
    const keys = new Set(line.waybills.map(waybillKey));
    const own = sent.filter((parcel) => keys.has(waybillKey(parcel.waybill))).map((parcel) => parcel.progress);
    const carried = named ? own.reduce<OrderState | null>(further, null) : byLeast;
    return { id: line.id, state: advance(advance(line.toldState, byWarehouse), carried) };
  });
  return {
    order: {
      id: snapshot.id,
      state: advance(advance(snapshot.toldState, byWarehouse), byParcels),
      auditedAt: at("audited"),
      packedAt: at("packed"),
      outboundAt: earliestOf([at("outbound"), at("delivered"), ...sent.map((parcel) => parcel.pickedUpAt)]),
      signedAt: earliestOf([at("delivered"), ...sent.map((parcel) => parcel.signedAt)]),
    },
    lines,
  };
}

function further(left: OrderState | null, right: OrderState | null): OrderState | null {
  return left === null ? right : advance(left, right);
}

/** The less far of two states. */
function nearer(left: OrderState | null, right: OrderState | null): OrderState | null {
  if (left === null || right === null) return left ?? right;
  return rank(left) <= rank(right) ? left : right;
}

function earliestOf(times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length > 0 ? Math.min(...known) : null;
}
