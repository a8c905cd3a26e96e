/** A cell that a person sets is what the engine reads. */
import { readFileSync } from "node:fs";
import { evaluateUnaryExpressionSync } from "@gorules/zen-engine";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Cell, type End, readCell, writeCell } from "../../../main/hub/contract/cell.ts";

const word = fc.stringMatching(/^[a-z_]{1,12}$/);
const number = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((cents) => cents / 100);
const end: fc.Arbitrary<End> = fc.record({ value: number, open: fc.boolean() });
const spans = fc.tuple(fc.option(end), fc.option(end)).filter(([low, high]) => low !== null || high !== null);
const isWithin = (value: number, low: End | null, high: End | null): boolean =>
  (low === null || (low.open ? value > low.value : value >= low.value)) && (high === null || (high.open ? value < high.value : value <= high.value));

describe("a cell", () => {
  test.each<[string, Cell]>([
    ["", { says: "anything" }],
    ["  true ", { says: "is", value: true }],
    ["'quality', 'damaged'", { says: "oneOf", values: ["quality", "damaged"] }],
    ["!= 'exchange'", { says: "noneOf", values: ["exchange"] }],
    ["not in ['exchange','resend']", { says: "noneOf", values: ["exchange", "resend"] }],
    ["> 50 and <= 200", { says: "within", low: { value: 50, open: true }, high: { value: 200, open: false } }],
    ["(50..200]", { says: "within", low: { value: 50, open: true }, high: { value: 200, open: false } }],
    ["== 5", { says: "within", low: { value: 5, open: false }, high: { value: 5, open: false } }],
    ["<= refundableYuan", { says: "against", sign: "<=", fact: "refundableYuan" }],
    ["contains($, 'x')", { says: "formula", text: "contains($, 'x')" }],
    ["!= true", { says: "formula", text: "!= true" }],
    ["<= 200 or > 900", { says: "formula", text: "<= 200 or > 900" }],
    ["=< 200", { says: "formula", text: "=< 200" }],
  ])("written %j is read", (text, cell) => expect(readCell(text)).toEqual(cell));

  test("of every row that comes with the program is read as something other than a formula", () => {
    const body = JSON.parse(readFileSync("main/hub/decisions/policies/after-sale.policy.json", "utf8")) as { rows: { when: Record<string, string> }[] };
    const cells = body.rows.flatMap(({ when }) => Object.values(when));
    expect(cells.length).toBeGreaterThan(80);
    expect(cells.filter((cell) => readCell(cell).says === "formula")).toEqual([]);
  });

  test("holds, as it is written, for the numbers that it says", () => {
    fc.assert(
      fc.property(spans, number, ([low, high], asked) => {
        const text = writeCell({ says: "within", low, high });
        for (const value of [asked, low?.value ?? asked, high?.value ?? asked])
          expect(evaluateUnaryExpressionSync(text, { $: value })).toBe(isWithin(value, low, high));
      }),
    );
  });

  test("holds, as it is written, for the words that it says", () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 4 }), word, fc.boolean(), (values, asked, isNone) => {
        const text = writeCell({ says: isNone ? "noneOf" : "oneOf", values });
        for (const value of [asked, ...values]) expect(evaluateUnaryExpressionSync(text, { $: value })).toBe(values.includes(value) !== isNone);
      }),
    );
  });

  test("says the same when it is written and read again", () => {
    const cells: fc.Arbitrary<Cell> = fc.oneof(
      fc.constant<Cell>({ says: "anything" }),
      fc.boolean().map((value): Cell => ({ says: "is", value })),
      fc.uniqueArray(word, { minLength: 1, maxLength: 4 }).map((values): Cell => ({ says: "oneOf", values })),
      fc.uniqueArray(word, { minLength: 1, maxLength: 4 }).map((values): Cell => ({ says: "noneOf", values })),
      spans.map(([low, high]): Cell => ({ says: "within", low, high })),
    );
    fc.assert(
      fc.property(cells, (cell) => {
        expect(readCell(writeCell(cell))).toEqual(cell);
      }),
    );
  });
});
