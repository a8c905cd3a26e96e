/** Fills what a card leaves open from the record. */
import { slotsIn } from "../../../main/hub/contract/answers.ts";

/** What a slot says, by its name; promises stand under their own. */
export type Slots = Readonly<Record<string, string>>;

/** The text with its slots filled; `null` when the record knows one of them not. What a slot ends with gives way to what follows it. */
export function fill(text: string, slots: Slots): string | null {
  if (slotsIn(text).some((name) => !slots[name])) return null;
  const filled = text.replace(/\{([^{}]+)\}([。，；！,.]?)/g, (_, name: string, after: string) => {
    const value = (slots[name] ?? "").trim();
    return after === "" ? value : value.replace(/[。，；！,.]+$/, "") + after;
  });
  return filled.trim();
}
