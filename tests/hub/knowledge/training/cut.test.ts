/** A reply that solved a case, cut so that it can be said again. */
import { describe, expect, it } from "vitest";
import { cardOf, type ExampleAnswer, type ExampleGround } from "../../../../main/hub/contract/training.ts";
import type { Want } from "../../../../main/hub/contract/words.ts";
import { starterCards } from "../../../../main/hub/knowledge/cards/starter-cards.ts";
import { answerFaults } from "../../../../main/hub/knowledge/training/check-answer.ts";
import { conflictsOf } from "../../../../main/hub/knowledge/training/conflicts.ts";
import { cutReply } from "../../../../main/hub/knowledge/training/cut.ts";

const cards = starterCards();
const ground: ExampleGround = {
  slots: {
    可退金额: "59元",
    实付金额: "159元",
    快递公司: "圆通速递",
    快递单号: "YT8800000000001",
    出库时间: "11月20日 09:12",
    退货期限: "7天",
    价保天数: "7天",
  },
  given: {
    order: "in_transit",
    shipped: true,
    signed: false,
    parcel: "in_transit",
    case: "requested",
    kind: "return_refund",
    refund: "none",
    "terms.returnDays": true,
  },
  facts: [
    { kind: "amount", label: "可退金额", text: "59.00元" },
    { kind: "date", label: "出库时间", text: "11月20日" },
    { kind: "place", label: "途经", text: "武汉转运中心" },
    { kind: "amount", label: "商品实付", text: "159元" },
  ],
  wants: [],
};
const cut = (reply: string, want: Want, of: Partial<ExampleGround> = {}): ExampleAnswer => {
  const answer = cutReply({ reply, want, ground: { ...ground, ...of }, cards });
  if (!answer) throw new Error("not cut");
  return answer;
};
const texts = (answer: ExampleAnswer): string[] => answer.sentences.filter(({ leftOut }) => !leftOut).map(({ text }) => text);

describe("what belonged to the case", () => {
  it.each<[string, string]>([
    ["这单可以退59.00元。", "这单可以退{可退金额}。"],
    ["您付了159元，可以退59元。", "您付了{实付金额}，可以退{可退金额}。"],
    ["由圆通速递配送，单号YT8800000000001。", "由{快递公司}配送，单号{快递单号}。"],
    ["11月20日就出库了，11月20日 09:12 交给快递。", "{出库时间}就出库了，{出库时间} 交给快递。"],
    ["签收后7天可以无理由退货。", "签收后{退货期限}可以无理由退货。"],
  ])("%s → %s", (said, slotted) => {
    expect(cut(said, "where_parcel").sentences.map(({ text }) => text)).toEqual([slotted]);
  });

  it("a day is a slot's only where the sentence speaks of it, and with another hour never", () => {
    const day = { slots: { 承诺发货时间: "11月27日 18:00" }, facts: [{ kind: "date", label: "承诺发货时间", text: "11月27日" }] };
    const slots = (said: string): string => cut(said, "ship_time", day).sentences[0]?.text ?? "";
    expect(slots("11月27日前发货。")).toBe("{承诺发货时间}前发货。");
    expect(slots("11月27日 13:14前有结果。")).toBe("11月27日 13:14前有结果。");
    expect(slots("我11月27日休息。")).toBe("我11月27日休息。");
  });

  it("a sum that is two things is the one its sentence speaks of", () => {
    const both = { slots: { 可退金额: "59元", 已退金额: "59元" }, facts: [] };
    expect(texts(cut("已为您退款59元。", "refund_time", both))).toEqual(["已为您退款{已退金额}。"]);
    expect(texts(cut("可以退59元。", "refund_time", both))).toEqual(["可以退{可退金额}。"]);
  });

  it("what no slot stands for is left out, and it is said why", () => {
    const { sentences } = cut("包裹到了武汉转运中心。给您补30元。请联系[姓名]。退款原路退回。", "refund_route");
    expect(sentences.map(({ leftOut }) => leftOut)).toEqual([true, true, true, false]);
    expect(sentences[0]?.note?.zh).toContain("武汉转运中心");
    expect(sentences[1]?.note?.zh).toContain("30元");
  });
});

describe("what a sentence does", () => {
  it("is told by its words, and by the cards of the want", () => {
    const { sentences } = cut("亲，非常抱歉给您添麻烦了。退款会按原来的付款方式退回。麻烦您提供一下照片。祝您生活愉快。", "refund_route");
    expect(sentences.map(({ act }) => act)).toEqual(["meet", "refund_route", "evidence", "close"]);
    expect(sentences.map(({ optional }) => optional)).toEqual([true, false, false, true]);
  });

  it("what no card says is told as a fact and not as the answer, but where nothing else answers", () => {
    const acts = (reply: string): string[] => cut(reply, "refund_route").sentences.map(({ act }) => act);
    expect(acts("退款是原路退回的。我们店里养了一只猫。")).toEqual(["refund_route", "fact"]);
    expect(acts("我们店里养了一只猫。谢谢。")).toEqual(["refund_route", "close"]);
  });

  it("openings and closes are left to the shop's tone", () => {
    expect(texts(cut("您好，原路退回的。祝您生活愉快。", "refund_route"))).toEqual(["原路退回的。"]);
  });
});

describe("the conditions", () => {
  it("are what the cards of the want look at, as it was then, and what it is filled from", () => {
    const { when } = cut("签收后7天可以无理由退货。", "return_policy");
    expect(when.case).toEqual(["requested"]);
    expect(when["terms.returnDays"]).toBe(true);
    for (const name of Object.keys(when)) expect(Object.keys(ground.given)).toContain(name.startsWith("terms.") ? "terms.returnDays" : name);
  });

  it("an answer with an unknown slot or impossible conditions is refused with its place", () => {
    const answer = cut("原路退回。签收后7天可以无理由退货。", "refund_route");
    expect(answerFaults(answer)).toEqual([]);
    const strange = { ...answer, sentences: answer.sentences.map((each, at) => (at === 1 ? { ...each, text: "按{不知道}办。" } : each)) };
    expect(answerFaults(strange).map(({ at }) => at)).toEqual(["answer.sentences.1"]);
    expect(answerFaults({ ...answer, when: { order: ["paid"], shipped: true } }).map(({ at }) => at)).toEqual(["answer.when.order"]);
    expect(answerFaults({ ...answer, sentences: answer.sentences.map((each) => ({ ...each, leftOut: true })) }).map(({ at }) => at)).toEqual([
      "answer.sentences",
    ]);
  });
});

describe("contradictions", () => {
  const terms = {
    slots: { 价保天数: "7天", 退货期限: "7天" },
    freight: { quality: "seller", noReason: "seller" } as const,
    forbiddenWords: ["包赔"],
    promises: [],
  };
  const marks = (reply: string, want: Want, others = cards): string[] => {
    const answer = cutReply({ reply, want, ground: null, cards: [] });
    const card = answer && cardOf({ id: "1", question: "?", answer: { ...answer, sentences: answer.sentences.map((each) => ({ ...each, leftOut: false })) } });
    return card ? conflictsOf(card, { terms, cards: others }).map((mark) => mark.with) : [];
  };

  it("with the terms in force are named", () => {
    expect(marks("我们价保30天。", "price_protection", [])).toEqual(["terms.价保天数"]);
    expect(marks("我们价保七天。", "price_protection", [])).toEqual([]);
    expect(marks("退货的运费由您承担。", "freight", [])).toEqual(["terms.freight"]);
    expect(marks("放心，我们包赔。", "complain", [])).toEqual(["terms.forbiddenWords"]);
  });

  it("with a card that may be said in the same case are named, and not with one that cannot", () => {
    const said = (when: Record<string, boolean>) => [
      {
        id: "c.1",
        want: "cancel",
        title: "未发货",
        when,
        says: [],
        unless: [],
        zh: [{ act: "fact" as const, optional: false, texts: ["现在可以直接取消这个订单。"] }],
        en: [],
      },
    ];
    const answer: ExampleAnswer = {
      want: "cancel",
      when: { shipped: false },
      sentences: [{ said: "", act: "fact", text: "现在不可以直接取消这个订单。", optional: false, leftOut: false, note: null }],
    };
    const card = cardOf({ id: "1", question: "?", answer });
    if (!card) throw new Error("no card");
    expect(conflictsOf(card, { terms, cards: said({ shipped: false }) }).map((mark) => mark.with)).toEqual(["c.1"]);
    expect(conflictsOf(card, { terms, cards: said({ shipped: true }) })).toEqual([]);
  });

  it("no card that ships contradicts another of its want by these rules", () => {
    for (const card of cards) expect(conflictsOf(card, { terms: { ...terms, forbiddenWords: [] }, cards }), card.id).toEqual([]);
  });
});
