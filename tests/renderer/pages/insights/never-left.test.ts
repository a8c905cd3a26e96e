import { expect, test } from "vitest";
import { byShop, byWeek, shareText } from "../../../../renderer/pages/insights/never-left.ts";

const row = (shopId: string, week: string, [shipped, late, open]: [number, number, number]) => ({ shopId, name: `店${shopId}`, week, shipped, late, open });
const rows = [row("a", "2026-11-09", [100, 17, 2]), row("b", "2026-11-09", [100, 0, 0]), row("a", "2026-11-16", [50, 1, 1])];

test("shops come by their share, weeks by time, and both add up", () => {
  expect(byShop(rows)).toEqual([
    { shopId: "a", name: "店a", shipped: 150, late: 18, open: 3 },
    { shopId: "b", name: "店b", shipped: 100, late: 0, open: 0 },
  ]);
  expect(byWeek(rows)).toEqual([
    { week: "2026-11-09", percent: 8.5 },
    { week: "2026-11-16", percent: 2 },
  ]);
});

test("a few of many never read as none", () => {
  expect(shareText({ shipped: 100, late: 17 })).toBe("17.0%");
  expect(shareText({ shipped: 100_000, late: 1 })).toBe("< 0.1%");
  expect(shareText({ shipped: 10, late: 0 })).toBe("0.0%");
});
