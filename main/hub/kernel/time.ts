/**
 * Times are UTC inside (`Date`), shown in Asia/Shanghai. Channels send local strings without a zone,
 * seconds or milliseconds; Beijing has had no daylight saving since 1991, so the offset is constant.
 */
const BEIJING_OFFSET_MS = 8 * 3_600_000;
const LOCAL = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?$/;

/** What supplies "now". Every room is handed one, so that a day can be run as fast as it goes. */
export interface Clock {
  /** Milliseconds since the epoch, UTC. */
  now(): number;
  /** Milliseconds of a clock that nobody can set and that goes on while the machine sleeps; not given where a driver steps `now`. */
  steady?(): number;
}

/** The machine's clock on the wall. */
export const systemClock: Clock = { now: () => Date.now() };

/** Reads `yyyy-MM-dd HH:mm:ss` in Beijing time; `null` when it is empty, malformed or not a real date. */
export function fromBeijing(text: string): Date | null {
  const match = LOCAL.exec(text.trim());
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const [hour, minute, second] = [Number(match[4]), Number(match[5]), Number(match[6])];
  const utc = Date.UTC(year, month - 1, day, hour, minute, second, match[7] === undefined ? 0 : Number(match[7].padEnd(3, "0")));
  const local = new Date(utc);
  // A day or an hour that does not exist runs over into another one.
  const isReal = local.getUTCFullYear() === year && local.getUTCMonth() === month - 1 && local.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  return isReal ? new Date(utc - BEIJING_OFFSET_MS) : null;
}

/** Writes a time as channels and people read it: `yyyy-MM-dd HH:mm:ss` in Beijing time. */
export function toBeijing(date: Date): string {
  return new Date(date.getTime() + BEIJING_OFFSET_MS).toISOString().slice(0, 19).replace("T", " ");
}

const DAY_MS = 86_400_000;

/** When the day in which a time lies began in Beijing, or the day so many days after it. */
export function beijingMidnight(at: Date | number, days = 0): Date {
  return new Date((Math.floor((Number(at) + BEIJING_OFFSET_MS) / DAY_MS) + days) * DAY_MS - BEIJING_OFFSET_MS);
}

/** Beijing calendar day as `YYYYMMDD`, the head of a unified order number. */
export function beijingDay(date: Date): string {
  return toBeijing(date).slice(0, 10).replaceAll("-", "");
}

/** Unix seconds as Douyin sends them; 0, negative and unreadable mean "has not happened". */
export function fromUnixSeconds(seconds: number | string): Date | null {
  const value = Number(seconds);
  return Number.isFinite(value) && value > 0 ? new Date(Math.round(value * 1000)) : null;
}

/** Unix seconds (integer) of a time, as Douyin and Meituan want them. */
export function unixSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}
