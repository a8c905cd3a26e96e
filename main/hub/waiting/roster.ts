/** Who is on duty when: weekly hours, days that are another, exceptions, stand-ins. Pure; times in ms, days and hours are Beijing's. */
import type { Roster } from "../contract/waiting.ts";
import { isWithinSpan } from "../kernel/day-span.ts";
import { beijingMidnight, toBeijing } from "../kernel/time.ts";

const DAY_MS = 86_400_000;
const HOLIDAY = 0;

/** Nobody is on duty until somebody is entered. */
export const firstRoster: Roster = { lines: [], days: [], exceptions: [], next: [], quiet: { on: false, from: "22:00", to: "08:00", holidays: false } };

/** People who cannot be asked now: removed, or away by their own word. */
export type Unavailable = ReadonlySet<string>;

/** Which day of the week a day counts as, from Monday (1); 0 is a holiday. `day` as `yyyy-MM-dd`. */
function countsAs(roster: Pick<Roster, "days">, day: string): number {
  const other = roster.days.find((one) => one.day === day);
  if (other) return other.as;
  const week = new Date(`${day}T00:00:00Z`).getUTCDay();
  return week === 0 ? 7 : week;
}

const dayOf = (at: number): string => toBeijing(new Date(at)).slice(0, 10);

/** Whether a time lies in a span of a day that began on this day; over midnight it belongs to the day it began on. */
function dayOfSpan(span: { from: string; to: string }, at: number): string | null {
  if (!isWithinSpan(span, at)) return null;
  const [from, to] = [span.from, span.to];
  const isAfterMidnight = from > to && toBeijing(new Date(at)).slice(11, 16) < to;
  return dayOf(isAfterMidnight ? at - DAY_MS : at);
}

/** Who is on duty for a shop at a time, in the order of the roster, each once; stand-ins come where somebody is off or away. */
export function onDutyAt(roster: Roster, of: { at: number; shopId: string | null; unavailable: Unavailable }): string[] {
  const { at, shopId, unavailable } = of;
  const found: string[] = [];
  const add = (id: string, standInId: string | null, day: string): void => {
    const off = roster.exceptions.find((one) => one.what === "off" && one.operatorId === id && one.day === day);
    const goes = off || unavailable.has(id) ? (off?.standInId ?? standInId) : id;
    if (goes !== null && !unavailable.has(goes) && !found.includes(goes)) found.push(goes);
  };
  for (const line of roster.lines) {
    if (shopId !== null && line.shops.length > 0 && !line.shops.includes(shopId)) continue;
    const day = dayOfSpan(line, at);
    if (day === null) continue;
    const week = countsAs(roster, day);
    if (week !== HOLIDAY && line.days.includes(week)) add(line.operatorId, line.standInId, day);
  }
  for (const one of roster.exceptions) if (one.what === "on" && dayOfSpan(one, at) === one.day) add(one.operatorId, one.standInId, one.day);
  return found;
}

/** Who is told on this rung: 0 whoever is on duty (the first of the next ones, where nobody is), then the next ones one by one. */
export function toldOnRung(roster: Roster, of: { rung: number; at: number; shopId: string; unavailable: Unavailable }): string[] {
  const next = roster.next.filter((id) => !of.unavailable.has(id));
  if (of.rung > 0) return next.slice(of.rung - 1, of.rung);
  const duty = onDutyAt(roster, of);
  return duty.length > 0 ? duty : next.slice(0, 1);
}

/** When something calm may be told: at once, or when the quiet hours (and holidays, where they are quiet) are over. At most two weeks ahead. */
export function tellableAt({ quiet, days }: Pick<Roster, "quiet" | "days">, at: number): number {
  if (!quiet.on) return at;
  let time = at;
  for (let turn = 0; turn < 32; turn += 1) {
    if (quiet.holidays && countsAs({ days }, dayOf(time)) === HOLIDAY) time = beijingMidnight(time, 1).getTime();
    else if (quiet.from !== quiet.to && isWithinSpan(quiet, time)) time = endOfSpan(quiet.to, time);
    else break;
  }
  return time;
}

/** The next moment at which it is this time of the day. */
function endOfSpan(to: string, at: number): number {
  const [hours = 0, minutes = 0] = to.split(":").map(Number);
  const today = beijingMidnight(at).getTime() + (hours * 60 + minutes) * 60_000;
  return today > at ? today : today + DAY_MS;
}
