/** Counts wrong guesses by address, so that links and keys cannot be guessed at speed. */
import { isIPv6 } from "node:net";

/** One guess at a secret. It counts as wrong from the moment it is made until it is said to be right, so that two hundred at once are two hundred. */
interface Guess {
  /** False when the wrong guesses of this address were used up before. */
  allowed: boolean;
  /** It was right and does not count. */
  right(): void;
}

export interface Tries {
  guess(address: string): Guess;
}

const WINDOW_MS = 60_000;
const MOST_ADDRESSES = 10_000;

/** @param most wrong guesses an address has a minute. */
export function countTries(most: number, now: () => number = Date.now): Tries {
  const seen = new Map<string, { since: number; wrong: number }>();
  const entryOf = (place: string): { since: number; wrong: number } => {
    const kept = seen.get(place);
    const entry = kept && now() - kept.since < WINDOW_MS ? kept : { since: now(), wrong: 0 };
    seen.delete(place);
    seen.set(place, entry);
    const [oldest] = seen.keys();
    if (seen.size > MOST_ADDRESSES && oldest !== undefined) seen.delete(oldest);
    return entry;
  };
  return {
    guess: (address) => {
      const entry = entryOf(networkOf(address));
      const allowed = entry.wrong < most;
      if (allowed) entry.wrong += 1;
      let counted = allowed;
      const right = (): void => {
        if (counted) entry.wrong -= 1;
        counted = false;
      };
      return { allowed, right };
    },
  };
}

/** Whom an address stands for: a household or a server has 2^64 addresses of IPv6 to choose from, and one of IPv4 in either spelling. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = "", tail] = (address.split("%")[0] ?? "").split("::");
  const before = head.split(":").filter((group) => group !== "");
  const after = (tail ?? "").split(":").filter((group) => group !== "");
  const missing = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array<string>(Math.max(0, missing)).fill("0"), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
