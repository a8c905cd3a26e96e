/** Counts wrong guesses by address, so that links and keys cannot be guessed at speed. */
export interface Tries {
  /** False when this address has guessed wrong too often within the last minute. */
  may(address: string): boolean;
  failed(address: string): void;
}

const WINDOW_MS = 60_000;
const MOST_ADDRESSES = 10_000;

/** @param most wrong guesses an address has a minute. */
export function countTries(most: number, now: () => number = Date.now): Tries {
  const seen = new Map<string, { since: number; wrong: number }>();
  const current = (address: string): { since: number; wrong: number } | undefined => {
    const entry = seen.get(address);
    return entry && now() - entry.since < WINDOW_MS ? entry : undefined;
  };
  return {
    may: (address) => (current(address)?.wrong ?? 0) < most,
    failed: (address) => {
      const entry = current(address) ?? { since: now(), wrong: 0 };
      entry.wrong += 1;
      seen.delete(address);
      seen.set(address, entry);
      const [oldest] = seen.keys();
      if (seen.size > MOST_ADDRESSES && oldest !== undefined) seen.delete(oldest);
    },
  };
}
