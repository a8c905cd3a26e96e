/** The numbers by which Xiaohongshu knows the colours of a seller's flags; 1 is grey, which says nothing. */
import type { OrderFlag } from "../../contract/words.ts";

export const flagNumbers: Readonly<Record<OrderFlag, string>> = { red: "2", yellow: "3", green: "4", blue: "5", purple: "6" };
export const GREY = "1";

/** A number's colour; `null` for none, and for what is in no table. */
export function flagOf(number: string): OrderFlag | null {
  return (Object.entries(flagNumbers) as [OrderFlag, string][]).find(([, known]) => known === number)?.[0] ?? null;
}
