import { describe, expect, it } from "vitest";
import { canHold, givenValues, slotNames } from "../../../main/hub/contract/given.ts";
import type { OrderView, Slots } from "../../../main/hub/contract/index.ts";
import type { OrderStory } from "../../../main/hub/disputes/order-timeline.ts";
import type { CaseGround } from "../../../main/hub/disputes/reply-facts.ts";
import { type GivenGround, givenFor } from "../../../main/hub/disputes/reply-given.ts";
import { replySlots } from "../../../main/hub/disputes/reply-slots.ts";
import { at, line, now, parcel, row, story, terms } from "./reply-ground.ts";

const slots = (told: OrderStory | null, of: Partial<CaseGround & { lineIds: string[] }> = {}): Slots =>
  replySlots({ case: { ...row(of), lineIds: of.lineIds ?? [] }, told, terms, asked: "", now });
const given = (of: Partial<OrderView>, more: Partial<GivenGround> = {}) =>
  givenFor({ case: row(), told: story(of), slots: {}, otherStates: [], photos: false, now, ...more });

describe("slots of a reply", () => {
  it("a promised time by which nothing was sent is told while it is to come, and no more", () => {
    expect(slots(story({ state: "allocated", promisedShipAt: at(1) })).承诺发货时间).toBe("11月26日 10:00");
    expect(slots(story({ state: "allocated", promisedShipAt: at(-2) })).承诺发货时间).toBeUndefined();
  });

  it("tell the record: only what is known, by the names of the closed list", () => {
    const all = slots(story({ parcels: [parcel()], promisedShipAt: at(-2), outboundAt: at(-3) }));
    expect(all).toMatchObject({
      物流状态: "您的包裹 11月24日 到达武汉",
      快递公司: "韵达快递",
      快递单号: "YD1",
      承诺发货时间: "11月23日 10:00",
      出库时间: "11月22日 10:00",
      申请金额: "59元",
      可退金额: "59元",
      实付金额: "118元",
      订单状态: "运输中",
      售后状态: "待商家处理",
      售后类型: "仅退款",
      处理时限: "11月26日 10:00",
      商品: "陶瓷马克杯",
      下单时间: "11月20日 10:00",
    });
    for (const absent of ["签收时间", "已退金额", "退货单号", "取消结果", "退货地址"]) expect(all).not.toHaveProperty(absent);
    const names: readonly string[] = [...slotNames.record, ...slotNames.terms];
    expect(Object.keys(all).filter((name) => !names.includes(name))).toEqual([]);
  });

  it("of a case without an order are the case's alone", () => {
    expect(Object.keys(slots(null)).sort()).toEqual(["可退金额", "售后状态", "售后类型", "处理时限", "申请金额", "退货期限", "退货运费"].sort());
  });

  it("of a question tell nothing of an after-sale, but what the order gave back", () => {
    const asked = slots(story({ refundedFen: 5_900 }), { kind: "question", amountFen: 0, refundableFen: 0 });
    for (const absent of ["申请金额", "可退金额", "售后状态", "售后类型", "处理时限"]) expect(asked).not.toHaveProperty(absent);
    expect(asked.已退金额).toBe("59元");
  });

  it("name no time that is over as the time by which something is done", () => {
    expect(slots(story(), { deadlineAt: at(-0.1) })).not.toHaveProperty("处理时限");
  });

  it("name the goods the case is about, and of many only the first", () => {
    const lines = [line("杯"), line("碟"), line("壶"), { ...line("赠品"), gift: true }];
    expect(slots(story({ lines }), { lineIds: ["碟"] }).商品).toBe("碟");
    expect(slots(story({ lines: lines.slice(0, 2) })).商品).toBe("杯、碟");
    expect(slots(story({ lines })).商品).toBe("杯等商品");
  });

  it.each<[string, [of: Partial<OrderView>, asked: Partial<CaseGround>], string | undefined]>([
    ["closed and paid back", [{ state: "closed", refundedFen: 11_800 }, {}], "订单已关闭，已退118元"],
    ["closed unpaid", [{ state: "closed" }, { kind: "question" }], "订单已关闭"],
    ["asked for and still looked at", [{ state: "paid" }, {}], undefined],
    ["refused", [{ state: "in_transit" }, { state: "refused" }], "取消申请没有通过，订单没有取消"],
    ["asked about, nothing was cancelled", [{ state: "paid" }, { kind: "question" }], "订单没有取消，现在是已付款，待发货"],
  ])("say what became of a cancellation: %s", (_, [of, asked], said) => {
    expect(slots(story(of), asked).取消结果).toBe(said);
  });
});

describe("conditions of a reply", () => {
  it("are all of the closed list, with values of it", () => {
    const all = given({ parcels: [parcel()] });
    expect(Object.keys(all).sort()).toEqual(Object.keys(givenValues).sort());
    for (const [name, value] of Object.entries(all)) expect(canHold(name, typeof value === "boolean" ? value : [value]), name).toBe(true);
    expect(given({}, { told: null })).toMatchObject({ order: "none", parcel: "none", shipped: false, signed: false, promisedShip: "none" });
  });

  it("a channel's word alone ships nothing; an order that was closed is as far as its scans", () => {
    expect(given({ state: "paid", claimedShippedAt: at(-1) })).toMatchObject({ order: "paid", shipped: false });
    expect(given({ state: "outbound" })).toMatchObject({ shipped: true, signed: false });
    expect(given({ state: "closed" }).shipped).toBe(false);
    expect(given({ state: "closed", parcels: [parcel()] }).shipped).toBe(true);
  });

  it("signed is every parcel, and where no carrier told anything the channel's word", () => {
    const signed = parcel({ id: "p2", state: "signed", signedAt: at(-1), lastScanAt: at(-0.5) });
    expect(given({ state: "signed", parcels: [signed] })).toMatchObject({ signed: true, parcel: "signed" });
    expect(given({ state: "completed", parcels: [signed, parcel()] })).toMatchObject({ signed: false, parcel: "in_transit" });
    expect(given({ state: "completed", parcels: [] }).signed).toBe(true);
    expect(given({ parcels: [parcel({ state: "replaced" })] }).parcel).toBe("none");
  });

  it("the promised time counts until the order leaves", () => {
    expect(given({ state: "paid", promisedShipAt: at(1) }).promisedShip).toBe("ahead");
    expect(given({ state: "paid", promisedShipAt: at(-1) }).promisedShip).toBe("passed");
    expect(given({ state: "in_transit", promisedShipAt: at(-1) }).promisedShip).toBe("none");
  });

  it("a refund of another line is none of this case, but all that a question can ask about", () => {
    expect(given({ refundedFen: 100 }, { otherStates: ["refunded"] }).refund).toBe("none");
    expect(given({ refundedFen: 100 }, { case: row({ kind: "question" }) })).toMatchObject({ refund: "refunded", case: "none" });
    expect(given({}, { case: row({ kind: "question" }), otherStates: ["refunding"] }).refund).toBe("refunding");
    expect(given({}, { case: row({ state: "refunding" }) }).refund).toBe("refunding");
  });

  it("a deadline is over, a parcel stands still, a return has its number, a term is set", () => {
    const en = { sentence: "", ends: "" };
    const stalled = { id: "f", kind: "stalled", since: at(-2), sentence: "", duty: "agent", ends: "", en, evidence: {}, resolvedAt: null } as const;
    expect(
      given({}, { told: story({}, { findings: [stalled] }), case: row({ deadlineAt: at(-1), returnWaybill: "R1" }), slots: { 开票方式: "x" } }),
    ).toMatchObject({
      stalled: true,
      deadlinePassed: true,
      returnWaybill: true,
      "terms.invoice": true,
      "terms.install": false,
    });
    expect(given({}, { told: story({}, { findings: [{ ...stalled, resolvedAt: at(-1) }] }) })).toMatchObject({
      stalled: false,
      deadlinePassed: false,
      returnWaybill: false,
    });
  });
});
