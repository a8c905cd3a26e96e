/** What answers that were written before leave open is filled from the record, and only from it: the same for answer cards and for what people keep to say. */
import { promiseSlots, slotsIn } from "../contract/given.ts";
import type { ReplyRecord } from "../contract/index.ts";
import { namesGoods } from "./names.ts";

/** What a slot says, by its name; promises stand under their own. */
export type Filling = Readonly<Record<string, string>>;

/** Everything a record can fill, in the language that is spoken. */
export function fillingOf(record: Pick<ReplyRecord, "slots" | "english" | "promises">, language: "zh" | "en"): Filling {
  if (language === "en") return Object.fromEntries(Object.entries(record.english ?? {}).filter(([name, text]) => name !== "商品" || namesGoods(text)));
  const names: Readonly<Record<string, string>> = promiseSlots;
  const named = record.promises.flatMap(({ id, text }) => (names[id] === undefined ? [] : [[names[id], text] as const]));
  const { 商品: goods, ...slots } = record.slots;
  // Whoever writes a title writes into a reply: one that says more than what the thing is called is not said.
  return { ...slots, ...(goods !== undefined && namesGoods(goods) ? { 商品: goods } : {}), ...Object.fromEntries(named) };
}

/** The text with what is known filled in; what is not known stays open and is named. What a slot ends with gives way to what follows it. */
export function fillKnown(text: string, filling: Filling): { text: string; gaps: string[] } {
  const known = (name: string): string | undefined => (Object.hasOwn(filling, name) ? filling[name]?.trim() || undefined : undefined);
  const filled = text.replace(/\{([^{}]+)\}([。，；！,.]?)/g, (whole, name: string, after: string) => {
    const value = known(name);
    if (value === undefined) return whole;
    return after === "" ? value : value.replace(/[。，；！,.]+$/, "") + after;
  });
  return { text: filled.trim(), gaps: [...new Set(slotsIn(text).filter((name) => known(name) === undefined))] };
}

/** The text with its slots filled; `null` when the record knows one of them not. */
export function fill(text: string, filling: Filling): string | null {
  const { text: filled, gaps } = fillKnown(text, filling);
  return gaps.length > 0 ? null : filled;
}

/** Whether everything that is asked of a case holds: yes or no, or one of the values. */
export function holds(when: Readonly<Record<string, boolean | readonly string[]>>, given: ReplyRecord["given"]): boolean {
  return Object.entries(when).every(([name, wanted]) => {
    const value = given[name];
    return typeof wanted === "boolean" ? (value ?? false) === wanted : wanted.includes(String(value));
  });
}
