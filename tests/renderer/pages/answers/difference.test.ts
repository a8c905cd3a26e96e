/** What of a card changed, in a trainer's words. */
import { describe, expect, it } from "vitest";
import type { AnswerCard } from "../../../../main/hub/contract/answers.ts";
import { translator } from "../../../../renderer/locales/text.ts";
import { zh } from "../../../../renderer/locales/zh/index.ts";
import { differencesOf } from "../../../../renderer/pages/answers/difference.ts";

const before: AnswerCard = {
  id: "own.1",
  want: "invoice",
  title: "发票",
  when: { shipped: true, order: ["signed"] },
  says: ["发票"],
  unless: [],
  zh: [
    { act: "greet", optional: true, texts: ["您好。"] },
    { act: "invoice", optional: false, texts: ["请在订单页申请。", "订单页可以申请。"] },
  ],
  en: [],
};
const t = translator(zh);
const changed = (change: Partial<AnswerCard>): string[] =>
  differencesOf(t, before, { ...before, ...change }).map(({ name, before: was, after: is }) => `${name} ${was} → ${is}`);

describe("what of a card changed", () => {
  it("is nothing where nothing did", () => {
    expect(changed({})).toEqual([]);
  });

  it("is told by what it is: title, conditions in words, the one wording that changed, and what a sentence now does", () => {
    expect(changed({ title: "开发票" })).toEqual(["标题 发票 → 开发票"]);
    expect(changed({ when: { shipped: false, order: ["signed"] } })).toHaveLength(1);
    expect(changed({ when: { order: ["signed"] } })[0]).toMatch(/ → null$/);
    expect(changed({ unless: ["电子"] })).toEqual(["买家的话里没有 null → 电子"]);
    const [greet, told] = before.zh as [AnswerCard["zh"][number], AnswerCard["zh"][number]];
    expect(changed({ zh: [greet, { ...told, texts: ["请在订单页申请。", "在订单页里申请。"] }] })).toEqual([
      expect.stringMatching(/^中文 .*订单页可以申请。 → .*在订单页里申请。$/),
    ]);
    expect(changed({ zh: [{ ...greet, optional: false }, told] })).toHaveLength(1);
  });
});
