/** Spans of a day in Beijing, as people set them: from one time of the day to another, on some days of the week. Pure. */

const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;
/** Beijing is eight hours ahead all year. */
const BEIJING_MINUTES = 8 * 60;

interface Span {
  /** `HH:MM`; a span that ends before it begins goes over midnight, one that ends as it begins is the whole day. */
  from: string;
  to: string;
}

/** Whether a time (ms) lies in the span, from its first minute to before its last. */
export function isWithinSpan({ from, to }: Span, now: number): boolean {
  const minute = minuteOfDay(now);
  const [begins, ends] = [minutesOf(from), minutesOf(to)];
  if (begins === ends) return true;
  return begins < ends ? minute >= begins && minute < ends : minute >= begins || minute < ends;
}

/** The same on these days alone, from Monday (1): what began before midnight belongs to the day it began on. */
export function isWithinDays(hours: Span & { days: readonly number[] }, now: number): boolean {
  const minute = minuteOfDay(now);
  // The first of January 1970 was a Thursday.
  const day = ((Math.floor((Math.floor(now / MINUTE) + BEIJING_MINUTES) / DAY_MINUTES) + 3) % 7) + 1;
  const isAfterMidnight = minutesOf(hours.from) > minutesOf(hours.to) && minute < minutesOf(hours.to);
  return isWithinSpan(hours, now) && hours.days.includes(isAfterMidnight ? ((day + 5) % 7) + 1 : day);
}

function minuteOfDay(now: number): number {
  return (Math.floor(now / MINUTE) + BEIJING_MINUTES) % DAY_MINUTES;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}
