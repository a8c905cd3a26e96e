/** What a buyer wants is heard: several wants, what was not done, what is taken back, and nothing where nothing is said. */
import { beforeAll, describe, expect, it } from "vitest";
import { hearWants, loadWantModel, trainWantModel, type WantModel } from "../../../agents/triage/wants/index.ts";
import { type HeardWant, wants } from "../../../main/hub/contract/words.ts";
import { starterWants } from "../../../main/hub/knowledge/index.ts";
import { growth } from "../../support/growth.ts";

let model: WantModel;
beforeAll(async () => {
  model = trainWantModel((await starterWants()).rows);
});
const hear = (...words: string[]): HeardWant[] => hearWants(model, words);
const first = (text: string): string | undefined => hear(text)[0]?.want;
const all = (text: string): string[] => hear(text).map(({ want }) => want);

describe("what a buyer wants", () => {
  it.each([
    ["我没有取消过这个订单啊", "cancelled_why"],
    ["谁把我的订单取消了", "cancelled_why"],
    ["我要取消这笔退款申请", "withdraw"],
    ["东西找到了，不退货了", "withdraw"],
    ["麻烦撤销一下售后", "withdraw"],
    ["千万别发错尺码", "order_note"],
    ["给我转人工", "person"],
    ["talk to a human please", "person"],
    ["好的，谢谢亲", "thanks"],
    ["嗯嗯知道了", "thanks"],
    ["钱会退到我微信里吗", "refund_route"],
    ["能开张发票不", "invoice"],
    ["收到就碎了，怎么办", "goods_bad"],
    ["退货寄到什么地址", "return_how"],
    ["都还没取消成功吗", "cancel_status"],
    ["我不想取消订单了", "restore_order"],
    ["取消按钮没有啊怎么取消订单", "cancel"],
    ["who cancelled my order", "cancelled_why"],
    ["please cancel the refund", "withdraw"],
    ["I need an invoice for this order", "invoice"],
    ["我不是要退货，我是问怎么退款到银行卡", "refund_route"],
    ["没坏，就是问问保修几年", "warranty"],
    ["不是催发货 我是想问能开发票吗", "invoice"],
  ])("%s", (text, want) => {
    expect(first(text)).toBe(want);
  });

  it("several things are heard in one message", () => {
    expect(all("什么时候发货？另外发票怎么开")).toEqual(expect.arrayContaining(["ship_time", "invoice"]));
    expect(all("谢谢，那退款什么时候到账")).toContain("refund_time");
  });

  it.each([
    ["发票还没收到，退款也没到账", ["invoice", "refund_time"]],
    ["东西坏了，怎么退货，运费谁出", ["goods_bad", "return_how", "freight"]],
    ["我不要了取消吧，券会退吗", ["cancel", "coupon_back"]],
    ["你们发错了，再不处理我投诉", ["goods_wrong", "complain"]],
    ["where is my parcel and can I get an invoice", ["where_parcel", "invoice"]],
  ])("each is heard in its part: %s", (text, expected) => {
    const sure = hear(text).filter(({ confidence }) => confidence >= 0.6);
    expect(sure.map(({ want }) => want)).toEqual(expect.arrayContaining(expected));
  });

  it("confidences are chances, surest first, and no want twice", () => {
    for (const text of ["退款", "在吗", "东西坏了，怎么退货，运费谁出", "asdf qwer", "好的，那什么时候发货"]) {
      const heard = hear(text);
      expect(heard.length).toBeGreaterThan(0);
      expect(new Set(heard.map(({ want }) => want)).size).toBe(heard.length);
      expect(heard.map(({ confidence }) => confidence)).toEqual(heard.map(({ confidence }) => confidence).toSorted((a, b) => b - a));
      for (const { confidence } of heard) expect(confidence >= 0 && confidence <= 1).toBe(true);
    }
  });

  it("a question about what might happen accuses nobody; what happened does", () => {
    expect(hear("这个杯子会不会容易碎")[0]?.mood).toBe("asks");
    expect(hear("杯子碎了，太差了！！")[0]?.mood).toBe("complains");
    expect(hear("不退了，撤销退款")[0]?.mood).toBe("withdraws");
  });

  it.each(["", "?", "。。。", "😂😂", "20261124000123", "[图片]", "12345 😡"])("nothing is heard where nothing is said: %s", (text) => {
    expect(hear(text)).toEqual([{ want: "none", mood: "asks", confidence: 0 }]);
  });

  it.each(["床前明月光，疑是地上霜，举头望明月，低头思故乡", "Shall I compare thee to a summer's day", "il pleut aujourd'hui 今日は雨です 下雨了"])(
    "what is no wish of a buyer is not sure: %s",
    (text) => {
      for (const { want, confidence } of hear(text)) if (want !== "none") expect(confidence).toBeLessThan(0.7);
    },
  );

  it.each(["快递到哪了", "谢谢", "😂", "，", "不取消", "a ", "1"])("twenty thousand characters take no longer than a page: %s", (part) => {
    const long = part.repeat(Math.ceil(20_000 / part.length));
    const page = part.repeat(Math.ceil(600 / part.length));
    expect(hear(long).length).toBeGreaterThan(0);
    // Thirty pages read to the end would be thirtyfold.
    expect(growth(hear, { shorter: page, longer: long, below: 10 })).toBeLessThan(10);
  });

  it("a fragment is heard with the words before it, and a content without them", () => {
    expect(hear("那多久", "退款退到哪里去了，几天到账")[0]?.want).toBe("refund_time");
    expect(hear("发票怎么开", "退款退到哪里去了")[0]?.want).toBe("invoice");
    expect(hear("谢谢", "退款退到哪里去了")[0]?.want).toBe("thanks");
  });

  it("greetings and thanks around a want change nothing", () => {
    for (const text of ["发票怎么开", "退货地址发我一下", "什么时候发货"]) {
      const [bare] = hear(text);
      for (const around of [`亲，你好，${text}`, `在吗？请问${text}，谢谢`, `嗯嗯好的，那个，${text}，麻烦你了`]) {
        expect(hear(around)[0]?.want, around).toBe(bare?.want);
      }
    }
  });

  it("is the same when it is kept and read back, and a damaged one is not read", () => {
    const bytes = model.serialize();
    const again = loadWantModel(bytes);
    for (const text of ["发票怎么开", "我没取消", "那件衣服会不会掉色"]) expect(again && hearWants(again, [text])).toEqual(hear(text));
    expect(loadWantModel(bytes.slice(0, bytes.length / 2))).toBeNull();
    expect(loadWantModel(new Uint8Array())).toBeNull();
  });
});

describe("starter words", () => {
  it("every want has at least eighty, and none stands under two wants", async () => {
    const { rows } = await starterWants();
    for (const want of wants) expect(rows.filter((row) => row.want === want).length, want).toBeGreaterThanOrEqual(80);
    const texts = rows.map(({ text }) => text);
    expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([]);
  });
});
