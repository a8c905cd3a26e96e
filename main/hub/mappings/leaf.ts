/** One value of a payload as a field of ours, by what its sender was said to mean. What cannot be read for certain is refused, and nothing of it is repeated that may be a person's. */
import type { MappedField } from "../contract/mappings.ts";
import { readCount, readId, readMoney, readText, readTime } from "../imports/index.ts";
import type { Json } from "../kernel/json.ts";
import { fenFromFen } from "../kernel/money.ts";
import type { Said } from "../kernel/said.ts";
import { shapeOfValue } from "../kernel/shape.ts";
import type { Field } from "./fields.ts";

/** A value (`undefined`: nothing is there), why it is none, or a word that nobody said anything of. */
export type Leaf = { value: Json | undefined } | { why: Said } | { unknown: string };

const LONGEST: Readonly<Record<string, number>> = {
  "buyer.nick": 60,
  "receiver.name": 60,
  "receiver.phone": 30,
  "receiver.province": 40,
  "receiver.city": 40,
  "receiver.district": 40,
  "lines.spec": 120,
  "data.place": 100,
  "data.carrier": 60,
  "data.packer": 60,
  carrier: 60,
  "parcels.carrier": 60,
  "returnParcel.carrier": 60,
  "scans.place": 100,
  text: 4_000,
  note: 500,
  buyerMessage: 500,
  "scans.text": 500,
};

/** Reads what stands at a field's place. */
export function readLeaf(value: Json | undefined, field: Field, told: MappedField): Leaf {
  if (value !== null && typeof value === "object")
    return Array.isArray(value)
      ? because("这里是一个列表，不是一个值", "there is a list here, not a value")
      : because("这里是一个对象，不是一个值", "there is an object here, not a value");
  const text = value === undefined || value === null ? "" : String(value).trim();
  switch (field.reads) {
    case "text":
      return { value: text === "" ? undefined : readText(text, LONGEST[field.id] ?? 200) || undefined };
    case "id":
      return of(readId(text), text);
    case "count":
      return of(readCount(text), text);
    case "money":
      return told.unit === "fen" ? fen(text) : of(readMoney(text), text);
    case "weight":
      return grams(text, told.unit === "kg" ? 3 : 0);
    case "time":
      return time(text, told);
    case "flag":
      return /^(?:1|true|yes|y|是)$/i.test(text) ? { value: true } : { value: text === "" ? undefined : false };
    default:
      return word(text, field, told);
  }
}

const because = (zh: string, en: string): { why: Said } => ({ why: { zh, en } });

/** What a reader of tables says, without the value where it may be a person's. */
function of<Value extends Json>(read: { value: Value | null } | { why: Said }, text: string): Leaf {
  if ("value" in read) return { value: read.value ?? undefined };
  const shown = `“${shapeOfValue(text)}”`;
  return because(read.why.zh.replace(/“[^”]*”/g, () => shown).replace(/。$/, ""), read.why.en.replace(/“[^”]*”/g, () => shown).replace(/\.$/, ""));
}

function fen(text: string): Leaf {
  if (text === "") return { value: undefined };
  const read = fenFromFen(text.replace(/\.0+$/, ""));
  return read === null ? because(`“${shapeOfValue(text)}”不是以分计的整数金额`, `“${shapeOfValue(text)}” is no whole amount in fen`) : { value: read };
}

/** Grams without rounding: the point moves, nothing is multiplied. */
function grams(text: string, shift: number): Leaf {
  if (text === "") return { value: undefined };
  const match = /^(\d{1,9})(?:\.(\d{1,9}))?\s*(kg|g|千克|公斤|克)?$/i.exec(text);
  if (!match) return because(`“${shapeOfValue(text)}”不是重量`, `“${shapeOfValue(text)}” is no weight`);
  const [, whole = "", part = "", unit = ""] = match;
  const places = unit === "" ? shift : /^(?:kg|千克|公斤)$/i.test(unit) ? 3 : 0;
  const digits = part.padEnd(places, "0");
  const value = Number(`${whole}${digits.slice(0, places)}.${digits.slice(places) || "0"}`);
  // A scale that shows nothing has weighed nothing.
  return { value: value === 0 ? undefined : value };
}

function time(text: string, { form = "auto", zone = "Asia/Shanghai" }: MappedField): Leaf {
  // Some write a zero for what has not happened.
  if (text === "" || /^0+$/.test(text)) return { value: undefined };
  const digits = /^\d+(?:\.0+)?$/.test(text) ? text.replace(/\.0+$/, "") : null;
  if (form === "seconds" && digits?.length !== 10) return because(`“${shapeOfValue(text)}”不是以秒计的时间`, `“${shapeOfValue(text)}” is no time in seconds`);
  if (form === "ms" && digits?.length !== 13) return because(`“${shapeOfValue(text)}”不是以毫秒计的时间`, `“${shapeOfValue(text)}” is no time in milliseconds`);
  const read = readTime(digits ?? text, zone);
  if ("why" in read) return of<string>(read, text);
  return { value: read.value?.toISOString() };
}

function word(text: string, field: Field, { words = [] }: MappedField): Leaf {
  const said = words.find((one) => one.word === text);
  if (said) return { value: said.means };
  if (field.words?.some(([value]) => value === text)) return { value: text };
  return text === "" ? { value: undefined } : { unknown: text.slice(0, 100) };
}
