/** What a buyer wants is heard: several wants, what was not done, what is taken back, and nothing where nothing is said. */
import { beforeAll, describe, expect, it } from "vitest";
import { type LabelModel, trainLabelModel } from "../../../agents/triage/model/index.ts";
import { hear } from "../../../agents/triage/wants/hear.ts";
import { wants } from "../../../main/hub/contract/words.ts";
import { starterWants } from "../../../main/hub/knowledge/index.ts";

let model: LabelModel;
beforeAll(() => {
  model = trainLabelModel(starterWants());
});
const first = (text: string): string | undefined => hear(model, text)[0]?.want;
const all = (text: string): string[] => hear(model, text).map(({ want }) => want);

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
  ])("%s", (text, want) => {
    expect(first(text)).toBe(want);
  });

  it("several things are heard in one message", () => {
    expect(all("什么时候发货？另外发票怎么开")).toEqual(expect.arrayContaining(["ship_time", "invoice"]));
    expect(all("谢谢，那退款什么时候到账")).toContain("refund_time");
  });

  it("a question about what might happen accuses nobody; what happened does", () => {
    expect(hear(model, "这个杯子会不会容易碎")[0]?.mood).toBe("asks");
    expect(hear(model, "杯子碎了，太差了！！")[0]?.mood).toBe("complains");
    expect(hear(model, "不退了，撤销退款")[0]?.mood).toBe("withdraws");
  });

  it.each(["", "?", "。。。", "😂😂", "20261124000123", "[图片]", "12345 😡"])("nothing is heard where nothing is said: %s", (text) => {
    expect(hear(model, text)).toEqual([{ want: "none", mood: "asks", confidence: 0 }]);
  });

  it.each(["床前明月光，疑是地上霜，举头望明月，低头思故乡", "Shall I compare thee to a summer's day", "il pleut aujourd'hui 今日は雨です 下雨了"])(
    "what is no wish of a buyer is not sure: %s",
    (text) => {
      for (const { want, confidence } of hear(model, text)) if (want !== "none") expect(confidence).toBeLessThan(0.7);
    },
  );

  it("twenty thousand characters take no longer than a page", () => {
    expect(hear(model, "快递到哪了".repeat(4_000)).length).toBeGreaterThan(0);
  });
});

describe("starter words", () => {
  it("every want has at least thirty, and none stands under two wants", () => {
    const rows = starterWants();
    for (const want of wants) expect(rows.filter(({ label }) => label === want).length, want).toBeGreaterThanOrEqual(30);
    const texts = rows.map(({ text }) => text);
    expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([]);
  });
});
