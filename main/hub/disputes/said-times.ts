/** Times as people promise them: in hours, days, working days, by a day of the week or a date. Pure; days are Beijing's. */
import { toBeijing } from "../kernel/time.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const BEIJING = 8 * HOUR;

const NUMBER = "(?:[0-9]+(?:\\.[0-9])?|[一二两三四五六七八九十]{1,3}|半)";
const UNIT = "分钟|个?小时|h|个?工作日|天|日(?!前)";
const span = new RegExp(`(?:(最[迟晚多]|不超过)\\s*)?(?:${NUMBER}\\s*(?:-|~|到|至)\\s*)?(${NUMBER})\\s*(?:个)?(${UNIT})(之内|以内|内|之前|前)?`, "g");
const englishSpan = /\b(?:with)?in\s+(?:the next\s+)?(?:\d+\s*(?:-|to)\s*)?(\d+)\s+(business days?|working days?|hours?|days?|minutes?)/gi;
const dayWord =
  /(今天|今日|今晚|当天|明天|明日|后天|(?:本|这)周内|(?:本|这)?周([一二三四五六日天])|(\d{1,2})月(\d{1,2})[日号])(?:上午|中午|下午|晚上|下班)?(?:之?前|以?内)?/g;

/** The last moment of the first time that a clause names; `null` when it names none that is still to come. */
export function dueOf(clause: string, from: Date): Date | null {
  const times = [...spans(clause, from), ...englishSpans(clause, from), ...dayWords(clause, from)].filter((due) => due.getTime() > from.getTime());
  return times.toSorted((left, right) => left.getTime() - right.getTime())[0] ?? null;
}

/** A span counts as a time by which only with "within", "at the latest" or the like. */
function spans(clause: string, from: Date): Date[] {
  return [...clause.matchAll(span)].flatMap(([, latest, amount = "", unit = "", within]) => {
    const number = numberOf(amount);
    return number === null || (latest === undefined && within === undefined) ? [] : [later(from, number, unit)];
  });
}

function englishSpans(clause: string, from: Date): Date[] {
  return [...clause.matchAll(englishSpan)].map(([, amount = "", unit = ""]) => later(from, Number(amount), unit));
}

function later(from: Date, number: number, unit: string): Date {
  if (/工作日|business|working/i.test(unit)) return workingDays(from, number);
  const one = /分钟|minute/i.test(unit) ? MINUTE : /小时|^h|hour/i.test(unit) ? HOUR : DAY;
  return new Date(from.getTime() + number * one);
}

/** Saturdays and Sundays do not count; feasts are in nobody's calendar here. */
function workingDays(from: Date, days: number): Date {
  let at = from.getTime();
  for (let left = Math.ceil(days); left > 0; ) {
    at += DAY;
    if (![0, 6].includes(new Date(at + BEIJING).getUTCDay())) left -= 1;
  }
  return new Date(at);
}

function dayWords(clause: string, from: Date): Date[] {
  return [...clause.matchAll(dayWord)].map(([, word = "", weekday, month, day]) => {
    if (month !== undefined && day !== undefined) return endOfDate(from, Number(month), Number(day));
    if (weekday !== undefined) return endOfDay(from, (("一二三四五六日天".indexOf(weekday) % 7) + 1 - weekdayOf(from) + 7) % 7);
    if (/周内$/.test(word)) return endOfDay(from, 7 - weekdayOf(from));
    return endOfDay(from, /^后/.test(word) ? 2 : /^明/.test(word) ? 1 : 0);
  });
}

/** 1 = Monday … 7 = Sunday. */
function weekdayOf(at: Date): number {
  return new Date(at.getTime() + BEIJING).getUTCDay() || 7;
}

function endOfDay(from: Date, daysOn: number): Date {
  const day = Math.floor((from.getTime() + BEIJING) / DAY) + daysOn;
  return new Date((day + 1) * DAY - BEIJING);
}

/** A date of this year, or of the next one where this year's is long over. */
function endOfDate(from: Date, month: number, day: number): Date {
  const year = Number(toBeijing(from).slice(0, 4));
  const of = (which: number): Date => new Date(Date.UTC(which, month - 1, day + 1) - BEIJING);
  return from.getTime() - of(year).getTime() > 180 * DAY ? of(year + 1) : of(year);
}

const digits = "零一二三四五六七八九";

/** `24`, `1.5`, `半`, `两`, `三`, `十二`, `二十四`. */
function numberOf(text: string): number | null {
  if (/^[0-9.]+$/.test(text)) return Number(text);
  if (text === "半") return 0.5;
  const plain = text.replace("两", "二");
  if (!plain.includes("十")) return plain.length === 1 ? digits.indexOf(plain) : null;
  const [tens = "", ones = ""] = plain.split("十");
  return (tens === "" ? 1 : digits.indexOf(tens)) * 10 + (ones === "" ? 0 : digits.indexOf(ones));
}
