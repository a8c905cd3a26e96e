import { describe, expect, it } from "vitest";
import type { CasePage } from "../../../main/hub/contract/index.ts";
import { evidencePack } from "../../../main/hub/disputes/evidence-pack.ts";

const at = (hour: number) => new Date(Date.UTC(2026, 10, 20, hour));
/** As much of a page as the pack is made of. */
const page = (words: string): CasePage =>
  ({
    case: { number: "AS1", kind: "refund_only", state: "requested", amountFen: 5_900, reason: "质量问题", buyerWords: words, evidence: ["e1", "e2"] },
    order: null,
    messages: [
      { at: at(3), author: "buyer", text: words, delivery: "received" },
      { at: at(4), author: "operator", text: "没有发出去的话", delivery: "failed" },
    ],
    timeline: [
      { at: at(2), toldBy: "channel", text: "后来的" },
      { at: at(1), toldBy: "carrier", text: "先前的" },
    ],
  }) as unknown as CasePage;

describe("the evidence for a platform's staff", () => {
  it("tells facts, the way in the order of time and what was really said, in Beijing's time", () => {
    const { name, html } = evidencePack(page("领口开线"), at(5));
    expect(name).toBe("AS1-证据.html");
    expect(html).toContain("整理于 2026-11-20 13:00:00");
    for (const told of ["59.00 元", "仅退款，待商家处理", "领口开线", "上传了 2 件"]) expect(html).toContain(told);
    expect(html.indexOf("先前的")).toBeLessThan(html.indexOf("后来的"));
    expect(html).not.toContain("没有发出去的话");
  });

  it("lets nothing that somebody wrote do anything", () => {
    const { html } = evidencePack(page(`<script>alert(1)</script><img src=x onerror="a()">`), at(5));
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain("&#60;script&#62;");
  });
});
