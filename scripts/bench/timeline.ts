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

/**
 * Reads timelines of orders drawn at random from all that `bulkFill` made, product and floor in turn and never the same order, so that neither
 * finds pages the other one fetched and both meet the same noise of the machine. A fifth as many reads go before and are not counted.
 */
export async function timelineSpeed(store: Store, reads: number, onProgress: (share: number) => void): Promise<TimelineSpeed> {
  const [row] = await store.rows<{ count: number }>(`SELECT count(*)::int AS count FROM "order" WHERE shop_id = 'bulk'`);
  const count = row?.count ?? 0;
  const draw = drawer(count);
  const anOrder = (): string => `bulk${String(draw(count)).padStart(9, "0")}`;
  const product = async (id: string): Promise<boolean> => (await orderTimeline(store, id)) !== null;
  const floor = async (id: string): Promise<boolean> => (await store.pool.query({ name: "bench_floor", text: FLOOR, values: [id] })).rows.length === 1;
  const times: Record<"product" | "floor", number[]> = { product: [], floor: [] };
  const warmUp = Math.ceil(reads / 5);
  for (let read = -warmUp; read < reads; read += 1) {
    for (const [name, answer] of [
      ["product", product],
      ["floor", floor],
    ] as const) {
      const id = anOrder();
      const start = performance.now();
      const found = await answer(id);
      const took = performance.now() - start;
      if (!found) throw new Error(`Order ${id} is not there`);
      if (read >= 0) times[name].push(took);
    }
    if (read % 100 === 0) onProgress(Math.max(0, read) / reads);
  }
  return { product: spreadOf(times.product), floor: spreadOf(times.floor) };
}
