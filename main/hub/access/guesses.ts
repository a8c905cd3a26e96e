/**
 * Counts guesses at passwords so that nobody can guess at speed, and nobody can lock somebody else out. A guess counts as wrong from the
 * moment it is made until it is said to be right: two hundred at once are two hundred.
 */

/** One count that a guess falls under. */
interface Count {
  key: string;
  /** Wrong guesses there may be in the window. */
  most: number;
}

export interface Guesses {
  /** `null` when one of the counts was used up; otherwise what to call when the guess was right. */
  guess(counts: readonly Count[]): (() => void) | null;
}

/** Wrong guesses are forgotten after this. */
const WINDOW_MS = 10 * 60_000;
const MOST_KEYS = 20_000;

/** @param now the clock of the house, ms. */
export function countGuesses(now: () => number): Guesses {
  const seen = new Map<string, { since: number; wrong: number }>();
  const entryOf = (key: string): { since: number; wrong: number } => {
    const kept = seen.get(key);
    const entry = kept && now() - kept.since < WINDOW_MS ? kept : { since: now(), wrong: 0 };
    seen.delete(key);
    seen.set(key, entry);
    const [oldest] = seen.keys();
    if (seen.size > MOST_KEYS && oldest !== undefined) seen.delete(oldest);
    return entry;
  };
  return {
    guess: (counts) => {
      const entries = counts.map(({ key, most }) => ({ entry: entryOf(key), most }));
      if (entries.some(({ entry, most }) => entry.wrong >= most)) return null;
      for (const { entry } of entries) entry.wrong += 1;
      let open = true;
      return () => {
        if (open) for (const { entry } of entries) entry.wrong -= 1;
        open = false;
      };
    },
  };
}

/** Who guesses at whose password, and from where. */
interface Guessing {
  signInName: string;
  address: string;
  /** A mark of a device on which this very person signed in before; `null` on every other. */
  mark: string | null;
}

/**
 * The counts of a sign-in. A device that the person signed in on before has a count of its own, which nobody else can use up; all others
 * share what there is for the name from this address, for the address, and for the name from anywhere.
 */
export function countsOf({ signInName, address, mark }: Guessing): Count[] {
  if (mark !== null) return [{ key: `device ${mark}`, most: 10 }];
  return [
    { key: `name ${signInName} from ${address}`, most: 5 },
    { key: `from ${address}`, most: 30 },
    { key: `name ${signInName}`, most: 60 },
  ];
}
