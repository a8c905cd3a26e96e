/** Which window a pull asks for next; pure, so that a kill at any page goes on where it stood. */

/** Place of one kind of thing: everything changed until `to` is kept. While a window is walked, its bounds and the next page. */
export interface KindCursor {
  to: number;
  from?: number;
  until?: number;
  page?: string | null;
}

export interface WindowRules {
  now: number;
  windowMs: number;
  overlapMs: number;
  /** Where a shop that was never pulled begins. */
  since: number;
}

export interface OpenWindow {
  from: number;
  until: number;
  page: string | null;
}

/** The window under way, else the next one: overlapping the last, never longer than the channel allows, never into the future. */
export function openWindow(cursor: KindCursor | undefined, rules: WindowRules): OpenWindow {
  if (cursor?.page != null && cursor.from !== undefined && cursor.until !== undefined) return { from: cursor.from, until: cursor.until, page: cursor.page };
  if (!cursor) return { from: rules.since, until: Math.min(rules.now, rules.since + rules.windowMs), page: null };
  // An overlap as long as the window would never get ahead.
  const overlap = Math.min(rules.overlapMs, Math.floor(rules.windowMs / 2));
  const from = cursor.to - overlap;
  return { from, until: Math.max(cursor.to, Math.min(rules.now, from + rules.windowMs)), page: null };
}

/**
 * How long the next window is: twice the last where that fitted on one page, as after a shop was silent or away for long, and
 * the usual length again where it did not. A channel counts calls, and its pages shift the less the fewer there are.
 */
export function nextWindowMs(lastMs: number, rules: { windowMs: number; longestMs: number; fittedOnePage: boolean }): number {
  return rules.fittedOnePage ? Math.max(rules.windowMs, Math.min(rules.longestMs, lastMs * 2)) : rules.windowMs;
}

/** The cursor after a page was kept. */
export function afterPage(cursor: KindCursor | undefined, window: OpenWindow, next: string | null): KindCursor {
  if (next === null) return { to: window.until };
  return { to: cursor?.to ?? window.from, from: window.from, until: window.until, page: next };
}
