/** Field readers for raw payloads. Each either gives the value in the product's unit or says in Chinese what it could not read. */
import { z } from "zod";
import { type Json, tryParseJson } from "../kernel/json.ts";
import { type Fen, fenFromFen, fenFromYuan } from "../kernel/money.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { shapeOfValue } from "../kernel/shape.ts";
import { fromBeijing, fromUnixSeconds } from "../kernel/time.ts";
import { rowsOf } from "./wire.ts";

/** Reads a scalar as one kind of thing. */
interface Kind<Value> {
  /** What it is called to a person. */
  name: string;
  /** What is made of a scalar; `null` when it is no such thing. */
  read(value: string | number): Value | null;
}

type Context = z.core.ParsePayload;

function readAs<Value>(kind: Kind<Value>, value: unknown, context: Context): Value {
  const read = typeof value === "string" || typeof value === "number" ? kind.read(value) : null;
  if (read !== null) return read;
  const message = value === undefined || value === null ? `缺少${kind.name}` : `不是${kind.name}：${shown(value)}`;
  context.issues.push({ code: "custom", input: value, message });
  return z.NEVER;
}

/** A field that must be there. One step of the parser each: payloads have thousands of fields, and every one passes here. */
const needed = <Value>(kind: Kind<Value>) => z.transform((value: unknown, context): Value => readAs(kind, value, context));

/** A field that may be absent: then it is `null`. */
const orNull = <Value>(kind: Kind<Value>, isAbsent: (value: unknown) => boolean = absent) =>
  z.transform((value: unknown, context): Value | null => (isAbsent(value) ? null : readAs(kind, value, context)));

const absent = (value: unknown): boolean => value === null || value === undefined || value === "";

/** What stood there, for a person who may not see a buyer's: it, where it is a number, a moment or a code, else what kind of thing it is. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return "一个列表";
  if (typeof value === "object") return "一个对象";
  return shapeOfValue(String(value));
}

const number: Kind<string> = {
  name: "编号",
  read: (value) => (typeof value === "number" && !Number.isSafeInteger(value) ? null : String(value).trim() || null),
};
/** An id, as text, whatever its JSON type; numbers beyond 2^53 arrive here as text already. */
export const id = needed(number);
export const idOrNull = orNull(number);

/** Free text; absent is `""`. */
export const text = z.transform((value: unknown, context): string => {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return "";
  if (typeof value !== "object") return String(value);
  context.issues.push({ code: "custom", input: value, message: `不是文字：${shown(value)}` });
  return z.NEVER;
});

const yuanKind: Kind<Fen> = { name: "金额（元）", read: fenFromYuan };
/** Yuan into fen. */
export const yuan = needed(yuanKind);
export const yuanOrNull = orNull(yuanKind);

const fenKind: Kind<Fen> = { name: "金额（分）", read: fenFromFen };
/** Fen as fen. */
export const fen = needed(fenKind);
export const fenOrNull = orNull(fenKind);

/** A whole number. */
export const wholeOrNull = orNull<number>({ name: "整数", read: (value) => (/^-?\d{1,15}$/.test(String(value).trim()) ? Number(value) : null) });

const DECIMAL = /^\d{1,12}(?:\.\d{1,12})?$/;
/** Pieces, whole or as a decimal (`2.0000`); a begun piece is one. */
export const piecesOrNull = orNull<number>({
  name: "数量",
  read: (value) => (DECIMAL.test(String(value).trim()) ? Math.ceil(Number(value)) : null),
});

/** Pieces in a warehouse, whole or as a decimal; may be less than none. A begun piece is none to be sold. */
export const stockOrNull = orNull<number>({
  name: "数量",
  read: (value) => (/^-?\d{1,9}(?:\.\d{1,12})?$/.test(String(value).trim()) ? Math.floor(Number(value)) : null),
});

/** Kilograms into whole grams; 0 is not weighed, and so `null`. */
export const gramsOrNull = orNull<number>(
  {
    name: "重量（千克）",
    read: (value) => {
      const grams = Math.round(Number(value) * 1_000);
      return DECIMAL.test(String(value).trim()) && Number.isSafeInteger(grams) ? grams : null;
    },
  },
  (value) => absent(value) || Number(value) === 0,
);

const beijingKind: Kind<Date> = { name: "北京时间", read: (value) => fromBeijing(String(value)) };
/** Beijing local text into a moment. */
export const beijing = needed(beijingKind);
/** Absent, and the zeros some systems write for "never", are `null`. */
export const beijingOrNull = orNull(beijingKind, (value) => absent(value) || (typeof value === "string" && value.startsWith("0000")));

const LAST_SECOND = 253_402_300_799;
const momentKind: Kind<Date> = {
  name: "时间（秒）",
  read: (value) => {
    const seconds = Number(value);
    if (Number.isFinite(seconds) && seconds > 0 && seconds <= LAST_SECOND) return fromUnixSeconds(seconds);
    if (typeof value === "string" && /^\d{4}-\d{2}-\d{2}T/.test(value)) {
      const at = new Date(value);
      return Number.isNaN(at.getTime()) ? null : at;
    }
    return null;
  },
};
/** Unix seconds (or an RFC 3339 text, seen in pushes) into a moment. */
export const moment = needed(momentKind);
/** Absent, 0 and "0" mean: has not happened. */
export const momentOrNull = orNull(momentKind, (value) => absent(value) || value === 0 || value === "0");

const timeKind: Kind<Date> = {
  name: "时间",
  read: (value) => {
    const told = String(value).trim();
    if (!/^\d{10,14}$/.test(told)) return fromBeijing(told);
    const at = new Date(Number(told) * (told.length > 11 ? 1 : 1_000));
    return Number.isNaN(at.getTime()) ? null : at;
  },
};
/** Of a channel that mixes Beijing local text with unix ms or seconds. */
export const timeTold = needed(timeKind);
const never = (value: unknown): boolean => value === 0 || (typeof value === "string" && /^(0+$|000[01]-|1970-)/.test(value.trim()));
/** Absent, 0, and the years that stand for "never" (0000, 0001, 1970) are `null`. */
export const timeToldOrNull = orNull(timeKind, (value) => absent(value) || never(value));

/** A list in any of the forms channels use, see {@link rowsOf}. */
export function listOf<Schema extends z.ZodType>(schema: Schema, wrapper?: string) {
  return z.preprocess((value) => rowsOf(value as Json | undefined, wrapper), z.array(schema));
}

/** Parses a kept payload by a schema; the refusal names the first field that could not be read. */
export function readPayload<Schema extends z.ZodType>(schema: Schema, payload: string): Result<z.output<Schema>, "UNREADABLE"> {
  const json = tryParseJson(payload);
  if (json === undefined) return refuse("UNREADABLE", "内容不是 JSON，或嵌套过深", { field: "" });
  const parsed = schema.safeParse(json, { error: sentenceOf });
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  const field = issue ? issue.path.map(String).join(".") : "";
  return refuse("UNREADABLE", `字段 ${field || "（整体）"} 无法读取：${issue?.message ?? "格式不符"}`, { field });
}

const KINDS: Readonly<Record<string, string>> = { object: "对象", array: "列表", string: "文字", number: "数字", int: "整数", boolean: "是或否", date: "时间" };

/** What a schema's own rules find wrong, in Chinese; readers above say it themselves. */
function sentenceOf(issue: z.core.$ZodRawIssue): string {
  if (issue.code === "invalid_type")
    return issue.input === undefined ? "缺少这一项" : `应是${KINDS[issue.expected] ?? issue.expected}，却是：${shown(issue.input)}`;
  if (issue.code === "invalid_value") return `不认识的值：${shown(issue.input)}`;
  if (issue.code === "too_small") return `太小或太短：${shown(issue.input)}`;
  if (issue.code === "too_big") return `太大或太长：${shown(issue.input)}`;
  return `格式不符：${shown(issue.input)}`;
}
