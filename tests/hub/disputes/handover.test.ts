import { describe, expect, it } from "vitest";
import type { CasePage } from "../../../main/hub/contract/index.ts";
import { handoverOf } from "../../../main/hub/disputes/handover.ts";
import { asWritten, hasOwnChinese, withoutMarks } from "../../../main/hub/kernel/said.ts";
import { at, now, order } from "./reply-ground.ts";

const actionNames = new Map([["agree_refund" as const, { label: { zh: "同意退款", en: "Agree refund" }, asks: { text: null } }]]);
type Message = CasePage["messages"][number];
const message = (id: string, author: Message["author"], [text, days]: [text: string, days: number]): Message => ({
  id,
  author,
  authorName: author === "operator" ? "小李" : "",
  text,
  at: at(days),
  delivery: author === "buyer" ? "received" : "sent",
  caseId: "c",
  pictures: [],
});

function page({ case: of, ...more }: Partial<Omit<CasePage, "case">> & { case?: Partial<CasePage["case"]> } = {}): CasePage {
  const row = {
    id: "c1",
    kind: "return_refund",
    state: "arrived",
    status: "open",
    reason: "质量问题",
    amountFen: 5_900,
    stakeFen: 5_900,
    buyerWords: "杯子裂了",
    openedAt: at(-3),
    deadlineAt: at(1),
    defaultOutcome: "refund",
    returnWaybill: "SF9",
    arrivedAt: at(-0.5),
    inspectedAt: null,
    inspection: null,
    problem: null,
    arbitration: false,
    unknownStatus: false,
    unclearReturn: null,
    ...of,
  };
  const rest = { timeline: [], findings: [], messages: [], suggestion: null, promises: [], decisions: [], actions: [], account: null, offers: [] };
  return {
    order: order({ id: "o1", number: "20261120000001", whereabouts: "退货已到仓。", en: { whereabouts: "The return is in the warehouse." } }),
    ...rest,
    template: { title: { zh: "", en: "" }, points: [], desk: null },
    ...more,
    case: row,
  } as CasePage;
}

const part = (of: CasePage, name: string, language: "zh" | "en" = "zh"): string[] =>
  handoverOf(of, { now, actions: actionNames })
    .parts.filter((each) => each.part === name)
    .flatMap(({ lines }) => lines.map((line) => line[language]));

const findings = [
  {
    id: "f1",
    kind: "stalled",
    since: at(-1),
    sentence: "停了两天",
    duty: "agent",
    ends: "",
    en: { sentence: "It has not moved for two days.", ends: "" },
    evidence: {},
    resolvedAt: null,
  },
] as CasePage["findings"];
const talk = [
  message("m1", "buyer", ["杯子裂了", -3]),
  message("m2", "operator", ["照片看到了，请寄回", -2]),
  message("m3", "buyer", ["寄到了吗？什么时候退", -0.2]),
];

describe("a hand-over", () => {
  it("tells what happened in its order, then how things stand now", () => {
    expect(part(page({ messages: talk }), "happened")).toEqual([
      "买家发起退货退款，申请59元，原因“质量问题”；现在是“退货已到仓，等待验货”。",
      "退货到仓。",
      "订单 20261120000001：退货已到仓。",
      "退货单号 SF9。",
    ]);
  });

  it("says what each side said last, and how much lies between", () => {
    expect(part(page({ messages: talk }), "said")).toEqual([
      "买家一开始说：“杯子裂了”",
      "另有 1 条消息，见对话。",
      "我们最后回复（小李）：“照片看到了，请寄回”",
      "买家最后说：“寄到了吗？什么时候退”",
    ]);
    expect(part(page(), "said")).toContain("我们还没有回复过买家。");
  });

  it("names all that is open: who waits, what was promised, what runs out", () => {
    const promises = [
      { id: "p1", kind: "answer", text: "我们会在24小时内答复您", saidAt: at(-2), dueAt: at(-1), keptAt: null, keptBy: null, brokenAt: at(-1) },
    ] as CasePage["promises"];
    const said = part(page({ messages: talk, promises, case: { arbitration: true } }), "open");
    expect(said).toEqual([
      "答应过买家“我们会在24小时内答复您”，已经过了11月24日 10:00。",
      "买家的话还没有回复：“寄到了吗？什么时候退”",
      "平台客服已介入。",
      "平台时限11月26日 10:00；到期平台自动退款，涉及59元。",
    ]);
  });

  it("says that nothing is open where nothing is, and does not call a kept promise or an answered buyer open", () => {
    const promises = [
      { id: "p1", kind: "answer", text: "会答复", saidAt: at(-2), dueAt: at(-1), keptAt: at(-1.5), keptBy: "x", brokenAt: null },
    ] as CasePage["promises"];
    expect(part(page({ messages: talk.slice(0, 2), promises, case: { status: "done" } }), "open")).toEqual(["没有等着处理的事。"]);
  });

  it("an action that waits is open, one that is confirmed has happened", () => {
    const action = (state: string) =>
      ({
        id: "a1",
        kind: "agree_refund",
        state,
        text: "同意退款59元",
        by: "system",
        byName: "系统",
        createdAt: at(-1),
        problem: null,
      }) as CasePage["actions"][number];
    expect(part(page({ actions: [action("unclear")] }), "open")).toContain("同意退款59元：发出后没有回音，要到平台核对。");
    expect(part(page({ actions: [action("confirmed")] }), "happened")).toContain("系统：同意退款59元，平台已确认。");
    expect(part(page({ actions: [action("confirmed")] }), "open").join("")).not.toContain("同意退款");
    const sent = { ...action("sent"), text: "回复买家：照片看到了，请寄回" };
    expect(part(page({ actions: [sent], messages: talk }), "happened").join("")).not.toContain("照片看到了");
  });

  it("a buyer who wrote once and got no answer waits", () => {
    expect(part(page(), "open")).toContain("买家的话还没有回复。");
  });

  it("gives every sentence a source that is on the page, and both languages", () => {
    const decisions = [{ id: "d1", reason: "超过额度，转人工", policyVersion: 3, createdAt: at(-2) }] as CasePage["decisions"];
    const whole = page({ messages: talk, findings, decisions });
    const ids = new Set(["c1", "o1", "f1", "d1", "m1", "m2", "m3"]);
    for (const { lines } of handoverOf(whole, { now, actions: actionNames }).parts)
      for (const line of lines) {
        expect(ids).toContain(line.source.id);
        expect(line.en).toMatch(/[A-Za-z]/);
      }
    expect(withoutMarks(part(whole, "happened", "en")[0] ?? "")).toBe(
      "The buyer opened a case (return and refund, ¥59.00, reason “质量问题”); it is back in our warehouse and waiting for inspection.",
    );
  });

  it("is whole in English: nothing of it is Chinese but what somebody wrote, marked as such, and names", () => {
    const action = (id: string, of: object) => ({
      id,
      kind: "agree_refund",
      amountFen: 5_900,
      createdAt: at(-1),
      problem: null,
      en: { problem: null, moved: [] },
      by: "policy:after-sale@1",
      byName: "规则",
      ...of,
    });
    const whole = page({
      messages: talk,
      findings,
      decisions: [{ id: "d1", reason: "超过额度，转人工", policyVersion: 3, row: "payout-over-500", tier: "risk", createdAt: at(-2) }],
      actions: [
        action("a1", { state: "confirmed", text: "同意退款59元" }),
        action("a2", { state: "failed", text: "同意退款59元", problem: "网关超时", en: { problem: `It was refused: ${asWritten("网关超时")}`, moved: [] } }),
      ],
      case: { problem: "退款被银行退回", arbitration: true, unclearReturn: "SF1", inspectedAt: at(0), inspection: "failed" },
    } as unknown as Parameters<typeof page>[0]);
    const lines = handoverOf(whole, { now, actions: actionNames }).parts.flatMap(({ lines: all }) => all.map(({ en }) => en));
    expect(lines.filter(hasOwnChinese)).toEqual([]);
    expect(lines.map(withoutMarks)).toEqual(
      expect.arrayContaining([
        "Found: It has not moved for two days.",
        "Decided (policy version 3, rule payout-over-500): a risk reviewer decides.",
        "The policy: Agree refund ¥59.00, confirmed by the platform.",
        "Agree refund ¥59.00 did not succeed (It was refused: 网关超时).",
        "The platform's deadline is Nov 26, 10:00; then the channel refunds by itself, ¥59.00 at stake.",
      ]),
    );
  });

  it("quotes a novel by its beginning", () => {
    const long = part(page({ case: { buyerWords: "长".repeat(5_000) } }), "said")[0] ?? "";
    expect(long.length).toBeLessThan(120);
    expect(long).toContain("…");
  });
});
