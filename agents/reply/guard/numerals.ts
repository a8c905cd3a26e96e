const digits: Readonly<Record<string, number>> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000, 万: 10_000 };

/** Reads `"59.9"`, `"二十四"`, `"两百零五"`; `null` when the text is no number. */
export function chineseNumber(text: string): number | null {
  if (/^[0-9]+(?:\.[0-9]+)?$/.test(text)) return Number(text);
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const sign of text) {
    const value = digits[sign];
    const unit = units[sign];
    if (value !== undefined) digit = value;
    else if (unit === 10_000) {
      total += (section + digit) * unit;
      section = 0;
      digit = 0;
    } else if (unit !== undefined) {
      section += (digit === 0 ? 1 : digit) * unit;
      digit = 0;
    } else return null;
  }
  return text === "" ? null : total + section + digit;
}
