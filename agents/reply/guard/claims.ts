import { remembered } from "../../../main/hub/kernel/remember.ts";
import { chineseNumber } from "./numerals.ts";
import { placesIn } from "./places.ts";
import { promisesIn } from "./promises.ts";
import { statesIn } from "./states.ts";

/**
 * Finds every statement in a reply that a record can prove or refute. It errs on the side of finding too much:
 * a statement that is found and not supported keeps the reply back; one that is overlooked could be untrue.
 */
type ClaimKind = "amount" | "date" | "place" | "state" | "promise" | "waybill" | "contact" | "superlative";
export interface Claim {
  kind: ClaimKind;
  text: string /** Canonical value for comparing: fen, `MM-DD`, `HH:mm`, place, state, promise category. */;
  value: string;
  sentence: string;
}

const NUMERAL = "[0-9]+(?:[.,][0-9]+)?|[零〇一二两三四五六七八九十百千万]+";
const amountForms = [new RegExp(`[¥￥]\\s*(${NUMERAL})`, "g"), new RegExp(`(${NUMERAL})\\s*(?:元|块钱|块|圆|RMB|rmb|人民币)`, "g")];
const waybill = /(?<![A-Za-z0-9])([A-Za-z]{0,4}[0-9]{9,22})(?![0-9A-Za-z])/g;
const contact =
  /(?:加|＋|\+)?\s*(?:微信|薇信|VX|vx|V信|QQ|qq|扣扣|支付宝转账|私下|线下转账|银行卡号|二维码|扫码|手机号|电话)\s*(?:号|联系|转|加|[:：])?\s*[A-Za-z0-9_-]{5,}|https?:\/\/\S+|www\.\S+|加(?:我|您)?(?:微信|薇信|VX|vx|QQ|qq)|(?:私下|线下)(?:转账|交易|联系)/g;
/** Advertising law, article 9, and the words platforms fine sellers for; only where they praise, not "最近", "最后". */
const superlative =
  /最(?:好|佳|优|高级|低价|便宜|新款|先进|安全|专业|强|棒|大力度|顶级)|第一(?:品牌|名|家)|唯一|顶级|国家级|世界级|全网最|史上最|绝对|百分之百|百分百|100%|万能|永久|极致|零风险|独一无二|首选|王牌|特效|根治/g;

const sentenceEnd = /[^。！？!?；;\n]+[。！？!?；;\n]*/g;

/** Cuts a reply into sentences, with their end marks. */
export function sentencesOf(text: string): string[] {
  return (text.match(sentenceEnd) ?? []).map((part) => part.trim()).filter((part) => part !== "");
}

/** All claims of a reply, sentence by sentence, in reading order. */
export function claimsOf(text: string): Claim[] {
  return sentencesOf(text.normalize("NFKC")).flatMap(claimsOfSentence);
}

/** Greetings, promises and the words for states are the same in most replies and records. */
const SENTENCES = 5_000;
const claimsOfSentence = remembered(claimsIn, SENTENCES);

function claimsIn(sentence: string): readonly Claim[] {
  const claims: Claim[] = [];
  const add = (kind: ClaimKind, found: string, value: string): void => {
    claims.push({ kind, text: found, value, sentence });
  };
  const rest = takeAmounts(sentence, add);
  takeDates(rest, add);
  for (const match of rest.matchAll(waybill)) add("waybill", match[1] ?? "", (match[1] ?? "").toUpperCase());
  for (const match of sentence.matchAll(contact)) add("contact", match[0], match[0]);
  for (const match of sentence.matchAll(superlative)) add("superlative", match[0], match[0]);
  for (const place of placesIn(sentence)) add("place", place, place);
  for (const state of statesIn(sentence)) add("state", state.text, state.value);
  for (const promise of promisesIn(sentence)) add("promise", promise.text, promise.value);
  return claims;
}

type Add = (kind: ClaimKind, text: string, value: string) => void;

function takeAmounts(sentence: string, add: Add): string {
  let rest = sentence;
  for (const form of amountForms) {
    for (const match of rest.matchAll(form)) {
      const yuan = chineseNumber((match[1] ?? "").replaceAll(",", ""));
      if (yuan !== null) add("amount", match[0].trim(), String(Math.round(yuan * 100)));
    }
    rest = rest.replace(form, (found) => " ".repeat(found.length));
  }
  return rest;
}

const day = /(?:([0-9]{4})\s*[-年/.]\s*)?([0-9]{1,2})\s*[-月/]\s*([0-9]{1,2})\s*(?:日|号)?(?![0-9%])/g;
const dayOnly = /(?<![月0-9一二三四五六七八九十第])([0-9]{1,2})\s*(?:日|号)(?!楼|线|仓|店)/g;
const clockTime = /(?<![0-9])([01]?[0-9]|2[0-3])\s*[:点时]\s*([0-5][0-9])?\s*分?(?!间|候|效)/g;
const relative = /(?:今|明|后|昨|前)[天日晚早]|大后天|下?(?:周|星期)[一二三四五六日天末]|本周|这周|月底|月初|春节|节后|节前|上午|下午|晚上|凌晨|中午/g;
const span = new RegExp(`(${NUMERAL})\\s*(?:个)?\\s*(?:多)?\\s*(工作日|小时|分钟|天|日|周|星期|个月|月)(?!无理由|[0-9])\\s*(?:以内|之内|内|左右|后)?`, "g");
const spanUnit: Readonly<Record<string, string>> = {
  工作日: "workday",
  小时: "hour",
  分钟: "minute",
  天: "day",
  日: "day",
  周: "week",
  星期: "week",
  个月: "month",
  月: "month",
};

function takeDates(sentence: string, add: Add): void {
  let rest = sentence;
  const blank = (form: RegExp): void => {
    rest = rest.replace(form, (found) => " ".repeat(found.length));
  };
  for (const match of rest.matchAll(day)) {
    const [month, date] = [Number(match[2]), Number(match[3])];
    if (month >= 1 && month <= 12 && date >= 1 && date <= 31) add("date", match[0].trim(), `${pad(month)}-${pad(date)}`);
  }
  blank(day);
  for (const match of rest.matchAll(dayOnly)) add("date", match[0], `day:${pad(Number(match[1]))}`);
  blank(dayOnly);
  for (const match of rest.matchAll(clockTime)) add("date", match[0].trim(), `${pad(Number(match[1]))}:${match[2] ?? "00"}`);
  blank(clockTime);
  for (const match of rest.matchAll(span)) {
    const count = chineseNumber(match[1] ?? "");
    if (count !== null) add("date", match[0].trim(), `span:${count}${spanUnit[match[2] ?? ""] ?? ""}`);
  }
  blank(span);
  for (const match of rest.matchAll(relative)) add("date", match[0], `word:${match[0]}`);
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
