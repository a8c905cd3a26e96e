/** What was kept before, told again after something else was told about the same thing (docs/decisions/0017). */
import type { Tx } from "../store/index.ts";
import { contentKey, keptKey, keyEnd, type RawRow, type Via } from "./raw.ts";

/** What a channel answers when it is asked is how things stand; what it sends by itself may be old. */
const ASKED: ReadonlySet<Via> = new Set(["pull", "refetch"]);

/**
 * Of a batch that was kept but for its repeats: what is to be kept once more, under a key of its own, because the thing was told otherwise in between. Only
 * the last word about a thing counts. What cannot be told from a message that came late is kept as a reason to ask.
 */
export async function toldAnew(tx: Tx, rows: readonly RawRow[], fresh: ReadonlySet<string>): Promise<RawRow[]> {
  const lasts = [...Map.groupBy(rows.filter(mayReturn), ({ shopId, about }) => `${shopId}\n${about}`).values()].flatMap((told) => {
    const isNews = told.length === new Set(told.map(placeOf).filter((place) => fresh.has(place))).size;
    return isNews ? [] : told.slice(-1);
  });
  if (lasts.length === 0) return [];
  const newest = await newestAbout(tx, lasts);
  return lasts.flatMap((row, at) => {
    const before = newest[at];
    if (!before || contentKey(before.key) === keptKey(row)) return [];
    // Named by what it follows it is kept once, whoever else tells it at the same moment.
    if (ASKED.has(row.via)) return [{ ...row, dedupeKey: `${keptKey(row)}~${before.id}` }];
    return row.askTopic === undefined ? [] : [{ ...row, topic: row.askTopic, dedupeKey: `${keptKey(row)}?${before.id}` }];
  });
}

/** Place of a payload among all that are kept. */
export function placeOf(row: Pick<RawRow, "shopId" | "dedupeKey">): string {
  return `${row.shopId}\n${keptKey(row)}`;
}

function mayReturn({ about, via, askTopic }: RawRow): boolean {
  return about !== undefined && (ASKED.has(via) || askTopic !== undefined);
}

/** Of each thing the key that was kept last; reasons to ask tell nothing of it. */
async function newestAbout(tx: Tx, rows: readonly RawRow[]): Promise<({ id: string; key: string } | undefined)[]> {
  const asked = rows.map(({ shopId, about = "" }, nth) => ({ nth, shopId, from: about, until: keyEnd(about) }));
  const found = await tx.rows<{ nth: number; id: string; key: string }>(
    `SELECT asked.nth, newest.id::text, newest.key FROM jsonb_to_recordset($1::jsonb) AS asked(nth int, "shopId" text, "from" text, until text)
     CROSS JOIN LATERAL (SELECT id, key FROM (SELECT id, dedupe_key AS key FROM raw_item
       WHERE shop_id = asked."shopId" AND dedupe_key >= asked."from" AND dedupe_key < asked.until AND dedupe_key !~ '[?][0-9]+$' OFFSET 0) about ORDER BY id DESC LIMIT 1) newest`,
    [asked],
  );
  const byPlace = new Map(found.map((row) => [row.nth, row]));
  return rows.map((_, nth) => byPlace.get(nth));
}
