/** How money and times are written for people. Times are shown in Asia/Shanghai, whatever the machine's zone. */
import { type Fen, yuanText } from "../../main/hub/kernel/money.ts";
import { toBeijing } from "../../main/hub/kernel/time.ts";
import type { Translate } from "../locales/text.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `123456` → `¥1,234.56`. */
export function money(fen: Fen): string {
  const [whole = "0", rest = "00"] = yuanText(Math.abs(fen)).split(".");
  return `${fen < 0 ? "-" : ""}¥${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${rest}`;
}

/** Large sums where the fen do not matter: `12345678` → `¥12.3 万` in Chinese, `¥123k` in English. */
export function moneyShort(fen: Fen, t: Translate): string {
  const yuan = fen / 100;
  if (Math.abs(yuan) < 10_000) return `¥${Math.round(yuan).toLocaleString("en-US")}`;
  return t("format.wan", { wan: (yuan / 10_000).toFixed(1), k: Math.round(yuan / 1000) });
}

/** A span in two units at most: `2 小时 5 分`. Under a minute counts as seconds. */
export function span(ms: number, t: Translate): string {
  const value = Math.max(0, ms);
  if (value >= DAY) return joined(t("format.days", { n: Math.floor(value / DAY) }), Math.floor((value % DAY) / HOUR), (n) => t("format.hours", { n }));
  if (value >= HOUR) return joined(t("format.hours", { n: Math.floor(value / HOUR) }), Math.floor((value % HOUR) / MINUTE), (n) => t("format.minutes", { n }));
  if (value >= MINUTE) return t("format.minutes", { n: Math.floor(value / MINUTE) });
  return t("format.seconds", { n: Math.floor(value / 1000) });
}

function joined(head: string, rest: number, tail: (n: number) => string): string {
  return rest > 0 ? `${head} ${tail(rest)}` : head;
}

/** A running clock: `09:05`, above an hour `1:09:05`. Rounded up, so that zero means over. */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const two = (value: number): string => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const tail = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}

/** `18:20` today, `11-24 18:20` this year, else with the year; Beijing time. */
export function moment(date: Date, now: number): string {
  const text = toBeijing(date).slice(0, 16);
  const today = toBeijing(new Date(now));
  if (text.slice(0, 10) === today.slice(0, 10)) return text.slice(11);
  return text.slice(0, 4) === today.slice(0, 4) ? text.slice(5) : text;
}

/** The whole time, for tooltips: `2026-11-24 18:20:31`. */
export function exact(date: Date): string {
  return toBeijing(date);
}

/** Day heading of a timeline: `11-24`. */
export function day(date: Date): string {
  return toBeijing(date).slice(5, 10);
}

/** `0.913` → `91 %`. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** `3174293` → `3,174,293`. */
export function count(value: number): string {
  return value.toLocaleString("en-US");
}

/** Yuan as a person types it into fen; `null` when it is not an amount. */
export { fenFromYuan } from "../../main/hub/kernel/money.ts";
