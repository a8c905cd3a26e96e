/** Amounts and times the ways people say them, so that a reply may use any of them and still be held against the record. */
import { type Fen, yuanText } from "../kernel/money.ts";
import { toBeijing } from "../kernel/time.ts";

/** `11800` → `118.00元`, `118元`, `¥118.00`. */
export function amountWordings(fen: Fen): string[] {
  const text = yuanText(fen);
  const short = text.replace(/\.?0+$/, "");
  return [...new Set([`${text.endsWith(".00") ? short : text}元`, `${text}元`, `${short}元`, `¥${text}`])];
}

/** `11月20日`, `11月20日 09:12`, `2026-11-20 09:12`, all in Beijing time. */
export function timeWordings(at: Date): string[] {
  const text = toBeijing(at);
  const [month, day] = [Number(text.slice(5, 7)), Number(text.slice(8, 10))];
  const clock = text.slice(11, 16);
  return [`${month}月${day}日`, `${month}月${day}日 ${clock}`, `${text.slice(0, 10)} ${clock}`];
}
