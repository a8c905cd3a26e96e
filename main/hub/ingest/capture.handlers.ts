/** The capture board: each shop over a day. */
import type { InferSchemaOutput } from "@orpc/contract";
import type { Principal } from "../access/index.ts";
import type { Connector } from "../connectors/port.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { ok } from "../kernel/result.ts";
import { beijingMidnight, fromBeijing, toBeijing } from "../kernel/time.ts";
import { commit, type Store } from "../store/index.ts";
import { delaysByHour, forgetDelays, gapsOf, keepHours, keptHours, type OrdersByHour, type OrdersOfHour, waysByHour } from "./capture.store.ts";
import { HOUR_MS, spreadOf, USUAL_DAYS, usualOf } from "./capture.ts";
import { allShops } from "./shop.store.ts";

export interface CaptureDeps {
  store: Store;
  /** The connector of a channel: shops of those that have no orders are left out. */
  connectors: (channel: string) => Connector | undefined;
  ordersByHour: OrdersByHour;
}
type Board = InferSchemaOutput<NonNullable<Contract["capture"]["board"]["~orpc"]["outputSchema"]>>;
type Hours = Board["shops"][number]["hours"];

const DAY_MS = 24 * HOUR_MS;
const GAPS_SHOWN = 500;
/** Days that delays are kept of. */
const KEPT_DAYS = 60;

/** Answers the contract's `capture` part. */
export function captureHandlers(deps: CaptureDeps): HandlersOf<Contract["capture"], Principal> {
  return {
    board: async ({ day }) => ok(await boardOf(deps, day ?? toBeijing(new Date(deps.store.clock.now())).slice(0, 10))),
    gaps: async (of) => ok({ rows: await gapsOf(deps.store, { ...of, most: GAPS_SHOWN }) }),
  };
}

async function boardOf({ store, ordersByHour, connectors }: CaptureDeps, day: string): Promise<Board> {
  const midnight = (fromBeijing(`${day} 00:00:00`) ?? beijingMidnight(store.clock.now())).getTime();
  const span = { from: new Date(midnight), to: new Date(midnight + DAY_MS) };
  const [shops, orders, before, ways, delays] = await Promise.all([
    allShops(store),
    ordersByHour(store, span),
    keptHours(store, { from: new Date(midnight - USUAL_DAYS * DAY_MS), to: span.from }),
    waysByHour(store, span),
    delaysByHour(store, span),
  ]);
  const withOrders = shops.filter(({ channel }) => connectors(channel)?.manifest.abilities.includes("orders") ?? true);
  const now = store.clock.now();
  const told = Math.min(24, Math.max(0, Math.ceil((now - midnight) / HOUR_MS)));
  const [ofOrders, ofBefore, ofWays, ofDelays] = [byShop(orders), byShop(before), byShop(ways), byShop(delays)];
  return {
    day,
    shops: withOrders.map(({ id }) => {
      const own = ofOrders.get(id) ?? [];
      const past = ofBefore.get(id) ?? [];
      const usual = usualOf(past, midnight);
      const hours = Array.from({ length: told }, (_, nth): Hours[number] => {
        const hour = new Date(midnight + nth * HOUR_MS);
        const isIt = (row: { hour: Date }): boolean => row.hour.getTime() === hour.getTime();
        const { pushes = 0, pulls = 0, refetches = 0 } = ofWays.get(id)?.find(isIt) ?? {};
        const spread = spreadOf((ofDelays.get(id) ?? []).filter(isIt));
        return {
          hour,
          orders: own.find(isIt)?.orders ?? 0,
          usual: usual[nth] ?? null,
          pushes,
          pulls,
          refetches,
          p50Seconds: spread?.p50Seconds ?? null,
          worstSeconds: spread?.worstSeconds ?? null,
        };
      });
      const over = usual.slice(0, Math.floor((now - midnight) / HOUR_MS));
      return {
        shopId: id,
        lastOrderAt: newest([...past, ...own]),
        orders: own.reduce((sum, row) => sum + row.orders, 0),
        usual: usual[0] === null ? null : over.reduce<number>((sum, one) => sum + (one ?? 0), 0),
        hours,
      };
    }),
  };
}

const byShop = <Row extends { shopId: string }>(rows: readonly Row[]): Map<string, Row[]> => Map.groupBy(rows, ({ shopId }) => shopId);

function newest(rows: readonly OrdersOfHour[]): Date | null {
  const last = Math.max(0, ...rows.map(({ lastAt }) => lastAt.getTime()));
  return last > 0 ? new Date(last) : null;
}

/** Counts anew how many orders each hour of the days brought that say what is usual: what came late counts, too. @returns hours that have any. */
export async function settleHours({ store, ordersByHour }: Omit<CaptureDeps, "connectors">): Promise<number> {
  const midnight = beijingMidnight(store.clock.now()).getTime();
  // A day more than is looked back on, so that one may look at yesterday's board.
  const from = new Date(midnight - (USUAL_DAYS + 1) * DAY_MS);
  const rows = await ordersByHour(store, { from, to: new Date(midnight + DAY_MS) });
  await commit(store, "system", async (tx) => {
    keepHours(tx, { from, rows, before: new Date(midnight - KEPT_DAYS * DAY_MS) });
    forgetDelays(tx, new Date(midnight - KEPT_DAYS * DAY_MS));
  });
  return rows.length;
}
