/** Where two texts differ. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedLines, piecesOf } from "../../../main/hub/kernel/difference.ts";

describe("the difference of two texts", () => {
  it("names what was taken out before what was put in, by signs in Chinese and by words and slots else", () => {
    expect(piecesOf("我们会在24小时内答复您", "我们会在{答复时限}内回复您")).toEqual([
      { side: "both", text: "我们会在" },
      { side: "before", text: "24小时内答" },
      { side: "after", text: "{答复时限}内回" },
      { side: "both", text: "复您" },
    ]);
    expect(piecesOf("Within 24 hours", "Within 48 hours")).toEqual([
      { side: "both", text: "Within " },
      { side: "before", text: "24" },
      { side: "after", text: "48" },
      { side: "both", text: " hours" },
    ]);
    expect(piecesOf("一样", "一样")).toEqual([{ side: "both", text: "一样" }]);
  });

  it("loses nothing: what stands in both and before is the earlier text, in both and after the later", () => {
    const text = fc.string({ unit: fc.constantFrom("退", "款", "a", "9", " ", "{", "}", "。", "😀") });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = piecesOf(before, after);
        const of = (side: "before" | "after"): string => pieces.flatMap((piece) => (piece.side === "both" || piece.side === side ? [piece.text] : [])).join("");
        expect([of("before"), of("after")]).toEqual([before, after]);
      }),
    );
  });

  it("pairs lines that changed and leaves out those that did not", () => {
    expect(changedLines(["a", "b", "c"], ["a", "x", "c", "d"])).toEqual([
      { before: "b", after: "x" },
      { before: null, after: "d" },
    ]);
    expect(changedLines(["a"], [])).toEqual([{ before: "a", after: null }]);
  });
});
