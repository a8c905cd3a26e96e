import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checker } from "../../../agents/reply/guard/check.ts";
import { claimsOf, sentencesOf } from "../../../agents/reply/guard/claims.ts";
import { chineseNumber } from "../../../agents/reply/guard/numerals.ts";
import type { ReplyRecord } from "../../../main/hub/contract/index.ts";
import { yuanText } from "../../../main/hub/kernel/money.ts";
import { record } from "./record.ts";

const check = (text: string, by: ReplyRecord) => checker(by)(text);
const faults = (text: string): string[] => check(text, record()).faults;

describe("what a reply says is held against the record", () => {
  it("lets true statements through", () => {
    const text = "亲，让您久等了。帮您查到包裹在武汉转运中心停留61小时，还没有新的扫描。您申请的59.00元我们看到了，我们会尽快核实物流情况并给您答复。";
    expect(faults(text)).toEqual([]);
    expect(check(text, record()).claims.length).toBeGreaterThan(3);
  });

  it.each([
    ["另一个金额", "给您退58元。"],
    ["中文数字的金额", "我们补您五十块。"],
    ["没有依据的日期", "包裹会在11月30日送到。"],
    ["没有依据的时限", "我们2小时内给您处理好。"],
    ["相对日期", "明天就能到。"],
    ["没有依据的地点", "包裹已经到了长沙。"],
    ["没有依据的网点", "包裹在岳麓区梅溪湖驿站。"],
    ["不对的状态", "您的包裹已签收。"],
    ["不对的退款状态", "款项已退回您的账户。"],
    ["不许的承诺", "我们给您补发一件。"],
    ["赔偿的承诺", "这边为您补偿一张优惠券。"],
    ["说成已办的补发", "已为您安排补发。"],
    ["说成已办的赔偿", "已经给您申请了补偿。"],
    ["说成已办的退款", "已帮您办理退款。"],
    ["没有依据的退换期", "您的商品还在退换期内。"],
    ["没有依据的库存", "目前仓库有货。"],
    ["保证", "我保证这次没有问题。"],
    ["别人的单号", "您的单号是YT9999999999999。"],
    ["站外联系", "加我微信 kefu_8888 处理更快。"],
    ["链接", "请打开 https://example.invalid/pay 处理。"],
    ["绝对化用语", "我们是全网最低价，百分百正品。"],
  ])("keeps back %s", (_, text) => {
    expect(faults(text)).not.toEqual([]);
  });

  it("lets the record's own words be said, and nobody else's", () => {
    const known = record({ whereabouts: "11月24日 17:13 已打包，等待出库。承诺 11月26日 16:34 前发货", facts: [] });
    expect(check("帮您看了一下，11月24日 17:13 已打包，等待出库，承诺 11月26日 16:34 前发货。", known).faults).toEqual([]);
    expect(check("承诺 11月25日 16:34 前发货。", known).faults).not.toEqual([]);
  });

  it("takes questions and conditions for what they are", () => {
    expect(faults("请问您是否已签收？如果已经签收，麻烦您告诉我们。")).toEqual([]);
  });

  it("reads any amount of fen however it is written, and refuses every other", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000_000 }), fc.constantFrom("¥%", "%元", "￥ %", "% 元"), (fen, form) => {
        const text = `这笔是${form.replace("%", yuanText(fen))}。`;
        const [claim] = claimsOf(text);
        expect(claim).toMatchObject({ kind: "amount", value: String(fen) });
        expect(check(text, record()).grounded).toBe([5_900, 5_900, 11_800].includes(fen));
      }),
    );
  });

  it("never loses a word when it cuts a reply into sentences", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("您好", "。", "！", "，", "59元", "？", "\n", "已发货"), { maxLength: 20 }), (parts) => {
        const text = parts.join("");
        expect(
          sentencesOf(text)
            .join("")
            .replace(/[\s。！？]/g, ""),
        ).toBe(text.replace(/[\s。！？]/g, ""));
      }),
    );
  });

  it("reads Chinese numerals", () => {
    expect(["二十四", "两百零五", "十", "三千", "一万二千", "59.9", "几"].map(chineseNumber)).toEqual([24, 205, 10, 3_000, 12_000, 59.9, null]);
  });
});
