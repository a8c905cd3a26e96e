import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countedOnce } from "../../../main/hub/disputes/refund-records.ts";

const told = (record: string | null, fen: number, lineIds: string[] = []) => ({ record, fen, lineIds });
const sum = (refunds: readonly { fen: number }[]): number => refunds.reduce((total, { fen }) => total + fen, 0);
const counted = (...refunds: ReturnType<typeof told>[]): number => sum(countedOnce(refunds));

describe("refunds that a channel tells in several records", () => {
  it("count once where both tell of the same goods", () => {
    expect(counted(told("application", 18_900), told("service", 18_900, ["1"]))).toBe(18_900);
    expect(counted(told("application", 5_000, ["1"]), told("service", 6_000, ["1"]))).toBe(6_000);
  });

  it("are added up within one record, and the greater of the records counts", () => {
    expect(counted(told("service", 3_000, ["1"]), told("service", 4_000, ["2"]), told("application", 6_500))).toBe(7_000);
  });

  it("are other money where they are about other goods", () => {
    expect(counted(told("application", 5_000, ["1"]), told("service", 6_000, ["2"]))).toBe(11_000);
  });

  it("all count where there is one record, or none is told", () => {
    expect(counted(told(null, 1_000), told(null, 2_000))).toBe(3_000);
    expect(counted(told("service", 1_000), told("service", 2_000))).toBe(3_000);
    expect(counted(told(null, 500), told("application", 1_000), told("service", 1_000))).toBe(1_500);
  });

  it("prefers of two equal ones the record that names its goods", () => {
    const [whole, named] = [told("application", 100), told("service", 100, ["1"])];
    expect(countedOnce([whole, named])).toEqual([named]);
  });

  it("never count more than was told, nor less than the greatest record, in whatever order they come", () => {
    const refund = fc.record({
      record: fc.constantFrom(null, "application", "service"),
      fen: fc.integer({ min: 1, max: 10_000 }),
      lineIds: fc.uniqueArray(fc.constantFrom("1", "2", "3"), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(refund, { maxLength: 8 }), (refunds) => {
        const total = sum(countedOnce(refunds));
        expect(sum(countedOnce(refunds.toReversed()))).toBe(total);
        const of = (record: string | null): number => sum(refunds.filter((each) => each.record === record));
        expect(total).toBeLessThanOrEqual(sum(refunds));
        expect(total).toBeGreaterThanOrEqual(of(null) + Math.max(of("application"), of("service")));
      }),
    );
  });
});
