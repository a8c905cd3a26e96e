import type { OrderListRow } from "../contract/rest/lists.ts";
import type { OrderState } from "../contract/words.ts";
import type { Store } from "../store/index.ts";

const ROW = `SELECT o.id, o.number, o.channel_order_id AS "ownId", o.state, o.channel_status AS "channelStatus", o.total_fen AS "totalFen", o.paid_fen AS "paidFen",
  o.refunded_fen AS "refundedFen", o.created_at AS "createdAt", o.paid_at AS "paidAt", o.outbound_at AS "outboundAt", o.signed_at AS "signedAt",
  o.finished_at AS "finishedAt", o.closed_at AS "closedAt",
  coalesce((SELECT jsonb_agg(jsonb_build_object('direction', p.direction, 'carrier', p.carrier, 'waybill', p.waybill, 'state', p.state, 'lastPlace', p.last_place)
    ORDER BY p.direction, p.waybill) FROM parcel p WHERE p.order_id = o.id), '[]') AS parcels,
  coalesce((SELECT jsonb_agg(DISTINCT f.kind) FROM finding f WHERE f.order_id = o.id AND f.resolved_at IS NULL), '[]') AS findings
  FROM "order" o`;

/** Which orders: of one shop, and in one state where that is given. */
interface Which {
  shopId: string;
  state: OrderState | null;
}

/** Orders of a shop after an id, in order of id; with `since` only those that something was told about since. */
export function ordersAfter(store: Store, which: Which, from: { id: string; since: Date | null; limit: number }): Promise<OrderListRow[]> {
  return store.rows(
    `${ROW} WHERE o.shop_id = $1 AND ($2::text IS NULL OR o.state = $2) AND o.id > $3
       AND ($4::timestamptz IS NULL OR o.told_at >= $4 OR EXISTS (SELECT 1 FROM timeline_event e WHERE e.order_id = o.id AND e.learnt_at >= $4))
     ORDER BY o.id LIMIT $5`,
    [which.shopId, which.state, from.id, from.since, from.limit],
  );
}

/** Those of these orders that are of the shop and in the state. */
export function ordersAmong(store: Store, which: Which, ids: readonly string[]): Promise<OrderListRow[]> {
  return store.rows(`${ROW} WHERE o.id = ANY($3) AND o.shop_id = $1 AND ($2::text IS NULL OR o.state = $2) ORDER BY o.id`, [which.shopId, which.state, ids]);
}
