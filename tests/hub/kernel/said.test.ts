import { describe, expect, it } from "vitest";
import { asWritten, hasOwnChinese, partsOf, together, withoutMarks } from "../../../main/hub/kernel/said.ts";

describe("a sentence in both languages", () => {
  it("knows what in its English somebody else wrote, and what is ours", () => {
    const sentence = `It reached ${asWritten("武汉转运中心")} at 11-21 03:12.`;
    expect(partsOf(sentence)).toEqual([
      { text: "It reached ", written: false },
      { text: "武汉转运中心", written: true },
      { text: " at 11-21 03:12.", written: false },
    ]);
    expect(hasOwnChinese(sentence)).toBe(false);
    expect(hasOwnChinese(`${sentence}之后没有扫描`)).toBe(true);
    expect(withoutMarks(sentence)).toBe("It reached 武汉转运中心 at 11-21 03:12.");
  });

  it("leaves what is not Chinese without marks, and marks nothing twice", () => {
    expect(asWritten("SF1234")).toBe("SF1234");
    expect(asWritten(asWritten("顺丰"))).toBe(asWritten("顺丰"));
    expect(asWritten(`由${asWritten("顺丰")}承运`)).toBe(asWritten("由顺丰承运"));
  });

  it("stands behind another without a gap in Chinese and with one in English", () => {
    const said = [
      { zh: "甲。", en: "A." },
      { zh: "", en: "" },
      { zh: "乙。", en: "B." },
    ];
    expect(together(said)).toEqual({ zh: "甲。乙。", en: "A. B." });
  });
});
