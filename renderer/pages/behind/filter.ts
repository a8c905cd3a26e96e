/** Which cases behind a figure, as it stands in the address: days are told as the first and the last, Beijing's. */

import type { BehindFilter } from "../../../main/hub/contract/insights.ts";
import { behindKinds } from "../../../main/hub/contract/lists.ts";
import { beijingMidnight, fromBeijing } from "../../../main/hub/kernel/time.ts";

const LONGEST_DAYS = 92;
const DAY_MS = 86_400_000;

const began = (day: string | null): Date | null => (day === null ? null : fromBeijing(`${day} 00:00:00`));

/** Reads an address; without days it is today, and no more than three months are asked for. */
export function readBehind(params: URLSearchParams, now: number): BehindFilter {
  const last = began(params.get("to")) ?? beijingMidnight(now);
  const until = beijingMidnight(last, 1);
  const earliest = new Date(until.getTime() - LONGEST_DAYS * DAY_MS);
  const asked = began(params.get("from")) ?? last;
  const from = new Date(Math.min(Math.max(asked.getTime(), earliest.getTime()), last.getTime()));
  const hour = Number(params.get("hour") ?? Number.NaN);
  return {
    of: behindKinds.find((kind) => kind === params.get("of")) ?? "refunds",
    from,
    until,
    hour: Number.isInteger(hour) && hour >= 0 && hour < 24 ? hour : undefined,
    shopId: params.get("shop") ?? undefined,
    sku: params.get("sku") ?? undefined,
    reason: params.get("reason") ?? undefined,
    who: params.get("who") ?? undefined,
  };
}
