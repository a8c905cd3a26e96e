import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bothLanguages, checker, chineseNumber, sentencesOf } from "../../../main/hub/grounding/index.ts";
import { yuanText } from "../../../main/hub/kernel/money.ts";
import { builtInRecord, recordNames } from "../../../scripts/eval/guard/records.ts";
import { evaluateGuard } from "../../../scripts/eval/guard.ts";
import { record } from "../../agents/reply/record.ts";
import { growth } from "../../support/growth.ts";
import { table } from "./table/index.ts";

const faults = (text: string, change = {}): string[] => checker(record(change))(text).faults;

describe("a time of day in English", () => {
  const check = checker(builtInRecord("in_transit"));
  it.each([
    ["Parcel was picked up at 18:05 on Nov 21.", true],
    ["Parcel was picked up at 6:05 pm on Nov 21.", true],
    ["Parcel was picked up at 6:05 on Nov 21.", false],
    ["The parcel was picked up at 6:05 on Nov 21.", false],
    ["Parcel was picked up at 6:05 am on Nov 21.", false],
  ])("is read by its own words, whatever letter the sentence begins with: %s", (text, grounded) => {
    expect(check(text).grounded).toBe(grounded);
  });
});

describe("a time belongs to what happened then", () => {
  it.each([
    ["in_transit", "It left our warehouse at 14:20 and was picked up at 18:05 on Nov 21.", true],
    ["in_transit", "It left our warehouse at 18:05 and was picked up at 14:20 on Nov 21.", false],
    ["in_transit", "The parcel left our warehouse at 18:05.", false],
    ["in_transit", "It reached Wuhan at 03:12 on Nov 22.", true],
    ["in_transit", "It reached Hangzhou at 03:12 on Nov 22.", false],
    ["in_transit", "It was shipped on Nov 23.", false],
    ["in_transit", "The order was placed on Nov 20 at 09:15.", false],
    ["in_transit", "It left the warehouse in the afternoon.", true],
    ["in_transit", "It left the warehouse in the morning.", false],
    ["stalled", "There has been no update since Tuesday.", false],
    ["arrived", "Your return arrived at our warehouse at 10:20 on Nov 26.", true],
    ["arrived", "Your return arrived at our warehouse at 15:40 on Nov 24.", false],
    ["refunding", "Your return was inspected at 10:20 on Nov 26.", false],
    ["in_transit", "18:05就出了我们仓库。", false],
    ["in_transit", "22号凌晨三点到的杭州。", false],
    ["in_transit", "20号9点15下的单。", false],
    ["in_transit", "20号9点12下的单。", true],
    ["in_transit", "21号晚上六点圆通揽走的。", true],
    ["in_transit", "21号晚上六点整圆通揽走的。", false],
    ["signed", "24号下午三点半左右放的柜子。", true],
    ["signed", "24号下午三点左右放的柜子。", false],
    ["in_transit", "YTO picked it up at 6 pm on the 21st.", true],
    ["in_transit", "YTO picked it up at 6 pm on the 22nd.", false],
    ["paid", "最晚23号上午九点前发。", false],
    ["paid", "钱收到了，20号早上收到的。", true],
    ["paid", "钱收到了，21号早上收到的。", false],
    ["arrived", "货26号上午到的，十点二十。", true],
    ["arrived", "货26号上午到的，九点二十。", false],
  ] as const)("in either language (%s: %s)", (name, text, grounded) => {
    expect(checker(builtInRecord(name))(text).grounded).toBe(grounded);
  });
});

describe("the table of sentences judged by hand", () => {
  it("is large enough to say something", () => {
    const all = [...table.tuned, ...table.aside];
    expect(new Set(all.map((line) => line.record)).size).toBeGreaterThanOrEqual(6);
    expect(all.filter((line) => !line.ok).length).toBeGreaterThanOrEqual(400);
    expect(all.filter((line) => line.ok).length).toBeGreaterThanOrEqual(200);
  });

  it("passes at most 2 in 100 false sentences and refuses at most 3 in 100 true ones of the part it was tuned on", () => {
    const { report, misses } = evaluateGuard(table.tuned);
    expect(report.falsePassed, JSON.stringify(misses.filter((miss) => !miss.ok))).toBeLessThanOrEqual(0.02);
    expect(report.trueRefused, JSON.stringify(misses.filter((miss) => miss.ok))).toBeLessThanOrEqual(0.03);
  });

  it("holds what it reached on the part kept aside, whose misses are not looked at", () => {
    const { report } = evaluateGuard(table.aside);
    expect(report.falsePassed).toBeLessThanOrEqual(0.05);
    expect(report.trueRefused).toBeLessThanOrEqual(0.12);
  });

  it("holds what it reached on the newer sentences, of nine more records", () => {
    const { report } = evaluateGuard([...table.newer.mended, ...table.newer.unread]);
    expect(report.falsePassed).toBeLessThanOrEqual(0.02);
    expect(report.trueRefused).toBeLessThanOrEqual(0.06);
  });

  it("holds what it reached on sentences as a desk writes them, colloquial, of two clauses and in English", () => {
    const { report, misses } = evaluateGuard(table.desk);
    expect(report.falsePassed, JSON.stringify(misses.filter((miss) => !miss.ok))).toBeLessThanOrEqual(0.01);
    expect(report.trueRefused, JSON.stringify(misses.filter((miss) => miss.ok))).toBeLessThanOrEqual(0.06);
  });

  it("reads how things stand in any words, and lets no near misses of those words pass", () => {
    const { report, misses } = evaluateGuard(table.told);
    expect(report.falsePassed, JSON.stringify(misses.filter((miss) => !miss.ok))).toBeLessThanOrEqual(0.01);
    expect(report.trueRefused, JSON.stringify(misses.filter((miss) => miss.ok))).toBeLessThanOrEqual(0.03);
  });

  it("holds what it reached on the rounds at the desk since the tenth", () => {
    const { report, misses } = evaluateGuard(table.fresh);
    expect(report.falsePassed, JSON.stringify(misses.filter((miss) => !miss.ok))).toBeLessThanOrEqual(0.01);
    expect(report.trueRefused, JSON.stringify(misses.filter((miss) => miss.ok))).toBeLessThanOrEqual(0.05);
  });

  it("holds what it reached on what a stranger wrote who knew its guide alone", () => {
    const { report, misses } = evaluateGuard(table.stranger);
    expect(report.falsePassed, JSON.stringify(misses.filter((miss) => !miss.ok))).toBeLessThanOrEqual(0.02);
    expect(report.trueRefused, JSON.stringify(misses.filter((miss) => miss.ok))).toBeLessThanOrEqual(0.1);
  });

  it("tells every reason it gives whole in English, and no sign that only the guard reads", () => {
    const checks = new Map(recordNames.map((name) => [name, checker(builtInRecord(name))]));
    for (const { record: name, text } of [...table.tuned, ...table.desk, ...table.told, ...table.fresh, ...table.stranger])
      for (const reason of checks.get(name)?.(text).faults ?? []) {
        expect(reason).not.toMatch(/[\ue000-\uf8ff]/);
        expect(bothLanguages(reason).en.replace(/“[^”]*”/gs, "")).not.toMatch(/\p{Script=Han}/u);
      }
  });
});

describe("what a reply says is held against the record", () => {
  it("tells of every sentence what supports it and why it is kept back", () => {
    const { sentences, grounded } = checker(record())("您申请的59.00元我们看到了。明天就能到。");
    expect(grounded).toBe(false);
    expect(sentences.map(({ text, ok }) => [text, ok])).toEqual([
      ["您申请的59.00元我们看到了。", true],
      ["明天就能到。", false],
    ]);
    expect(sentences[0]?.claims).toContainEqual({ kind: "amount", text: "59.00元", support: "申请金额：59.00元" });
    expect(sentences[1]?.faults.join()).toContain("明天");
  });

  it("binds an amount to what it is the amount of", () => {
    expect(faults("您实付118元。")).toEqual([]);
    expect(faults("您实付59元。")).not.toEqual([]);
    expect(faults("您申请退款118元。")).not.toEqual([]);
  });

  it("lets the seller's own promise be said, whole or as a part of a sentence, and nothing beyond it", () => {
    const promises = [{ id: "freight", text: "如因质量问题退货，运费由我们承担。" }];
    expect(faults("亲，如因质量问题退货，运费由我们承担。", { promises })).toEqual([]);
    expect(faults("运费由我们承担。", { promises })).not.toEqual([]);
    expect(faults("我们会联系仓库核实进度。", { promises: [{ id: "w", text: "我们会联系仓库核实进度，有结果及时通知您。" }] })).toEqual([]);
    expect(faults("我们会联系快递催促。", { promises: [{ id: "w", text: "我们会联系仓库核实进度，有结果及时通知您。" }] })).not.toEqual([]);
  });

  it("allows a saying word for word", () => {
    const saying = "退货请寄：杭州市余杭区一号仓，收件人售后部，电话0571-88886666";
    expect(checker(record(), [saying])(`${saying}。`)).toMatchObject({ grounded: true, personal: null });
    expect(checker(record())(`${saying}。`)).toMatchObject({ grounded: false, personal: "电话号码" });
  });

  it("does not let titles, reasons or the buyer's words vouch for anything", () => {
    const facts = [
      { id: "item_0", kind: "item" as const, label: "商品", text: "全额退款200元加微信abc123明天到", value: "x" },
      { id: "reason", kind: "item" as const, label: "申请原因", text: "客服说给我补发", value: "客服说给我补发" },
    ];
    const by = { facts, buyerWords: "您说过给您退款200元", whereabouts: "", promises: [] };
    for (const text of ["全额退款200元加微信abc123明天到", "客服说给我补发", "您说过给您退款200元，给您退款200元。", "给您补发。"])
      expect(faults(text, by), text).not.toEqual([]);
  });

  it("parts what is only supposed from what is said", () => {
    const check = (text: string): string[] => checker(builtInRecord("waiting_return"))(text).faults;
    expect(check("等您的货到仓了我们会尽快验收。")).toEqual([]);
    expect(check("等您的货到仓了我们当天就退款。")).not.toEqual([]);
    expect(check("您的货到仓了。")).not.toEqual([]);
    expect(check("Once your return arrives we will inspect it as soon as possible.")).toEqual([]);
    expect(check("Your return has arrived.")).not.toEqual([]);
  });

  it("holds the seller's terms as facts, in whatever words they are said", () => {
    const check = (text: string): string[] => checker(builtInRecord("terms"))(text).faults;
    for (const text of [
      "不想要了退货的话，邮费得您自己掏哦。",
      "质量问题的话运费算我们的。",
      "买了15天内降价，可以来申请退差价。",
      "人工从早上9点到晚上10点都在。",
      "The return shipping is on us if the item is defective.",
    ])
      expect(check(text), text).toEqual([]);
    for (const text of [
      "不想要了退货的话，邮费我们出。",
      "不管什么原因运费都算我们的。",
      "买了30天内降价，可以来申请退差价。",
      "人工24小时在线。",
      "We pay the return shipping for any reason.",
    ])
      expect(check(text), text).not.toEqual([]);
  });

  it("binds a sum to the thing named beside it, and counts the freight once", () => {
    const check = (text: string): string[] => checker(builtInRecord("completed"))(text).faults;
    expect(check("商品119元，运费10元，您一共付了129元。")).toEqual([]);
    expect(check("商品129元。")).not.toEqual([]);
    expect(check("睡衣您付了129元，运费另外10元。")).not.toEqual([]);
  });

  it("believes nobody who is only said to have said something", () => {
    expect(faults("快递说包裹找到了。")).not.toEqual([]);
    expect(faults("具体要看快递那边怎么回复。")).toEqual([]);
  });

  it("takes questions and conditions for what they are", () => {
    expect(faults("请问您是否已签收？如果已经签收，麻烦您告诉我们。")).toEqual([]);
    expect(faults("能不退给您吗？")).not.toEqual([]);
  });

  it("reads any amount of fen however it is written, and refuses every other", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000_000 }), fc.constantFrom("¥%", "%元", "￥ %", "% 元", "%块", "%块钱"), (fen, form) => {
        const { claims, grounded } = checker(record())(`您申请的金额是${form.replace("%", yuanText(fen))}。`);
        expect(claims[0]?.kind).toBe("amount");
        expect(grounded).toBe(fen === 5_900);
      }),
    );
  });

  it("never throws, and says of each sentence whether it may leave, whatever is written", () => {
    const check = checker(builtInRecord("in_transit"));
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        const { sentences, grounded, personal } = check(text);
        expect(grounded).toBe(sentences.every(({ ok }) => ok) && personal === null);
      }),
    );
  });

  it("never loses a word when it cuts a reply into sentences", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("您好", "。", "！", "，", "59元", "？", "\n", "已发货"), { maxLength: 20 }), (parts) => {
        const text = parts.join("");
        expect(sentencesOf(text).join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
      }),
    );
  });

  it("reads Chinese numerals", () => {
    expect(["二十四", "两百零五", "十", "三千", "一万二千", "59.9", "一百八", "1,299", "几"].map(chineseNumber)).toEqual([
      24,
      205,
      10,
      3_000,
      12_000,
      59.9,
      180,
      1_299,
      null,
    ]);
  });

  it.each(["看看", "刚刚", "把", "亲亲", "正在", "回话", "我这边"])("reads a clause of nothing but %s at once", (part) => {
    const check = checker(builtInRecord("exchange"));
    for (const [head, tail] of [
      ["", "看了吗"],
      ["", "。"],
      ["好了跟您", "X"],
      ["麻烦您看，", "呢"],
    ] as const) {
      const clause = (times: number): string => head + part.repeat(times) + tail;
      // Ten times the words: by pairs they are a hundred times the work; whoever tried every run of them would not end.
      expect(growth(check, { shorter: clause(19), longer: clause(190), below: 300 })).toBeLessThan(300);
    }
  });

  it.each(["一", "1", "a", "退", "退款", "您", " ", "一百", "11月", "、", ".", "请您", "。", "a.", "1-"])("takes time in proportion to length: %s", (part) => {
    const check = checker(builtInRecord("in_transit"));
    // By the square it would be a hundred times the work.
    expect(growth(check, { shorter: part.repeat(2_000), longer: part.repeat(20_000), below: 60 })).toBeLessThan(60);
  });
});
