/**
 * What a room remembers of one open store and may forget at any time: it goes when the store is closed, and two stores of one program
 * know nothing of each other's.
 */
export interface Memory {
  /** What `open` gave when it was first asked for here. */
  of<Value>(open: () => Value): Value;
}

export function openMemory(): Memory {
  const opened = new Map<() => unknown, unknown>();
  return {
    of: <Value>(open: () => Value) => {
      if (!opened.has(open)) opened.set(open, open());
      return opened.get(open) as Value;
    },
  };
}
