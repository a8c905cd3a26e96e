/** Taking what a seller's own warehouse and books say about orders. */
import type { WarehouseEvent } from "../connectors/port.ts";
import type { Tx } from "../store/index.ts";
import { nameSent } from "./name-parcels.commands.ts";
import { ordersMeant, refKey } from "./order-refs.store.ts";
import type { SentParcel } from "./parcel.store.ts";
import { warehousesReached } from "./reach.store.ts";
import type { Touched } from "./refresh.commands.ts";
import { growTimelines } from "./timeline.store.ts";
import { warehouseEvent } from "./warehouse.ts";

export interface GivenEvent {
  /** Shop of whoever says it: order references are read from there. */
  shopId: string;
  /** When it reached us. */
  saidAt: Date;
  /** It is taken for orders of its own shop alone. */
  ownShopOnly?: boolean;
  fact: WarehouseEvent;
}
export interface TakenEvents {
  /** Per event given, in the same order: the order it is about, `ambiguous`, or `null` when that is not known yet. */
  orders: (string | "ambiguous" | null)[];
}

/** The parcel that left, where whoever says so names its waybill as the order's. */
function namedIn(orderId: string, { data: { named, waybill, carrier } }: WarehouseEvent): SentParcel[] {
  if (named !== true || typeof waybill !== "string" || waybill === "") return [];
  return [{ orderId, waybill, carrier: typeof carrier === "string" ? carrier : "" }];
}

/** Takes facts of warehouse and books, under the orders' lock; the same event again changes nothing. */
export async function takeWarehouseEvents(tx: Tx, given: readonly GivenEvent[], touched: Touched): Promise<TakenEvents> {
  if (given.length === 0) return { orders: [] };
  const refs = given.map(({ shopId, saidAt, ownShopOnly = false, fact }) => ({ shopId, saidAt, ownShopOnly, ref: fact.orderRef }));
  const meant = await ordersMeant(tx, refs);
  const orders = refs.map((ref) => {
    const order = meant.get(refKey(ref)) ?? null;
    return order === null || order === "ambiguous" ? order : order.orderId;
  });
  const events = given.flatMap(({ fact }, index) => {
    const orderId = orders[index];
    return orderId && orderId !== "ambiguous" ? [warehouseEvent(orderId, fact)] : [];
  });
  await warehousesReached(
    tx,
    given.flatMap(({ fact }, index) => {
      const order = meant.get(refKey(refs[index] ?? { shopId: "", ref: "" }));
      // A table of some parcels is no warehouse that tells of all: from its silence nothing is concluded.
      return order && order !== "ambiguous" && fact.kind !== "books_posted" && fact.data.named !== true ? [{ shopId: order.shopId, at: fact.at }] : [];
    }),
  );
  await nameSent(
    tx,
    given.flatMap(({ fact }, index) => {
      const orderId = orders[index];
      return orderId && orderId !== "ambiguous" ? namedIn(orderId, fact) : [];
    }),
  );
  for (const id of await growTimelines(tx, events)) {
    touched.orderIds.add(id);
    touched.tell.add(id);
    touched.whole.delete(id);
  }
  return { orders };
}
