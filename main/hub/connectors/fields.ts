/** Field readers for raw payloads. Each either gives the value in the product's unit or names the field it could not read. */
import { z } from "zod";
import { type Json, tryParseJson } from "../kernel/json.ts";
import { type Fen, fenFromFen, fenFromYuan } from "../kernel/money.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { fromBeijing, fromUnixSeconds } from "../kernel/time.ts";
import { rowsOf } from "./wire.ts";

const scalar = z.union([z.string(), z.number()]);

/** Reads a scalar by a rule; `null` from the rule means unreadable. */
function readBy<Value>(what: string, rule: (value: string | number) => Value | null) {
  return scalar.transform((value, context): Value => {
    const read = rule(value);
    if (read !== null) return read;
    context.addIssue({ code: "custom", message: `${what}：${String(value).slice(0, 40)}` });
    return z.NEVER;
  });
}

const absent = (value: unknown): boolean => value === null || value === undefined || value === "";
const orWhenAbsent = <Value, Fallback>(schema: z.ZodType<Value>, fallback: Fallback) =>
  z.preprocess((value) => (absent(value) ? null : value), schema.nullable()).transform((value): Value | Fallback => value ?? fallback);

/** An id, as text, whatever its JSON type; numbers beyond 2^53 arrive here as text already. */
export const id = readBy("不是编号", (value) => (typeof value === "number" && !Number.isSafeInteger(value) ? null : String(value).trim() || null));
export const idOrNull = orWhenAbsent(id, null);

/** Free text; absent is `""`. */
export const text = z
  .union([z.string(), z.number(), z.boolean()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? "" : String(value)));

/** Yuan into fen. */
export const yuan = readBy<Fen>("不是金额（元）", fenFromYuan);
export const yuanOrNull = orWhenAbsent(yuan, null);

/** Fen as fen. */
export const fen = readBy<Fen>("不是金额（分）", fenFromFen);
export const fenOrNull = orWhenAbsent(fen, null);

/** A whole number. */
const whole = readBy("不是整数", (value) => (/^-?\d{1,15}$/.test(String(value).trim()) ? Number(value) : null));
export const wholeOrNull = orWhenAbsent(whole, null);

/** Beijing local text into a moment. */
export const beijing = readBy("不是北京时间", (value) => fromBeijing(String(value)));
/** Absent, and the zeros some systems write for "never", are `null`. */
export const beijingOrNull = z.preprocess((value) => (typeof value === "string" && value.startsWith("0000") ? null : value), orWhenAbsent(beijing, null));

const LAST_SECOND = 253_402_300_799;
const bySeconds = (value: string | number): Date | null => {
  const seconds = Number(value);
  if (Number.isFinite(seconds) && seconds > 0 && seconds <= LAST_SECOND) return fromUnixSeconds(seconds);
  if (typeof value === "string" && /^\d{4}-\d{2}-\d{2}T/.test(value)) {
    const at = new Date(value);
    return Number.isNaN(at.getTime()) ? null : at;
  }
  return null;
};
/** Unix seconds (or an RFC 3339 text, seen in pushes) into a moment. */
export const moment = readBy("不是时间（秒）", bySeconds);
/** Absent, 0 and "0" mean: has not happened. */
export const momentOrNull = z.preprocess((value) => (value === 0 || value === "0" ? null : value), orWhenAbsent(moment, null));

/** A list in any of the forms channels use, see {@link rowsOf}. */
export function listOf<Schema extends z.ZodType>(schema: Schema, wrapper?: string) {
  return z.preprocess((value) => rowsOf(value as Json | undefined, wrapper), z.array(schema));
}

/** Parses a kept payload by a schema; the refusal names the first field that could not be read. */
export function readPayload<Schema extends z.ZodType>(schema: Schema, payload: string): Result<z.output<Schema>, "UNREADABLE"> {
  const json = tryParseJson(payload);
  if (json === undefined) return refuse("UNREADABLE", "内容不是 JSON", { field: "" });
  const parsed = schema.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  const field = issue ? issue.path.map(String).join(".") : "";
  return refuse("UNREADABLE", `字段 ${field || "（整体）"} 无法读取：${issue?.message ?? "格式不符"}`, { field });
}
