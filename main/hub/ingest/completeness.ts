/** Which span of changes is compared with the channel next. Pure. */
import { beijingMidnight } from "../kernel/time.ts";
import { historyFrom, pulledUntil, type ShopRow } from "./shop.ts";

/** What is listed and compared. */
export type What = "orders" | "cases";

/** Nothing younger is compared: what came a moment ago may be on its way into the store. */
const SETTLED_MS = 10 * 60_000;
/** A comparison lists this much at least, so that it costs few calls; a day's end is compared however short it is. */
const LEAST_MS = 15 * 60_000;
/** And this much at most: channels limit the span of a list. */
const MOST_MS = 6 * 3_600_000;

/** Changes from `from` to `to` (ms), all of the Beijing day that begins at `day`. */
export interface Span {
  from: number;
  to: number;
  day: number;
}

/** The span after `checkedTo` that pulling has come past; `null` while there is too little of it. A span never crosses midnight. */
export function nextSpan(
  shop: Pick<ShopRow, "cursor" | "createdAt" | "settings">,
  of: { what: What; checkedTo: number | null; now: number; longestMs: number },
): Span | null {
  const pulled = shop.cursor[of.what]?.to ?? null;
  if (pulled === null || pulledUntil(shop.cursor) === null) return null;
  const from = of.checkedTo ?? Math.max(beijingMidnight(of.now).getTime(), Math.floor(historyFrom(shop) / 1_000) * 1_000);
  const day = beijingMidnight(from).getTime();
  const midnight = beijingMidnight(from, 1).getTime();
  const to = Math.floor(Math.min(of.now - SETTLED_MS, pulled, midnight, from + Math.min(MOST_MS, of.longestMs)) / 1_000) * 1_000;
  if (to <= from || (to - from < LEAST_MS && to !== midnight)) return null;
  return { from, to, day };
}
