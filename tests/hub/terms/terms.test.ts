import { describe, expect, it } from "vitest";
import { demoShopTerms, demoTerms } from "../../../main/demo/index.ts";
import { canHold, slotNames } from "../../../main/hub/contract/given.ts";
import { TermsBody } from "../../../main/hub/contract/index.ts";
import { faultsOf } from "../../../main/hub/terms/check.ts";
import { merged, nothingSet, promisesOf, termSlots } from "../../../main/hub/terms/index.ts";
import { previewsOf } from "../../../main/hub/terms/slots.ts";

const full = TermsBody.parse(demoTerms);
const none = { titles: [], warehouses: [] };
const of = (body: Partial<TermsBody>) => ({ ...nothingSet, ...body });
const held = (body: Partial<TermsBody>) => merged(of(body), null).terms;

describe("what holds for a shop", () => {
  it("is its own word, else the house's, else the law's or what is usual; else it is unknown", () => {
    const { terms, origin } = merged(of({ answerWithinHours: 24, returnDays: 10 }), of({ answerWithinHours: 12, tone: "warm" }));
    expect(terms).toMatchObject({
      answerWithinHours: 12,
      returnDays: 10,
      tone: "warm",
      freight: { quality: "seller", noReason: "buyer" },
      invoice: null,
      warranty: null,
    });
    expect(origin).toMatchObject({ answerWithinHours: "shop", returnDays: "house", freight: "law", mayPromise: "usual", invoice: "unset" });
  });

  it("may be less than the house allows: an empty list is an answer", () => {
    expect(merged(full, of({ returnAddresses: [], mayPromise: [] })).terms).toMatchObject({ returnAddresses: [], mayPromise: [] });
  });
});

describe("slots of terms", () => {
  it("say everything that is set, durations bare, sentences without their stop", () => {
    expect(termSlots(held(full), { titles: ["陶瓷马克杯"], warehouses: [] })).toEqual({
      退货地址: "浙江省杭州市演示区样例路1号（演示地址，请勿寄件），收件人演示仓退货组，电话400-000-0000",
      退货运费: "质量问题或发错货退回的运费由我们承担，无理由退货的运费由买家承担",
      开票方式: "在订单详情页点“申请开票”，填好抬头和税号，电子发票会发到订单里",
      开票时限: "3天",
      工作时间: "每天9:00至21:00",
      答复时限: "24小时",
      退货期限: "7天",
      价保天数: "15天",
      质保说明: "签收后一年内有质量问题免费维修或更换，人为损坏除外",
      安装说明: "需要安装的商品由厂家上门，安装免费，辅材按清单收费，签收后在订单页预约",
    });
    expect(Object.keys(termSlots(held(full), { titles: ["杯"], warehouses: [], asked: "怎么保养" })).sort()).toEqual([...slotNames.terms].sort());
  });

  it("of a shop that set nothing are only what the law says", () => {
    expect(termSlots(held({}), none)).toEqual({ 退货运费: "质量问题或发错货退回的运费由我们承担，无理由退货的运费由买家承担", 退货期限: "7天" });
    expect(termSlots(held({ returnDays: 0 }), none)).not.toHaveProperty("退货期限");
  });

  it("of several warehouses name the one that the order names, and none where it names none", () => {
    const address = { receiver: "退货组", phone: "13800000000", address: "样例市样例路一号" };
    const terms = held({
      returnAddresses: [
        { ...address, name: "华东仓" },
        { ...address, name: "华南仓", address: "样例市样例路二号" },
      ],
    });
    expect(termSlots(terms, none).退货地址).toBeUndefined();
    expect(termSlots(terms, { titles: [], warehouses: ["华南仓（广州）"] }).退货地址).toContain("二号");
    expect(termSlots(terms, { titles: [], warehouses: ["华南仓", "华东仓"] }).退货地址).toBeUndefined();
  });

  it("name the warranty of these goods, by the longest word in their title, and none for goods of two kinds", () => {
    const terms = held({
      warranty: [
        { category: "", text: "七天包换" },
        { category: "电", text: "保一年" },
        { category: "电水壶", text: "保两年。" },
      ],
    });
    const told = (...titles: string[]) => termSlots(terms, { titles, warehouses: [] }).质保说明;
    expect(told("316电水壶1.5升")).toBe("保两年");
    expect(told("毛巾")).toBe("七天包换");
    expect(told("电饭煲", "毛巾")).toBeUndefined();
    expect(told()).toBeUndefined();
    expect(termSlots(held({ warranty: [{ category: "电", text: "保一年" }] }), { titles: ["毛巾"], warehouses: [] }).质保说明).toBeUndefined();
  });

  it.each([
    ["这个锅多大呀", "直径28厘米"],
    ["能放洗碗机吗", "不能进洗碗机，请手洗"],
    ["ＷＡＳＨ it by machine?", "不能进洗碗机，请手洗"],
    ["水壶多大", "容量1.8升"],
    ["什么材质的", undefined],
    ["多大", undefined],
    ["", undefined],
  ])("answer what is asked of the goods by the seller's own note: %s", (asked, said) => {
    const goodsNotes = [
      { goods: "锅", asks: "洗碗机、wash", answer: "不能进洗碗机，请手洗。" },
      { goods: "平底锅", asks: "尺寸、多大", answer: "直径28厘米" },
      { goods: "KETTLE-1", asks: "容量，多大", answer: "另一件商品的" },
      { goods: "水壶", asks: "多大", answer: "容量1.8升" },
    ];
    const told = asked === "水壶多大" ? { titles: ["电水壶", "不粘平底锅"], skus: ["K", "P"] } : { titles: ["不粘平底锅"], skus: ["P-28"] };
    const two = { titles: ["不粘平底锅", "电水壶"], skus: ["P", "KETTLE-1"] };
    expect(termSlots(held({ goodsNotes }), { ...(asked === "多大" ? two : told), warehouses: [], asked }).商品说明).toBe(said);
  });

  it.each([
    [{ days: [1, 2, 3, 4, 5], from: "09:00", to: "18:30" }, "周一至周五9:00至18:30"],
    [{ days: [6, 1], from: "10:00", to: "24:00" }, "周一、周六10:00至24:00"],
    [{ days: [1, 2], from: "00:00", to: "12:00" }, "周一、周二0:00至12:00"],
  ])("tell working hours as people say them", (workingHours, said) => {
    expect(termSlots(held({ workingHours }), none).工作时间).toBe(said);
  });
});

describe("promises of terms", () => {
  it("name the time that was set, and no time where none was", () => {
    expect(promisesOf(held({ answerWithinHours: 2 })).map(({ text }) => text)).toContain("我们会在2小时内核实并给您答复。");
    expect(promisesOf(held({})).map(({ id }) => id)).toEqual(["urge_carrier", "ask_warehouse", "inspect_soon"]);
    expect(promisesOf(held({ mayPromise: [] }))).toEqual([]);
  });

  it("are shown with every other sentence that buyers read because of a field", () => {
    const shown = previewsOf(held(full));
    expect(new Set(shown.map(({ field }) => field))).toEqual(
      new Set([
        "returnAddresses",
        "freight",
        "invoice",
        "workingHours",
        "answerWithinHours",
        "returnDays",
        "priceProtectionDays",
        "warranty",
        "install",
        "goodsNotes",
        "mayPromise",
      ]),
    );
    for (const { sentence } of shown) expect(sentence).toMatch(/^[^{}]+。$/);
  });
});

describe("faults of terms", () => {
  const address = { name: "", receiver: "退货组", phone: "13800000000", address: "样例市样例路一号" };
  it.each<[string, Partial<TermsBody>, [field: string, zh: RegExp, en: RegExp]]>([
    [
      "a phone that cannot be called",
      { returnAddresses: [{ ...address, phone: "1380000" }] },
      ["returnAddresses.0.phone", /“退货地址”第 1 条：电话不对/, /^Return addresses, line 1: the phone/],
    ],
    ["a masked receiver", { returnAddresses: [{ ...address, receiver: "王*" }] }, ["returnAddresses.0.address", /星号/, /asterisks/]],
    ["two warehouses without names", { returnAddresses: [{ ...address, name: "东" }, address] }, ["returnAddresses.1.name", /第 2 条/, /line 2/]],
    ["fewer days than the law gives", { returnDays: 3 }, ["returnDays", /法定不少于 7 天/, /at least 7 days/]],
    ["hours that end before they begin", { workingHours: { days: [1], from: "18:00", to: "09:00" } }, ["workingHours.to", /晚于/, /later/]],
    ["an invoice nobody says how to get", { invoice: { how: "", withinDays: 3 } }, ["invoice.how", /怎么开票/, /how an invoice/]],
    ["a word replaced for ever", { houseWords: [{ instead: "亲", say: "亲爱的" }] }, ["houseWords.0", /没完没了/, /for ever/]],
    [
      "a word that another line replaces",
      {
        houseWords: [
          { instead: "甲", say: "乙" },
          { instead: "乙", say: "丙" },
        ],
      },
      ["houseWords.0", /另一条/, /another line/],
    ],
    [
      "two warranties of one category",
      {
        warranty: [
          { category: "壶", text: "一" },
          { category: "壶", text: "二" },
        ],
      },
      ["warranty.1.category", /重复/, /twice/],
    ],
    ["a note that nobody asks for", { goodsNotes: [{ goods: "锅", asks: "、 ", answer: "手洗" }] }, ["goodsNotes.0.asks", /会问的词/, /buyers ask/]],
    [
      "two notes for one question",
      {
        goodsNotes: [
          { goods: "锅", asks: "尺寸、多大", answer: "一" },
          { goods: "锅", asks: "多大", answer: "二" },
        ],
      },
      ["goodsNotes.1.asks", /已经有/, /already/],
    ],
    ["a text that could never be sent", { install: "全网最低价安装", forbiddenWords: ["全网最低"] }, ["install", /禁用词“全网最低”/, /forbidden word/]],
    ["a way to be reached outside", { invoice: { how: "加微信开票", withinDays: null } }, ["invoice.how", /站外/, /outside/]],
    ["a slot in a text", { install: "见{安装说明}" }, ["install", /花括号/, /braces/]],
  ])("name the field in both languages: %s", (_, body, [field, zh, en]) => {
    const [fault] = faultsOf(of(body));
    expect(fault?.field).toBe(field);
    expect(fault?.zh).toMatch(zh);
    expect(fault?.en).toMatch(en);
  });

  it("are none in what the demonstration sets", () => {
    expect(faultsOf(full)).toEqual([]);
    expect(faultsOf(TermsBody.parse(demoShopTerms.body))).toEqual([]);
  });

  it.each([
    { returnDay: 7 },
    { answerWithinHours: 1.5 },
    { workingHours: { days: [8], from: "09:00", to: "18:00" } },
    { workingHours: { days: [1], from: "9", to: "18:00" } },
  ])("of shape are found at the door: %j", (body) => {
    expect(TermsBody.safeParse(body).success).toBe(false);
  });
});

describe("conditions of cards", () => {
  it("can hold when their name is known and their values are of its list", () => {
    expect(canHold("order", ["paid", "none"])).toBe(true);
    expect(canHold("shipped", true)).toBe(true);
    expect(canHold("terms.invoice", false)).toBe(true);
    expect(canHold("order", ["flown"])).toBe(false);
    expect(canHold("order", true)).toBe(false);
    expect(canHold("shipped", ["yes"])).toBe(false);
    expect(canHold("weather", true)).toBe(false);
  });
});
