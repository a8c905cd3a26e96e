/** Answers the contract's `orders` part. */
import type { Principal } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { ok, refuse } from "../kernel/result.ts";
import type { Store } from "../store/index.ts";
import { findingsPage, searchOrders } from "./orders.store.ts";
import { findingView, orderTimeline } from "./timeline.queries.ts";

/** Handlers for search, timeline and findings. */
export function orderHandlers(store: Store): HandlersOf<Contract["orders"], Principal> {
  return {
    search: async ({ text, limit }) => ok({ rows: await searchOrders(store, text.trim(), limit) }),
    timeline: async ({ ref }) => {
      const found = await orderTimeline(store, ref.trim());
      return found ? ok(found) : refuse("NOT_FOUND", "没有找到这个订单。");
    },
    findings: async ({ kind, page, size }) => {
      const found = await findingsPage(store, { kind: kind ?? null, page, size });
      const now = store.clock.now();
      return ok({ ...found, rows: found.rows.map(({ finding, order }) => ({ finding: findingView(finding, now), order })) });
    },
  };
}
