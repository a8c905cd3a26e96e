/** Taking what a seller's own systems say about orders. */
import type { RestEvent } from "../contract/index.ts";
import type { Tx } from "../store/index.ts";
import { resolveRefs } from "./order.store.ts";
import type { Touched } from "./refresh.commands.ts";
import { addEvents } from "./timeline.store.ts";
import { warehouseEvent } from "./warehouse.ts";

export interface GivenEvent {
  /** Shop whose key sent it. */
  shopId: string;
  /** Unified number, order id, `channel:<shopId>:<channelOrderId>`, or the sender's own order id within its shop. */
  orderRef: string;
  event: RestEvent;
}
export interface TakenEvents {
  /** References that name no known order: let the payload wait. */
  unknown: string[];
  /** Order of each known reference. */
  orders: Map<string, string>;
}

/** Takes facts of warehouse and books, under the orders' lock; the same event id again changes nothing. */
export async function takeWarehouseEvents(tx: Tx, given: readonly GivenEvent[], touched: Touched): Promise<TakenEvents> {
  if (given.length === 0) return { unknown: [], orders: new Map() };
  const orders = await resolveOrderRefs(tx, given);
  const events = given.flatMap(({ orderRef, event }) => {
    const orderId = orders.get(orderRef);
    return orderId ? [warehouseEvent(orderId, event)] : [];
  });
  const grown = await addEvents(tx, events);
  for (const id of grown) {
    touched.orderIds.add(id);
    touched.tell.add(id);
  }
  return { unknown: [...new Set(given.map(({ orderRef }) => orderRef).filter((ref) => !orders.has(ref)))], orders };
}

/** Orders by any of the references the REST interface takes; unknown ones are left out. */
function resolveOrderRefs(tx: Tx, given: readonly { shopId: string; orderRef: string }[]): Promise<Map<string, string>> {
  const refs = new Map(given.map(({ shopId, orderRef }) => [orderRef, { ref: orderRef, ...splitRef(shopId, orderRef) }]));
  return resolveRefs(tx, [...refs.values()]);
}

/** `channel:<shopId>:<channelOrderId>`; anything else may be the sender's own id within its shop. */
export function splitRef(shopId: string | null, ref: string): { shopId: string | null; channelOrderId: string | null } {
  const match = /^channel:([^:]+):(.+)$/.exec(ref);
  return match ? { shopId: match[1] ?? null, channelOrderId: match[2] ?? null } : { shopId, channelOrderId: shopId === null ? null : ref };
}
