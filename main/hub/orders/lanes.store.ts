import { commit, type Store, type Tx } from "../store/index.ts";
import { ENOUGH_PARCELS, type LaneHours, type LearntLane } from "./findings/usual-hours.ts";
import { lockOrders } from "./lock.store.ts";
import { cityOf, laneNames } from "./place.ts";

const DAYS = 60;

/**
 * Longest pause of each parcel that was signed lately, by its lane's parts and by carrier alone (origin and target are null then). One
 * sample a parcel: a lane's 95th percentile then is what 19 of 20 parcels keep to. `$2` tells the city of each area a receiver wrote.
 */
const LEARN = `WITH scan AS (
    SELECT e.order_id, e.parcel_id, e.at, first_value(e.data->>'city') OVER way AS origin, e.at - lag(e.at) OVER way AS pause
    FROM parcel p JOIN timeline_event e ON e.order_id = p.order_id AND e.parcel_id = p.id AND e.source = 'carrier' AND e.kind <> 'label_only'
    WHERE p.direction = 'outbound' AND e.at BETWEEN p.picked_up_at AND p.signed_at AND p.last_scan_at > $1 WINDOW way AS (PARTITION BY e.parcel_id ORDER BY e.at, e.dedupe_key)
  ), longest AS (
    SELECT scan.order_id, scan.parcel_id, min(scan.origin) AS origin, max(extract(epoch FROM scan.pause)) / 3600 AS hours
    FROM scan GROUP BY 1, 2 HAVING max(scan.pause) IS NOT NULL
  ), sample AS (
    SELECT p.carrier, coalesce(longest.origin, '') AS origin, coalesce($2::jsonb->>(o.receiver->>'city'), '') AS target, longest.hours
    FROM longest JOIN parcel p ON p.id = longest.parcel_id JOIN "order" o ON o.id = longest.order_id
  )
  SELECT carrier, origin, target, count(*)::int AS samples, percentile_cont(0.5) WITHIN GROUP (ORDER BY hours) AS p50,
    percentile_cont(0.95) WITHIN GROUP (ORDER BY hours) AS p95
  FROM sample GROUP BY GROUPING SETS ((carrier), (carrier, origin, target))`;

const AREAS = `SELECT DISTINCT o.receiver->>'city' AS area FROM parcel p JOIN "order" o ON o.id = p.order_id
  WHERE p.signed_at IS NOT NULL AND p.last_scan_at > $1 AND o.receiver->>'city' <> ''`;

const KEEP = `INSERT INTO lane_stat (lane, samples, p50_hours, p95_hours, at)
  SELECT lane, samples, p50, p95, $1 FROM jsonb_to_recordset($2::jsonb) AS learnt(lane text, samples int, p50 float8, p95 float8)
  ON CONFLICT (lane) DO UPDATE SET samples = excluded.samples, p50_hours = excluded.p50_hours, p95_hours = excluded.p95_hours, at = excluded.at`;

/**
 * Learns how long lanes usually take between two scans, from parcels signed in the last 60 days, and has orders under way looked at
 * again with it. Meant for once a day. @returns the number of lanes.
 */
export async function learnLanes(store: Store): Promise<number> {
  // Read outside a transaction: nothing that writes, and no reader of events, waits for it.
  const since = new Date(store.clock.now() - DAYS * 86_400_000);
  const areas = await store.rows<{ area: string }>(AREAS, [since]);
  const cities = Object.fromEntries(areas.map(({ area }) => [area, cityOf(area)]));
  const lanes = (await store.rows<Learnt>(LEARN, [since, cities])).flatMap(named);
  if (lanes.length === 0) return 0;
  return commit(store, "system", async (tx) => {
    await lockOrders(tx);
    tx.run(KEEP, [tx.at, lanes]);
    tx.run(`UPDATE "order" SET check_at = $1 WHERE state IN ('outbound', 'in_transit', 'out_for_delivery')`, [tx.at]);
    return lanes.length;
  });
}

/** Learnt hours of the lanes with these names, of which enough parcels are known. */
export async function hoursOfLanes(reader: Pick<Store | Tx, "rows">, names: readonly string[]): Promise<LaneHours> {
  if (names.length === 0) return new Map();
  const rows = await reader.rows<LearntLane & { lane: string }>(
    "SELECT lane, p95_hours AS hours, samples AS parcels FROM lane_stat WHERE lane = ANY($1) AND samples >= $2",
    [[...new Set(names)], ENOUGH_PARCELS],
  );
  return new Map(rows.map(({ lane, hours, parcels }) => [lane, { hours, parcels }]));
}

interface Learnt {
  carrier: string;
  /** Null together with `target`: every parcel of the carrier. */
  origin: string | null;
  target: string | null;
  samples: number;
  p50: number;
  p95: number;
}

/** Under the name by which it is looked up; of a parcel whose cities are not known only its carrier can be learnt. */
function named({ carrier, origin, target, ...hours }: Learnt): { lane: string; samples: number; p50: number; p95: number }[] {
  if (origin === null || target === null) return [{ lane: carrier, ...hours }];
  const [lane = carrier] = laneNames(carrier, origin, target);
  return lane === carrier ? [] : [{ lane, ...hours }];
}
