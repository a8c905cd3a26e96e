/** One clock for all countdowns of a window: a thousand of them cost one timer. */
import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from "react";

interface Ticker {
  now(): number;
  watch(listener: () => void): () => void;
}

/** Ticks while anyone listens; `everyMs` is the grain of what is shown. */
export function createTicker(everyMs: number, read: () => number): Ticker {
  const listeners = new Set<() => void>();
  let now = read();
  let timer: ReturnType<typeof setInterval> | null = null;
  const tick = (): void => {
    now = read();
    for (const listener of listeners) listener();
  };
  return {
    now: () => now,
    watch(listener) {
      listeners.add(listener);
      timer ??= setInterval(tick, everyMs);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0 || !timer) return;
        clearInterval(timer);
        timer = null;
      };
    },
  };
}

const NowContext = createContext<Ticker | null>(null);

export function NowProvider({ children }: { children: ReactNode }): ReactNode {
  const [ticker] = useState(() => createTicker(1000, Date.now));
  return <NowContext value={ticker}>{children}</NowContext>;
}

/** Milliseconds since the epoch, renewed each second. */
export function useNow(): number {
  const ticker = useContext(NowContext);
  if (!ticker) throw new Error("NowProvider is missing");
  return useSyncExternalStore(ticker.watch, ticker.now, ticker.now);
}
