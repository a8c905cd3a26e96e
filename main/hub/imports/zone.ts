/** Times on a wall somewhere in the world as moments. */
import type { ImportZone } from "../contract/imports.ts";

export interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const BEIJING_MS = 8 * 3_600_000;

/** The moment of a time on the wall; of an hour that a clock goes through twice the first. `null`: no calendar or clock has it. */
export function moment({ year, month, day, hour, minute, second }: WallTime, zone: ImportZone): Date | null {
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  const real = new Date(wall);
  if (real.getUTCFullYear() !== year || real.getUTCMonth() !== month - 1 || real.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59) return null;
  if (year < 2000 || year > 2099) return null;
  if (zone === "Asia/Shanghai" || zone === "Asia/Singapore") return new Date(wall - BEIJING_MS);
  if (zone === "UTC") return real;
  const first = wall - offsetAt(zone, wall - offsetAt(zone, wall));
  // Where the clock was put forward in between no moment shows this time.
  return offsetAt(zone, first) === wall - first ? new Date(first) : null;
}

const formats = new Map<ImportZone, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();
const HOUR_MS = 3_600_000;
const MOST_KEPT = 20_000;

/** How far a zone's clocks are ahead of UTC at a moment, ms; asked once an hour of them, for that is slow. */
function offsetAt(zone: ImportZone, at: number): number {
  const hour = Math.floor(at / HOUR_MS);
  const key = `${zone} ${hour}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const format = formats.get(zone) ?? new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  formats.set(zone, format);
  const told = format.formatToParts(hour * HOUR_MS).find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(told);
  const offset = match ? (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) * 60_000 : 0;
  if (offsets.size > MOST_KEPT) offsets.clear();
  offsets.set(key, offset);
  return offset;
}
