/** Keeping to a channel's calls per second, so that it need not tell us to stop. */
import { setTimeout as pause } from "node:timers/promises";
import type { Post } from "../kernel/post.ts";

/** A way out that waits for its turn; one line of turns a shop. */
export type Pace = (shopId: string, perSecond: number) => Post;

/** What a channel counts and what we count differ by the time calls take on the way. */
const SHARE = 0.9;

/** Opens a pacer over `inner`: calls of a shop start evenly spaced, never faster than nine tenths of what the channel allows. */
export function pacer(inner: Post): Pace {
  const next = new Map<string, number>();
  return (shopId, perSecond) => async (call) => {
    const gap = 1_000 / (perSecond * SHARE);
    const now = performance.now();
    const turn = Math.max(now, next.get(shopId) ?? 0);
    next.set(shopId, turn + gap);
    if (turn > now) await pause(turn - now);
    return inner(call);
  };
}
