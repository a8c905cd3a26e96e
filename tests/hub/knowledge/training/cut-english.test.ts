/** An English reply that solved a case, cut so that it can be said again to who writes English. */
import { describe, expect, it } from "vitest";
import { answer } from "../../../../agents/reply/answer/answer.ts";
import type { Ground } from "../../../../agents/reply/answer/ground.ts";
import { cardOf, type ExampleAnswer, type ExampleGround } from "../../../../main/hub/contract/training.ts";
import type { Want } from "../../../../main/hub/contract/words.ts";
import { starterCards } from "../../../../main/hub/knowledge/cards/starter-cards.ts";
import { answerFaults } from "../../../../main/hub/knowledge/training/check-answer.ts";
import { cutReply } from "../../../../main/hub/knowledge/training/cut.ts";

const cards = starterCards();
const ground: ExampleGround = {
  slots: { 可退金额: "59元", 快递公司: "圆通速递" },
  english: { 可退金额: "¥59.00", 实付金额: "¥159.50", 快递公司: "YTO Express", 快递单号: "YT8800000000001", 出库时间: "Nov 20, 09:12", 退货期限: "7 days" },
  given: { order: "in_transit", shipped: true, signed: false, case: "requested", kind: "return_refund", refund: "none", "terms.returnDays": true },
  facts: [{ kind: "place", label: "途经", text: "武汉转运中心" }],
  wants: [],
};
const cut = (reply: string, want: Want): ExampleAnswer => {
  const made = cutReply({ reply, want, ground, cards });
  if (!made) throw new Error("not cut");
  return made;
};
const texts = (reply: string, want: Want): string[] => cut(reply, want).sentences.map(({ text }) => text);

describe("an English reply", () => {
  it.each<[string, string]>([
    ["We can refund ¥59.", "We can refund {可退金额}."],
    ["You paid ¥159.50 and 59 yuan can be refunded.", "You paid {实付金额} and {可退金额} can be refunded."],
    ["It is with YTO Express, number YT8800000000001.", "It is with {快递公司}, number {快递单号}."],
    ["It was shipped on November 20.", "It was shipped on {出库时间}."],
    ["It was shipped on Nov 20, 10:15.", "It was shipped on Nov 20, 10:15."],
    ["We can refund ¥59.50.", "We can refund ¥59.50."],
    ["You can return it within 7 days.", "You can return it within {退货期限}."],
  ])("%s → %s", (said, slotted) => {
    expect(texts(said, "where_parcel")).toEqual([slotted]);
  });

  it("is told apart by its words and by the English side of the cards", () => {
    const { sentences, language } = cut(
      "Hi Tom, sorry for the trouble. Refunds always go back the way you paid. Could you send us a photo of it? Let us know if you need anything else.",
      "refund_route",
    );
    expect(language).toBe("en");
    expect(sentences.map(({ act }) => act)).toEqual(["meet", "refund_route", "evidence", "close"]);
    expect(sentences[0]?.text).toBe("sorry for the trouble.");
    expect(sentences.map(({ leftOut }) => leftOut)).toEqual([false, false, false, true]);
  });

  it("leaves out what belongs to the one case: days, sums and people that no slot stands for", () => {
    const { sentences } = cut(
      "Refunds always go back the way you paid. It will be there tomorrow. We add two days. That is 30 yuan. [姓名] will call you.",
      "refund_route",
    );
    expect(sentences.map(({ leftOut }) => leftOut)).toEqual([false, true, true, true, true]);
    for (const { note, leftOut } of sentences) expect(note?.en ?? "").toMatch(leftOut ? /belongs to that case/ : /^$/);
  });

  it("is English to the composer, may be kept, and is said only to who writes English", () => {
    const made = cut("Refunds always go back the way you paid.", "refund_route");
    expect(answerFaults(made)).toEqual([]);
    const card = cardOf({ id: "1", question: "where does my refund go", answer: { ...made, when: {} } });
    if (!card) throw new Error("no card");
    expect(card).toMatchObject({ zh: [], en: [{ act: "refund_route", texts: ["Refunds always go back the way you paid."] }] });
    const asked = (buyerWords: string): Ground => ({
      ...{ caseId: "c", kind: "question", disputeClass: "none", buyerWords, conversation: [], slots: {}, english: {}, promises: [], tone: "plain" },
      ...{ wants: [{ want: "refund_route", mood: "asks", confidence: 0.9 }], given: {}, houseWords: [], forbiddenWords: [] },
    });
    const said = (of: Ground): string =>
      answer(of, [card], () => true)
        .sentences.map(({ text }) => text)
        .join("");
    expect(said(asked("where does my refund go"))).toContain("Refunds always go back the way you paid.");
    expect(said(asked("退款退到哪里"))).toBe("");
    // Not true of this record: not said.
    expect(answer(asked("where does my refund go"), [card], () => false).sentences).toEqual([]);
  });

  it("a reply without words of either language is cut into nothing", () => {
    expect(cutReply({ reply: "👍 123", want: "thanks", ground, cards })).toBeNull();
  });
});
