/** The day until whose end an example holds, in Beijing's calendar, as a date field writes it. */
const ZONE_MS = 8 * 3_600_000;

/** `2026-11-30`; empty when it never ends. */
export function dayOf(end: Date | null): string {
  return end === null ? "" : new Date(end.getTime() + ZONE_MS).toISOString().slice(0, 10);
}

/** The last moment of a day; `null` of an empty or unfinished one. */
export function endOfDay(day: string): Date | null {
  const end = new Date(`${day}T23:59:59+08:00`);
  return day === "" || Number.isNaN(end.getTime()) ? null : end;
}
