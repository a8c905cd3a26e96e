import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fenFromFen, fenFromYuan, shareFen, yuanText } from "../../../main/hub/kernel/money.ts";

describe("money", () => {
  it("comes back the same from every amount written as yuan", () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000_000_000, max: 100_000_000_000 }), (fen) => {
        expect(fenFromYuan(yuanText(fen))).toBe(fen);
      }),
    );
  });

  it("reads what channels write, and nothing else", () => {
    expect(["118.00", "59", " 0.1 ", "-3.5", "7.100"].map(fenFromYuan)).toEqual([11_800, 5_900, 10, -350, 710]);
    expect([59.9, 0.29, 1_000_000.01].map(fenFromYuan)).toEqual([5_990, 29, 100_000_001]);
    expect(["", "1,000", "1.005", "12元", "1e3", "NaN", "٣"].map(fenFromYuan)).toEqual(Array(7).fill(null));
    expect([1e21, Number.NaN, 0.1 + 0.2].map(fenFromYuan)).toEqual([null, null, null]);
    expect(["5900", 5_900, "59.5", 59.5, "99999999999999999"].map(fenFromFen)).toEqual([5_900, 5_900, null, null, null]);
  });

  it("is shared to the last fen, and nobody gets less than the whole fen of a fair share", () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.array(fc.nat(100_000), { minLength: 1, maxLength: 30 }), (total, weights) => {
        const parts = shareFen(total, weights);
        const sum = weights.reduce((left, right) => left + right, 0);
        expect(parts.reduce((left, right) => left + right, 0)).toBe(total);
        parts.forEach((part, index) => {
          const fair = sum > 0 ? (total * (weights[index] ?? 0)) / sum : total / weights.length;
          expect(Math.abs(part - fair)).toBeLessThan(1);
        });
      }),
    );
  });
});
