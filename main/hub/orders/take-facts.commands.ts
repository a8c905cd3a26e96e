/** Taking what anybody says about orders: everything of a batch in one write, and then once what follows from it. */
import type { Tx } from "../store/index.ts";
import { lockOrders } from "./lock.store.ts";
import { type ReturningParcel, refresh, touching } from "./refresh.commands.ts";
import { type AccountsOf, type GivenOrder, type TakenOrders, takeOrders } from "./take-orders.commands.ts";
import { type GivenTrace, type TakenTraces, takeTraces } from "./take-traces.commands.ts";
import { type GivenEvent, type TakenEvents, takeWarehouseEvents } from "./take-warehouse.commands.ts";

/** What channels, trackers and a seller's own systems say. */
export interface GivenFacts {
  orders?: readonly GivenOrder[];
  traces?: readonly GivenTrace[];
  warehouse?: readonly GivenEvent[];
  /** Who knows whose new orders are. Without it they are written as nobody's. */
  accountsOf?: AccountsOf;
  /** What else follows from orders that were told, done while the server is busy with their states; it may ask nothing about those. */
  meanwhile?: (orders: TakenOrders) => Promise<void>;
}
export interface TakenFacts {
  orders: TakenOrders;
  traces: TakenTraces;
  warehouse: TakenEvents;
  /** Return parcels that anything of it was about, as they stand now: signed at our door is arrival. */
  returns: readonly ReturningParcel[];
}

/**
 * Takes facts, hundreds at a time. They may repeat, come late and in any order: what is stored in the end is the same. Orders are taken
 * first, so that what else the batch says about a new one finds it. Emits `order.taken`, `parcel.known`, `order.changed`, `order.finding`.
 */
export async function takeFacts(tx: Tx, { orders = [], traces = [], warehouse = [], accountsOf, meanwhile }: GivenFacts): Promise<TakenFacts> {
  if (orders.length + traces.length + warehouse.length > 0) await lockOrders(tx);
  const touched = touching();
  const taken: TakenFacts = {
    orders: await takeOrders(tx, orders, { touched, accountsOf }),
    traces: await takeTraces(tx, traces, touched),
    warehouse: await takeWarehouseEvents(tx, warehouse, touched),
    returns: touched.returns,
  };
  await allOf([refresh(tx, touched), meanwhile?.(taken.orders)]);
  return taken;
}

/** Waits for all, also where one fails: nobody may go on with a write that has ended. */
async function allOf(works: readonly (Promise<void> | undefined)[]): Promise<void> {
  for (const ended of await Promise.allSettled(works)) if (ended.status === "rejected") throw ended.reason;
}
