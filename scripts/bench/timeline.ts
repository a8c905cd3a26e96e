/** How fast "where is it and why" is answered, beside the bare read of the rows it is answered from. */
import { orderTimeline } from "../../main/hub/orders/index.ts";
import type { Store } from "../../main/hub/store/index.ts";
import { drawer, type Spread, spreadOf } from "./figures.ts";

export interface TimelineSpeed {
  product: Spread;
  floor: Spread;
}

/** The same rows by the order's id, whole and as they lie there, in one round trip. */
const FLOOR = `SELECT to_jsonb(o) AS "order",
  (SELECT jsonb_agg(l) FROM order_line l WHERE l.order_id = o.id) AS lines,
  (SELECT jsonb_agg(p) FROM parcel p WHERE p.order_id = o.id) AS parcels,
  (SELECT jsonb_agg(e ORDER BY e.at, e.id) FROM timeline_event e WHERE e.order_id = o.id) AS timeline,
  (SELECT jsonb_agg(f) FROM finding f WHERE f.order_id = o.id) AS findings
  FROM "order" o WHERE o.id = $1`;

/** Long enough for a store to have its own pages at hand, short enough for every store to meet the same noise of the machine. */
const ROUNDS = 8;
/** Reads of a turn that are not counted: one in so many. */
const WARM_UP = 5;

/**
 * Reads timelines of orders drawn at random from all that `bulkFill` made, in turns from each store. Product and floor take turns too and
 * never read the same order, so that neither finds pages the other one fetched.
 */
export async function timelineSpeed(stores: readonly Store[], reads: number, onProgress: (share: number) => void): Promise<TimelineSpeed[]> {
  const readers = await Promise.all(stores.map(openReader));
  const perTurn = Math.ceil(reads / ROUNDS);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [at, reader] of readers.entries()) {
      for (let read = -Math.ceil(perTurn / WARM_UP); read < perTurn; read += 1) await reader.read(read >= 0);
      onProgress((round + (at + 1) / readers.length) / ROUNDS);
    }
  }
  return readers.map(({ times }) => ({ product: spreadOf(times.product), floor: spreadOf(times.floor) }));
}

interface Reader {
  times: Record<keyof TimelineSpeed, number[]>;
  /** One order by the product, another one by the floor. */
  read(isCounted: boolean): Promise<void>;
}

async function openReader(store: Store): Promise<Reader> {
  const [row] = await store.rows<{ count: number }>(`SELECT count(*)::int AS count FROM "order" WHERE shop_id = 'bulk'`);
  const count = row?.count ?? 0;
  const draw = drawer(count);
  const times: Reader["times"] = { product: [], floor: [] };
  const ways = {
    product: async (id: string) => (await orderTimeline(store, id)) !== null,
    floor: async (id: string) => (await store.pool.query({ name: "bench_floor", text: FLOOR, values: [id] })).rows.length === 1,
  };
  return {
    times,
    read: async (isCounted) => {
      for (const name of ["product", "floor"] as const) {
        const id = `bulk${String(draw(count)).padStart(9, "0")}`;
        const start = performance.now();
        const found = await ways[name](id);
        const took = performance.now() - start;
        if (!found) throw new Error(`Order ${id} is not there`);
        if (isCounted) times[name].push(took);
      }
    },
  };
}
