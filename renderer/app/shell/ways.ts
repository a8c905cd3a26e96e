/** In which ways a person is told of something just now, by his settings and the time. Pure; the desktop's window and every browser decide by it. */
import type { NoticeKind, Settings } from "../../../main/hub/contract/settings.ts";

const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;
/** Beijing is eight hours ahead all year. */
const BEIJING_MINUTES = 8 * 60;

interface Now {
  now: number;
  /** Somebody looks at the console in this browser. */
  isLooked: boolean;
}

/** Outside the page only who does not look at it; nothing rings in quiet hours, and nothing outside of one's working hours. */
export function waysOf(settings: Settings, kind: NoticeKind, { now, isLooked }: Now): { desktop: boolean; sound: boolean } {
  const wanted = settings.notices[kind];
  const rings = wanted.list && !isQuiet(settings, now);
  return { desktop: rings && settings.desktop && wanted.desktop && !isLooked, sound: rings && settings.tone !== "off" && wanted.sound };
}

/** Whether this person wants peace at this time. */
export function isQuiet({ quiet, hours }: Pick<Settings, "quiet" | "hours">, now: number): boolean {
  const minute = Math.floor(now / MINUTE) + BEIJING_MINUTES;
  const ofDay = minute % DAY_MINUTES;
  // The first of January 1970 was a Thursday.
  const day = ((Math.floor(minute / DAY_MINUTES) + 3) % 7) + 1;
  if (quiet.on && isWithin(quiet, ofDay)) return true;
  if (!hours.on) return false;
  // What began before midnight belongs to the day it began on.
  const began = minutesOf(hours.from) > minutesOf(hours.to) && ofDay < minutesOf(hours.to) ? ((day + 5) % 7) + 1 : day;
  return !isWithin(hours, ofDay) || !hours.days.includes(began);
}

/** From the first minute to before the last; a span that ends before it begins goes over midnight, one that ends as it begins is the whole day. */
function isWithin({ from, to }: { from: string; to: string }, minute: number): boolean {
  const [begins, ends] = [minutesOf(from), minutesOf(to)];
  if (begins === ends) return true;
  return begins < ends ? minute >= begins && minute < ends : minute >= begins || minute < ends;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}
