import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beijingDay, fromBeijing, fromUnixSeconds, toBeijing, unixSeconds } from "../../../main/hub/kernel/time.ts";

describe("times", () => {
  it("come back the same from Beijing text, whatever zone the machine is in", () => {
    fc.assert(
      fc.property(fc.date({ min: new Date("1992-01-01"), max: new Date("2090-01-01"), noInvalidDate: true }), (date) => {
        const seconds = new Date(Math.floor(date.getTime() / 1000) * 1000);
        expect(fromBeijing(toBeijing(seconds))?.getTime()).toBe(seconds.getTime());
        expect(fromUnixSeconds(unixSeconds(seconds))?.getTime()).toBe(seconds.getTime());
      }),
    );
  });

  it("are eight hours ahead of UTC, so a day begins at 16:00", () => {
    expect(fromBeijing("2026-11-20 09:12:31")?.toISOString()).toBe("2026-11-20T01:12:31.000Z");
    expect(beijingDay(new Date("2026-11-19T16:00:00Z"))).toBe("20261120");
    expect(beijingDay(new Date("2026-11-19T15:59:59Z"))).toBe("20261119");
  });

  it("that do not exist are refused, not moved", () => {
    expect(["2026-02-30 10:00:00", "2026-13-01 00:00:00", "2026-11-20 24:00:01", "2026-11-20", "", "昨天"].map(fromBeijing)).toEqual(Array(6).fill(null));
    expect([0, -5, "x"].map(fromUnixSeconds)).toEqual([null, null, null]);
  });
});
