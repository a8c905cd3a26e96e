const digits: Readonly<Record<string, number>> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000, 万: 10_000 };

/** A number in digits or Chinese numerals, as a regular expression's source. */
export const NUMBER = "[0-9]+(?:,[0-9]{3})*(?:\\.[0-9]+)?|[零〇一二两三四五六七八九十百千万]+(?:点[零〇一二三四五六七八九]+)?";

/** Reads `"59.9"`, `"1,299"`, `"二十四"`, `"两百零五"`, `"一百八"` (= 180), `"三点五"`; `null` when the text is no number. */
export function chineseNumber(text: string): number | null {
  if (/^[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?$/.test(text)) return Number(text.replaceAll(",", ""));
  const [whole = "", part] = text.split("点");
  if (whole === "") return null;
  const value = wholeNumber(whole);
  if (value === null || part === undefined) return value;
  const decimals = [...part].map((sign) => digits[sign]);
  return decimals.includes(undefined) ? null : Number(`${value}.${decimals.join("")}`);
}

function wholeNumber(text: string): number | null {
  if ([...text].every((sign) => digits[sign] !== undefined) && text.length > 1) return Number([...text].map((sign) => digits[sign]).join(""));
  let total = 0;
  let section = 0;
  let digit = 0;
  let last = 1;
  let zero = false;
  for (const sign of text) {
    const value = digits[sign];
    const unit = units[sign];
    if (value !== undefined) {
      digit = value;
      if (value === 0) zero = true;
    } else if (unit === 10_000) {
      total += (section + digit) * unit;
      section = 0;
      digit = 0;
      last = unit;
      zero = false;
    } else if (unit !== undefined) {
      section += (digit === 0 ? 1 : digit) * unit;
      digit = 0;
      last = unit;
      zero = false;
    } else return null;
  }
  // "一百八" is 180, "一百零八" is 108.
  return total + section + (digit > 0 && last >= 100 && !zero ? digit * (last / 10) : digit);
}
