/** Fields that payloads of the public interface are made of. What a bound is stands in the schema, so that the OpenAPI document says it beforehand. */
import { z } from "zod";
import { fromIso, ISO_MOMENT } from "../../kernel/iso.ts";

/** What the document says of a field beside what the schema itself tells; read by `server/rest/document.ts`. */
export interface Told {
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
  description?: string;
}
const told = z.registry<Told>();
/** Notes on a schema for the document. */
export const toldOf = (schema: z.core.$ZodType): Told | undefined => told.get(schema);

/** Most fen that the house counts with: what a database's integer holds, nearly (20 million yuan). */
export const MOST_FEN = 2_000_000_000;

/** Text of so many characters; a character outside the basic plane (𠮷, an emoji) counts as one. */
export function text(most: number, least = 0) {
  const schema = z.string().superRefine((value, context) => {
    const length = value.length > most ? [...value].length : value.length;
    if (length > most) context.addIssue({ code: "too_big", origin: "string", maximum: most, inclusive: true, input: value });
    if (length < least) context.addIssue({ code: "too_small", origin: "string", minimum: least, inclusive: true, input: value });
  });
  told.add(schema, { ...(least > 0 ? { minLength: least } : {}), maxLength: most });
  return schema;
}

/** An amount in fen. */
export const fen = z.int().min(0).max(MOST_FEN);

const UNSEEN = /\p{Cc}/u;
/** Text that something is found again by: no control characters, which nobody sees and no two systems keep alike; where it must be there, not blanks alone. */
export function code(most: number, least = 0) {
  const unseen = { zh: "含有看不见的控制字符", en: "has control characters, which nobody sees" };
  const blank = { zh: "只有空白", en: "is nothing but blanks" };
  const schema = text(most, least)
    .refine((value) => !UNSEEN.test(value), { params: unseen })
    .refine((value) => least === 0 || value === "" || value.trim() !== "", { params: blank });
  const pattern = `^${least > 0 ? "(?=.*\\S)" : ""}[^\\u0000-\\u001f\\u007f-\\u009f]*$`;
  told.add(schema, { ...(least > 0 ? { minLength: least } : {}), maxLength: most, pattern });
  return schema;
}

/** The sender's own id of something. */
export const senderId = code(100, 1);
const WAYBILL = /^[A-Za-z0-9][\w./#-]{1,59}$/;
/** A tracking number as it stands on the label. */
export const waybill = z.string().superRefine((value, context) => {
  const params = { zh: "不是运单号：只有字母、数字和 - _ . / #，2 到 60 位", en: "is no tracking number: letters, digits and - _ . / # only, 2 to 60 of them" };
  if (!WAYBILL.test(value)) context.addIssue({ code: "custom", params, input: value });
});
told.add(waybill, { minLength: 2, maxLength: 60, pattern: WAYBILL.source });

/** How an order is named: the shop's own id first, else unified number, our id, or `channel:<shop id>:<channel's order id>`. */
export const orderRef = code(160, 1);

/** A moment; kept as UTC to the millisecond, so that one moment is one text however it was written. */
const written = z.string().max(40);
told.add(written, {
  format: "date-time",
  maxLength: 40,
  pattern: ISO_MOMENT.source,
  description: "ISO 8601 带时区，例如 2026-03-01T10:00:30+08:00 或 2026-03-01T02:00:30Z；精确到毫秒。ISO 8601 with a zone, to the millisecond.",
});
const EARLIEST = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);
export const moment = written.transform((value, context): string => {
  const at = fromIso(value);
  if (at && at.getTime() >= EARLIEST && at.getTime() < LATEST) return at.toISOString();
  const params = at
    ? { zh: "时间要在 2000 年到 2099 年之间", en: "must be between the years 2000 and 2099" }
    : { zh: "不是带时区的 ISO 8601 时间，例如 2026-03-01T10:00:30+08:00", en: "is not an ISO 8601 time with a zone, as 2026-03-01T10:00:30+08:00" };
  context.addIssue({ code: "custom", params, input: value });
  return z.NEVER;
});

/** Names each id of a list that stands in it a second time. */
export function eachOnce(context: z.core.$RefinementCtx, field: string, rows: readonly { id: string }[]): void {
  const seen = new Set<string>();
  for (const [index, { id }] of rows.entries()) {
    const params = { zh: `“${id}”写了两次`, en: `"${id}" is given twice` };
    if (seen.has(id)) context.addIssue({ code: "custom", path: [field, index, "id"], params, input: id });
    seen.add(id);
  }
}
