import { describe, expect, it } from "vitest";
import type { PromiseKind } from "../../../main/hub/contract/words.ts";
import { promisesSaid } from "../../../main/hub/disputes/said-promises.ts";
import { merged, nothingSet, promisesOf } from "../../../main/hub/terms/index.ts";

/** Friday 2026-11-20, 10:00 in Beijing. */
const said = new Date("2026-11-20T02:00:00Z");
const hour = 3_600_000;
const heard = (text: string): [PromiseKind, number][] => promisesSaid(text, said).map(({ kind, dueAt }) => [kind, (dueAt.getTime() - said.getTime()) / hour]);
/** Hours from then to the end of that day in Beijing, and of days after it. */
const endOf = (daysOn: number): number => 14 + daysOn * 24;

describe("a promise with a time is heard", () => {
  it.each<[string, PromiseKind, number]>([
    ["我们会在24小时内核实并给您答复。", "answer", 24],
    ["亲，您好，帮您看了一下，物流停了两天。我们会在２４小时内核实并给您答复。", "answer", 24],
    ["我们一般12小时内审核，有结果会告诉您。", "answer", 12],
    ["最晚两小时给您回复。", "answer", 2],
    ["不超过三天给您处理好。", "answer", 72],
    ["半小时内给您回电。", "answer", 0.5],
    ["三十分钟内联系您。", "answer", 0.5],
    ["请您放心，这边二十四小时内给您一个说法。", "answer", 24],
    ["请耐心等待，我们48小时内给您答复", "answer", 48],
    ["1-2个工作日内给您答复。", "answer", 96],
    ["同事会核实，最迟3天内。", "answer", 72],
    ["今天下班前给您答复。", "answer", endOf(0)],
    ["明天中午前给您消息，通知您。", "answer", endOf(1)],
    ["周一前给您处理。", "answer", endOf(3)],
    ["本周内给您答复。", "answer", endOf(2)],
    ["11月28日前给您答复。", "answer", endOf(8)],
    ["我们会在24小时内核实退款申请，给您答复。", "answer", 24],
    ["您的退款申请我们24小时内审核。", "answer", 24],
    ["我们48小时内给您发货。", "ship", 48],
    ["明天就给您补发。", "ship", endOf(1)],
    ["我们3天内给您退款。", "refund", 72],
    ["发票一般3天内开好。", "invoice", 72],
    ["我们三天内把发票开好发到订单里。", "invoice", 72],
    ["两天内安排验货。", "inspect", 48],
    ["We will get back to you within 24 hours.", "answer", 24],
    ["We will check with the carrier and reply in the next 12 hours.", "answer", 12],
    ["We will ship it within 2 business days.", "ship", 96],
  ])("%s", (text, kind, hours) => {
    expect(heard(text)).toEqual([[kind, hours]]);
  });

  it("whatever time the seller sets: the terms' own words are always heard", () => {
    for (const answerWithinHours of [1, 2, 6, 12, 24, 48, 72, 720]) {
      const texts = promisesOf(merged({ ...nothingSet, answerWithinHours }, null).terms).map(({ text }) => text);
      expect(heard(`您好。${texts.join("")}有问题再联系我们。`)).toEqual([["answer", answerWithinHours]]);
    }
  });

  it("several in one message, the earliest of each kind", () => {
    expect(heard("我们48小时内发货，24小时内给您答复。最晚36小时发出。")).toEqual([
      ["ship", 36],
      ["answer", 24],
    ]);
  });
});

describe("no promise of ours with a time is", () => {
  it.each([
    "我们会尽快核实并给您答复。",
    "请您在24小时内回复我们。",
    "您可以在签收后7天内申请退货。",
    "收到退货后48小时内退款。",
    "提交以后我们24小时内处理。",
    "退款1-3个工作日到账。",
    "银行会在3个工作日内处理。",
    "平台会在48小时内审核。",
    "快递会在24小时内联系您。",
    "我们已经在24小时内答复您了。",
    "24小时内能给我答复吗？",
    "包裹在武汉停留了61小时，我们帮您催一下。",
    "您的订单11月18日已发货。",
    "工作时间是每天9:00至21:00。",
    "本店价保15天，期限内降价可以申请退差价。",
    "质保一年，一年内免费维修。",
    "Please reply within 24 hours.",
    "The bank may need 3 days.",
    "谢谢您的理解。",
    "",
  ])("%s", (text) => {
    expect(heard(text)).toEqual([]);
  });
});
