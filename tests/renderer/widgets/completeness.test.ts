import { expect, test } from "vitest";
import { ofToday, overAll, shareOf } from "../../../renderer/widgets/completeness.ts";

test("what is missing never reads as all, and nothing listed is nothing missing", () => {
  expect(shareOf({ listed: 0, held: 0 })).toBe("100%");
  expect(shareOf({ listed: 100_000, held: 100_000 })).toBe("100%");
  expect(shareOf({ listed: 100_000, held: 99_999 })).toBe("99.99%");
  expect(shareOf({ listed: 3, held: 2 })).toBe("66.66%");
});

test("today is the day in Beijing, also where it is yesterday in UTC still", () => {
  const days = [{ day: "2026-11-27" }, { day: "2026-11-28" }];
  expect(ofToday(days, Date.UTC(2026, 10, 27, 16, 0))).toEqual([{ day: "2026-11-28" }]);
  expect(ofToday(days, Date.UTC(2026, 10, 27, 15, 59))).toEqual([{ day: "2026-11-27" }]);
});

test("days are of all shops together, the delay the longest of them in whole minutes", () => {
  const of = (shop: string, day: string, figures: { listed: number; held: number; worstSeconds: number }) => ({ shop, day, ...figures });
  expect(
    overAll([
      of("a", "2026-11-19", { listed: 10, held: 10, worstSeconds: 30 }),
      of("b", "2026-11-19", { listed: 30, held: 29, worstSeconds: 301 }),
      of("a", "2026-11-20", { listed: 0, held: 0, worstSeconds: 0 }),
    ]),
  ).toEqual([
    { day: "2026-11-19", share: 97.5, minutes: 6 },
    { day: "2026-11-20", share: 100, minutes: 0 },
  ]);
});
