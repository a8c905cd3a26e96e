import type { IngestDeps } from "../ingest/index.ts";

/** What carrying out actions needs: what ingest needs, and which calls are under way in this process. */
export interface ActionDeps extends IngestDeps {
  /** Ids of actions being sent by this process; an empty set at start, handed to every call. */
  running: Set<string>;
}

/** The times of an action's life, in ms of the handed-in clock. */
export const timing = {
  /** A call not heard of for so long is unclear (its process died). Longer than any connector waits. */
  leaseMs: 120_000,
  /** How long after an unanswered call the channel is first asked, and the longest pause between two questions. */
  askAfterMs: 10_000,
  askAtMostMs: 300_000,
  /** The longest pause before a sent effect that the channel does not show is asked about once more. */
  remindAtMostMs: 6 * 3_600_000,
  /** After so long without the channel's word about a sent effect the case is fetched again. */
  confirmWithinMs: 120_000,
  /** Knowledge that is older is not good enough to send by: the channel is asked first, and so long its answer is waited for. */
  freshForMs: 600_000,
  askFreshMs: 5_000,
  /** Pauses while what the channel then told is not understood yet, and while it cannot be asked. */
  understandMs: 3_000,
  understandAtMostMs: 1_800_000,
  blindMs: 30_000,
  /** Pauses before something that has not happened is tried again: doubling from first to longest. */
  retryFirstMs: 5_000,
  retryAtMostMs: 300_000,
} as const;

/** Times in a row that a channel may not answer whether anything is newer. Tries of calls that did not happen, of calls made again after asking, and questions about a changed case. */
export const limits = { blind: 8, attempts: 14, resends: 3, asksWhenChanged: 6, atOnce: 6 } as const;

/** Doubling pause: `first`, 2 × `first`, … never above `most`. `count` starts at 1. */
export function pauseOf(count: number, first: number, most: number): number {
  return Math.min(most, first * 2 ** Math.min(20, Math.max(0, count - 1)));
}
