import { describe, expect, it } from "vitest";
import { mergeRows, type Row } from "../../../../renderer/pages/review/kept-rows.ts";

const row = (id: string, review: "right" | "wrong" | null = null): Row => ({ decision: { id, review } }) as Row;
const shown = (kept: Row[], fresh: Row[], own: Row[] = []) => {
  const { rows, news } = mergeRows(kept, fresh, new Map(own.map((each) => [each.decision.id, each])));
  return { rows: rows.map(({ row: { decision }, isGone }) => [decision.id, decision.review, isGone]), news };
};

describe("rows of the review", () => {
  it("stay where they were when others arrive before them", () => {
    expect(shown([row("b"), row("a")], [row("d"), row("c"), row("b"), row("a")])).toEqual({
      rows: [
        ["b", null, false],
        ["a", null, false],
      ],
      news: 2,
    });
  });

  it("say what is new of them, and what one did oneself though they have left the list", () => {
    expect(shown([row("c"), row("b"), row("a")], [row("c", "right")], [row("b", "wrong")])).toEqual({
      rows: [
        ["c", "right", false],
        ["b", "wrong", true],
        ["a", null, true],
      ],
      news: 0,
    });
  });
});
