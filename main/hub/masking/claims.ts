/** Parts of a text that are to be hidden, none within another: who claims a part first keeps it. */

/** Kinds of what is hidden; a placeholder is called so. */
export type Hidden = "号码" | "账号" | "邮箱" | "地址" | "姓名" | "网址" | "生日";

/** A part of a text, from `at` up to `end` in UTF-16 units. */
export interface Found {
  at: number;
  end: number;
  kind: Hidden;
}

/** What was claimed so far of one text. */
export interface Claims {
  /** Claims a part; false where some of it is claimed already. An overlapping part is not cut. */
  take(kind: Hidden, at: number, end: number): boolean;
  /**
   * Claims what each match of a pattern has in its first group that took part, or the whole match where it has none.
   * @param unless refuses a match.
   */
  all(kind: Hidden, pattern: RegExp, options?: { within?: string; unless?: (match: RegExpMatchArray) => boolean }): void;
  /** The text with \u0001 for each unit that is claimed: nothing else is found in it, and what stands beside can be told. */
  rest(): string;
  found(): Found[];
}

/** Starts without any claim. */
export function openClaims(text: string): Claims {
  const parts: Found[] = [];
  const claimed = new Uint8Array(text.length);
  const take = (kind: Hidden, at: number, end: number): boolean => {
    if (end <= at || claimed.subarray(at, end).includes(1)) return false;
    claimed.fill(1, at, end);
    parts.push({ at, end, kind });
    return true;
  };
  return {
    take,
    all: (kind, pattern, { within = text, unless } = {}) => {
      for (const match of within.matchAll(pattern)) {
        if (unless?.(match)) continue;
        const inner = match.slice(1).find((group) => group !== undefined) ?? match[0];
        const at = match.index + match[0].lastIndexOf(inner);
        take(kind, at, at + inner.length);
      }
    },
    rest: () => {
      const units: string[] = [];
      let from = 0;
      for (const { at, end } of parts.toSorted((left, right) => left.at - right.at)) {
        units.push(text.slice(from, at), "\u0001".repeat(end - at));
        from = end;
      }
      return units.join("") + text.slice(from);
    },
    found: () => parts.toSorted((left, right) => left.at - right.at),
  };
}
