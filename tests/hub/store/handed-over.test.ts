import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { handedOver, type Store } from "../../../main/hub/store/index.ts";
import { freshStore } from "../../support/store.ts";

let store: Store;
beforeAll(async () => {
  store = await freshStore();
});
afterAll(() => store.close());

interface Told {
  words: string;
  note?: string | null | undefined;
  pieces: number | null;
  version: number;
  isGift: boolean | null;
  at: Date | null;
  data: { [key: string]: unknown } | null;
}

const ROW = handedOver<Told>({ words: "text", note: "text", pieces: "int", version: "bigint", isGift: "boolean", at: "timestamptz", data: "jsonb" });
const arrived = (rows: readonly Told[]): Promise<Told[]> => store.rows<Told>(`SELECT * FROM ${ROW.from(1)} AS told`, ROW.values(rows));

/** What separates rows and fields, what PostgreSQL refuses, and what ordinary words are made of. */
const odd = fc.string({ unit: fc.constantFrom("\u001d", "\u001e", "\u001f", "\u0000", "\ud842", "\n", "\\", '"', "{", ",", "𠮷", "王", "a"), maxLength: 8 });
const plain = fc.string({ unit: fc.constantFrom("\n", "\t", "\\", '"', "{", ",", "𠮷", "王", "a"), maxLength: 8 });
/** No backslash in a key: Node 24 takes a key that is written with one (`"\\n`) for another that has one (`\\"`) and stood beside it before. */
const key = plain.map((text) => text.replaceAll("\\", "/"));
const kept = (text: string): string => text.replaceAll("\u0000", "\ufffd").toWellFormed();

const rowsOf = (text: fc.Arbitrary<string>): fc.Arbitrary<Told[]> =>
  fc.array(
    fc.record({
      words: text,
      note: fc.option(text),
      pieces: fc.option(fc.integer({ min: -2_147_483_648, max: 2_147_483_647 })),
      version: fc.maxSafeInteger(),
      isGift: fc.option(fc.boolean()),
      at: fc.option(fc.date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })),
      data: fc.option(
        fc.dictionary(key, fc.oneof(text, fc.constant(null), fc.boolean(), fc.array(text, { maxLength: 2 })), { maxKeys: 3, noNullPrototype: true }),
      ),
    }),
    { maxLength: 6 },
  );

const expected = (rows: readonly Told[]): Told[] =>
  rows.map((row) => ({
    ...row,
    words: kept(row.words),
    note: row.note === null || row.note === undefined ? null : kept(row.note),
    data: keptWithin(row.data),
  }));

function keptWithin<Value>(value: Value): Value {
  if (typeof value === "string") return kept(value) as Value;
  if (Array.isArray(value)) return value.map(keptWithin) as Value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, keptWithin(inside)])) as Value;
}

test("rows handed over arrive as they are, in their order, whatever their texts hold: also what separates rows and fields", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(rowsOf(odd), rowsOf(plain)), async (rows) => {
      expect(await arrived(rows)).toEqual(expected(rows));
    }),
    { numRuns: 200 },
  );
});

test.each(["\u001d", "\u001e", "\u001f"])("a text that is nothing but a mark (%j) arrives as that text", async (mark) => {
  const row: Told = { words: mark, note: mark, pieces: 1, version: 1, isGift: null, at: null, data: { note: mark } };
  expect(await arrived([row])).toEqual([row]);
});

test("what a row lacks is empty, an empty text stays one, and no rows are none", async () => {
  const bare: Told = { words: "", pieces: null, version: 1, isGift: null, at: null, data: null };
  expect(await arrived([bare, { ...bare, note: undefined }, { ...bare, note: "" }])).toEqual([
    { ...bare, note: null },
    { ...bare, note: null },
    { ...bare, note: "" },
  ]);
  expect(await arrived([])).toEqual([]);
});
