/** The timeline as it is read: newest day first, with what was learnt late marked. Pure, so that it can be tested. */
import type { TimelineEntry } from "../../main/hub/contract/index.ts";
import { day } from "../ui/format.ts";

type Times = Pick<TimelineEntry, "id" | "at" | "learntAt">;

/** Polling every five minutes makes small delays normal; beyond this a person should know that we learnt it late. */
const LATE_MS = 10 * 60_000;
/** That many late entries learnt without a longer pause between them came in one go: an import, not a source that lags. */
const BATCH = 4;
const PAUSE_MS = 5 * 60_000;

export function lateMs(entry: Pick<Times, "at" | "learntAt">): number | null {
  const late = entry.learntAt.getTime() - entry.at.getTime();
  return late > LATE_MS ? late : null;
}

/** The largest group of late entries that were learnt together, to be said once instead of at each line. */
export function learntTogether(entries: readonly Times[]): { ids: ReadonlySet<string>; at: Date } | null {
  const groups: Times[][] = [];
  const late = entries.filter((entry) => lateMs(entry) !== null).toSorted((left, right) => left.learntAt.getTime() - right.learntAt.getTime());
  for (const entry of late) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group && before && entry.learntAt.getTime() - before.learntAt.getTime() <= PAUSE_MS) group.push(entry);
    else groups.push([entry]);
  }
  const largest = groups.toSorted((left, right) => right.length - left.length)[0];
  const first = largest?.[0];
  if (!largest || !first || largest.length < BATCH) return null;
  return { ids: new Set(largest.map((entry) => entry.id)), at: first.learntAt };
}

export function byDay(entries: readonly TimelineEntry[]): { day: string; entries: TimelineEntry[] }[] {
  const days: { day: string; entries: TimelineEntry[] }[] = [];
  for (const entry of entries.toSorted((left, right) => right.at.getTime() - left.at.getTime())) {
    const name = day(entry.at);
    const last = days.at(-1);
    if (last?.day === name) last.entries.push(entry);
    else days.push({ day: name, entries: [entry] });
  }
  return days;
}
