/** Places where many parcels stand still at once. */
import { commit, type Store, type Tx } from "../store/index.ts";
import { lockOrders } from "./lock.store.ts";

/** An incident at a place: since when the first of its parcels stands, ms, and how many stood when it was found. */
interface HubIncident {
  since: number;
  parcels: number;
}
/** Incidents that last, by place. */
export type SilentHubs = ReadonlyMap<string, HubIncident>;

/** So many parcels make an incident of what is bad luck for each of them; it is over when fewer than half of that stand. */
export const ENOUGH_SILENT = 5;
/** A place where more parcels went on lately than stand still works. */
const LATELY = "12 hours";

/** Incidents that last. */
export async function silentHubs(reader: Pick<Tx, "rows">): Promise<SilentHubs> {
  const rows = await reader.rows<HubIncident & { place: string }>(
    `SELECT place, round(date_part('epoch', since) * 1000)::float8 AS since, parcels FROM hub_incident WHERE ended_at IS NULL`,
    [],
  );
  return new Map(rows.map(({ place, since, parcels }) => [place, { since, parcels }]));
}

const STANDING = `SELECT f.evidence->>'place' AS place, count(*)::int AS parcels, min(f.since) AS since FROM finding f
  WHERE f.kind = 'stalled' AND f.resolved_at IS NULL AND f.evidence->>'place' <> '' GROUP BY 1`;

/**
 * Finds places where incidents began or ended, and has the orders that stand there looked at again. Meant for every sweep: where nothing stands
 * still it costs one look at the open findings. @returns how many began or ended.
 */
export async function watchHubs(store: Store): Promise<number> {
  const standing = await store.rows<{ place: string; parcels: number; since: Date }>(STANDING);
  const many = new Map(standing.map((row) => [row.place, row]));
  const lasting = await silentHubs(store);
  const begun = standing.filter(({ place, parcels }) => parcels >= ENOUGH_SILENT && !lasting.has(place));
  const over = [...lasting.keys()].filter((place) => (many.get(place)?.parcels ?? 0) < ENOUGH_SILENT / 2);
  const works = await workingPlaces(store, begun);
  const found = begun.filter(({ place }) => !works.has(place));
  if (found.length + over.length === 0) return 0;
  return commit(store, "system", async (tx) => {
    await lockOrders(tx);
    tx.run(
      `INSERT INTO hub_incident (place, since, parcels, found_at) SELECT place, since, parcels, $1
       FROM jsonb_to_recordset($2::jsonb) AS h(place text, since timestamptz, parcels int)
       WHERE NOT EXISTS (SELECT 1 FROM hub_incident lasts WHERE lasts.place = h.place AND lasts.ended_at IS NULL) ON CONFLICT DO NOTHING`,
      [tx.at, found],
    );
    tx.run("UPDATE hub_incident SET ended_at = $1 WHERE place = ANY($2) AND ended_at IS NULL", [tx.at, over]);
    tx.run(
      `UPDATE "order" SET check_at = $1 WHERE id IN (SELECT order_id FROM finding WHERE kind IN ('stalled', 'hub_silent') AND resolved_at IS NULL AND evidence->>'place' = ANY($2))`,
      [tx.at, [...found.map(({ place }) => place), ...over]],
    );
    for (const { place, parcels } of found) tx.journal({ verb: "hub.silent", subject: "hub", subjectId: place, data: { parcels } });
    return found.length + over.length;
  });
}

/** Of these places those that more parcels were scanned at lately than stand still there. */
async function workingPlaces(store: Store, standing: readonly { place: string; parcels: number }[]): Promise<Set<string>> {
  if (standing.length === 0) return new Set();
  const rows = await store.rows<{ place: string; moved: number }>(
    `SELECT coalesce(last_place, '') AS place, count(*)::int AS moved FROM parcel WHERE last_place = ANY($1) AND last_scan_at > $2::timestamptz - interval '${LATELY}' GROUP BY 1`,
    [standing.map(({ place }) => place), new Date(store.clock.now())],
  );
  const moved = new Map(rows.map((row) => [row.place, row.moved]));
  return new Set(standing.flatMap(({ place, parcels }) => ((moved.get(place) ?? 0) > parcels ? [place] : [])));
}
