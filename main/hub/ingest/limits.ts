/** Bounds of facts: what no room could keep, or what cannot be meant, is found at the door, and a person reads which field it is. */
import type { ChannelFact } from "../connectors/port.ts";

/** What the database's integer can hold, nearly: 20 million yuan. */
const MOST_FEN = 2_000_000_000;
const MOST_PIECES = 1_000_000;
/** Longer ones do not fit into an index, and are none. */
const LONGEST_ID = 200;
/** Longer than any reason, note or name; words of a buyer may be longer still. */
const LONGEST_TEXT = 5_000;
const LONGEST_WORDS = 20_000;
const FIRST = Date.UTC(2000, 0, 1);
const LAST = Date.UTC(2100, 0, 1);
/** Of lines, scans, parcels or evidence of one thing. */
const LONGEST_LIST = 2_000;
const DEEPEST = 20;

const IDS = /(?:Id|Ids|waybill|carrier|Carrier|Waybill|sku|key|Ref|kind|id)$/;
/** Control characters: by their class, for none of them can be written here. */
const UNSEEN = /\p{Cc}/u;
const WORDS = new Set(["buyerWords", "text", "buyerMessage", "sellerNote"]);

/** Why a fact cannot be kept, as a Chinese sentence that names its field; `null` when it can. */
export function oddIn(fact: ChannelFact): string | null {
  const odd = look(fact, "", 0);
  return odd === null ? null : sentenceOf(odd);
}

/** What is wrong with a value. */
interface Odd {
  what: string;
  /** Name of the field, or of the list it is in. */
  name: string;
  /** The way to it, from the inside out: put together only for what is wrong, for every payload is looked at. */
  keys: (string | number)[];
}

/** @param name of the field, or of the list it is in. */
function look(value: unknown, name: string, depth: number): Odd | null {
  if (value === null || value === undefined || typeof value === "boolean") return null;
  if (typeof value === "string") return tooLong(value, name);
  if (typeof value === "number") return notReal(value, name);
  if (value instanceof Date) return inTime(value, name);
  if (depth >= DEEPEST) return odd(name, "嵌套过深");
  return Array.isArray(value) ? lookInList(value, name, depth) : lookInObject(value, depth);
}

function lookInList(list: readonly unknown[], name: string, depth: number): Odd | null {
  if (list.length > LONGEST_LIST) return odd(name, `有 ${list.length} 项，太多`);
  for (const [place, value] of list.entries()) {
    const found = look(value, name, depth + 1);
    if (found) return within(found, place);
  }
  return null;
}

function lookInObject(fields: object, depth: number): Odd | null {
  for (const key of Object.keys(fields)) {
    const found = key.length > LONGEST_ID ? odd(key, "名称太长") : look(fields[key as keyof typeof fields], key, depth + 1);
    if (found) return within(found, key);
  }
  return null;
}

function within(found: Odd, key: string | number): Odd {
  found.keys.push(key);
  return found;
}

/** Kinds of fields by their names, looked at once; a sender may invent names without end, so no more than some are remembered. */
const kinds = new Map<string, "id" | "money" | "other">();
const REMEMBERED = 500;

function kindOf(name: string): "id" | "money" | "other" {
  const known = kinds.get(name);
  if (known !== undefined) return known;
  const kind = /Fen$/.test(name) ? "money" : IDS.test(name) ? "id" : "other";
  if (kinds.size < REMEMBERED) kinds.set(name, kind);
  return kind;
}

function tooLong(text: string, name: string): Odd | null {
  const isId = kindOf(name) === "id";
  // Kept as something else, it would never be found again under what the sender calls it.
  if (isId && (UNSEEN.test(text) || !text.isWellFormed())) return odd(name, `含有看不见或残缺的字符：${JSON.stringify(text).slice(0, 40)}`);
  const most = isId ? LONGEST_ID : WORDS.has(name) ? LONGEST_WORDS : LONGEST_TEXT;
  return text.length > most ? odd(name, `有 ${text.length} 字，超过 ${most} 字`) : null;
}

function notReal(value: number, name: string): Odd | null {
  if (!Number.isFinite(value)) return odd(name, "不是数字");
  if (kindOf(name) === "money") {
    if (!Number.isSafeInteger(value) || value < 0) return odd(name, `不是合理的金额：${value} 分`);
    return value > MOST_FEN ? odd(name, `超过 2000 万元，不像真的：${value} 分`) : null;
  }
  if (name === "quantity") return Number.isSafeInteger(value) && value >= 0 && value <= MOST_PIECES ? null : odd(name, `数量不对：${value}`);
  if (name === "version") return Number.isSafeInteger(value) && value >= 0 && value <= LAST ? null : odd(name, `不是合理的更新时间：${value}`);
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? null : odd(name, `数字太大：${value}`);
}

function inTime(value: Date, name: string): Odd | null {
  const ms = value.getTime();
  if (Number.isNaN(ms)) return odd(name, "不是时间");
  return ms < FIRST || ms > LAST ? odd(name, `时间 ${value.toISOString()} 不在 2000 至 2100 年之间`) : null;
}

const NAMES: Readonly<Record<string, string>> = {
  channelOrderId: "平台订单号",
  channelCaseId: "售后单号",
  channelLineId: "商品行编号",
  version: "更新时间",
  createdAt: "创建时间",
  paidAt: "付款时间",
  totalFen: "总额",
  paidFen: "实付",
  freightFen: "运费",
  priceFen: "单价",
  amountFen: "申请金额",
  refundedFen: "已退金额",
  quantity: "数量",
  waybill: "运单号",
  orderRef: "订单编号",
  at: "时间",
};

function odd(name: string, what: string): Odd {
  return { what, name, keys: [] };
}

function sentenceOf({ what, name, keys }: Odd): string {
  const known = Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
  return `字段 ${keys.toReversed().join(".")}${known === undefined ? "" : `（${known}）`} 无法接受：${what}`;
}
