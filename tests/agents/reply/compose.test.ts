import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compose } from "../../../agents/reply/compose.ts";
import { checker } from "../../../main/hub/grounding/index.ts";
import { record } from "./record.ts";

const holds = checker(record());
const solved = {
  id: "e1",
  label: "not_received",
  score: 0.9,
  question: "快递一直没动静",
  reply: "亲，让您惦记了，非常抱歉。您的包裹11月02日到达郑州转运中心后没有更新。我们已经给您补发，运费30元由我们承担。麻烦您留意电话。感谢您的理解！",
};

describe("the built-in composer", () => {
  it("keeps the manner of a solved case and says it with this order's facts", () => {
    const { text, sources } = compose(record(), [solved], holds);
    expect(text).toContain("武汉转运中心");
    expect(text).toContain("非常抱歉");
    expect(text).toContain("核实");
    expect(text).not.toMatch(/郑州|30元|补发|11月02日/);
    expect(sources.map((source) => source.kind)).toContain("example");
    expect(sources.some((source) => source.kind === "fact")).toBe(true);
  });

  it("says something grounded without any similar case", () => {
    const { text } = compose(record(), [], holds);
    expect(text.length).toBeGreaterThan(20);
    expect(holds(text).grounded).toBe(true);
  });

  it("is grounded whatever the similar case said", () => {
    const scrap = fc.constantFrom(
      "已为您退款88元。",
      "您的包裹已签收。",
      "明天一定到！",
      "加微信 abc12345。",
      "亲，抱歉。",
      "我们会赔付三倍。",
      "请您提供照片。",
      "已到达成都。",
      "感谢支持！",
    );
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 8 }), (parts) => {
        const { text } = compose(record(), [{ ...solved, reply: parts.join("") }], holds);
        expect(holds(text).faults).toEqual([]);
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(400);
      }),
    );
  });
});
