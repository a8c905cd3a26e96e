import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, type Json, parseJson } from "../../../main/hub/kernel/json.ts";

/** An integer that a double cannot hold, as channels send them. */
const long = fc.bigInt({ min: 10n ** 16n, max: 10n ** 20n }).map(String);
const words = fc.oneof(
  fc.string({ unit: "binary" }),
  long.map((digits) => `: ${digits}, }`),
  long.map((digits) => `"\\":[${digits}]`),
  fc.constantFrom('"', "\\", '\\"', "\\\\"),
);
/** Keys may be any text that JSON need not escape: V8 reads an escaped key as another one now and then (github.com/nodejs/node/issues/63785). */
const keys = fc.string({ unit: "binary", maxLength: 8 }).filter((key) => JSON.stringify(key) === `"${key}"` && key !== "long");
type Told = null | boolean | number | string | { long: string } | Told[] | { [key: string]: Told };
const { told } = fc.letrec<{ told: Told }>((tie) => ({
  told: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    words,
    long.map((digits) => ({ long: digits })),
    fc.array(tie("told"), { maxLength: 5 }),
    fc.dictionary(keys, tie("told"), { maxKeys: 5 }),
  ),
}));

const isLong = (value: Told): value is { long: string } =>
  typeof value === "object" && value !== null && !Array.isArray(value) && typeof value.long === "string";

function write(value: Told, space: string): string {
  if (isLong(value)) return value.long;
  if (Array.isArray(value)) return `[${value.map((one) => space + write(one, space) + space).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, one]) => `${space}${JSON.stringify(key)}:${space}${write(one, space)}`);
  return `{${entries.join(",")}${space}}`;
}

function meant(value: Told): Json {
  if (isLong(value)) return value.long;
  if (Array.isArray(value)) return value.map(meant);
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, meant(one)])) : value;
}

describe("JSON from a channel", () => {
  it("keeps every digit of long integers, wherever they stand, and touches no words", () => {
    fc.assert(
      fc.property(fc.array(told, { maxLength: 5 }), fc.constantFrom("", " ", "\n\t "), (value, space) => {
        expect(parseJson(write(value, space))).toEqual(meant(value));
      }),
      { numRuns: 500 },
    );
  });

  it("leaves numbers a double holds, fractions and powers as numbers", () => {
    expect(parseJson('{"a":9007199254740991,"b":9007199254740993,"c":1.5,"d":12345678901234567.5,"e":12345678901234567e3,"f":-12345678901234567}')).toEqual({
      a: 9007199254740991,
      b: "9007199254740993",
      c: 1.5,
      d: Number("12345678901234567.5"),
      e: Number("12345678901234567e3"),
      f: "-12345678901234567",
    });
  });

  it.each([
    '{"a":00000000000000001}',
    '{"a":1,12345678901234567:2}',
    '{"a":12345678901234567 8}',
    '["12345678901234567]',
    "[12345678901234567",
    "{,12345678901234567}",
  ])("refuses %s, which is not JSON", (text) => {
    expect(() => parseJson(text)).toThrow(SyntaxError);
  });
});

describe("JSON in one form", () => {
  /** Names that JavaScript puts in an order of its own, or does not take as names. */
  const names = fc.oneof(keys, fc.constantFrom("__proto__", "10", "9", "09", "1a", "toJSON", "constructor", "é", "\u{1f600}"));
  const { any } = fc.letrec<{ any: Json }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.constant(null),
      fc.boolean(),
      fc.integer(),
      fc.string({ unit: "binary", maxLength: 8 }),
      fc.array(tie("any"), { maxLength: 4 }),
      fc.array(fc.tuple(names, tie("any")), { maxLength: 5 }).map((entries) => Object.fromEntries(entries)),
    ),
  }));
  const turned = (value: Json): Json =>
    Array.isArray(value)
      ? value.map(turned)
      : value !== null && typeof value === "object"
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, one]) => [key, turned(one)]),
          )
        : value;
  const spelled = (value: Json): string => {
    if (Array.isArray(value)) return `[${value.map(spelled).join()}]`;
    if (value === null || typeof value !== "object") return JSON.stringify(value);
    const sorted = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
    return `{${sorted.map(([key, one]) => `${JSON.stringify(key)}:${spelled(one)}`).join()}}`;
  };

  it("has its keys in the order of their letters, however they came and whatever they are", () => {
    fc.assert(
      fc.property(any, (value) => {
        expect(canonicalJson(value)).toBe(spelled(value));
        expect(canonicalJson(turned(value))).toBe(canonicalJson(value));
      }),
      { numRuns: 1_000 },
    );
  });
});
