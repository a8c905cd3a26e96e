/** The numbers by which Douyin knows the colours of a seller's flags: its orange stands as yellow here, its cyan as blue. */
import type { OrderFlag } from "../../contract/words.ts";

export const flagNumbers: Readonly<Record<OrderFlag, string>> = { red: "5", yellow: "4", green: "3", blue: "2", purple: "1" };

/** A number's colour; `null` for none (grey), and for what is in no table. */
export function flagOf(number: string): OrderFlag | null {
  return (Object.entries(flagNumbers) as [OrderFlag, string][]).find(([, known]) => known === number)?.[0] ?? null;
}
