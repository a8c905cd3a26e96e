/** Dates, hours, spans and words of time in any writing. */
import { chineseNumber, NUMBER } from "./numerals.ts";

/** A time said: a `day` (`MM-DD`) with or without `clock` (`HH:mm`), a `span` (`24hour`), or a `word` (`明天`). */
export interface Said {
  text: string;
  at: number;
  day: string | null;
  year: string | null;
  clock: string | null;
  span: string | null;
  word: string | null;
  /** Said as people round it: by the hour alone ("六点"), or with "左右". */
  rounded?: "hour" | "about" | undefined;
}

const num = "[0-9]{1,2}|[一二两三四五六七八九十]{1,3}";
const part = "上午|下午|中午|晚上|早上|早晨|清晨|凌晨|傍晚|半夜|夜里|早|晚";
const minuteWords = "半|[一三]刻|(?:[0-5]?[0-9](?![0-9])|[零一二三四五]?十[一二三四五六七八九]?|零[一二三四五六七八九1-9])分?";
const hour = `(?<part>${part})?\\s*(?<hour>${num})\\s*(?::\\s*(?<minute>[0-5][0-9])(?::[0-5][0-9])?|点(?:整|钟)?(?<words>${minuteWords})?(?<about>多|左右)?|时(?![候效间段半])(?<minutes>[0-5]?[0-9]分)?)`;
/** "11.22 15:40", "11.22凌晨", "11.22到的": a point parts month and day where what follows can only follow a day; else it is a sum. */
const dotted = `\\.(?=[0-3]?[0-9]\\s*(?:${part}|[0-2]?[0-9]:[0-5][0-9]|[0-2]?[0-9]点|[日号]|(?:就|已|已经|才)?(?:签收|揽收|发出|发货|出库|到达|到了|到的|送达)))`;
const date = `(?:(?<year>20[0-9]{2})\\s*[-年/.]\\s*)?(?<month>${num})\\s*(?:[-/]|月(?:份)?|${dotted})\\s*(?<date>${num})(?:\\s*[日号]|(?![0-9%]))`;
const forms = {
  moment: new RegExp(`(?<![0-9.])${date}(?:\\s*(?:的)?\\s*${hour})?`, "g"),
  day: new RegExp(`(?<![月0-9第])(?<date>${num})\\s*(?:日|号)(?![码楼线仓店内]|之内|以内|无理由|单元)(?:\\s*${hour})?`, "g"),
  clock: new RegExp(`(?<![0-9.])${hour}`, "g"),
  span: new RegExp(
    `(?<count>(?:${NUMBER})几?|半|几|数|多少)\\s*(?:-|~|至|到|、)?\\s*(?:${NUMBER})?\\s*(?:多|余|来)?\\s*个?\\s*(?:多|半)?\\s*(?<unit>工作日|自然日|小时|钟头|hours?|hrs?|h(?![a-z])|分钟|mins?|秒|天|日|days?|周|星期|礼拜|weeks?|个?月|months?|年|刻钟)(?!无理由|[0-9])`,
    "g",
  ),
  word: /(?:今|明|后|昨|前|当|次|隔|翌|同|第二|大后|大前|改|近)(?:天|日|早|晚|儿)|这[两几]天|[两几]天(?:前|后|内)|过[几两]天|(?:下|上|本|这|这个|下个|上个)(?:周|星期|礼拜)[一二三四五六日天末]?|(?<![一-龥])(?:周|星期|礼拜)[一二三四五六日天末]|周末|(?:下|上|本|这)个?月(?:底|初|中)?|月底|月初|月中|年[底前后末初](?!轻)|(?:今|明|去|后)年|春节|国庆|元旦|中秋|端午|五一(?=假|期|节|前|后|长)|(?<![一-龥])十一(?=假|期|节|前|后|长|黄金)|双十一|双11|双十二|(?<![0-9.¥￥$] ?)618(?![0-9.]|\s*(?:元|块|圆|rmb|cny|yuan))|节[前后]|过年|年关|(?<!早|晚)[上下中]午(?!好)|早上(?!好)|晚上(?!好)|早晨|清晨|傍晚|凌晨|半夜|夜里|半天|半小时|半个月|半个小时|一会儿?|(?<!随)时刻|不久|近期|近日|当场|眨眼|转眼|分分钟|秒(?:退|到|发)|全天|全年|终身|永远|早晚|24\/7|24h/g,
} as const;
const units: Readonly<Record<string, string>> = {
  工作日: "workday",
  自然日: "day",
  小时: "hour",
  钟头: "hour",
  hour: "hour",
  hours: "hour",
  hr: "hour",
  hrs: "hour",
  h: "hour",
  分钟: "minute",
  min: "minute",
  mins: "minute",
  秒: "second",
  天: "day",
  日: "day",
  day: "day",
  days: "day",
  周: "week",
  星期: "week",
  礼拜: "week",
  week: "week",
  weeks: "week",
  月: "month",
  个月: "month",
  month: "month",
  months: "month",
  年: "year",
  刻钟: "quarter",
};
const pad = (value: number): string => String(value).padStart(2, "0");

/** Takes every time out of a clause. @returns what was said, in reading order, and the clause with blanks (`\uf8f0`) in its place. */
export function timesIn(clause: string): { times: Said[]; rest: string } {
  const times: Said[] = [];
  let rest = clause;
  const take = (form: RegExp, read: (groups: Record<string, string | undefined>, text: string) => Partial<Said> | null): void => {
    rest = rest.replace(form, (...args) => {
      const groups = typeof args.at(-1) === "object" ? (args.at(-1) as Record<string, string | undefined>) : {};
      const text = args[0] as string;
      const at = args.find((arg) => typeof arg === "number") as number;
      const said = read(groups, text);
      if (!said) return text;
      times.push({ text: text.trim(), at, day: null, year: null, clock: null, span: null, word: null, ...said });
      return "\uf8f0".repeat(text.length);
    });
  };
  take(forms.moment, (groups, text) => {
    const [month, day] = [chineseNumber(groups.month ?? ""), chineseNumber(groups.date ?? "")];
    if (month === null || day === null || month < 1 || month > 12 || day < 1 || day > 31) return null;
    return { day: `${pad(month)}-${pad(day)}`, year: groups.year ?? null, clock: clockOf(groups), rounded: roundedBy(groups, text) };
  });
  take(forms.day, (groups, text) => ({ day: `?-${pad(chineseNumber(groups.date ?? "") ?? 0)}`, clock: clockOf(groups), rounded: roundedBy(groups, text) }));
  take(forms.span, (groups, text) => {
    // What is read as a rule of the law or a name of a service is no span.
    const count = chineseNumber(groups.count ?? "");
    const ranged = /[-~至到、]/.test(text);
    return { span: count === null || ranged || /[多余来半]/.test(text) ? `?${text}` : `${count}${units[(groups.unit ?? "").trim()] ?? groups.unit}` };
  });
  // "清楚一点" is no hour.
  take(forms.clock, (groups, text) => (/^[早晚]?[一两几]点$/.test(text) ? null : { clock: clockOf(groups), rounded: roundedBy(groups, text) }));
  take(forms.word, (_, text) => ({ word: text }));
  return { times: times.sort((left, right) => left.at - right.at), rest };
}

/** `HH:mm`; `HH:??` where only the hour is told roughly ("三点多"); `null` where there is none. */
function clockOf(groups: Record<string, string | undefined>): string | null {
  const said = chineseNumber(groups.hour ?? "");
  if (said === null || said > 24) return null;
  const value = inDay(said, groups.part ?? "");
  if (groups.about === "多" && groups.words === undefined) return `${pad(value)}:??`;
  if (groups.about !== undefined && groups.about !== "左右") return `${pad(value)}:!!`;
  const minutes = groups.minute ?? (groups.words ?? groups.minutes ?? "0").replace("分", "");
  const counted = { 半: 30, 一刻: 15, 三刻: 45 }[minutes] ?? chineseNumber(minutes);
  return counted === null ? null : `${pad(value)}:${pad(counted)}`;
}

/** "下午3点" is fifteen, "中午1点" thirteen; "上午15点" stays what nobody means. */
function inDay(hour: number, partOfDay: string): number {
  if (/下午|晚|傍晚/.test(partOfDay) && hour < 12) return hour + 12;
  if (partOfDay === "中午" && hour < 4) return hour + 12;
  if (/凌晨|半夜|夜里/.test(partOfDay) && hour === 12) return 0;
  return hour;
}

function roundedBy(groups: Record<string, string | undefined>, text: string): Said["rounded"] {
  if (groups.hour === undefined || /[整钟]/.test(text)) return undefined;
  if (groups.about === "左右") return "about";
  return (groups.minute ?? groups.words ?? groups.minutes ?? groups.about) === undefined ? "hour" : undefined;
}

/** "下午六点" is said of five past six, "三点四十左右" of what is near: how far off. In minutes. */
const ROUNDED = 15;
const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** Whether an hour is the record's as people round it. Of a limit it is not: "九点前" is not a quarter past. */
export function fitsRounded({ clock, rounded }: Pick<Said, "clock" | "rounded">, told: string | null, isLimit: boolean): boolean {
  if (rounded === undefined || isLimit || told === null || clock === null) return false;
  const after = minutesOf(told) - minutesOf(clock);
  return rounded === "hour" ? after >= 0 && after < ROUNDED : Math.abs(after) <= ROUNDED;
}

/** Whether the hour that was said is the hour of the record. */
export function fitsClock(said: string, told: string | null): boolean {
  if (told === null) return false;
  return said === told || (said.endsWith("??") && told.startsWith(said.slice(0, 3)) && !told.endsWith(":00"));
}
