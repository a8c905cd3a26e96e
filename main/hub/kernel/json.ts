/** Any value JSON can hold, with big integers as strings. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A number of 16 digits and more, not in quotes: only texts with one need the slower way. */
const LONG = /[:[,]\s*-?[0-9]{16}/;

/**
 * Parses JSON so that no id loses digits: integers beyond 2^53 (19-digit order ids) come back as strings.
 * @throws SyntaxError when the text is not JSON.
 */
export function parseJson(text: string): Json {
  return (LONG.test(text) ? JSON.parse(text, keepDigits as (key: string, value: unknown) => unknown) : JSON.parse(text)) as Json;
}

/** The reviver is told the number's own text (JSON.parse source text access). */
function keepDigits(_key: string, value: Json, context: { source?: string }): Json {
  return typeof value === "number" && !Number.isSafeInteger(value) && /^-?[0-9]+$/.test(context.source ?? "") ? (context.source ?? value) : value;
}

/** Parses JSON like {@link parseJson}, or gives `undefined` when it is not JSON. */
export function tryParseJson(text: string): Json | undefined {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** JSON with keys sorted at every depth and no spaces: the same facts always give the same text, hash or signature. */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const body = Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`);
    return `{${body.join(",")}}`;
  }
  return JSON.stringify(value);
}

/**
 * JSON that PostgreSQL's `jsonb` can hold: it refuses NUL and halves of surrogate pairs, which buyers' words and channels may contain;
 * both become U+FFFD, so that one odd character never stops a batch.
 */
export function jsonbText(value: unknown): string {
  return JSON.stringify(value).replace(/(\\\\)|\\u(?:0000|d[89a-f][0-9a-f]{2})/g, (_, escaped?: string) => escaped ?? "\ufffd");
}
