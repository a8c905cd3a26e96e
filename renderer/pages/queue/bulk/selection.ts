/** Which cases of a list are taken in hand; they stay so over its pages, and are let go where the list becomes another. */
import { useRef, useState } from "react";

export interface Selection {
  ids: readonly string[];
  has: (id: string) => boolean;
  /** Takes one in, or lets it go. */
  toggle: (id: string) => void;
  /** Takes in all from the one that was taken last to this one, of what is shown; this one alone where that one is not shown. */
  through: (id: string, shown: readonly string[]) => void;
  put: (ids: readonly string[]) => void;
}

/** Those between two of a list, both included; the second alone where the first is not there. Pure, so that it can be tested. */
export function between(shown: readonly string[], from: string | null, to: string): readonly string[] {
  const [first, last] = [from === null ? -1 : shown.indexOf(from), shown.indexOf(to)];
  if (last < 0) return [];
  return first < 0 ? [to] : shown.slice(Math.min(first, last), Math.max(first, last) + 1);
}

export function useSelection(list: string): Selection {
  const [kept, setKept] = useState<{ list: string; ids: readonly string[] }>({ list, ids: [] });
  const last = useRef<string | null>(null);
  const ids = kept.list === list ? kept.ids : [];
  const put = (chosen: readonly string[]): void => setKept({ list, ids: chosen });
  return {
    ids,
    has: (id) => ids.includes(id),
    toggle(id) {
      last.current = id;
      put(ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id]);
    },
    through(id, shown) {
      put([...new Set([...ids, ...between(shown, last.current, id)])]);
      last.current = id;
    },
    put,
  };
}
