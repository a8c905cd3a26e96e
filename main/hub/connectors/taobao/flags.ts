/** The numbers by which Taobao knows the colours of a seller's flags. */
import type { OrderFlag } from "../../contract/words.ts";

export const flagNumbers: Readonly<Record<OrderFlag, string>> = { red: "1", yellow: "2", green: "3", blue: "4", purple: "5" };

/** A number's colour; `null` for none (grey), and for what is in no table. */
export function flagOf(number: string): OrderFlag | null {
  return (Object.entries(flagNumbers) as [OrderFlag, string][]).find(([, known]) => known === number)?.[0] ?? null;
}
