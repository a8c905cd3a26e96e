/** Examples as answers: what was said to one buyer is said to another only where it is true again. */
import { describe, expect, it } from "vitest";
import { answer } from "../../../agents/reply/answer/answer.ts";
import { fromCards } from "../../../agents/reply/answer/proposal.ts";
import { trueAgain } from "../../../agents/reply/answer/true-again.ts";
import type { AnswerCard } from "../../../main/hub/contract/answers.ts";
import { starterCards } from "../../../main/hub/knowledge/cards/starter-cards.ts";
import { record } from "./record.ts";

const cards = starterCards().filter((card) => card.want === "refund_route");
const given = { order: "in_transit", shipped: true, case: "requested", refund: "none" };
const asked = record({
  buyerWords: "退款退到哪里",
  wants: [{ want: "refund_route", mood: "asks", confidence: 0.9 }],
  conversation: [],
  given,
  slots: { 申请金额: "59元" },
});
const example = (...texts: string[]): AnswerCard => ({
  id: "example:e1",
  want: "refund_route",
  title: "钱退到哪儿",
  when: { case: ["requested"] },
  says: [],
  unless: [],
  zh: texts.map((text, at) => ({ act: at === 0 ? "refund_route" : "fact", optional: at > 0, texts: [text] })),
  en: [],
});
const said = (of: AnswerCard, about = asked) => answer(about, [of, ...cards], trueAgain(about, cards));

describe("a card", () => {
  it("is named as a source with the version it spoke by; an example has none", () => {
    const spoken = cards.map((card, at) => ({ ...card, version: at + 1 }));
    const { sources } = fromCards(answer(asked, spoken), { record: asked, similar: [] });
    const told = sources.filter(({ kind }) => kind === "card");
    expect(told.length).toBeGreaterThan(0);
    for (const { id, version } of told) expect(version).toBe(spoken.find((card) => card.id === id)?.version);
    const byExample = fromCards(said(example("退款都是原路退回的。")), { record: asked, similar: [] }).sources;
    expect(byExample.map(({ kind, version }) => [kind, version])).toContainEqual(["example", undefined]);
  });
});

describe("an example", () => {
  it("answers by its own sentences, filled for this order, and is named as the source", () => {
    const answered = said(example("退款都是原路退回的。", "您申请的是{申请金额}。"));
    expect(answered.cards.map(({ id }) => id)).toEqual(["example:e1"]);
    const proposal = fromCards(answered, { record: asked, similar: [] });
    expect(proposal.text).toContain("您申请的是59元");
    expect(proposal.sources[0]).toMatchObject({ kind: "example", id: "e1" });
    expect(proposal.sentences.find(({ act }) => act === "refund_route")?.support).toBe("样例：钱退到哪儿");
  });

  it("loses the sentences that are not true of this order and keeps the others", () => {
    const answered = said(example("退款都是原路退回的。", "已经给您退了300元。"));
    expect(answered.sentences.map(({ text }) => text).join("")).not.toContain("300");
    expect(answered.cards[0]?.id).toBe("example:e1");
  });

  it("says nothing where the answering sentence is not true, where its conditions do not hold, or where nobody checks it", () => {
    expect(said(example("已经退了300元到您的银行卡。")).cards.map(({ id }) => id)).not.toContain("example:e1");
    expect(said(example("退款都是原路退回的。"), { ...asked, given: { ...given, case: "refunded" } }).cards.map(({ id }) => id)).not.toContain("example:e1");
    expect(answer(asked, [example("退款都是原路退回的。"), ...cards]).cards.map(({ id }) => id)).not.toContain("example:e1");
  });

  it.each([
    ["what the seller's cards commit to in this state", "退款都是原路退回的。", true],
    ["a promise no card of the seller makes", "可以给您换货。", false],
    ["what is told as done and is not", "已经给您退款了。", false],
    ["a figure of another case", "可以退您300元。", false],
    ["another way to reach us", "加微信退款。", false],
  ])("%s", (_, text, isSo) => {
    expect(trueAgain(asked, cards)(text)).toBe(isSo);
  });
});
