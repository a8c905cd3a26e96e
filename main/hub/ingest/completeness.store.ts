/** What channels have of each day against what is held. */
import type { Listed } from "../connectors/port.ts";
import { beijingDay } from "../kernel/time.ts";
import { handedOver, type Store, type Tx } from "../store/index.ts";
import type { Span, What } from "./completeness.ts";
import { keyEnd } from "./raw.ts";

/** Until when each shop's changes were compared, ms, by `shop what`. */
export async function comparedTo(store: Store): Promise<Map<string, number>> {
  const rows = await store.rows<{ shopId: string; what: What; to: Date }>(
    `SELECT shop_id AS "shopId", what, max(checked_to) AS to FROM capture_day GROUP BY shop_id, what`,
  );
  return new Map(rows.map(({ shopId, what, to }) => [`${shopId} ${what}`, to.getTime()]));
}

/** When a version that a channel lists first came in; `later`: something newer of the thing came since it was listed. */
interface HeldVersion {
  nth: number;
  firstAt: Date | null;
  later: boolean;
}

const ASKED = handedOver<{ nth: number; from: string; until: string; thing: string; thingEnd: string }>({
  nth: "int",
  from: "text",
  until: "text",
  thing: "text",
  thingEnd: "text",
});

/** Of versions a channel listed since `asked`, when each came in. */
export async function heldVersions(store: Store, of: { shopId: string; listed: readonly Listed[]; asked: Date }): Promise<HeldVersion[]> {
  if (of.listed.length === 0) return [];
  const rows = of.listed.map(({ key }, nth) => {
    const [from, thing] = [`${key}:`, thingOf(key)];
    return { nth, from, until: keyEnd(from), thing, thingEnd: keyEnd(thing) };
  });
  return store.rows<HeldVersion>(
    `SELECT asked.nth, (SELECT min(item.received_at) FROM raw_item item WHERE item.shop_id = $1 AND item.dedupe_key >= asked."from" AND item.dedupe_key < asked.until) AS "firstAt",
       EXISTS (SELECT 1 FROM raw_item item WHERE item.shop_id = $1 AND item.dedupe_key >= asked.thing AND item.dedupe_key < asked."thingEnd" AND item.received_at >= $2) AS later
     FROM ${ASKED.from(3)} AS asked`,
    [of.shopId, of.asked, ...ASKED.values(rows)],
  );
}

/** `order:6920…:` of `order:6920…:2026-11-20 10:00:00`: what begins the keys of everything told about the thing. */
function thingOf(key: string): string {
  const [topic = "", id = ""] = key.split(":");
  return `${topic}:${id}:`;
}

/** A version that is missing. */
export interface Missing {
  versionKey: string;
  refId: string;
  changedAt: Date;
}

/** What a comparison found. */
export interface Compared {
  shopId: string;
  what: What;
  span: Span;
  listed: number;
  worstMs: number;
  missing: readonly Missing[];
}

/** Keeps a comparison; one of the same span adds nothing twice, for the next begins where it ended. What changed before the shop was connected came late by no fault. @returns whether it was kept. */
export async function keepComparison(tx: Tx, { shopId, what, span, listed, worstMs, missing }: Compared): Promise<boolean> {
  const day = beijingDay(new Date(span.day));
  const kept = await tx.count(
    `INSERT INTO capture_day (shop_id, what, day, checked_to, listed, held, worst_ms) VALUES ($1, $2, $3::date, $4, $5, $6, CASE WHEN $8 < (SELECT created_at FROM shop WHERE id = $1) THEN 0 ELSE $7::bigint END)
     ON CONFLICT (shop_id, what, day) DO UPDATE SET checked_to = excluded.checked_to, listed = capture_day.listed + excluded.listed,
       held = capture_day.held + excluded.held, worst_ms = greatest(capture_day.worst_ms, excluded.worst_ms)
     WHERE capture_day.checked_to < excluded.checked_to`,
    [shopId, what, day, new Date(span.to), listed, listed - missing.length, worstMs, new Date(span.from)],
  );
  if (missing.length > 0)
    tx.run(
      `INSERT INTO capture_gap (shop_id, version_key, what, ref_id, day, changed_at, found_at)
       SELECT $1, gap."versionKey", $2, gap."refId", $3::date, gap."changedAt", $4
       FROM jsonb_to_recordset($5::jsonb) AS gap("versionKey" text, "refId" text, "changedAt" timestamptz) ON CONFLICT DO NOTHING`,
      [shopId, what, day, tx.at, missing],
    );
  return kept > 0;
}

/** Keeps what a seller's own system told of a day, instead of what it told of it before. */
export function keepTold(tx: Tx, { shopId, day, listed, missing }: { shopId: string; day: string; listed: number; missing: number }): void {
  tx.run(
    `INSERT INTO capture_day (shop_id, what, day, checked_to, listed, held, worst_ms) VALUES ($1, 'orders', $2::date, $3, $4, $5, 0)
     ON CONFLICT (shop_id, what, day) DO UPDATE SET checked_to = excluded.checked_to, listed = excluded.listed, held = excluded.held`,
    [shopId, day, tx.at, listed, listed - missing],
  );
}

/** Gaps that something came for since: the version itself, or a newer one of the thing. Gives how many were filled. */
export async function fillGaps(tx: Tx): Promise<number> {
  const rows = await tx.rows<{ shopId: string }>(
    `UPDATE capture_gap gap SET filled_at = $1 WHERE gap.filled_at IS NULL AND EXISTS (SELECT 1 FROM raw_item item WHERE item.shop_id = gap.shop_id
       AND item.dedupe_key >= split_part(gap.version_key, ':', 1) || ':' || gap.ref_id || ':' AND item.dedupe_key < split_part(gap.version_key, ':', 1) || ':' || gap.ref_id || ';'
       AND item.received_at >= gap.found_at) RETURNING gap.shop_id AS "shopId"`,
    [tx.at],
  );
  return rows.length;
}

/** Whether anything is missing still. */
export async function hasOpenGaps(store: Store): Promise<boolean> {
  const [row] = await store.rows<{ open: boolean }>("SELECT EXISTS (SELECT 1 FROM capture_gap WHERE filled_at IS NULL) AS open");
  return row?.open === true;
}

/** A shop's day: versions listed, held when they were compared, missing still, fetched again since; the longest delay, ms. */
export interface CaptureDayRow {
  shopId: string;
  day: string;
  listed: number;
  held: number;
  filled: number;
  open: number;
  worstMs: number;
  checkedTo: Date;
}

/** Days of every shop since a day (`YYYY-MM-DD`, Beijing), orders and after-sales together, oldest first. */
export function captureDays(store: Pick<Store, "rows">, since: string): Promise<CaptureDayRow[]> {
  return store.rows(
    `WITH gaps AS (SELECT shop_id, day, (count(*) FILTER (WHERE filled_at IS NOT NULL))::int AS filled, (count(*) FILTER (WHERE filled_at IS NULL))::int AS open,
         coalesce(max(extract(epoch FROM coalesce(filled_at, found_at) - changed_at) * 1000) FILTER (WHERE changed_at >= shop.created_at), 0)::float8 AS worst
         FROM capture_gap JOIN shop ON shop.id = capture_gap.shop_id WHERE day >= $1::date GROUP BY 1, 2),
       days AS (SELECT shop_id, day, sum(listed)::int AS listed, sum(held)::int AS held, max(worst_ms)::float8 AS worst, min(checked_to) AS checked_to
         FROM capture_day WHERE day >= $1::date GROUP BY 1, 2)
     SELECT days.shop_id AS "shopId", to_char(days.day, 'YYYY-MM-DD') AS day, days.listed, days.held, coalesce(gaps.filled, 0) AS filled,
       greatest(coalesce(gaps.open, 0), days.listed - days.held - coalesce(gaps.filled, 0)) AS open,
       greatest(days.worst, coalesce(gaps.worst, 0)) AS "worstMs", days.checked_to AS "checkedTo"
     FROM days LEFT JOIN gaps ON gaps.shop_id = days.shop_id AND gaps.day = days.day ORDER BY days.day, days.shop_id`,
    [since],
  );
}

/** What is missing still, the oldest first. */
export function openGaps(store: Store, limit: number): Promise<{ shopId: string; what: What; refId: string; changedAt: Date; foundAt: Date }[]> {
  return store.rows(
    `SELECT shop_id AS "shopId", what, ref_id AS "refId", changed_at AS "changedAt", found_at AS "foundAt" FROM capture_gap WHERE filled_at IS NULL ORDER BY changed_at LIMIT $1`,
    [limit],
  );
}
