/** The live stream: what was committed, to whoever listens, without letting a slow listener grow the hub. */
import { AsyncIteratorClass } from "@orpc/server";
import type { LiveEvent } from "../contract/index.ts";

/** Things a listener may be behind with; beyond it the stream ends, and who reconnects knows to ask for everything again. */
const MOST_WAITING = 500;

export type Subscribe = (listener: (event: LiveEvent) => void) => () => void;

/**
 * Events from now on. The same news about the same thing waits once, so a listener that falls behind is told less, not later.
 * Ends, and stops listening, when the caller is done with it or `signal` says that the caller is gone; `onEnd` is told once. A `signal` whose reason is a word
 * says why the session ended: that word is the last that is told.
 */
export function liveEvents(subscribe: Subscribe, signal?: AbortSignal, onEnd?: () => void): AsyncIteratorClass<LiveEvent, undefined> {
  const waiting = new Map<string, LiveEvent>();
  let wake: () => void = () => undefined;
  let ended = signal?.aborted ?? false;
  const unsubscribe = subscribe((event) => {
    waiting.set(`${event.name}\n${event.subjectId}`, event);
    if (waiting.size > MOST_WAITING) end();
    else wake();
  });
  let told = false;
  let farewell: LiveEvent | null = null;
  const end = (): void => {
    if (!ended && typeof signal?.reason === "string") farewell = { name: "session.ended", subjectId: "", at: new Date(), data: { why: signal.reason } };
    ended = true;
    unsubscribe();
    if (!told) onEnd?.();
    told = true;
    signal?.removeEventListener("abort", end);
    wake();
  };
  if (ended) end();
  else signal?.addEventListener("abort", end);
  return new AsyncIteratorClass<LiveEvent, undefined>(
    async () => {
      while (!ended && waiting.size === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (farewell) {
        const last: LiveEvent = farewell;
        farewell = null;
        return { done: false, value: last };
      }
      const [first] = waiting;
      if (ended || !first) return { done: true, value: undefined };
      waiting.delete(first[0]);
      return { done: false, value: first[1] };
    },
    async () => end(),
  );
}
