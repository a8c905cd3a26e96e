import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CaseWrite, ChannelCase } from "../../../../main/hub/connectors/port.ts";
import { xiaohongshu } from "../../../../main/hub/connectors/xiaohongshu/connector.ts";
import { contextOf } from "../../../conformance/fakes/fake.ts";
import { type FakeXiaohongshu, fakeXiaohongshu } from "../../../conformance/fakes/xiaohongshu.ts";

const { agreeRefund, agreeReturn, refuseRefund, refusalReasons, addNote, atPlatform } = xiaohongshu.actions;
const AUDIT = "afterSale.auditReturns";
const RECEIVE = "afterSale.confirmReceive";

describe("Xiaohongshu writes", () => {
  let fake: FakeXiaohongshu;
  beforeEach(async () => {
    fake = await fakeXiaohongshu();
  });
  afterEach(() => fake.server.close());
  const sent = (method: string) => fake.asked.filter((call) => call.method === method).map(({ params }) => params);

  /** An after-sale as the console would hold it. */
  async function aCase(change: object = {}): Promise<CaseWrite> {
    const [id = ""] = fake.fill("cases", 1);
    Object.assign(fake.cases.get(id) ?? {}, change);
    const item = await xiaohongshu.fetchOne(contextOf(fake), fake.refOf("cases", id));
    const facts = item.ok ? xiaohongshu.normalize(item.value.topic, item.value.payload) : item;
    if (!facts.ok) throw new Error(facts.refusal.message);
    const { channelCaseId, channelOrderId, amountFen, writeToken } = facts.value[0] as ChannelCase;
    return { channelCaseId, channelOrderId, amountFen, writeToken };
  }
  const moneyAlone = { returnType: 5 };
  const back = { returnType: 1, status: 3 };

  it("refunds money alone by the review, a return by its receipt and not before", async () => {
    const money = await aCase(moneyAlone);
    expect(await agreeRefund?.(contextOf(fake), money)).toMatchObject({ ok: true });
    expect(sent(AUDIT)).toEqual([{ returnsId: money.channelCaseId, action: 1 }]);
    expect(await agreeRefund?.(contextOf(fake), await aCase())).toMatchObject({ ok: false, refusal: { code: "REFUSED" } });
    const goods = await aCase(back);
    expect(await agreeRefund?.(contextOf(fake), goods)).toMatchObject({ ok: true });
    expect(sent(RECEIVE)).toEqual([{ returnsId: goods.channelCaseId, action: 1 }]);
    expect(fake.badSignatures()).toBe(0);
  });

  it("agrees to nothing that changed since it was looked at: another sum, state or type, or nothing to tell by", async () => {
    const write = await aCase(moneyAlone);
    const now = fake.cases.get(write.channelCaseId) ?? {};
    for (const change of [{ expectedRefundAmountYuan: 118 }, { status: 5 }, { returnType: 4 }]) {
      const before = { ...now };
      Object.assign(now, change);
      expect(await agreeRefund?.(contextOf(fake), write)).toMatchObject({ ok: false, refusal: { code: "STALE" } });
      Object.assign(now, before);
    }
    expect(await agreeRefund?.(contextOf(fake), { ...write, writeToken: {} })).toMatchObject({ ok: false, refusal: { code: "STALE" } });
    expect(await agreeRefund?.(contextOf(fake), { ...write, amountFen: 5_000 })).toMatchObject({ ok: false, refusal: { code: "REFUSED" } });
    expect(sent(AUDIT)).toEqual([]);
  });

  it("lets a return or an exchange be sent back to the address of the settings, and says so where there is none", async () => {
    const write = await aCase();
    expect(await agreeReturn?.(contextOf(fake), write)).toMatchObject({ ok: false, refusal: { details: { setting: "returnAddressId" } } });
    const context = contextOf(fake, { settings: { ...fake.settings, returnAddressId: "123456" } });
    expect(await agreeReturn?.(context, { ...write, text: "请寄回" })).toMatchObject({ ok: true });
    expect(await agreeReturn?.(context, await aCase({ returnType: 2 }))).toMatchObject({ ok: true });
    expect(sent(AUDIT)).toMatchObject([{ action: 2, receiverInfo: { sellerAddressRecordId: 123456 }, message: "请寄回" }, { action: 2 }]);
    expect(await agreeReturn?.(context, await aCase(moneyAlone))).toMatchObject({ ok: false, refusal: { code: "REFUSED" } });
  });

  it("refuses by the reasons of the step it is at: the review, or the receipt", async () => {
    for (const [change, method, action, type] of [
      [moneyAlone, AUDIT, 3, 1],
      [back, RECEIVE, 2, 2],
    ] as const) {
      const write = await aCase(change);
      const reasons = await refusalReasons?.(contextOf(fake), write);
      const [reason] = reasons?.ok ? reasons.value : [];
      if (!reason) throw new Error("expected a reason");
      expect(sent("afterSale.rejectReasons").at(-1)).toEqual({ returnsId: write.channelCaseId, rejectReasonType: type });
      expect(await refuseRefund?.(contextOf(fake), { ...write, reason, text: "已与买家说明" })).toMatchObject({ ok: true });
      expect(sent(method).at(-1)).toEqual({ returnsId: write.channelCaseId, action, reason: 8, description: "已与买家说明" });
    }
  });

  it("reads reasons that come as a bare list, too", async () => {
    const write = await aCase();
    const data = [
      { reasonType: 0, reasonId: 31, reasonName: "商品完好" },
      { reasonId: "", reasonName: "空" },
    ];
    fake.before((method) => (method === "afterSale.rejectReasons" ? { success: true, error_code: 0, data } : undefined));
    expect(await refusalReasons?.(contextOf(fake), write)).toEqual({ ok: true, value: [{ id: "31", text: "商品完好", proof: "optional" }] });
  });

  it("does not know what happened where an answer says nothing, and does where it says no in its second layer", async () => {
    const write = await aCase(moneyAlone);
    const answer = (body: unknown) => fake.before((method) => (method === AUDIT ? body : undefined));
    answer({ data: "success" });
    expect(await agreeRefund?.(contextOf(fake), write)).toMatchObject({ ok: false, refusal: { code: "TIMED_OUT" } });
    answer({ success: true, error_code: 0, data: { success: false, code: -9, msg: "售后单状态已变更" } });
    expect(await agreeRefund?.(contextOf(fake), write)).toMatchObject({ ok: false, refusal: { code: "STALE" } });
    answer({ success: true, error_code: 0, data: { success: false, code: -9, msg: "账户余额不足" } });
    expect(await agreeRefund?.(contextOf(fake), write)).toMatchObject({
      ok: false,
      refusal: { code: "REFUSED", message: expect.stringContaining("余额不足") },
    });
  });

  it("what there is no call for is done at the platform, and says so", async () => {
    for (const change of [{ status: 14 }, { status: 11, returnType: 2 }, { returnType: 9 }, { status: 3, returnType: 2 }]) {
      const write = await aCase(change);
      expect(atPlatform?.("agree_refund", write.writeToken)?.zh).toContain("小红书商家后台");
      expect(await agreeRefund?.(contextOf(fake), write)).toMatchObject({ ok: false, refusal: { code: "NOT_SUPPORTED" } });
    }
    expect(atPlatform?.("refuse_return", { status: "14", return_type: "1" })?.zh).toContain("平台客服");
    expect(atPlatform?.("refuse_return", { status: "3", return_type: "2" })).toBeNull();
    expect(atPlatform?.("add_note", { status: "14" })).toBeNull();
    expect(sent(AUDIT)).toEqual([]);
  });

  it("writes a note behind what stands there, keeps or sets the flag, and writes the same twice once", async () => {
    const [id = ""] = fake.fill("orders", 1);
    const order = fake.orders.get(id) ?? {};
    Object.assign(order, { sellerRemark: "先前", sellerRemarkFlag: 4 });
    const write = { channelCaseId: "", channelOrderId: id, amountFen: 0, writeToken: {} };
    const notes = () => sent("order.modifySellerMarkInfo").map(({ sellerMarkNote, sellerMarkPriority }) => [sellerMarkNote, sellerMarkPriority]);
    await addNote?.(contextOf(fake), { ...write, text: "已联系买家" });
    expect(notes()).toEqual([["先前\n已联系买家", 4]]);
    Object.assign(order, { sellerRemark: "先前\n已联系买家" });
    await addNote?.(contextOf(fake), { ...write, text: "已联系买家" });
    expect(notes()).toHaveLength(1);
    await addNote?.(contextOf(fake), { ...write, fields: { flag: "red" } });
    expect(notes()[1]).toEqual(["先前\n已联系买家", 2]);
    Object.assign(order, { sellerRemark: "", sellerRemarkFlag: 0 });
    await addNote?.(contextOf(fake), { ...write, text: "新" });
    expect(notes()[2]).toEqual(["新", 1]);
    expect(await addNote?.(contextOf(fake), write)).toMatchObject({ ok: false, refusal: { code: "REFUSED" } });
  });
});
