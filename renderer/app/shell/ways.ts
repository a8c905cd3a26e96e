/** In which ways a person is told of something just now, by his settings and the time. Pure; the desktop's window and every browser decide by it. */
import type { NoticeKind, Settings } from "../../../main/hub/contract/settings.ts";
import { isWithinDays, isWithinSpan } from "../../../main/hub/kernel/day-span.ts";

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
  if (quiet.on && isWithinSpan(quiet, now)) return true;
  return hours.on && !isWithinDays(hours, now);
}
