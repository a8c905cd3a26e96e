import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bothLanguages, checker, learn, learnt } from "../../../main/hub/grounding/index.ts";
import { digestOf } from "../../../scripts/eval/guard/learn.ts";
import { builtInRecord } from "../../../scripts/eval/guard/records.ts";
import { judgedLines, table } from "./table/index.ts";

const check = (name: Parameters<typeof builtInRecord>[0]) => checker(builtInRecord(name));

describe("a sentence is weighed once the lists have read it", () => {
  it("by what was learnt from the table as it stands (npm run -s eval -- guard --learn)", () => {
    expect(learnt.from).toBe(digestOf(judgedLines()));
  });

  it("never from what is kept aside to measure with", () => {
    const judged = new Set(judgedLines().map(({ record, text }) => `${record} ${text}`));
    expect([...table.aside, ...table.newer.unread, ...table.stranger].filter(({ record, text }) => judged.has(`${record} ${text}`))).toEqual([]);
  });

  it("passes a turn that no list holds, and says by what", () => {
    const { grounded, claims } = check("in_transit")("想改派送地址要看快递能不能改，我帮您问问。");
    expect(grounded).toBe(true);
    expect(claims.every(({ support }) => support !== null)).toBe(true);
  });

  it.each([
    ["in_transit", "这会儿包裹都到长沙啦，您等着收就行。"],
    ["stalled", "这件多半是没了，我们补一件过去。"],
    ["signed", "不喜欢也行，邮费我们来。"],
    ["refunded", "这129还得等等才退。"],
    ["waiting_return", "东西我们拿到啦，验着呢。"],
    ["platform", "平台自动就判给您了。"],
    ["packed", "大促嘛，打包慢一点很正常。"],
    ["signed", "加个薇芯聊，这边不方便说。"],
  ] as const)("never what is untrue, given away, or said of others (%s: %s)", (name, text) => {
    expect(check(name)(text).grounded).toBe(false);
  });

  it("never by how much that is harmless stands around what is not", () => {
    const harmless = fc.array(fc.constantFrom("您好，", "麻烦您拍张照片发我看看，", "让您久等了，", "我先帮您看下物流，", "感谢您的理解，"), { maxLength: 4 });
    const bad = fc.constantFrom("加我微信说", "先给您退20", "今晚就到", "赔您一件新的", "您去驿站找王师傅", "点这个链接确认一下");
    fc.assert(
      fc.property(harmless, bad, harmless, (before, text, after) => {
        expect(check("in_transit")(`${before.join("")}${text}，${after.join("")}`.replace(/，$/, "。")).grounded).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it("says so in both languages where it keeps back what the lists let through", () => {
    expect(bothLanguages("读来像记录里没有依据的话，请核对").en).toMatch(/^it reads like/);
  });

  it("learns the same from the same", () => {
    const judged = Array.from({ length: 40 }, (_, at) => ({ features: [at % 7, (at * 31) % 1000], ok: at % 3 === 0 }));
    expect(learn(judged)).toEqual(learn(judged));
  });
});
