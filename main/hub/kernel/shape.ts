/**
 * What a payload looks like without what it says: names of fields, numbers, ids, times and codes stay, words and whatever may be a person's do not. What is
 * not known to be harmless is hidden, so that a new spelling of a name or an address is hidden, too.
 */
import { type Json, tryParseJson } from "./json.ts";
import { letters } from "./text.ts";

/** Fields that are about people, in the spellings of channels: their values are hidden whatever they look like. */
const PERSONAL =
  /nick|name|phone|mobile|tel(?!l)|addr|receiver|consignee|contact|buyer|member|user|mail|wechat|weixin|qq|card|passport|ident|birth|open_?id|union_?id|oaid|town|district|street|area|zip|post/i;
const FIELD = /^[A-Za-z_$][\w.$-]{0,59}$/;
/** Moments, states (`WAIT_SELLER_AGREE`), ids with letters, and numbers; no words, for those may be names. */
const HARMLESS = [
  /^\d{4}-\d\d-\d\d[T ]?[\d:.]*(?:Z|[+-]\d\d:?\d\d)?$/,
  /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/,
  /^-?\d{1,6}(?:\.\d{1,4})?$/,
  /^[A-Z]{1,6}\d[\dA-Z-]{3,30}$/,
  /^\d{15,22}$/,
];
/** An identity card's number is as long as an order's. */
const IDENTITY = /^[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/;
const DEEPEST = 12;
const MOST_ROWS = 20;

/** A payload as JSON without what it says; `null` where it is none. */
export function veiledJson(payload: string): Json | null {
  const json = tryParseJson(payload);
  return json === undefined || typeof json !== "object" || json === null ? null : veiled(json, 0);
}

/** A payload's shape, at most so many characters; of what is no JSON the signs and the lengths of what stood between them. */
export function shapeOf(payload: string, most: number): string {
  const json = veiledJson(payload);
  const shape = json === null ? signsOf(payload) : JSON.stringify(json);
  return [...shape].slice(0, most).join("");
}

/** A single value of a payload where a person may read it: as it is when it is harmless, else how long it is. */
export function shapeOfValue(value: string): string {
  return isHarmless(value) ? value : `…${letters(value).length}`;
}

function veiled(value: Json, depth: number): Json {
  if (typeof value === "string") return shapeOfString(value, depth);
  if (typeof value === "number") return isHarmless(String(value)) ? value : hidden(String(value));
  if (value === null || typeof value !== "object") return value;
  if (depth >= DEEPEST) return "…";
  if (Array.isArray(value)) return value.slice(0, MOST_ROWS).map((one) => veiled(one, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      FIELD.test(key) ? key : hidden(key),
      PERSONAL.test(key) && (part === null || typeof part !== "object") ? hidden(String(part ?? "")) : veiled(part, depth + 1),
    ]),
  );
}

/** Channels put JSON into the texts of JSON. */
function shapeOfString(value: string, depth: number): Json {
  const inner = /^\s*[[{]/.test(value) ? tryParseJson(value) : undefined;
  if (inner !== undefined && inner !== null && typeof inner === "object") return veiled(inner, depth + 1);
  return value === "" ? "" : shapeOfValue(value);
}

const isHarmless = (value: string): boolean => !IDENTITY.test(value) && HARMLESS.some((form) => form.test(value));
const hidden = (value: string): string => (value === "" ? "" : `…${letters(value).length}`);

/** `张三, 138` → `…2, …3`. */
const signsOf = (text: string): string => text.slice(0, 20_000).replace(/[\p{L}\p{M}\p{N}]+/gu, (word) => `…${letters(word).length}`);
