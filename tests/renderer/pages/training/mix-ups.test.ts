import { describe, expect, it } from "vitest";
import { mixUpsOf, ratesOf } from "../../../../renderer/pages/training/mix-ups.ts";

const cells = [
  { truth: "quality", guess: "quality", count: 15 },
  { truth: "quality", guess: "damaged", count: 5 },
  { truth: "damaged", guess: "quality", count: 7 },
  { truth: "damaged", guess: "damaged", count: 12 },
  { truth: "missing", guess: "quality", count: 5 },
  { truth: "missing", guess: "missing", count: 45 },
  { truth: "wrong", guess: "damaged", count: 0 },
];

describe("which class is taken for which", () => {
  it("the most frequent mix-up stands first; of equal ones what is more of its class", () => {
    expect(mixUpsOf(cells).map(({ truth, guess, count }) => [truth, guess, count])).toEqual([
      ["damaged", "quality", 7],
      ["quality", "damaged", 5],
      ["missing", "quality", 5],
    ]);
  });

  it("a share is said of twenty judged cases of a class, and of nineteen none", () => {
    expect(mixUpsOf(cells).map(({ share }) => share)).toEqual([null, 0.25, 0.1]);
    expect([ratesOf(cells).get("quality"), ratesOf(cells).get("damaged")]).toEqual([
      { count: 20, right: 0.75 },
      { count: 19, right: null },
    ]);
  });
});
