import type { SimClock } from "./clock.ts";

/**
 * A call budget on the simulated clock. When a day runs in jumps, all calls of a step arrive at one instant, though they
 * would have been spread over it: so the bucket holds the budget of the last step.
 */
export function limiter(clock: SimClock, perSecond: number): () => boolean {
  let tokens = (perSecond * clock.span()) / 1_000;
  let filledAt = clock.now();
  return () => {
    const now = clock.now();
    const capacity = (perSecond * clock.span()) / 1_000;
    if (now > filledAt) {
      tokens = Math.min(capacity, tokens + (perSecond * (now - filledAt)) / 1_000);
      filledAt = now;
    }
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
