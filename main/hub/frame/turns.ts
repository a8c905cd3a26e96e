/** Work that takes turns: many pieces beside each other, or one alone. */
export interface Turns {
  /** Works beside others, while nobody is alone or waits to be. */
  beside<Value>(work: () => Promise<Value>): Promise<Value>;
  /** Waits until those under way have ended, and works while nobody else does. */
  alone<Value>(work: () => Promise<Value>): Promise<Value>;
}

/** Opens turns in which nobody is under way. */
export function openTurns(): Turns {
  const underWay = new Set<Promise<unknown>>();
  /** Resolves when the last of those that are alone, or wait to be, has ended. */
  let last: Promise<void> | null = null;
  return {
    beside: async (work) => {
      while (last) await last;
      const working = work();
      underWay.add(working);
      try {
        return await working;
      } finally {
        underWay.delete(working);
      }
    },
    alone: async (work) => {
      const before = last;
      let leave = (): void => undefined;
      const mine = new Promise<void>((resolve) => {
        leave = resolve;
      });
      last = mine;
      await before;
      await Promise.allSettled([...underWay]);
      try {
        return await work();
      } finally {
        if (last === mine) last = null;
        leave();
      }
    },
  };
}
