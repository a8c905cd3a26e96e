import { describe, expect, it } from "vitest";
import { firstShown, paired } from "../../../main/hub/models/comparison.figures.ts";

const cases = (left: number, right: number, equal: number): number[] => [...Array(left).fill(1), ...Array(right).fill(-1), ...Array(equal).fill(0)];

describe("a paired test", () => {
  it.each([
    // By hand: 2 · Σ C(28, k), k ≤ 9, over 2^28.
    [19, 9, 14, 0.0872],
    [10, 0, 0, 2 / 1024],
    [5, 5, 3, 1],
    [0, 0, 7, 1],
    [60, 30, 10, 0.0021],
  ])("of %i better, %i worse and %i equal has its exact chance", (...[left, right, equal, p]) => {
    const found = paired(cases(left, right, equal));
    expect(found).toMatchObject({ cases: left + right + equal, left, right, equal });
    expect(found.p).toBeCloseTo(p, 3);
  });

  it("gives Wilson's interval of the share among those that differ", () => {
    const { low, high } = paired(cases(19, 9, 14));
    expect(low).toBeCloseTo(0.493, 3);
    expect(high).toBeCloseTo(0.821, 3);
    expect(paired(cases(0, 0, 3))).toMatchObject({ low: 0, high: 1 });
  });
});

describe("who is shown first", () => {
  it("is chance over cases and the same at each look", () => {
    const sides = Array.from({ length: 200 }, (_, at) => firstShown("c", `q${at}`));
    const left = sides.filter((side) => side === "left").length;
    expect(left).toBeGreaterThan(70);
    expect(left).toBeLessThan(130);
    expect(firstShown("c", "q1")).toBe(sides[1]);
  });
});
