import { expect, test } from "vitest";
import { isSame } from "../../../main/hub/kernel/same.ts";

test("the same fields in another order, and equal times, are the same", () => {
  const left = { at: new Date(5), lines: [{ sku: "A", quantity: 1 }], note: null };
  expect(isSame(left, { note: null, lines: [{ quantity: 1, sku: "A" }], at: new Date(5) })).toBe(true);
  expect(isSame({ ...left, more: undefined }, left)).toBe(true);
});

test("one other value, a further or missing part, or another kind of thing is not", () => {
  const left = { at: new Date(5), lines: ["A"], note: null };
  for (const change of [
    { at: new Date(6) },
    { at: 5 },
    { lines: ["B"] },
    { lines: ["A", "B"] },
    { lines: { 0: "A" } },
    { note: "" },
    { note: undefined },
    { more: 1 },
  ]) {
    const right = { ...left, ...change };
    expect([isSame(left, right), isSame(right, left)], JSON.stringify(change)).toEqual([false, false]);
  }
});
