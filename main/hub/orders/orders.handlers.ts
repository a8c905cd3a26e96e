/** Answers the contract's `orders` part. */
import type { Principal } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { ok, refuse } from "../kernel/result.ts";
import type { Store } from "../store/index.ts";
import { findingsPage, type OrderRow } from "./orders.view.store.ts";
import { revealReceiver } from "./reveal.commands.ts";
import { findingView, orderTimeline } from "./timeline.queries.ts";

/** Cases about orders, oldest first; orders without any may be left out. Handed in: this room knows no cases. */
export type CasesAbout = (orderIds: readonly string[]) => Promise<ReadonlyMap<string, readonly { id: string; open: boolean }[]>>;

/** Handlers for timeline and findings. */
export function orderHandlers(store: Store, casesAbout: CasesAbout): HandlersOf<Contract["orders"], Principal> {
  const counted = async (rows: readonly OrderRow[]): Promise<(OrderRow & { openCases: number })[]> => {
    const cases = await casesAbout(rows.map((row) => row.id));
    return rows.map((row) => ({ ...row, openCases: (cases.get(row.id) ?? []).filter((one) => one.open).length }));
  };
  return {
    reveal: (asked, principal) => revealReceiver(store, asked, principal),
    timeline: async ({ ref }) => {
      const found = await orderTimeline(store, ref.trim());
      if (!found) return refuse("NOT_FOUND", "没有找到这个订单。");
      const cases = await casesAbout([found.order.id]);
      return ok({ ...found, caseIds: (cases.get(found.order.id) ?? []).map(({ id }) => id) });
    },
    findings: async ({ kind, page, size }) => {
      const found = await findingsPage(store, { kind: kind ?? null, page, size });
      const now = store.clock.now();
      const orders = await counted(found.rows.map((row) => row.order));
      const rows = found.rows.flatMap(({ finding }, place) => {
        const order = orders[place];
        return order ? [{ finding: findingView(finding, now), order }] : [];
      });
      return ok({ ...found, rows });
    },
  };
}
