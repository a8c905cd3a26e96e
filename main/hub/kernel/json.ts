/** Any value JSON can hold, with big integers as strings. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** An integer of 16 digits and more where a value may stand; what looks like one inside quotes is told apart by the quotes before it. */
const LONG = /([:[,]\s*)(-?[1-9][0-9]{15,})(?=\s*[,}\]])/g;

/**
 * Parses JSON so that no id loses digits: integers beyond 2^53 (19-digit order ids) come back as strings.
 * @throws SyntaxError when the text is not JSON, or nested deeper than anything we read.
 */
export function parseJson(text: string): Json {
  if (isTooDeep(text)) throw new SyntaxError(`JSON nested deeper than ${DEEPEST} levels`);
  return JSON.parse(quoteLong(text)) as Json;
}

/** Whoever walks a value calls itself once a level: thousands of them would end the program. */
const DEEPEST = 100;

function isTooDeep(text: string): boolean {
  if (text.length < 2 * DEEPEST) return false;
  let depth = 0;
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    if (code === QUOTE) {
      // To the end of the string: what stands in it nests nothing.
      place = text.indexOf('"', place + 1);
      while (place !== -1 && isEscaped(text, place)) place = text.indexOf('"', place + 1);
      if (place === -1) return false;
    } else if (code === BRACKET || code === BRACE) {
      depth += 1;
      if (depth > DEEPEST) return true;
    } else if (code === BRACKET + 2 || code === BRACE + 2) depth -= 1;
  }
  return false;
}
const QUOTE = 0x22;
const BRACKET = 0x5b;
const BRACE = 0x7b;

/** The text with integers beyond 2^53 in quotes. A reviver that is told each number's text takes three to four times as long. */
function quoteLong(text: string): string {
  let done = "";
  let from = 0;
  const quotes = openQuotes(text);
  for (const match of text.matchAll(LONG)) {
    const [, before = "", digits = ""] = match;
    if (Number.isSafeInteger(Number(digits)) || quotes(match.index)) continue;
    const at = match.index + before.length;
    done += `${text.slice(from, at)}"${digits}"`;
    from = at + digits.length;
  }
  return from === 0 ? text : done + text.slice(from);
}

/** Tells whether a place lies inside a string; places are asked for in ascending order. */
function openQuotes(text: string): (place: number) => boolean {
  let isOpen = false;
  let next = text.indexOf('"');
  return (place) => {
    while (next !== -1 && next < place) {
      if (!isOpen || !isEscaped(text, next)) isOpen = !isOpen;
      next = text.indexOf('"', next + 1);
    }
    return isOpen;
  };
}

function isEscaped(text: string, place: number): boolean {
  let slashes = 0;
  while (text[place - 1 - slashes] === "\\") slashes += 1;
  return slashes % 2 === 1;
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
  const copy = inOrder(value);
  return copy === undefined ? spelled(value) : JSON.stringify(copy);
}

/**
 * A copy whose keys are in order, for `JSON.stringify` writes it in half the time we need; every payload passes here.
 * `undefined` where an object does not keep that order: numbers come first in it, and one name is not a key.
 */
function inOrder(value: Json): Json | undefined {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) {
    const copy: Json[] = [];
    for (const part of value) {
      const one = inOrder(part);
      if (one === undefined) return undefined;
      copy.push(one);
    }
    return copy;
  }
  const copy: { [key: string]: Json } = {};
  for (const key of Object.keys(value).sort()) {
    const one = /^[0-9]|^__proto__$/.test(key) ? undefined : inOrder(value[key] ?? null);
    if (one === undefined) return undefined;
    copy[key] = one;
  }
  return copy;
}

function spelled(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(spelled).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const body = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${spelled(value[key] ?? null)}`);
  return `{${body.join(",")}}`;
}

/** In JSON text: an escaped backslash or a whole surrogate pair (both stay), or an escape that PostgreSQL refuses. */
const ODD = /(\\\\|\\ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2})|\\u(?:0000|d[89a-f][0-9a-f]{2})/gi;

/**
 * JSON text that PostgreSQL's `jsonb` can hold: it refuses NUL and halves of surrogate pairs, which buyers' words and channels may contain;
 * both become U+FFFD, so that one odd character never stops a batch.
 */
export function storableJson(text: string): string {
  return text.includes("\\u") ? text.replace(ODD, (_, escaped?: string) => escaped ?? "\ufffd") : text;
}

/** Text that PostgreSQL can hold, by the same rule. */
export function storableText(text: string): string {
  return text.includes("\u0000") || !text.isWellFormed() ? text.replaceAll("\u0000", "\ufffd").toWellFormed() : text;
}

/** The object that an answer is, by the platform's own parser: numbers beyond a double's lose digits here. `null`: it is no JSON, or no object. */
export function objectIn(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
