/** A promotion's peak, played again in a live show: an hour's orders, complaints and words in a few minutes, through the same channels as everything else. */
import { seeded } from "./engine/rng.ts";
import { happenLive } from "./live.ts";
import type { Show } from "./show.ts";

/** What is played: how many come, and in which time, ms. */
export interface PeakWish {
  orders: number;
  cases: number;
  ms: number;
}

/** How it stands; all nothing while none was played. */
export interface PeakState {
  running: boolean;
  from: number | null;
  until: number | null;
  orders: number;
  cases: number;
}

/** Most comes at once when the hour strikes. */
const BURST = 1.7;
/** Of so many complaints one is brought before the channel's staff. */
const ARBITRATED = 9;

/** Begins; a peak that is under way goes on instead. */
export function startPeak(show: Show, { orders, cases, ms }: PeakWish): PeakState {
  if (peakOf(show).running) return peakOf(show);
  const from = show.clock.now();
  const id = (show.peak?.id ?? 0) + 1;
  show.peak = { id, from, until: from + ms, stopped: false, orders: 0, cases: 0 };
  const rng = seeded(`${show.config.seed}:peak:${from}`);
  for (let count = 0; count < orders; count += 1) show.schedule.add({ at: from + Math.round(rng.unit() ** BURST * ms), type: "peak-order", peak: id });
  // Who complains has bought before: these come over the whole of it.
  for (let count = 0; count < cases; count += 1) show.schedule.add({ at: from + rng.int(0, ms), type: "peak-claim", peak: id });
  return peakOf(show);
}

/** Ends it: what was still to come of it does not; what has come goes its way. */
export function stopPeak(show: Show): PeakState {
  if (show.peak && peakOf(show).running) show.peak = { ...show.peak, stopped: true };
  return peakOf(show);
}

/** How it stands now. */
export function peakOf({ peak, clock }: Pick<Show, "peak" | "clock">): PeakState {
  if (!peak) return { running: false, from: null, until: null, orders: 0, cases: 0 };
  const { from, until, orders, cases } = peak;
  return { running: !peak.stopped && clock.now() < until, from, until, orders, cases };
}

/** One more of a peak; of one that was stopped, or of an earlier start, nothing comes. */
export function happenPeak(show: Show, event: { type: "peak-order" | "peak-claim"; peak: number }): void {
  const { peak } = show;
  if (!peak || peak.stopped || peak.id !== event.peak) return;
  const isOrder = event.type === "peak-order";
  peak[isOrder ? "orders" : "cases"] += 1;
  const claims = happenLive(show, isOrder ? "live-order" : "live-claim", false);
  if (peak.cases % ARBITRATED > 0) return;
  for (const claimId of claims) show.schedule.add({ at: show.clock.now() + 5_000, type: "arbitrate", claimId });
}
