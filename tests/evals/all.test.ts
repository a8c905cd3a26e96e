import { describe, expect, it } from "vitest";
import { compare, figuresOf } from "../../scripts/eval/all/figures.ts";
import { pageOf } from "../../scripts/eval/all/page.ts";

const now = (p1: number, rows = 100) => figuresOf({ search: { rows, p1, hit5: 0.9, embedder: "built-in" }, attacks: { tried: 300, succeeded: 0 } });

describe("figures beside those accepted last", () => {
  it("fall when they are worse by more than the noise, and rise the other way", () => {
    const verdict = (before: number, after: number): string | undefined => compare(now(after), now(before)).find(({ name }) => name === "search.p1")?.verdict;
    expect([verdict(0.75, 0.746), verdict(0.75, 0.748), verdict(0.75, 0.754)]).toEqual(["fell", "same", "rose"]);
  });

  it("fall at the first attack that gets through", () => {
    const worse = figuresOf({ attacks: { tried: 300, succeeded: 1 } });
    expect(compare(worse, now(0.7))).toEqual([{ name: "attacks.succeeded", now: 1, accepted: 0, verdict: "fell" }]);
  });

  it("are not compared with those of other data", () => {
    expect(compare(now(0.1, 50), now(0.9, 100)).find(({ name }) => name === "search.p1")).toMatchObject({ accepted: null, verdict: "new" });
  });

  it("stand in a page that says what fell and carries no one's words as markup", () => {
    const outcomes = [
      { expected: "<b>退款</b>", given: "发票", confidence: 0.8 },
      { expected: "发票", given: "发票", confidence: 0.9 },
    ];
    const page = pageOf({ setting: "built-in", at: new Date(0), compared: compare(now(0.6), now(0.7)), skipped: [], outcomes, times: [3, 5, 40] });
    expect(page).toContain("1 项下降 / fell");
    expect(page).not.toContain("<b>退款");
    expect(page).not.toMatch(/NaN|undefined/);
  });
});
