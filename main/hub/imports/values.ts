/** What a cell means: ids, amounts, counts and times as exports and people write them. What cannot be read for certain is refused with the reason, never guessed. */
import type { ImportZone } from "../contract/imports.ts";
import { fromIso, ISO_MOMENT } from "../kernel/iso.ts";
import { type Fen, fenFromYuan } from "../kernel/money.ts";
import type { Said } from "../kernel/said.ts";
import { moment } from "./zone.ts";

/** A value, nothing where the cell is empty, or why it cannot be read. */
export type Read<Value> = { value: Value | null } | { why: Said };

const nothing = { value: null };
const why = (zh: string, en: string): { why: Said } => ({ why: { zh, en } });

/** Text of a cell without what exports put round ids to keep programs of tables from counting with them: tabs, a quote or accent before it, `="…"`. */
export function bare(cell: string): string {
  const text = cell.trim();
  const first = text.charCodeAt(0);
  if (first === EQUALS) return /^="([^"]*)"$/.exec(text)?.[1]?.trim() ?? text;
  return first === APOSTROPHE || first === ACCENT ? text.slice(1).trim() : text;
}

const EQUALS = 61;
const APOSTROPHE = 39;
const ACCENT = 96;

/** Exports write so that there is nothing. */
const isNothing = (text: string): boolean =>
  text === "" || text === "-" || text === "--" || text === "/" || text === "无" || text === "null" || text === "NULL";

const SHORTENED = /^\d(?:\.\d+)?E\+?\d+$/i;
const LONGEST_ID = 100;

/** An id. One that a program of tables has shortened has lost digits for good. */
export function readId(cell: string): Read<string> {
  const text = bare(cell);
  if (isNothing(text)) return nothing;
  if (SHORTENED.test(text))
    return why(
      `编号被表格软件写成了 ${text}，末几位已经丢失。请把这一列设为“文本”后重新导出，不要用 Excel 另存。`,
      `The number was shortened to ${text} and has lost digits for good: export it again with the column as text.`,
    );
  if (text.length > LONGEST_ID) return why("编号超过 100 个字符。", "The number is longer than 100 characters.");
  if (/\p{Cc}/u.test(text)) return why("编号里有看不见的控制字符。", "There are control characters in the number.");
  return { value: text };
}

/** Text of at most so many letters; what is longer is cut, and said to be. */
export function readText(cell: string, most: number): string {
  const text = bare(cell);
  if (isNothing(text)) return "";
  return text.length <= most ? text : [...text].slice(0, most).join("");
}

const MONEY_NOISE = /[\s,，¥￥元]|CNY|RMB/gi;

/** An amount in yuan, in fen; exact, or refused. */
export function readMoney(cell: string): Read<Fen> {
  let text = bare(cell);
  if (isNothing(text)) return nothing;
  if (/^\(.*\)$/.test(text)) text = `-${text.slice(1, -1)}`;
  text = text.replace(MONEY_NOISE, "").replace(/^\+/, "").replace(/^－/, "-");
  const fen = fenFromYuan(text.startsWith(".") ? `0${text}` : text);
  if (fen !== null) return { value: fen };
  return /^-?\d+\.\d{3,}$/.test(text)
    ? why(`金额 ${text} 精确到分以下，不知道该怎么取舍。`, `The amount ${text} is finer than a fen.`)
    : why(`“${short(text)}”不是金额。`, `“${short(text)}” is no amount.`);
}

/** A count of pieces. */
export function readCount(cell: string): Read<number> {
  const text = bare(cell).replace(/[\s,，]|[件个]$/g, "");
  if (isNothing(text)) return nothing;
  const match = /^(-?\d{1,9})(?:\.0+)?$/.exec(text);
  return match ? { value: Number(match[1]) } : why(`“${short(text)}”不是数量。`, `“${short(text)}” is no count.`);
}

const WRITTEN = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]*(\d{1,2})[:：时点](\d{1,2})(?:[:：分](\d{1,2})(?:\.\d+)?秒?|分)?)?$/;
const TIGHT = /^(20\d{2})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/;

/** A time, in the zone that was chosen unless it names its own. */
export function readTime(cell: string, zone: ImportZone): Read<Date> {
  const text = bare(cell);
  if (isNothing(text) || text.startsWith("0000-00-00")) return nothing;
  const match = WRITTEN.exec(text) ?? TIGHT.exec(text);
  if (match) {
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map((part) => Number(part ?? 0));
    const at = moment({ year, month, day, hour, minute, second }, zone);
    return at ? { value: at } : why(`没有“${short(text)}”这个时间。`, `There is no such time as “${short(text)}”.`);
  }
  if (ISO_MOMENT.test(text)) {
    const at = fromIso(text);
    if (at) return { value: at };
  }
  if (/^1\d{9}$/.test(text)) return { value: new Date(Number(text) * 1_000) };
  if (/^1\d{12}$/.test(text)) return { value: new Date(Number(text)) };
  return why(`“${short(text)}”不是能认出的时间，应如 2026-03-01 10:00:30。`, `“${short(text)}” is no time: it should be like 2026-03-01 10:00:30.`);
}

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
