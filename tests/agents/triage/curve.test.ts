import { describe, expect, it } from "vitest";
import { curveOf } from "../../../agents/triage/curve.ts";

const said = (words: readonly string[], label: string) =>
  words.flatMap((word) => ["了", "很久", "一直", "好几天", "怎么办"].map((end) => ({ text: word + end, label })));
const rows = [
  ...said(["快递不动", "物流停滞", "包裹没更新", "快递没动静", "物流停"], "not_received"),
  ...said(["杯子碎", "收到就是破的", "碗裂", "玻璃碎", "盖子破"], "damaged"),
];

describe("the learning curve", () => {
  it("asks models of ever more examples about the same ones that none of them has seen, and is the same whenever it is measured", async () => {
    const points = await curveOf(rows);
    // Of 50 one in five is kept apart; a tenth of 40 is too few to learn from.
    expect(points.map((point) => point.rows)).toEqual([10, 20, 30, 40]);
    expect(points.map(({ asked }) => asked)).toEqual([10, 10, 10, 10]);
    for (const { right, asked } of points) expect(right).toBeLessThanOrEqual(asked);
    expect(points.at(-1)?.right).toBeGreaterThan(5);
    expect(await curveOf(rows.toReversed())).toEqual(points);
  });

  it("has no point where there is too little to learn", async () => {
    expect(await curveOf(rows.slice(0, 5))).toEqual([]);
  });
});
