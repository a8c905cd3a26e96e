/** The numbers and names by which Pinduoduo knows the colours of a seller's flags. */
import type { OrderFlag } from "../../contract/words.ts";

export const flagTags: Readonly<Record<OrderFlag, { tag: string; name: string }>> = {
  red: { tag: "1", name: "红色" },
  yellow: { tag: "2", name: "黄色" },
  green: { tag: "3", name: "绿色" },
  blue: { tag: "4", name: "蓝色" },
  purple: { tag: "5", name: "紫色" },
};

/** A number's colour; `null` for none, and for what is in no table. */
export function flagOf(tag: string): OrderFlag | null {
  return (Object.entries(flagTags) as [OrderFlag, { tag: string }][]).find(([, known]) => known.tag === tag)?.[0] ?? null;
}
