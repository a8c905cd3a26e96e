/** A shop that lives by the clock: what comes of each slot of time follows from its number alone, so that nothing has to be kept between two starts. */
import type { SimClock } from "./clock.ts";

/** Something that comes about at its time, ms. */
export interface Happening {
  at: number;
  happen(): void;
}

/** What becomes of a shop with this ledger. */
interface Course<Ledger> {
  /** A slot's length, and how much has happened before anybody looks; ms. */
  slotMs: number;
  beforeMs: number;
  /** What begins in a slot; what follows from it is told `later`. */
  begins(ledger: Ledger, slot: number, later: (next: Happening) => void): Happening;
  /** What time itself has brought is let come before anything else happens. */
  pass?(ledger: Ledger): void;
}

export interface Life<Ledger> {
  /** The clock that the ledger goes by: while something happens it says when. */
  clock: SimClock;
  /** Lets everything happen that is due by now. */
  goOn(ledger: Ledger): void;
}

/** Opens a life by this clock. */
export function openLife<Ledger>(real: SimClock, { slotMs, beforeMs, begins, pass }: Course<Ledger>): Life<Ledger> {
  let forced: number | null = null;
  let nextSlot = Math.floor((real.now() - beforeMs) / slotMs);
  let waiting: Happening[] = [];
  const later = (next: Happening): void => void waiting.push(next);
  return {
    clock: { ...real, now: () => forced ?? real.now() },
    goOn: (ledger) => {
      const until = real.now();
      for (; nextSlot * slotMs <= until; nextSlot += 1) later(begins(ledger, nextSlot, later));
      for (let due = firstDue(waiting, until); due; due = firstDue(waiting, until)) {
        const now = due;
        waiting = waiting.filter((other) => other !== now);
        forced = now.at;
        pass?.(ledger);
        now.happen();
      }
      forced = null;
    },
  };
}

function firstDue(waiting: readonly Happening[], until: number): Happening | undefined {
  return waiting.filter(({ at }) => at <= until).reduce<Happening | undefined>((first, other) => (first && first.at <= other.at ? first : other), undefined);
}
