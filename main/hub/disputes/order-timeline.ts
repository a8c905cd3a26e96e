import type { OrderTimeline } from "../orders/index.ts";

/** An order with everything that happened to it, as the orders room tells it. */
export type OrderStory = Pick<OrderTimeline, "order" | "timeline" | "findings">;

/** Asks the orders room for an order by id; `null` when there is none. */
export type ReadOrder = (orderId: string) => Promise<OrderStory | null>;
