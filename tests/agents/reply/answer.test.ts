/** The built-in composer: it answers what was asked, from the record and the shop's terms, or says why it does not. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answer } from "../../../agents/reply/answer/answer.ts";
import type { Ground } from "../../../agents/reply/answer/ground.ts";
import { heard } from "../../../agents/reply/answer/wanted.ts";
import type { AnswerCard } from "../../../main/hub/contract/answers.ts";
import { withheldTold } from "../../../main/hub/contract/withheld.ts";
import { replyActs, type Want, wants } from "../../../main/hub/contract/words.ts";
import { fill } from "../../../main/hub/grounding/index.ts";
import { starterCards } from "../../../main/hub/knowledge/cards/starter-cards.ts";

const cards = starterCards();

function ground(change: Partial<Ground> = {}): Ground {
  return {
    caseId: "c1",
    kind: "question",
    disputeClass: "none",
    buyerWords: "退款退到哪里",
    conversation: [],
    wants: [{ want: "refund_route", mood: "asks", confidence: 0.9 }],
    given: { order: "in_transit", shipped: true, signed: false, stalled: false, parcel: "in_transit", kind: "question", refund: "none", promisedShip: "none" },
    slots: { 物流状态: "您的包裹 11月20日 到达武汉转运中心。", 快递公司: "顺丰", 快递单号: "SF3000000000001", 订单状态: "运输中" },
    promises: [],
    tone: "warm",
    houseWords: [],
    forbiddenWords: [],
    ...change,
  };
}

const wanting = (want: Want, change: Partial<Ground> = {}): Ground => ground({ wants: [{ want, mood: "asks", confidence: 0.9 }], ...change });
const acts = (of: Ground): string[] => answer(of, cards).sentences.map(({ act }) => act);
const text = (of: Ground): string =>
  answer(of, cards)
    .sentences.map((sentence) => sentence.text)
    .join("");

describe("the built-in composer", () => {
  it("answers where a refund goes, and says nothing of the parcel", () => {
    expect(acts(ground())).toContain("refund_route");
    expect(text(ground())).not.toContain("武汉");
  });

  it("says where the parcel is from the record", () => {
    expect(text(wanting("where_parcel"))).toContain("武汉转运中心");
    expect(answer(wanting("where_parcel"), cards).sentences.flatMap(({ slots }) => slots)).toContain("物流状态");
  });

  it("tells a withdrawal how it is withdrawn, and never cancels", () => {
    const said = acts(wanting("withdraw", { given: { ...ground().given, kind: "refund_only", case: "requested" } }));
    expect(said).toContain("withdraw");
    expect(said).not.toContain("cancel");
  });

  it("answers what a person said is wanted, in their order, and nothing the after-sale would ask by itself", () => {
    const asked = ground({
      kind: "return_refund",
      disputeClass: "seven_day",
      wantsByPerson: true,
      wants: [
        { want: "freight", mood: "asks", confidence: 1 },
        { want: "complain", mood: "complains", confidence: 1 },
      ],
    });
    expect(heard(asked).wants.map(({ want }) => want)).toEqual(["freight", "complain"]);
    expect(heard({ ...asked, wantsByPerson: false }).wants.map(({ want }) => want)).toEqual(["freight"]);
    const goods = { ...asked, wants: [{ want: "product_question" as const, mood: "asks" as const, confidence: 1 }] };
    expect(heard(goods)).toMatchObject({ wants: [], why: expect.stringContaining("商品问答") });
  });

  describe("what was read in a day of the demonstration and was not as it should be", () => {
    const came = { order: "completed", shipped: true, signed: true, kind: "return_refund", case: "inspected", refund: "none" } as const;
    const slots = { ...ground().slots, 售后类型: "退货退款", 售后状态: "退货已验货" };
    const inspected = (want: Want, given: Ground["given"]): string => text(wanting(want, { kind: "return_refund", given: { ...came, ...given }, slots }));

    it.each<Want>(["goods_bad", "goods_wrong", "refund_time", "return_policy", "service_progress", "handling_time"])(
      "%s: a failed inspection is told",
      (want) => {
        expect(inspected(want, { inspectionFailed: true })).toMatch(/验货结果/);
        expect(inspected(want, { inspectionPassed: true })).toMatch(/验收通过|验货已经通过/);
      },
    );

    it("who sent the goods back is not asked to take their picture", () => {
      const said = wanting("goods_wrong", { kind: "return_refund", buyerWords: "我没同意换，收到替代款", given: { ...came, photos: false }, slots });
      expect(text(said)).not.toMatch(/拍|照片/);
      expect(text(said)).toContain("退货已验货");
    });

    it.each<Want>(["where_parcel", "not_received", "contact"])("%s: a parcel that goes back is not waited for", (want) => {
      const back = { order: "out_for_delivery", shipped: true, signed: false, comingBack: true, parcel: "returned", kind: "question", case: "none" } as const;
      const asked = wanting(want, { buyerWords: "打快递电话没人接", given: back, promises: [{ id: "urge_carrier", text: "我们会联系快递催促。" }] });
      expect(text(asked)).toMatch(/没有送到您手上|没送成/);
      expect(text(asked)).not.toMatch(/催促|继续等/);
      const refund = wanting(want, { kind: "refund_only", given: { ...back, kind: "refund_only", case: "requested" } });
      if (want !== "contact") expect(text(refund)).toContain("退款申请");
    });

    it("whose return is not of this order is asked for the order it is of", () => {
      const asked = wanting("refund_time", {
        buyerWords: "退货你们都签收6天了，钱怎么还不退",
        given: { ...ground().given, case: "none", returnWaybill: false },
      });
      expect(acts(asked)).toEqual(expect.arrayContaining(["refund_time", "ask"]));
      expect(text(asked)).toMatch(/订单号/);
    });

    it("a number of a delivered order is not exchanged, and a late delivery is no wish for a time", () => {
      const given = { ...ground().given, order: "completed", signed: true };
      expect(text(wanting("modify_order", { buyerWords: "电话号码填成旧的了", given }))).not.toContain("换货");
      expect(text(wanting("delivery_slot", { buyerWords: "预约了上午送，结果拖到晚上，白请半天假", given }))).toMatch(/抱歉/);
    });
  });

  it("a thank-you gets one short line", () => {
    expect(acts(wanting("thanks"))).toEqual(["thanks"]);
  });

  it("says why nothing is offered where nothing was wanted of a shop, and offers no filler", () => {
    for (const want of ["out_of_business", "product_question", "none"] as const) {
      const said = answer(wanting(want), cards);
      expect(said.sentences).toEqual([]);
      expect(said.why).toMatch(/[一-龥]/);
      expect(englishOf(said.why)).not.toMatch(/[一-龥]/);
    }
    expect(heard(ground({ wants: [] })).why).not.toBeNull();
  });

  it("an after-sale asks by itself: by its class while it is new, later how far it is", () => {
    const asked = { ...ground().given, kind: "refund_only", case: "requested" };
    const unclear = { wants: [], buyerWords: "怎么说呢", kind: "refund_only" };
    expect(acts(ground({ ...unclear, disputeClass: "damaged", given: asked }))).toContain("evidence");
    const inspected = ground({
      ...unclear,
      kind: "return_refund",
      given: { ...asked, kind: "return_refund", case: "inspected" },
      slots: { 售后状态: "退货已验货", 售后类型: "退货退款" },
    });
    expect(text(inspected)).toContain("退货已验货");
  });

  it("what the after-sale is about is answered first, and a call for the shop is no call for a person", () => {
    const given = { ...ground().given, kind: "refund_only", case: "requested" };
    const missing = ground({
      kind: "refund_only",
      disputeClass: "missing_item",
      given,
      wants: [
        { want: "install", mood: "asks", confidence: 0.78 },
        { want: "goods_wrong", mood: "complains", confidence: 0.6 },
      ],
    });
    expect(acts(missing)).toContain("check_wrong");
    const called = ground({
      wants: [
        { want: "refund_route", mood: "asks", confidence: 0.9 },
        { want: "person", mood: "requests", confidence: 0.77 },
      ],
    });
    expect(acts(called)).not.toContain("handover");
  });

  it("a card that names the buyer's words comes first, and one that names others does not come", () => {
    const freight = { given: { ...ground().given, "terms.freight": true }, slots: { ...ground().slots, 退货运费: "质量问题的运费由我们承担" } };
    expect(answer(wanting("freight", { ...freight, buyerWords: "页面写着包邮怎么还收了运费" }), cards).cards.map(({ id }) => id)).toEqual(["freight.charged"]);
    expect(answer(wanting("freight", { ...freight, buyerWords: "退货运费谁出" }), cards).cards.map(({ id }) => id)).toEqual(["freight.set"]);
    const install = { given: { ...ground().given, "terms.install": true }, slots: { ...ground().slots, 安装说明: "厂家上门安装" } };
    expect(text(wanting("install", { ...install, buyerWords: "什么时候上门装" }))).toContain("厂家上门");
    expect(answer(wanting("install", { ...install, buyerWords: "怎么装，有视频吗" }), cards).sentences).toEqual([]);
  });

  it("answers a question about goods by the seller's note, else says what is missing", () => {
    const asked = { buyerWords: "能放洗碗机吗", wants: [{ want: "product_question" as const, mood: "asks" as const, confidence: 0.6 }] };
    const noted = ground({ ...asked, given: { ...ground().given, "terms.goodsNote": true }, slots: { 商品说明: "不能进洗碗机" } });
    expect(acts(noted)).toContain("goods");
    expect(text(noted)).toContain("不能进洗碗机。");
    expect(answer(ground(asked), cards)).toMatchObject({ sentences: [], why: expect.stringContaining("商品问答") });
  });

  it("asks for photos once: who sent them is told that they are looked at", () => {
    const given = { ...ground().given, signed: true, kind: "return_refund", case: "requested" };
    const broken = (photos: boolean): Ground =>
      ground({ kind: "return_refund", disputeClass: "damaged", wants: [], buyerWords: "碎了", given: { ...given, photos }, slots: { 售后类型: "退货退款" } });
    expect(acts(broken(false))).toContain("evidence");
    expect(acts(broken(true))).not.toContain("evidence");
  });

  it("says what a slot tells once, though two wants are answered by it", () => {
    const said = text(
      ground({
        kind: "refund_only",
        disputeClass: "cancel_before_shipment",
        given: { order: "packed", shipped: false, signed: false, kind: "refund_only", case: "requested", deadlinePassed: false, refund: "none" },
        slots: { 处理时限: "11月29日 09:20", 售后状态: "待商家处理", 售后类型: "仅退款" },
        wants: [
          { want: "cancel", mood: "requests", confidence: 0.99 },
          { want: "handling_time", mood: "asks", confidence: 0.95 },
        ],
      }),
    );
    expect(said.split("11月29日").length).toBe(2);
  });

  it("a word of anger beside what is wanted is no complaint of its own, a plain complaint is", () => {
    const angry = (confidence: number): string[] =>
      acts(
        ground({
          wants: [
            { want: "refund_route", mood: "asks", confidence: 0.92 },
            { want: "complain", mood: "complains", confidence },
          ],
        }),
      );
    expect(angry(0.8)).not.toContain("handover");
    expect(angry(0.95)).toContain("handover");
  });

  it("an angry buyer of an after-sale is told how it stands, and handed over when he complains in so many words", () => {
    const given = { order: "packed", shipped: false, signed: false, parcel: "label_only", kind: "refund_only", case: "requested", refund: "none" };
    const angry = (buyerWords: string): string[] =>
      acts(
        ground({ kind: "refund_only", disputeClass: "fake_shipment", given, buyerWords, wants: [{ want: "complain", mood: "complains", confidence: 0.94 }] }),
      );
    expect(angry("你们只是打了个单号吧")).toContain("whereabouts");
    expect(angry("你们只是打了个单号吧")).not.toContain("handover");
    expect(angry("我要投诉你们")).toContain("handover");
  });

  it("does not answer what the record does not know", () => {
    const none: AnswerCard = { ...(cards.find((card) => card.id === "return_how.address") as AnswerCard), when: {} };
    const { sentences, why } = answer(wanting("return_how"), [none]);
    expect(sentences).toEqual([]);
    expect(why).toContain("缺少");
    expect(englishOf(why)).toMatch(/^neither the record nor the shop's terms have what “[^”]+” needs$/);
  });

  it("speaks in the words of the house and never says a forbidden one", () => {
    expect(text(wanting("thanks", { houseWords: [{ instead: "您", say: "你" }] }))).not.toContain("您");
    const said = text(ground({ forbiddenWords: ["原路"] }));
    expect(said).not.toContain("原路");
    expect(said).not.toBe("");
  });

  it("answers English in English, each sentence apart, with what is known in English", () => {
    const english = { 物流状态: "your parcel (SF Express SF1) reached 武汉 on Nov 20, 09:12", 快递公司: "SF Express", 快递单号: "SF3000000000001" };
    const said = text(wanting("where_parcel", { buyerWords: "where is my parcel please", english }));
    expect(said).toMatch(/(?:We checked for you|Here is the latest): your parcel \(SF Express SF1\) reached 武汉 on Nov 20, 09:12\./);
    expect(said).not.toMatch(/[.!?][A-Za-z]/);
    expect(said.replace("武汉", "")).toMatch(/^[\x20-\x7e]+$/);
  });

  it.each(cards.map((card) => [card.id, card] as const))("the card %s answers an English buyer in whole English sentences", (_, card) => {
    const when = Object.entries(card.when).map(([name, wanted]) => [name, typeof wanted === "boolean" ? wanted : (wanted[0] ?? "")]);
    const english = Object.fromEntries(slotNames().map((name) => [name, "known"]));
    const said = answer(wanting(card.want as Want, { buyerWords: "please help me", given: Object.fromEntries(when), english }), [
      { ...card, says: [] },
    ]).sentences;
    const notAnswered = ["product_question", "stock"].includes(card.want) && card.when["terms.goodsNote"] !== true;
    expect(said.length > 0).toBe(!notAnswered);
    for (const [at, { text: one }] of said.entries()) expect(one).toMatch(at === 0 ? /^[A-Z][\x20-\x7e]*[.!?]$/ : /^ [A-Z][\x20-\x7e]*[.!?]$/);
  });

  it("does not tell the same buyer the same sentence twice while another is left", () => {
    const first = text(wanting("refund_route"));
    const again = wanting("refund_route", {
      conversation: [
        { author: "operator", text: first, at: new Date() },
        { author: "buyer", text: "退款退到哪里", at: new Date() },
      ],
    });
    expect(text(again)).not.toBe(first);
    const answering = answer(again, cards).sentences.find(({ act }) => act === "refund_route")?.text ?? "";
    expect(first).not.toContain(answering);
  });

  it("fits a channel's shortest message and leaves no slot open, whatever holds and however much is known", () => {
    const values = fc.dictionary(fc.constantFrom(...slotNames()), fc.constantFrom("一", "您的包裹 11月20日 到达武汉转运中心。", "很".repeat(150)));
    const given = fc.record({
      order: fc.constantFrom("none", "created", "paid", "packed", "outbound", "in_transit", "signed", "completed", "closed"),
      shipped: fc.boolean(),
      signed: fc.boolean(),
      stalled: fc.boolean(),
      refund: fc.constantFrom("none", "refunding", "refunded"),
      promisedShip: fc.constantFrom("ahead", "passed", "none"),
      kind: fc.constantFrom("question", "refund_only", "return_refund"),
      case: fc.constantFrom("requested", "waiting_return", "refunded"),
      "terms.invoice": fc.boolean(),
    });
    const several = fc.array(fc.constantFrom(...wants), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(given, values, several, (holds, slots, wanted) => {
        const said = answer(ground({ given: holds, slots, wants: wanted.map((want) => ({ want, mood: "asks" as const, confidence: 0.8 })) }), cards);
        const whole = said.sentences.map((sentence) => sentence.text).join("");
        expect(Buffer.byteLength(whole)).toBeLessThanOrEqual(400);
        expect(whole).not.toMatch(/[{}]|。。|undefined/);
        expect(said.sentences.length === 0).toBe(said.why !== null);
        // A reason is told in English too; what is quoted of a card stays as it was written.
        if (said.why !== null) expect(englishOf(said.why).replace(/“.*”/s, "")).not.toMatch(/[一-龥]/);
      }),
    );
  });
});

const englishOf = (why: string | null): string => withheldTold(why ?? "").en;

function slotNames(): string[] {
  return [
    ...new Set(
      cards.flatMap((card) => card.zh.flatMap(({ texts }) => texts.flatMap((one) => [...one.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? "")))),
    ),
  ];
}

describe("starter cards", () => {
  it("are named once, and each answers in both languages", () => {
    expect(new Set(cards.map((card) => card.id)).size).toBe(cards.length);
    const frame = new Set(["greet", "meet", "fact", "promise", "close"]);
    for (const card of cards)
      for (const said of [card.zh, card.en])
        expect(
          said.some(({ act, optional }) => !optional && !frame.has(act)),
          card.id,
        ).toBe(true);
  });

  it("every act of the list is an act", () => {
    for (const card of cards) for (const { act } of card.zh) expect(replyActs).toContain(act);
  });
});

describe("filling", () => {
  it("lets what follows a slot take the place of how its value ends", () => {
    expect(fill("目前：{物流状态}。", { 物流状态: "到达武汉。" })).toBe("目前：到达武汉。");
    expect(fill("{物流状态}，请留意", { 物流状态: "到达武汉。" })).toBe("到达武汉，请留意");
    expect(fill("{没有}。", {})).toBeNull();
  });
});
