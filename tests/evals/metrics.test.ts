import { describe, expect, it } from "vitest";
import { trainBaseline } from "../../scripts/eval/baseline.ts";
import { stratifiedFolds } from "../../scripts/eval/folds.ts";
import { accuracy, coverageAt, macroF1, type Outcome } from "../../scripts/eval/metrics.ts";

function outcome(expected: string, given: string, confidence = 1): Outcome {
  return { expected, given, confidence };
}

describe("the figures of an evaluation", () => {
  it("count what is right", () => {
    expect(accuracy([outcome("a", "a"), outcome("a", "b"), outcome("b", "b"), outcome("b", "none")])).toBe(0.5);
  });

  it("give every label the same say in macro F1, one never given included", () => {
    // a: 2·2/(3+2)=0.8, b: 2·1/(1+2)=0.667, c: 0
    const rows = [outcome("a", "a"), outcome("a", "a"), outcome("a", "b"), outcome("b", "b"), outcome("c", "none")];
    expect(macroF1(rows)).toBeCloseTo((0.8 + 2 / 3 + 0) / 3);
  });

  it("cover as far down as the precision still holds, over a dip", () => {
    const rows = [outcome("a", "a", 0.9), outcome("a", "b", 0.8), ...Array.from({ length: 8 }, () => outcome("a", "a", 0.7)), outcome("a", "b", 0.1)];
    expect(coverageAt(rows, 0.9)).toBeCloseTo(10 / 11);
    expect(coverageAt(rows, 0.95)).toBeCloseTo(1 / 11);
  });

  it("do not part rows of equal confidence", () => {
    expect(coverageAt([outcome("a", "a", 0.5), outcome("a", "b", 0.5)], 0.91)).toBe(0);
  });
});

describe("folds and floor", () => {
  it("spread labels evenly and the same on every run", () => {
    const labels = Array.from({ length: 60 }, (_, at) => `l${at % 6}`);
    const folds = stratifiedFolds(labels, 5);
    expect(folds).toEqual(stratifiedFolds(labels, 5));
    for (let fold = 0; fold < 5; fold++) expect(new Set(labels.filter((_, at) => folds[at] === fold)).size).toBe(6);
  });

  it("the floor learns what it was shown", () => {
    const floor = trainBaseline(["退款到账", "钱退了吗", "开发票", "发票抬头"], ["refund", "refund", "invoice", "invoice"]);
    expect(floor("退款没到")).toBe("refund");
    expect(floor("电子发票")).toBe("invoice");
  });
});
