/** Times at which one would follow up, in Beijing, whatever zone the browser is in. Pure, so that it can be tested. */
const HOUR = 3_600_000;
const BEIJING = 8 * HOUR;
const DAY = 24 * HOUR;

export type Later = "hour" | "hours" | "evening" | "tomorrow" | "monday";

/** The usual times from now on; those of today that are over are left out. */
export function laterTimes(now: number): { key: Later; at: Date }[] {
  const midnight = Math.floor((now + BEIJING) / DAY) * DAY - BEIJING;
  const weekday = new Date(midnight + BEIJING).getUTCDay();
  const untilMonday = (8 - weekday) % 7 || 7;
  const times: readonly (readonly [Later, number])[] = [
    ["hour", now + HOUR],
    ["hours", now + 3 * HOUR],
    ["evening", midnight + 18 * HOUR],
    ["tomorrow", midnight + DAY + 9 * HOUR],
    ["monday", midnight + untilMonday * DAY + 9 * HOUR],
  ];
  return times.filter(([, at]) => at > now).map(([key, at]) => ({ key, at: new Date(at) }));
}

/** What a field of date and time says, read as Beijing's; `null` while it says no time. */
export function fromField(text: string): Date | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text)) return null;
  const at = Date.parse(`${text.length === 16 ? `${text}:00` : text}+08:00`);
  return Number.isNaN(at) ? null : new Date(at);
}
