/** A parcel's newest scan on its order's timeline. Pure. */
import type { OrderView, TimelineEntry } from "../contract/index.ts";
import { AHEAD_MS, CLOCK_TOLERANCE_MS } from "./parcel.ts";

type Parcel = Pick<OrderView["parcels"][number], "id" | "lastScanAt" | "lastPlace">;
type Timeline = readonly TimelineEntry[];

/** Dated so far ahead of the moment we were told that the record does not take it for its time. */
const isAhead = ({ at, learntAt }: TimelineEntry): boolean => at.getTime() > learntAt.getTime() + AHEAD_MS;
/** When it happened, as the record has it, ms: of a scan in the future all that is known is when we were told. */
export const scanTime = (entry: TimelineEntry): number => (isAhead(entry) ? entry.learntAt : entry.at).getTime();

/** The newest scan that is the parcel's own; `undefined` where the carrier told only how the parcel stands. */
export function lastScan(timeline: Timeline, { id, lastScanAt }: Parcel): TimelineEntry | undefined {
  return timeline
    .filter((entry) => entry.parcelId === id && entry.source === "carrier" && (lastScanAt === null || scanTime(entry) <= lastScanAt.getTime()))
    .toSorted((left, right) => scanTime(left) - scanTime(right))
    .at(-1);
}

/** Where the newest scan was made; empty where it names no place, whatever an older one named. */
export function lastScanPlace(timeline: Timeline, parcel: Parcel): string {
  return lastScan(timeline, parcel)?.data.place === "" ? "" : (parcel.lastPlace ?? "");
}

/** A time that a carrier wrote although it had not come; `learntAt` is when we were told, `null` where no scan of the timeline says so. */
export interface WrittenAhead {
  at: Date;
  learntAt: Date | null;
}

/** What the carrier wrote as the time of what the record dates at `moment`, where that cannot be its time; else `null`. */
export function writtenAhead({ timeline, now }: { timeline: Timeline; now: number }, { id }: Pick<Parcel, "id">, moment: Date): WrittenAhead | null {
  const scans = timeline.filter((entry) => entry.parcelId === id && entry.source === "carrier");
  const ahead = scans.findLast((entry) => isAhead(entry) && entry.learntAt.getTime() === moment.getTime());
  if (ahead) return { at: ahead.at, learntAt: ahead.learntAt };
  // By less it is kept as it is told, until it has come: further off than clocks differ nobody is told that it happened then.
  const learntAt = scans.findLast((entry) => entry.at.getTime() === moment.getTime())?.learntAt ?? null;
  const wasFar = learntAt !== null && moment.getTime() > learntAt.getTime() + CLOCK_TOLERANCE_MS;
  return moment.getTime() > now + (wasFar ? 0 : CLOCK_TOLERANCE_MS) ? { at: moment, learntAt } : null;
}
