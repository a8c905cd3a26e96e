/** How the platform writes the colours of a seller's flags: as numbers when they are put, as words when they are told. */
import type { OrderFlag } from "../../contract/words.ts";

export const flagNumbers: Readonly<Record<OrderFlag, number>> = { red: 1, yellow: 2, green: 3, blue: 4, purple: 5 };

/** The colour of a word like `red_flag_tag_order`; `null` for grey, which is put where none was chosen, and for what is in no table. */
export function flagOf(word: string): OrderFlag | null {
  const colour = /^([a-z]+)_flag_tag_order$/.exec(word)?.[1] ?? "";
  return Object.hasOwn(flagNumbers, colour) ? (colour as OrderFlag) : null;
}
