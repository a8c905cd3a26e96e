/** What is told to people, and its times. */
import type { Said } from "../kernel/said.ts";
import { toBeijing } from "../kernel/time.ts";

const HOUR = 3_600_000;
/** One fact twice: all that is known for who works on it, and plainly where it is for who waits for it. */
export interface Words {
  operator: Said;
  /** In Chinese; an answer in English has words of its own. */
  buyer: string;
}

/** Longer than this nobody counts days: the date says it. */
const FAR_MS = 60 * 24 * HOUR;

/** `11-21 03:12`, Beijing time; with its year (`2025-11-21 03:12`) where that is not the year of `now`, ms. */
export function shortTime(time: number | Date, now: number): string {
  const text = toBeijing(new Date(time));
  return text.slice(0, 4) === toBeijing(new Date(now)).slice(0, 4) ? text.slice(5, 16) : text.slice(0, 16);
}

/** `5 小时`, `3 天 4 小时`, `20 分钟`. */
function span(ms: number): string {
  const hours = Math.floor(Math.max(0, ms) / HOUR);
  if (hours < 1) return `${Math.max(1, Math.floor(Math.max(0, ms) / 60_000))} 分钟`;
  return hours < 72 ? `${hours} 小时` : `${Math.floor(hours / 24)} 天${hours % 24 > 0 ? ` ${hours % 24} 小时` : ""}`;
}

/** `5 h`, `3 days 4 h`, `20 min`. */
function spanInEnglish(ms: number): string {
  const hours = Math.floor(Math.max(0, ms) / HOUR);
  if (hours < 1) return `${Math.max(1, Math.floor(Math.max(0, ms) / 60_000))} min`;
  return hours < 72 ? `${hours} h` : `${Math.floor(hours / 24)} days${hours % 24 > 0 ? ` ${hours % 24} h` : ""}`;
}

/** True when something lasts too long to count its days. */
export function isFar(ms: number): boolean {
  return ms > FAR_MS;
}

/**
 * `，已 5 小时` and `, 5 h ago`, to follow a sentence that names the time; nothing when that is too long ago to count, or has not come yet by our
 * clock.
 */
export function lasting(since: number | Date, now: number): Said {
  const ms = now - Number(since);
  return ms < 0 || isFar(ms) ? { zh: "", en: "" } : { zh: `，已 ${span(ms)}`, en: `, ${spanInEnglish(ms)} ago` };
}
