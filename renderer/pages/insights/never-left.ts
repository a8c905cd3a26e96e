/** What was shown as sent and had not left, summed as it is shown. Pure. */
import type { NeverLeftRow } from "../../../main/hub/contract/insights.ts";

/** Shops over all weeks, the largest share first. */
export function byShop(rows: readonly NeverLeftRow[]): Omit<NeverLeftRow, "week">[] {
  return [...Map.groupBy(rows, ({ shopId }) => shopId)]
    .map(([shopId, of]) => ({ shopId, name: of.at(-1)?.name ?? shopId, shipped: sum(of, "shipped"), late: sum(of, "late"), open: sum(of, "open") }))
    .toSorted((left, right) => right.late / right.shipped - left.late / left.shipped || right.shipped - left.shipped);
}

/** Weeks over all shops, the oldest first: percent, to a tenth. */
export function byWeek(rows: readonly NeverLeftRow[]): { week: string; percent: number }[] {
  return [...Map.groupBy(rows, ({ week }) => week)]
    .map(([week, of]) => ({ week, percent: Math.round((sum(of, "late") / sum(of, "shipped")) * 1_000) / 10 }))
    .toSorted((left, right) => (left.week < right.week ? -1 : 1));
}

/** `17.0%`; a few of many never read as none. */
export function shareText({ late, shipped }: Pick<NeverLeftRow, "late" | "shipped">): string {
  const percent = (late / shipped) * 100;
  return late > 0 && percent < 0.1 ? "< 0.1%" : `${percent.toFixed(1)}%`;
}

const sum = (of: readonly NeverLeftRow[], key: "shipped" | "late" | "open"): number => of.reduce((all, row) => all + row[key], 0);
