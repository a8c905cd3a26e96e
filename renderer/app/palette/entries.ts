/** What the palette offers, as lines in groups. Pure, so that it can be tested. */
import type { Found } from "../../../main/hub/contract/index.ts";
import { foldText } from "../../../main/hub/kernel/text.ts";

const groups = ["recent", "commands", "cases", "orders", "accounts", "pages"] as const;
export type Group = (typeof groups)[number];

/** A line one can choose. */
export interface Entry {
  id: string;
  group: Group;
  label: string;
  /** Words of ours beside it, and another's own. */
  note?: string | undefined;
  written?: string | undefined;
  keys?: string | undefined;
  /** Why it was found. */
  found?: Found | undefined;
  /** Where it leads, or what it does. */
  to?: string | undefined;
  act?: (() => void) | undefined;
}

/** Lines whose label has all words that were typed; without any all of them. */
export function fitting(entries: readonly Entry[], text: string): Entry[] {
  const words = foldText(text).split(" ");
  return entries.filter(({ label }) => {
    const folded = foldText(label);
    return words.every((word) => folded.includes(word));
  });
}

/** In the order in which groups stand, each line once. */
export function grouped(entries: readonly Entry[]): { group: Group; entries: Entry[] }[] {
  const seen = new Set<string>();
  const once = entries.filter(({ id }) => !seen.has(id) && seen.add(id));
  return groups.map((group) => ({ group, entries: once.filter((entry) => entry.group === group) })).filter((one) => one.entries.length > 0);
}
