/** What an example commits to, held against terms, cards and policy as they are now. */
import { describe, expect, it } from "vitest";
import type { Want } from "../../../../main/hub/contract/words.ts";
import { starterCards } from "../../../../main/hub/knowledge/cards/starter-cards.ts";
import { againstPolicy, type Ruled, unbackedIn } from "../../../../main/hub/knowledge/training/in-force.ts";

const cards = starterCards();
const terms = { slots: { 退货运费: "退货运费由您承担，一般10元左右。" }, freight: null, forbiddenWords: [], promises: ["我们会在24小时内核实并给您答复。"] };
const said = (want: Want, ...texts: string[]) => ({
  ...{ id: "example:1", want, title: "", when: {}, says: [], unless: [], en: [] },
  zh: texts.map((text) => ({ act: "fact" as const, optional: false, texts: [text] })),
});
const unbacked = (want: Want, text: string): string[] => unbackedIn(said(want, text), { terms, cards }).map((mark) => mark.with);
const ruled = (outcome: Ruled["outcome"]): Ruled => ({ policy: "after-sale", version: 3, row: "payout-over-500", note: "累计赔付超过 500 元", outcome });

describe("what an example promises", () => {
  it.each<[Want, string, string[]]>([
    ["invoice", "我们给您补发一件新的。", ["terms.promises"]],
    ["where_parcel", "给您补偿一张券。", ["terms.promises"]],
    ["goods_bad", "给您补偿20元。", ["terms.money"]],
    ["freight", "退货运费一般10元。", []],
    ["freight", "退货运费一般12元。", ["terms.money"]],
    ["goods_bad", "可以换货也可以退款。", []],
    ["where_parcel", "我们会在{答复时限}内答复您。", []],
    ["refund_time", "退款{可退金额}会原路退回。", []],
    // What was done for one buyer is no promise: only the record may say it again.
    ["invoice", "已经为您补发了。", []],
  ])("of %s: %s → %j", (want, text, marks) => {
    expect(unbacked(want, text)).toEqual(marks);
  });

  it("no card that ships promises what no other card of its want, nor the terms, ever promise, but the few that are alone in it", () => {
    const alone = cards.filter((card) => unbackedIn(card, { terms, cards }).some((mark) => mark.with === "terms.promises"));
    expect(alone.length).toBeLessThan(cards.length / 10);
  });

  it("is against a policy that has somebody else decide first, whichever words promise it", () => {
    for (const text of ["马上给您退600元。", "我们会尽快退款。", "可以给您换一件新的。"]) {
      const [mark] = againstPolicy(said("refund_time", "您好。", text), ruled("risk"));
      expect(mark).toMatchObject({
        with: "policy.after-sale/payout-over-500",
        zh: expect.stringMatching(/第 3 版.*风控/),
        en: expect.stringContaining("risk reviewer"),
      });
    }
    expect(againstPolicy(said("refund_time", "您的申请需要专人核实。"), ruled("risk"))).toEqual([]);
    expect(againstPolicy(said("refund_time", "我们会尽快退款。"), ruled("agent"))).toEqual([]);
    expect(againstPolicy(said("refund_time", "我们会尽快退款。"), null)).toEqual([]);
  });

  it("refused is against a policy that grants", () => {
    expect(againstPolicy(said("return_policy", "这件不支持退货。"), ruled("grant"))).toHaveLength(1);
    expect(againstPolicy(said("return_policy", "这件不支持退货。"), ruled("agent"))).toEqual([]);
    expect(againstPolicy(said("return_policy", "可以退货。"), ruled("grant"))).toEqual([]);
  });
});
