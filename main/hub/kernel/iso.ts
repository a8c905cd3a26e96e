/** Moments as systems write them: ISO 8601 with a zone, in its extended and its basic form. */
const DAY = /(\d{4})-?(\d{2})-?(\d{2})/.source;
const CLOCK = /(\d{2})(?::?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?)?/.source;
const ZONE = /(Z|[+-]\d{2}(?::?\d{2})?)/.source;

/** As a pattern for whoever writes them; what looks right may still be no day of the calendar. */
export const ISO_MOMENT = new RegExp(`^${DAY}[T ]${CLOCK} ?${ZONE}$`, "i");

/** Reads a moment; without a zone nobody knows which moment is meant, so that it is `null`, as is a day that no calendar has. Fractions count to the millisecond. */
export function fromIso(text: string): Date | null {
  const match = ISO_MOMENT.exec(text.trim());
  if (!match) return null;
  const [, year, month, day, hour, minute = "0", second = "0", fraction = "", zone = "Z"] = match;
  const [y, m, d, h, min, s] = [year, month, day, hour, minute, second].map(Number) as [number, number, number, number, number, number];
  // 24:00 ends a day and :60 is a leap second; both are the moment after.
  if (h > 24 || min > 59 || s > 60 || (h === 24 && min + s > 0)) return null;
  const midnight = new Date(Date.UTC(y, m - 1, d));
  if (midnight.getUTCMonth() !== m - 1 || midnight.getUTCDate() !== d) return null;
  const offset = offsetMinutes(zone);
  if (offset === null) return null;
  const at = midnight.getTime() + ((h * 60 + min - offset) * 60 + s) * 1_000 + Number(fraction.slice(0, 3).padEnd(3, "0"));
  return new Date(at);
}

function offsetMinutes(zone: string): number | null {
  if (zone.toUpperCase() === "Z") return 0;
  const digits = zone.slice(1).replace(":", "");
  const hours = Number(digits.slice(0, 2));
  const minutes = Number(digits.slice(2) || "0");
  if (hours > 14 || minutes > 59) return null;
  return (hours * 60 + minutes) * (zone.startsWith("-") ? -1 : 1);
}
