/** Numbers that lead to somebody, in any writing and with anything between them: phones, papers, cards, plates, codes of orders and parcels. */
import type { Claims } from "./claims.ts";

/** Signs people put between digits. */
const BETWEEN = "[ \\t.,·・\\-‐-―_*/\\\\()（）+~、，。]";
/** Digits, at most two signs between each: read in the text with one writing of digits. */
const run = new RegExp(`(?:\\+|00)?[0-9](?:${BETWEEN}{0,2}[0-9xX]){4,39}`, "g");
/** A mobile number in groups of three and four or three and eight, with nearly anything between. */
const mobile = /(?<![0-9])1[3-9][0-9][^0-9\n]{0,5}[0-9]{4}[^0-9\n]{0,5}[0-9]{4}(?![0-9])/g;
/** Groups of a number told in pieces, after a word that says it is one: "前三位138，中间1234，最后5678". */
const pieces =
  /(?:电话|電話|手机|手機|号码|號碼|拨|尾号|phone|mobile)[^0-9\n]{0,12}([0-9]{3,8}(?:[^0-9\n]{1,5}[0-9]{3,8}){1,3})(?!\s?(?:元|块|天|小时|分钟|件|个|次))/gi;
/** Two numerals and more that count hundreds, side by side: nobody says a sum so. */
const spoken = /(?:[0-9]{1,2}[百千][0-9百千十]{1,8}[ ，,、]{1,2}){1,4}[0-9]{1,2}[百千][0-9百千十]{1,8}/g;
const english =
  /(?:\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)[ ,-]{1,2}){6,24}(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)\b/gi;
const pinyin =
  /(?:\b(?:ling|dong|yi|yao|er|liang|san|si|wu|liu|qi|guai|ba|jiu|gou)[ ,-]{1,2}){6,24}(?:ling|dong|yi|yao|er|liang|san|si|wu|liu|qi|guai|ba|jiu|gou)\b/gi;
const extension = /(?:转|轉|分机|分機|ext\.?|内线)\s?(?:号)?\s?([0-9]{2,5})(?![0-9])(?!\s?(?:元|块|天|件|个|到))/gi;
const postal = /(?:邮编|郵編|邮政编码|zip(?: ?code)?|postcode)[ :：是]{0,3}([A-Z0-9]{3,6}(?: [A-Z0-9]{3})?)/gi;

/** A day, or a time of the day. */
const days =
  /(?<!\d)(?:20\d\d[-./](?:0?[1-9]|1[0-2])[-./](?:[0-2]?\d|3[01])(?!\d)(?:[ T]{1,2}[0-2]?\d:\d\d(?::\d\d)?(?!\d))?|(?<![\d:])[0-2]?\d:\d\d(?::\d\d)?(?![\d:]))/g;
/** Latin letters and digits in one word. */
const code = /(?<![A-Za-z0-9])[A-Za-z0-9][A-Za-z0-9-]{5,39}(?![A-Za-z0-9])/g;
/** Letters of a carrier or a paper before groups of digits. */
const lettered = /(?<![A-Za-z])[A-Z]{1,4}[ -]{1,2}[0-9]{3,6}(?:[ -][0-9]{2,6}){1,5}(?![0-9])/g;
const plate =
  /[京沪津渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]\s?[A-Za-z][ ·-]{0,2}(?:[A-Za-z0-9]{5,6}(?![A-Za-z0-9])|[A-Za-z0-9]{4}[挂学警港澳领试超])/g;
const military = /军字第[0-9]{4,10}号/g;
/** A place on the map: two numbers with four decimals and more. */
const coordinates = /(?<![0-9.])[0-9]{1,3}\.[0-9]{4,8}(?![0-9])/g;

const DATE =
  "(?:19|20)?[0-9]{2}\\s?[-./年]\\s?[0-9]{1,2}\\s?[-./月]\\s?[0-9]{1,2}\\s?[日号]?|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.? [0-9]{1,2}(?:st|nd|rd|th)?,? (?:19|20)[0-9]{2}";
const birthdays = new RegExp(`(?:生日|出生(?:日期|年月)?|生于|born|birthday|date of birth|dob)[^0-9\\n]{0,10}?(${DATE})|(${DATE})\\s?(?:出生|生的)`, "gi");

/** What is measured, counted or paid: a unit behind, a sum's form, sizes by one another. */
const unit =
  /^\s?(?:元|块|塊|万|千|百|角|分|rmb|yuan|usd|m?ah|毫安|转|k\b|w\b|瓦|v\b|伏|像素|ml|毫升|升|l\b|k?g\b|克|斤|公斤|[cm]?m\b|米|厘米|毫米|公里|gb?\b|mb|tb|hz|赫|字|次|人|粉|个|件|页|步|卡|大卡|流明|lm|dpi|rpm|pcs|套|只|瓶|片|抽|张|包|分辨率|的(?:屏|桌|柜|床|垫|地毯|分辨率))/i;
const sizes = /^[0-9]{1,4}(?: ?[xX*×/] ?[0-9]{1,4}){1,2}$/;
const sum = /^[0-9]{1,7}[.][0-9]{1,2}$/;
const currency = /[¥￥$€£]\s?$/;

/** Letters and digits that no word and no model's name has: five digits, or changing four times between them. */
function isCode(word: string): boolean {
  if (!/[A-Za-z]/.test(word) || !/\d/.test(word)) return false;
  if (sizes.test(word) || /^\d{1,6}[A-Za-z]{1,4}$/.test(word)) return false;
  const digits = (word.match(/\d/g) ?? []).length;
  const changes = word.replace(/-/g, "").match(/[A-Za-z]+|\d+/g)?.length ?? 0;
  return digits >= 5 || (word.length >= 8 && changes >= 5);
}

function isNumber(said: string, around: { before: string; after: string }): boolean {
  const digits = said.replace(/[^0-9xX]/g, "");
  if (digits.length < 5) return false;
  const isMobile = /^(?:\+|00)?(?:86)?1[3-9]\d{9}$/.test(said.replace(/[^0-9+]/g, ""));
  if (isMobile) return true;
  if (sizes.test(said)) return false;
  if (sum.test(said)) return false;
  if (currency.test(around.before) && digits.length <= 9) return false;
  return !(digits.length <= 7 && /^[0-9]+(?:[.,][0-9]+)?$/.test(said) && unit.test(around.after));
}

/** Claims numbers. `digits` is the text with one writing of digits. */
export function claimNumbers(claims: Claims, text: string, digits: string): void {
  claims.all("生日", birthdays, { within: digits });
  claims.all("号码", plate);
  claims.all("号码", military);
  claims.all("号码", lettered);
  const undated = digits.replace(days, (day) => "#".repeat(day.length));
  claims.all("号码", mobile, { within: undated });
  claims.all("号码", code, { within: text, unless: ([word]) => !isCode(word) });
  for (const match of undated.matchAll(run)) {
    const [said] = match;
    const end = match.index + said.length;
    if (isNumber(said, { before: undated.slice(Math.max(0, match.index - 2), match.index), after: undated.slice(end, end + 8) }))
      claims.take("号码", match.index, end);
  }
  claims.all("号码", pieces, { within: undated, unless: ([, groups = ""]) => groups.replace(/[^0-9]/g, "").length < 7 });
  claims.all("号码", coordinates);
  claims.all("号码", spoken, { within: digits });
  claims.all("号码", english);
  claims.all("号码", pinyin);
  claims.all("号码", postal);
  if (claims.found().some(({ kind }) => kind === "号码")) claims.all("号码", extension);
}
