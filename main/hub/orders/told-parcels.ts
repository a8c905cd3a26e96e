/** Which parcels an order's versions name: pure, and the same whatever order they come in. */
import type { ChannelOrder, ChannelParcel, OrderState } from "../connectors/port.ts";
import { isSame } from "../kernel/same.ts";
import { earliest, type OrderRecord } from "./order.ts";
import type { ToldParcel } from "./parcel.store.ts";
import { cleanWaybill, waybillKey } from "./waybill.ts";

/** A fact with its waybills as they are kept. */
export function withCleanWaybills(fact: ChannelOrder): ChannelOrder {
  return {
    ...fact,
    lines: fact.lines.map((line) => (line.waybill === null ? line : { ...line, waybill: cleanWaybill(line.waybill) || null })),
    parcels: fact.parcels.map((parcel) => ({ ...parcel, waybill: cleanWaybill(parcel.waybill) })),
  };
}

/** Parcels after a version of the order. However a waybill is spelled, it is one parcel; its carrier is the one that the newest version names. */
export function mergeToldParcels(known: readonly ToldParcel[], fact: ChannelOrder, ids: () => Pick<ToldParcel, "id" | "orderId">): ToldParcel[] {
  const parcels = new Map(known.map((parcel) => [waybillKey(parcel.waybill), parcel]));
  for (const told of parcelsOf(fact)) {
    const key = waybillKey(told.waybill);
    const seen = parcels.get(key) ?? { ...ids(), ...told, toldVersion: fact.version, carrierVersion: told.carrier === "" ? 0 : fact.version };
    const isNewer = told.carrier !== "" && (fact.version > seen.carrierVersion || (fact.version === seen.carrierVersion && told.carrier > seen.carrier));
    parcels.set(key, {
      ...seen,
      waybill: plainer(seen.waybill, told.waybill),
      ...(isNewer ? { carrier: told.carrier, carrierVersion: fact.version } : {}),
      shippedAt: earliest(seen.shippedAt, told.shippedAt),
      toldVersion: Math.max(seen.toldVersion, fact.version),
    });
  }
  return [...parcels.values()];
}

/** Of two spellings of one waybill the plain one is kept. */
function plainer(left: string, right: string): string {
  return left.length < right.length || (left.length === right.length && left <= right) ? left : right;
}

/** Parcels of a fact; a waybill that only a line names counts too. */
function parcelsOf(fact: ChannelOrder): ChannelParcel[] {
  const named = new Set(fact.parcels.map((parcel) => waybillKey(parcel.waybill)));
  const byLine = fact.lines.flatMap((line) =>
    line.waybill && !named.has(waybillKey(line.waybill)) ? [{ carrier: line.carrier ?? "", waybill: line.waybill, shippedAt: null }] : [],
  );
  return [...fact.parcels, ...byLine].filter((parcel) => parcel.waybill !== "");
}

/** True when scans of the order's parcels read differently now: it is older than was known, goes elsewhere, or has taken a return parcel for its own. */
export function readsDifferently(before: Side | undefined, after: Side): boolean {
  if (before === undefined) return false;
  const taken = after.parcels.some(({ id, toldVersion }) => toldVersion > 0 && before.parcels.some((kept) => kept.id === id && kept.toldVersion <= 0));
  return taken || before.order.createdAt.getTime() !== after.order.createdAt.getTime() || before.order.receiver.city !== after.order.receiver.city;
}

/** States in which a version that names no parcel any more takes back the one that an older version named. */
export const NOT_SHIPPED: readonly OrderState[] = ["created", "paid", "audited", "allocated", "packed"];

/** True when which parcels an order has, which of them count, since when, or to whom they go, may be another now: orders under the same waybills are to know. */
export function namesOthers(before: Side | undefined, after: Side): boolean {
  const current = (side: Side): string => {
    const newest = Math.max(...side.parcels.map((parcel) => parcel.toldVersion));
    const { version, claimedState } = side.order;
    const takenBack = version > newest && claimedState !== null && NOT_SHIPPED.includes(claimedState);
    return side.parcels
      .flatMap((parcel) => (parcel.toldVersion === newest && !takenBack ? waybillKey(parcel.waybill) : []))
      .sort()
      .join();
  };
  if (after.parcels.length === 0) return false;
  const { receiver } = after.order;
  return (
    before === undefined ||
    before.parcels.length === 0 ||
    current(before) !== current(after) ||
    before.order.createdAt.getTime() !== after.order.createdAt.getTime() ||
    !isSame(before.order.receiver, receiver)
  );
}

interface Side {
  order: Pick<OrderRecord, "createdAt" | "receiver" | "version" | "claimedState">;
  parcels: readonly ToldParcel[];
}
