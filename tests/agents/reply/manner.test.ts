/** How a reply sounds: three tones, one close, an opening that fits, never the same sentence twice to one buyer, no class as a fact, no amount unasked. */

import { describe, expect, it } from "vitest";
import { answer } from "../../../agents/reply/answer/answer.ts";
import { slotNames } from "../../../main/hub/contract/given.ts";
import { LONGEST_REPLY, replyLength } from "../../../main/hub/contract/limits.ts";
import { caseKinds, type Want, wants } from "../../../main/hub/contract/words.ts";
import { starterCards } from "../../../main/hub/knowledge/cards/starter-cards.ts";
import { record } from "./record.ts";

const cards = starterCards();
const tones = ["plain", "warm", "formal"] as const;
const slots = Object.fromEntries([...slotNames.record, ...slotNames.terms].map((name) => [name, `〔${name}〕`]));
const states = [
  { order: "paid", shipped: false, signed: false, promisedShip: "ahead" },
  { order: "in_transit", shipped: true, signed: false, stalled: true, parcel: "in_transit", promisedShip: "none" },
  { order: "signed", shipped: true, signed: true, parcel: "signed", promisedShip: "none" },
] as const;

type Change = Partial<ReturnType<typeof record>>;
function asked(want: Want, change: Change = {}, given: object = states[1]) {
  return record({
    kind: "question",
    disputeClass: "none",
    buyerWords: "请帮忙看看",
    conversation: [],
    wants: [{ want, mood: "asks", confidence: 0.9 }],
    given: { ...given, kind: "question", case: "none", refund: "none", "terms.workingHours": true },
    slots,
    promises: [],
    ...change,
  });
}
const said = (of: ReturnType<typeof asked>) => answer(of, cards).sentences;
const answerable = wants.filter((want) => said(asked(want)).length > 0);

describe("tone", () => {
  it.each(tones)("%s: meets in its own way, answers the same, closes once at most and fits a channel", (tone) => {
    for (const want of answerable)
      for (const given of states) {
        const sentences = said(asked(want, { tone }, given));
        if (sentences.length === 0) continue;
        const text = sentences.map((one) => one.text).join("");
        expect(sentences.filter(({ act }) => act === "close").length).toBeLessThanOrEqual(1);
        expect(replyLength(text)).toBeLessThanOrEqual(LONGEST_REPLY + 40);
        expect(/^亲/.test(text)).toBe(tone === "warm");
        if (tone === "formal") expect(text).toMatch(/^(?:尊敬的顾客，您好。|您好，)/);
        expect(text.replace(/^(?:亲，您好，|亲[，～]|尊敬的顾客，您好。|[您你]好，)/, "")).not.toMatch(/^(?:您好|你好|亲)/);
      }
  });

  it("changes how it sounds and not what is answered", () => {
    for (const want of answerable) {
      const acts = tones.map((tone) => said(asked(want, { tone })).flatMap(({ act }) => (act === "close" ? [] : [act])));
      expect(acts[1]).toEqual(acts[0]);
      expect(acts[2]).toEqual(acts[0]);
    }
  });

  it("greets once: not again while the talk is under way", () => {
    const conversation = [
      { author: "operator", text: "您好，请稍等", at: new Date() },
      { author: "buyer", text: "请帮忙看看", at: new Date() },
    ];
    for (const tone of tones) expect(said(asked("refund_route", { tone, conversation }))[0]?.text).not.toMatch(/^(?:亲|您好|你好|尊敬)/);
  });
});

describe("openings and closes", () => {
  it("an angry buyer is not sent off with a close", () => {
    for (const want of answerable)
      expect(said(asked(want, { wants: [{ want, mood: "complains", confidence: 0.9 }] })).some(({ act }) => act === "close")).toBe(false);
  });

  it("who only asks is not told that we are sorry", () => {
    for (const want of ["refund_route", "invoice", "warranty", "price_protection", "freight", "modify_order", "return_how"] as const)
      expect(said(asked(want)).some(({ act }) => act === "meet")).toBe(false);
  });

  it("no card states the dispute's class as a fact, or that the seller is to blame", () => {
    const blames = /虚假发货|假货是|确实是我们的(?:错|问题)|是我们发错|我们漏发了|质量不合格|恶意|our fault|we sent the wrong/i;
    for (const card of cards) for (const { texts } of [...card.zh, ...card.en]) for (const text of texts) expect(text, card.id).not.toMatch(blames);
  });

  it("no amount is said to who asks for none", () => {
    const amounts = /〔(?:申请金额|可退金额|已退金额|实付金额)〕/;
    const money = new Set<Want>(["refund_time", "refund_route", "price_protection", "cancel_status"]);
    for (const want of answerable)
      for (const given of states)
        if (!money.has(want))
          expect(
            said(asked(want, {}, given))
              .map((one) => one.text)
              .join(""),
          ).not.toMatch(amounts);
  });
});

describe("variety", () => {
  it("tells a buyer who asks the same again something in other words, as long as there are any", () => {
    for (const want of answerable) {
      const first = said(asked(want))
        .map((one) => one.text)
        .join("");
      const conversation = [
        { author: "operator", text: first, at: new Date() },
        { author: "buyer", text: "请帮忙看看", at: new Date() },
      ];
      for (const again of said(asked(want, { conversation }))) {
        const card = cards.find(({ id }) => id === again.card);
        const filled = (text: string): string => text.replace(/\{([^}]+)\}/g, "〔$1〕");
        const sentence = card?.zh.find(({ texts }) => texts.some((text) => again.text.includes(filled(text))));
        if (sentence && (sentence.optional || sentence.texts.length > 1)) expect(first, `${want}: ${again.text}`).not.toContain(again.text);
      }
    }
  });

  it("a hundred buyers with the same question are not answered in one sentence", () => {
    const texts = Array.from({ length: 100 }, (_, at) =>
      said(asked("where_parcel", { caseId: `c${at}` }))
        .map((one) => one.text)
        .join(""),
    );
    expect(new Set(texts).size).toBeGreaterThan(8);
  });

  it("the same case always gets the same words", () => {
    for (const kind of caseKinds) expect(said(asked("refund_route", { kind }))).toEqual(said(asked("refund_route", { kind })));
  });
});
