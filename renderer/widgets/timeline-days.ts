/** The timeline as it is read: newest day first, with what was learnt late marked. Pure, so that it can be tested. */
import type { TimelineEntry } from "../../main/hub/contract/index.ts";
import { day } from "../ui/format.ts";

/** Polling every five minutes makes small delays normal; beyond this a person should know that we learnt it late. */
const LATE_MS = 10 * 60_000;

export function lateMs(entry: Pick<TimelineEntry, "at" | "learntAt">): number | null {
  const late = entry.learntAt.getTime() - entry.at.getTime();
  return late > LATE_MS ? late : null;
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
