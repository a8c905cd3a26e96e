/** Payloads as they should never come: changed where their structure allows it, by a seed, the same in every run. */
import type { Json } from "../../main/hub/kernel/json.ts";

/** Draws whole numbers below a bound. */
export type Draw = (below: number) => number;

/** What may stand in place of any value: other types, other sizes, other worlds. */
const STRANGE: readonly Json[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  -0.01,
  99_999_999_999_999,
  4_294_967_296,
  "",
  " ",
  "null",
  "undefined",
  "NaN",
  "-5.00",
  "1e400",
  "12345678901234567890123",
  "0.1.2",
  "１２３．００",
  "1,234.00",
  "abc",
  [],
  {},
  [[]],
  [null],
  { a: { b: { c: [] } } },
  ["x", 1, null],
  "a\u0000b",
  "\u0000",
  "\ud83d",
  "x\udc00y",
  "😀".repeat(50),
  "\ufffd\ufffd",
  "ÖÐÎÄ",
  "锘挎枃",
  "\u202etxt.exe",
  '\'; DROP TABLE "order"; --',
  "../../etc/passwd",
  "<script>alert(1)</script>",
  "2026-13-45 25:61:61",
  "2026-02-30 00:00:00",
  "0000-00-00 00:00:00",
  "1970-01-01 08:00:00",
  "1899-12-31 23:59:59",
  "9999-12-31 23:59:59",
  "2126-11-26 10:00:00",
  "2016-11-26 10:00:00",
  "+275760-09-13T00:00:00Z",
  "2026-11-26T10:00:00Z",
  "999999999999",
  253_402_300_800,
  -62_135_596_800,
  "长".repeat(5_000),
];
/** Names that mean something to a program. */
const NAMES = ["__proto__", "constructor", "toString", "hasOwnProperty", "", "length", "0", "订单", "a.b", "$ref"] as const;
/** Text of a number no machine holds; written into the JSON as it is. */
const HUGE = [
  "1e400",
  "-1e400",
  "1E+309",
  "123456789012345678901234567890",
  "0.000000000000000000000000000001",
  "-0",
  "2147483648",
  "9007199254740993",
] as const;
const MARK = "@@number:";
const DEEPEST = 20_000;

/** A copy: what is changed afterwards must not change what comes later. */
const strange = (draw: Draw): Json => structuredClone(pick(STRANGE, draw));

/** A body of JSON with one to three changes. Most still are JSON. */
export function mutated(payload: Json, others: readonly Json[], draw: Draw): string {
  let value = structuredClone(payload);
  for (let left = 1 + draw(3); left > 0; left -= 1) value = changed(value, others, draw);
  const text = JSON.stringify(value).replace(/"@@number:([^"]*)"/g, "$1");
  return draw(6) === 0 ? brokenText(text, draw) : text;
}

interface Place {
  holder: { [key: string]: Json } | Json[];
  key: string | number;
}

/** Every place where a value stands, whatever its depth. */
function placesIn(value: Json, found: Place[] = []): Place[] {
  if (value === null || typeof value !== "object") return found;
  for (const key of Array.isArray(value) ? value.keys() : Object.keys(value)) {
    found.push({ holder: value, key });
    placesIn((value as { [key: string]: Json })[key] ?? null, found);
  }
  return found;
}

function changed(root: Json, others: readonly Json[], draw: Draw): Json {
  const places = placesIn(root);
  const place = places[draw(Math.max(1, places.length))];
  if (!place || draw(60) === 0) return strange(draw);
  const { holder, key } = place;
  const at = holder as { [key: string]: Json };
  const old = at[key] ?? null;
  const put = (value: Json): void => {
    Object.defineProperty(at, key, { value, enumerable: true, writable: true, configurable: true });
  };
  const ways: readonly (() => void)[] = [
    () => put(strange(draw)),
    () => put(strange(draw)),
    () => void (Array.isArray(holder) ? holder.splice(Number(key), 1) : Reflect.deleteProperty(holder, key)),
    () => put(MARK + pick(HUGE, draw)),
    () => put([old]),
    () => put(Array.isArray(old) ? (old[0] ?? null) : { value: old }),
    () => put(Array.isArray(old) ? [...old, ...old] : worded(old)),
    () => put(typeof old === "string" && old.trim() !== "" && Number.isFinite(Number(old)) ? Number(old) : worded(old)),
    () => put(typeof old === "number" ? -old : typeof old === "string" ? `-${old}` : old),
    () => put(Array.isArray(old) ? [] : typeof old === "string" ? ` ${old} ` : null),
    () => added(holder, strange(draw), pick(NAMES, draw)),
    () => swap({ at, key: String(key) }, pick(others, draw), draw),
    () => put(typeof old === "string" ? old.replace(/\d{4}(?=-)/, pick(["2016", "2036", "0001", "1999"], draw)) : old),
  ];
  pick(ways, draw)();
  return root;
}

/** A value as text; what an object would say of itself is its own and may be no function. */
const worded = (value: Json): string => (typeof value === "object" ? JSON.stringify(value) : String(value));

/** One thing more: at the end of a list, or under a name that means something to a program. */
function added(holder: Place["holder"], value: Json, name: string): void {
  if (Array.isArray(holder)) holder.push(value);
  else Object.defineProperty(holder, name, { value, enumerable: true, writable: true, configurable: true });
}

/** The value another payload has under the same name: ids that belong to somebody else, states of another day. */
function swap({ at, key }: { at: { [key: string]: Json }; key: string }, of: Json, draw: Draw): void {
  const named = placesIn(of).filter((place) => String(place.key) === key);
  const other = named[draw(Math.max(1, named.length))];
  if (other) at[key] = structuredClone((other.holder as { [key: string]: Json })[other.key] ?? null);
}

/** Text that is JSON no more, or says the same thing twice. */
function brokenText(text: string, draw: Draw): string {
  const ways: readonly (() => string)[] = [
    () => text.slice(0, draw(text.length)),
    () => `\ufeff${text}`,
    () => text.replaceAll('"', "'"),
    () => `${text}${text}`,
    () => Buffer.from(text, "utf8").toString("latin1"),
    () => text.replace(/"([^"]+)":/, (named) => `${named}null,${named}`),
    () => "[".repeat(DEEPEST) + "]".repeat(DEEPEST),
    () => `${'{"a":'.repeat(DEEPEST)}1${"}".repeat(DEEPEST)}`,
    () => text.replace(/:"([^"]*)"/, ':"$1\u0000"'),
    () => text.replace(/:"([^"]*)"/, ':"\\ud800$1"'),
    () => "",
    () => "undefined",
    () => "<html><body>502 Bad Gateway</body></html>",
    () => text.replaceAll(",", ",\n\t"),
  ];
  return pick(ways, draw)();
}

export function pick<Value>(values: readonly Value[], draw: Draw): Value {
  const value = values[draw(values.length)];
  if (value === undefined) throw new Error("there is nothing to pick from");
  return value;
}
