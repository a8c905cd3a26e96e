/** Figures of capture over a day. Pure. */

export const HOUR_MS = 3_600_000;
/** Days whose hours say what is usual, and how few of them say nothing. */
export const USUAL_DAYS = 14;
const LEAST_DAYS = 3;

/** Delays are counted in steps of a fifth: that in the middle is known within a tenth, and a day of any length takes a few rows an hour. */
const STEPS_A_DOUBLING = 4;

/** The step a delay falls into. */
export function bucketOf(ms: number): number {
  return Math.round(Math.log2(1 + Math.max(0, ms) / 1_000) * STEPS_A_DOUBLING);
}

/** Seconds in the middle of a step. */
function secondsOf(bucket: number): number {
  return Math.round(2 ** (bucket / STEPS_A_DOUBLING) - 1);
}

/** Delays of one hour, counted. */
export interface Delays {
  bucket: number;
  versions: number;
  worstMs: number;
}

/** The delay in the middle and the longest, seconds; `null` of none. */
export function spreadOf(delays: readonly Delays[]): { p50Seconds: number; worstSeconds: number } | null {
  const all = delays.reduce((sum, { versions }) => sum + versions, 0);
  if (all === 0) return null;
  let seen = 0;
  const middle = delays
    .toSorted((left, right) => left.bucket - right.bucket)
    .find(({ versions }) => {
      seen += versions;
      return seen * 2 >= all;
    });
  const worstSeconds = Math.round(Math.max(...delays.map(({ worstMs }) => worstMs)) / 1_000);
  return { p50Seconds: Math.min(worstSeconds, secondsOf(middle?.bucket ?? 0)), worstSeconds };
}

/**
 * What is usual in each hour of a day (0–23): of the same hour on the days before, that in the middle; days without orders count, from the first that had any.
 * @param before orders by hours before the day; `midnight` (ms) begins it.
 */
export function usualOf(before: readonly { hour: Date; orders: number }[], midnight: number): (number | null)[] {
  const byDay = Map.groupBy(before, ({ hour }) => Math.floor((hour.getTime() - midnight) / (24 * HOUR_MS)));
  const days = -Math.min(0, ...byDay.keys());
  if (days < LEAST_DAYS) return Array.from({ length: 24 }, () => null);
  return Array.from({ length: 24 }, (_, nth) => {
    const counts = Array.from({ length: days }, (_day, back) => {
      const at = midnight - (back + 1) * 24 * HOUR_MS + nth * HOUR_MS;
      return byDay.get(-(back + 1))?.find(({ hour }) => hour.getTime() === at)?.orders ?? 0;
    }).toSorted((left, right) => left - right);
    return ((counts[Math.floor((days - 1) / 2)] ?? 0) + (counts[Math.ceil((days - 1) / 2)] ?? 0)) / 2;
  });
}
