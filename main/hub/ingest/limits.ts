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
  return look(fact, { path: "", name: "", depth: 0 });
}

interface Place {
  path: string;
  /** Name of the field, or of the list it is in. */
  name: string;
  depth: number;
}

function look(value: unknown, at: Place): string | null {
  if (value === null || value === undefined || typeof value === "boolean") return null;
  if (typeof value === "string") return tooLong(value, at);
  if (typeof value === "number") return notReal(value, at);
  if (value instanceof Date) return inTime(value, at);
  if (at.depth >= DEEPEST) return odd(at, "嵌套过深");
  if (Array.isArray(value)) return value.length > LONGEST_LIST ? odd(at, `有 ${value.length} 项，太多`) : first(value.entries(), at);
  return first(Object.entries(value), at);
}

function first(entries: Iterable<[number | string, unknown]>, { path, name, depth }: Place): string | null {
  for (const [key, value] of entries) {
    const inner = { path: path === "" ? String(key) : `${path}.${key}`, name: typeof key === "number" ? name : key, depth: depth + 1 };
    const found = typeof key === "string" && key.length > LONGEST_ID ? odd(inner, "名称太长") : look(value, inner);
    if (found !== null) return found;
  }
  return null;
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

function tooLong(text: string, at: Place): string | null {
  const isId = kindOf(at.name) === "id";
  // Kept as something else, it would never be found again under what the sender calls it.
  if (isId && (UNSEEN.test(text) || !text.isWellFormed())) return odd(at, `含有看不见或残缺的字符：${JSON.stringify(text).slice(0, 40)}`);
  const most = isId ? LONGEST_ID : WORDS.has(at.name) ? LONGEST_WORDS : LONGEST_TEXT;
  return text.length > most ? odd(at, `有 ${text.length} 字，超过 ${most} 字`) : null;
}

function notReal(value: number, at: Place): string | null {
  if (!Number.isFinite(value)) return odd(at, "不是数字");
  if (kindOf(at.name) === "money") {
    if (!Number.isSafeInteger(value) || value < 0) return odd(at, `不是合理的金额：${value} 分`);
    return value > MOST_FEN ? odd(at, `超过 2000 万元，不像真的：${value} 分`) : null;
  }
  if (at.name === "quantity") return Number.isSafeInteger(value) && value >= 0 && value <= MOST_PIECES ? null : odd(at, `数量不对：${value}`);
  if (at.name === "version") return Number.isSafeInteger(value) && value >= 0 && value <= LAST ? null : odd(at, `不是合理的更新时间：${value}`);
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? null : odd(at, `数字太大：${value}`);
}

function inTime(value: Date, at: Place): string | null {
  const ms = value.getTime();
  if (Number.isNaN(ms)) return odd(at, "不是时间");
  return ms < FIRST || ms > LAST ? odd(at, `时间 ${value.toISOString()} 不在 2000 至 2100 年之间`) : null;
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

function odd({ path, name }: Place, what: string): string {
  const known = Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
  return `字段 ${path}${known === undefined ? "" : `（${known}）`} 无法接受：${what}`;
}
