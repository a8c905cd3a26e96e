/** Whatever a seller's system sends, the public interface takes it or says which field does not fit; it never fails, and nothing it took gets stuck. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { restExamples } from "../../main/server/rest/examples.ts";
import { World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const bodies: readonly (readonly [path: string, example: object])[] = [
  ["/orders", restExamples.putOrder ?? {}],
  ["/orders", (restExamples.putOrders as { orders: object[] }).orders[0] ?? {}],
  ["/orders:batch", restExamples.putOrders ?? {}],
  ["/orders/M20260301-0007/events", restExamples.putEvents ?? {}],
  ["/events:batch", restExamples.putOrderEvents ?? {}],
  ["/traces:batch", restExamples.putTraces ?? {}],
  ["/cases", restExamples.putCase ?? {}],
  ["/cases:batch", restExamples.putCases ?? {}],
  ["/cases/C-55/messages", restExamples.putMessage ?? {}],
];

/** Places in a body: each is one value, or one place where a field could be added. */
function placesOf(value: unknown, at: readonly (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [[...at]];
  return [[...at], ...Object.entries(value).flatMap(([key, part]) => placesOf(part, [...at, Array.isArray(value) ? Number(key) : key]))];
}

function withValue(value: unknown, at: readonly (string | number)[], change: (before: unknown) => unknown): unknown {
  const [key, ...rest] = at;
  if (key === undefined) return change(value);
  if (Array.isArray(value)) return value.map((part, index) => (index === key ? withValue(part, rest, change) : part));
  return Object.fromEntries(Object.entries(value as object).map(([name, part]) => [name, name === key ? withValue(part, rest, change) : part]));
}

/** Texts that stand for JSON no value can be written as; put in after the body is written. */
const raw = (json: string) => `\u00ab${json}\u00bb`;
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -1,
    1.5,
    -0,
    2 ** 31,
    2 ** 53,
    1e21,
    "",
    " ",
    "0",
    "12900",
    "NaN",
    "Infinity",
    "1e3",
    "null",
    "undefined",
    [],
    {},
    [[]],
    [null],
  ),
  fc.constantFrom(
    raw("1e400"),
    raw("-1e400"),
    raw("12900.0"),
    raw("1.0000000000000001"),
    raw("01"),
    raw("NaN"),
    raw("9007199254740993"),
    raw('"\\u0000"'),
    raw('"\\ud800"'),
  ),
  fc.constantFrom(
    raw('{"__proto__": {"x": 1}}'),
    raw('{"constructor": 1}'),
    raw('{"a": 1, "a": 2}'),
    raw("[".repeat(40) + "]".repeat(40)),
    raw("[".repeat(50_000)),
  ),
  fc.constantFrom(
    "2026-02-30T00:00:00Z",
    "2026-03-01",
    "2026-03-01T10:00:00",
    "9999-12-31T23:59:59Z",
    "-000001-01-01T00:00:00Z",
    "1e5",
    "\u202e",
    "𠮷".repeat(30),
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.nat({ max: 20_000 }).map((length) => "长".repeat(length)),
  fc.json({ maxDepth: 3 }).map((text) => JSON.parse(text) as unknown),
);
const mutation = fc.record({
  body: fc.constantFrom(...bodies),
  place: fc.nat(),
  how: fc.constantFrom("replace", "drop", "add", "repeat"),
  value: odd,
  name: fc.constantFrom("x", "id", "ID", "__proto__", "constructor", "toString", "", "a.b", "长", "\u0000"),
});

function mutated({
  body: [, example],
  place,
  how,
  value,
  name,
}: {
  body: (typeof bodies)[number];
  place: number;
  how: string;
  value: unknown;
  name: string;
}): string {
  const places = placesOf(example);
  const at = places[place % places.length] ?? [];
  const changed = withValue(example, at, (before) => {
    if (how === "replace" || typeof before !== "object" || before === null) return value;
    if (Array.isArray(before)) return how === "repeat" ? [...before, ...before] : how === "add" ? [...before, value] : [];
    const fields = Object.entries(before);
    return Object.fromEntries(how === "drop" ? fields.slice(1) : [...fields, [name, value]]);
  });
  return JSON.stringify(changed).replace(/"\u00ab((?:[^\\]|\\.)*?)\u00bb"/g, (_, json: string) => JSON.parse(`"${json}"`) as string);
}

test("every payload under random mutation is taken, or answered with the field that does not fit", async () => {
  const answers = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(mutation, async (given) => {
      const text = mutated(given);
      const { status, type, body } = await world.rest("POST", given.body[0], { body: text });
      answers.set(status, (answers.get(status) ?? 0) + 1);
      expect([200, 400, 409, 413], text.slice(0, 500)).toContain(status);
      const refused = (body.results as { result: string; errors?: unknown[] }[] | undefined)?.filter((one) => one.result === "refused") ?? [];
      for (const { errors } of refused) expect(errors).not.toEqual([]);
      const errors = [...((body.errors as unknown[] | undefined) ?? []), ...refused.flatMap((one) => one.errors ?? [])];
      if (status === 400) expect(errors.length, JSON.stringify(body)).toBeGreaterThan(0);
      if (status !== 200) expect(type).toContain("application/problem+json");
      for (const error of errors as { field: unknown; problem: string; problemEn: string }[]) {
        expect(typeof error.field).toBe("string");
        expect(error.problem).toMatch(/[一-龥]/);
        expect(error.problemEn).toMatch(/[a-z]/);
      }
    }),
    { numRuns: 400 },
  );
  // Both kinds of answer were really seen.
  expect(answers.get(200) ?? 0).toBeGreaterThan(20);
  expect(answers.get(400) ?? 0).toBeGreaterThan(80);
  expect(await world.quarantined()).toEqual([]);
});

test("bytes that are no JSON at all are answered, too", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary", maxLength: 60 }), fc.constantFrom(...bodies.map(([path]) => path)), async (text, path) => {
      const { status, body } = await world.rest("POST", path, { body: text });
      expect(status).toBe(400);
      expect(body).toMatchObject({ code: "BAD_INPUT", detail: expect.stringMatching(/[一-龥]/) });
    }),
    {
      numRuns: 100,
      examples: [
        ["null", "/orders"],
        ["[]", "/cases"],
        ['"text"', "/orders:batch"],
        ["1", "/cases"],
        ["{}", "/orders"],
      ],
    },
  );
});
