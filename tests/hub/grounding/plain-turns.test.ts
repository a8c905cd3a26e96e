/** Turns of everyday speech by kind: each passes where its plain form is true of the record, and stays where a small twist makes it untrue. */
import { describe, expect, it } from "vitest";
import { checker } from "../../../main/hub/grounding/index.ts";
import { builtInRecord } from "../../../scripts/eval/guard/records.ts";

const grounded = (record: Parameters<typeof builtInRecord>[0], text: string): boolean => checker(builtInRecord(record))(text).grounded;

describe("who carries it, told by who brings it", () => {
  it.each([
    ["in_transit", "是圆通送的，单号YT8801234567890。", true],
    ["outbound", "您这单走的圆通承运的。", true],
    ["in_transit", "是中通送的，单号YT8801234567890。", false],
    ["in_transit", "是圆通送的，单号YT8801234567899。", false],
    ["in_transit", "是长沙送的。", false],
  ] as const)("%s: %s", (record, text, is) => expect(grounded(record, text)).toBe(is));
});

describe("when it came to where it was just said to be", () => {
  it.each([
    ["in_transit", "包裹现在在武汉，22号凌晨三点多到的。", true],
    ["in_transit", "包裹现在在武汉，22号下午三点多到的。", false],
    ["in_transit", "包裹现在在武汉，23号凌晨三点多到的。", false],
    ["in_transit", "包裹现在在长沙，22号凌晨三点多到的。", false],
    ["in_transit", "包裹还没到武汉，22号凌晨三点多到的。", false],
  ] as const)("%s: %s", (record, text, is) => expect(grounded(record, text)).toBe(is));
});

describe("the most that may go back", () => {
  it.each([
    ["part_refunded", "还能退的最多99。", true],
    ["part_refunded", "这单顶多还能退99。", true],
    ["part_refunded", "还能退的最多129。", false],
    ["part_refunded", "这单顶多还能退30。", false],
    ["part_refunded", "我们的睡衣质量最多人夸。", false],
    ["stalled", "最多赔您59。", false],
    ["in_transit", "最多3天就到。", false],
  ] as const)("%s: %s", (record, text, is) => expect(grounded(record, text)).toBe(is));
});

describe("what comes back, waited for without an if", () => {
  it.each([
    ["waiting_return", "货寄回来，我们验完再退款。", true],
    ["waiting_return", "货寄回来了，我们验完再退款。", false],
    ["waiting_return", "货寄回来，我们当天就退您129。", false],
    ["waiting_return", "货寄回来，我们多赔您20元。", false],
  ] as const)("%s: %s", (record, text, is) => expect(grounded(record, text)).toBe(is));
});

describe("what is not decided, not handed over", () => {
  it.each([
    ["signed", "您申请的退59还没定。", true],
    ["refunded", "您申请的退129还没定。", false],
    ["signed", "您申请的退59定了，明天退。", false],
    ["packed", "货打好包了，还没给快递。", true],
    ["in_transit", "货还没给快递。", false],
    ["packed", "货已经给快递了。", false],
    ["in_transit", "货已经给快递了。", true],
  ] as const)("%s: %s", (record, text, is) => expect(grounded(record, text)).toBe(is));
});

describe("who signed, and which place is the newest, by other words", () => {
  it.each([
    ["terms", "您自己签收的。", true],
    ["signed", "24号下午三点四十您自己签收的。", false],
    ["completed", "24号下午您亲自签收的。", false],
    ["signed", "快递您自己已经取了。", false],
    ["in_transit", "往长沙走着呢，最近一站是武汉。", true],
    ["in_transit", "往长沙走着呢，最近一站是杭州。", false],
    ["in_transit", "最新一条物流是长沙岳麓营业部。", false],
  ] as const)("%s: %s", (record, text, is) => expect(grounded(record, text)).toBe(is));
});
