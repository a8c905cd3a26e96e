import type { FindingView, OrderView, TimelineEntry } from "../contract/index.ts";

/** An order with everything that happened to it, as the orders room tells it. */
export interface OrderTimeline {
  order: OrderView;
  timeline: TimelineEntry[];
  findings: FindingView[];
}

/** Asks the orders room for an order by id; `null` when there is none. */
export type ReadOrder = (orderId: string) => Promise<OrderTimeline | null>;
