/** What a number in a sheet is shown as. */

/** Formats of the standard that are times, by their numbers; 27 to 36 and 50 to 58 are those of Chinese and Japanese programs. */
const isStandardDate = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Whether a format shows a number as a time. What stands in quotes or brackets in it, or behind a backslash, is no sign of one. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return isStandardDate(id);
  return /[ymdhs]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ""));
}

const DAY_MS = 86_400_000;
/** Day 0 of tables: 30 December 1899, by an old mistake about 1900; or 1 January 1904. */
const EPOCH = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** A number of days as the time on the wall that it shows, to the second; what is none stays as it is. */
export function dateText(value: string, from1904: boolean): string {
  const days = Number(value);
  if (value.trim() === "" || !Number.isFinite(days) || days < 0 || days > 2_958_466) return value;
  const at = new Date((from1904 ? EPOCH_1904 : EPOCH) + Math.round((days * DAY_MS) / 1_000) * 1_000);
  const text = at.toISOString();
  return Number.isInteger(days) ? text.slice(0, 10) : text.slice(0, 19).replace("T", " ");
}

/** A number as tables show it: fifteen digits, which is all that they keep. One with more stays in the form in which digits are lost. */
export function numberText(value: string): string {
  const number = Number(value);
  if (value === "" || !Number.isFinite(number)) return value;
  if (/^-?\d{1,15}$/.test(value)) return value;
  if (Math.abs(number) >= 1e15) return number.toExponential().toUpperCase();
  return plain(Number(number.toPrecision(15)));
}

function plain(number: number): string {
  const text = String(number);
  return text.includes("e") ? number.toFixed(12).replace(/\.?0+$/, "") : text;
}
