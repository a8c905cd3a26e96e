/** Numbers of cases. */
import { beijingDay } from "../kernel/time.ts";
import { type Tx, takeNumbers } from "../store/index.ts";

/** A number (`AS` + Beijing day + sequence) for each case opened at these times. Days are taken in order, so that two batches take the days' counters in the same order. */
export async function caseNumbers(tx: Tx, openedAt: readonly Date[]): Promise<string[]> {
  const days = openedAt.map((at) => beijingDay(at));
  const next = new Map<string, number>();
  for (const day of [...new Set(days)].sort()) {
    next.set(day, await takeNumbers(tx, { day, kind: "case", count: days.filter((each) => each === day).length }));
  }
  return days.map((day) => {
    const sequence = next.get(day) ?? 0;
    next.set(day, sequence + 1);
    return `AS${day}${String(sequence).padStart(5, "0")}`;
  });
}
