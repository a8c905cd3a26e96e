/** What is no message about an order gets no class for sure, no filler and no exception. */
import { beforeAll, describe, expect, it } from "vitest";
import { answer } from "../../../agents/reply/answer/answer.ts";
import { hearWants, plainlyHeard, trainWantModel, type WantModel } from "../../../agents/triage/wants/index.ts";
import { starterCards } from "../../../main/hub/knowledge/cards/starter-cards.ts";
import { starterWants } from "../../../main/hub/knowledge/index.ts";
import { record } from "./record.ts";

const cards = starterCards();
let model: WantModel;
beforeAll(async () => {
  model = trainWantModel((await starterWants()).rows);
});

/** A question about a parcel under way, in these words and no others. */
const asking = (words: string) =>
  record({
    kind: "question",
    disputeClass: "none",
    buyerWords: words,
    conversation: [{ author: "buyer", text: words, at: new Date("2026-11-24T02:00:00Z") }],
    wants: hearWants(model, [words]),
    given: { order: "in_transit", shipped: true, signed: false, stalled: false, kind: "question", case: "none", refund: "none", "terms.workingHours": true },
    slots: { 物流状态: "您的包裹到达武汉", 快递公司: "顺丰速运", 快递单号: "SF1", 工作时间: "每天9:00至21:00" },
  });

const nothing: readonly (readonly [name: string, words: string])[] = [
  ["nothing", ""],
  ["blanks", "  \n\t "],
  ["one character", "退"],
  ["one letter", "a"],
  ["a question mark", "？"],
  ["emoji only", "😀😭👍"],
  ["a channel's emoji", "[微笑][大哭]"],
  ["a picture only", "[图片]"],
  ["a picture's address", "https://img.example.com/2026/11/a.jpg"],
  ["an order number only", "20261126000123"],
  ["a number with its name", "我的订单号是 2026112600012345678"],
  ["a waybill only", "SF1234567890123"],
  ["order number in English", "Order No. 2026112600012345678"],
  ["20,000 characters of nothing", "啊".repeat(20_000)],
  ["20,000 characters without an end", "哈哈哈今天吃什么呢".repeat(2_222)],
  ["three languages in one line", "你好 hello 안녕하세요 请问 yes"],
  ["a language nobody reads here", "あなたの名前はなんですか"],
  ["a poem", "床前明月光，疑是地上霜。举头望明月，低头思故乡。"],
  ["a modern poem", "轻轻的我走了，正如我轻轻的来；我轻轻的招手，作别西天的云彩。"],
  ["an English poem", "Shall I compare thee to a summer's day? Thou art more lovely and more temperate."],
  ["a keyboard", "asdfghjkl;'"],
  ["half a character", "\ud83d\u0000"],
  ["a template", "{商品}{快递单号}"],
];

describe("bad input", () => {
  it.each(nothing)("%s is none of these for sure and gets no text", (_, words) => {
    const [first] = hearWants(model, [words]);
    expect(first).toBeDefined();
    if (first?.want !== "none") expect(first?.confidence).toBeLessThan(0.7);
    else expect(first.confidence).toBeLessThan(0.5);
    const said = answer(asking(words), cards);
    expect(said.sentences).toEqual([]);
    expect(said.why).toMatch(/[一-龥]/);
  });

  it.each(nothing)("%s does no harm where an after-sale asks by itself", (_, words) => {
    const said = answer(
      {
        ...asking(words),
        kind: "refund_only",
        disputeClass: null,
        given: { ...asking(words).given, kind: "refund_only", case: "requested" },
        slots: { 售后状态: "待商家处理", 售后类型: "仅退款" },
        english: { 售后状态: "waiting for our review", 售后类型: "refund" },
      },
      cards,
    );
    expect(said.sentences.map(({ text }) => text).join("")).toMatch(/待商家处理|waiting for our review/);
  });

  it("words that name a number and something else are heard", () => {
    expect(plainlyHeard("订单号 20261126000123 什么时候发货")).toBeNull();
    expect(hearWants(model, ["订单号 20261126000123 什么时候发货"])[0]?.want).toBe("ship_time");
  });

  it("an English complaint is met in English", () => {
    const words = "This is unacceptable, I paid for it and nobody answers me!";
    const said = answer(asking(words), cards);
    expect(said.cards.map(({ want }) => want)).toEqual(["complain"]);
    expect(said.sentences.map(({ text }) => text).join("")).toMatch(/^[\x20-\x7e]+$/);
  });
});
