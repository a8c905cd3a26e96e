import type { Clock } from "../../hub/kernel/time.ts";

/** A clock that a driver steps, or that runs with the machine's clock, faster by a factor. */
export interface SimClock extends Clock {
  /** Moves a stepped clock; a clock never goes back. */
  set(now: number): void;
  /** How long the last step was: what "per second" limits are spread over when a day runs in jumps. */
  span(): number;
  /** Where the last step began. */
  previous(): number;
}

/** A clock that stands still until it is told the time. */
export function steppedClock(start: number): SimClock {
  let now = start;
  // A day that begins has calls behind it too: the first step is as long as a usual one.
  let before = start - 300_000;
  return {
    now: () => now,
    set: (to) => {
      if (to <= now) return;
      before = now;
      now = to;
    },
    span: () => Math.max(1_000, now - before),
    previous: () => before,
  };
}

/** A clock that starts at `start` and runs `speed` times as fast as the machine's. */
export function runningClock(start: number, speed: number): SimClock {
  const origin = Date.now();
  const now = (): number => Math.round(start + (Date.now() - origin) * speed);
  return { now, set: () => undefined, span: () => 1_000, previous: () => now() - 1 };
}
