/** Times in Chinese, for people. */
import { toBeijing } from "../kernel/time.ts";

const HOUR = 3_600_000;

/** `11-21 03:12`, Beijing time. */
export function shortTime(time: number | Date): string {
  return toBeijing(new Date(time)).slice(5, 16);
}

/** `5 小时`, `3 天 4 小时`, `20 分钟`. */
export function span(ms: number): string {
  const hours = Math.floor(Math.max(0, ms) / HOUR);
  if (hours < 1) return `${Math.max(1, Math.floor(Math.max(0, ms) / 60_000))} 分钟`;
  return hours < 72 ? `${hours} 小时` : `${Math.floor(hours / 24)} 天${hours % 24 > 0 ? ` ${hours % 24} 小时` : ""}`;
}
