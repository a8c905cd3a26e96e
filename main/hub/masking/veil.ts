/**
 * Hides what may name a person before anything leaves for a model, and puts back what the record allows in what comes back. The same thing always
 * has the same placeholder (`[号码1]`). Pure.
 */
import type { Hidden } from "./claims.ts";
import { personalIn } from "./find.ts";
import { seenAs } from "./seen.ts";

/** Something known to be somebody's, whatever its shape: a waybill, an order's number, a nick, an address. */
export interface KnownValue {
  kind: Hidden | "单号" | "昵称" | "退货地址";
  value: string;
}

export interface Veil {
  /** Hides in words of the record: what is hidden may come back. */
  ours(text: string): string;
  /** Hides in words of buyers, of people in service, of other cases: it never comes back. */
  theirs(text: string): string;
  /** Puts back what may come back; `strange` are placeholders that may not, or that nobody made. */
  reveal(text: string): { text: string; strange: string[] };
  /** Whether something that was hidden, or looks as if it should be, stands in a text that is about to leave. */
  leaks(text: string): string | null;
}

/** Longer words are cut: nobody reads them, and no model needs them. */
const LONGEST = 3_000;
const placeholder = /[[［【]\s?([\p{Script=Han}]{2,4})\s?(\d{1,3})\s?[\]］】]/gu;

/** Opens a veil for one record; longest values first, so that none shows within another. */
export function openVeil(known: readonly KnownValue[]): Veil {
  const byValue = new Map<string, { mark: string; mayReturn: boolean }>();
  const byMark = new Map<string, string>();
  const counts = new Map<string, number>();
  const markOf = (kind: string, value: string, mayReturn: boolean): string => {
    const found = byValue.get(value);
    // What the record says may come back, whoever said it, too.
    if (found) {
      if (mayReturn) found.mayReturn = true;
      return found.mark;
    }
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const mark = `[${kind}${count}]`;
    byValue.set(value, { mark, mayReturn });
    byMark.set(mark, value);
    return mark;
  };
  const values = known
    .map(({ kind, value }) => ({ kind, value: value.trim(), seen: seenAs(value.trim()).text }))
    .filter(({ value }) => value.length >= 2)
    .toSorted((left, right) => right.value.length - left.value.length);
  const hide = (whole: string, mayReturn: boolean): string => {
    const text = whole.slice(0, LONGEST).toWellFormed();
    const seen = seenAs(text);
    const spans: { at: number; end: number; mark: string }[] = [];
    let open = seen.text;
    // What is known is taken out first, so that nothing else is seen in it.
    for (const known of values)
      for (let at = open.indexOf(known.seen); at >= 0; at = open.indexOf(known.seen, at + 1)) {
        spans.push({ at, end: at + known.seen.length, mark: markOf(known.kind, known.value, true) });
        open = open.slice(0, at) + "\u0002".repeat(known.seen.length) + open.slice(at + known.seen.length);
      }
    for (const { at, end, kind } of personalIn(open, mayReturn))
      spans.push({ at, end, mark: markOf(kind, text.slice(seen.from(at), seen.from(end)), mayReturn) });
    let out = "";
    let from = 0;
    for (const { at, end, mark } of spans.toSorted((left, right) => left.at - right.at)) {
      out += text.slice(from, seen.from(at)) + mark;
      from = seen.from(end);
    }
    return out + text.slice(from);
  };
  return {
    ours: (text) => hide(text, true),
    theirs: (text) => hide(text, false),
    reveal: (text) => {
      const strange: string[] = [];
      const out = text.replace(placeholder, (whole, kind: string, count: string) => {
        const value = byMark.get(`[${kind}${count}]`);
        if (value !== undefined && byValue.get(value)?.mayReturn) return value;
        strange.push(whole);
        return whole;
      });
      return { text: out, strange };
    },
    leaks: (text) => {
      for (const value of byValue.keys()) if (value.length >= 4 && text.includes(value)) return byValue.get(value)?.mark ?? "";
      return null;
    },
  };
}
