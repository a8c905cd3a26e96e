import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { kuaishou } from "../../../../main/hub/connectors/kuaishou/connector.ts";
import type { CaseWrite } from "../../../../main/hub/connectors/port.ts";
import { contextOf } from "../../../conformance/fakes/fake.ts";
import { type FakeKuaishou, fakeKuaishou } from "../../../conformance/fakes/kuaishou.ts";

let fake: FakeKuaishou;
let id: string;
beforeEach(async () => {
  fake = await fakeKuaishou();
  [id = ""] = fake.fill("cases", 1);
});
afterEach(() => fake.server.close());
const { agreeRefund, agreeReturn, addNote, atPlatform, refusalReasons, refuseRefund } = kuaishou.actions;

/** What a write is given once the after-sale was read as it stands. */
async function seen(change: object = {}, more: Partial<CaseWrite> = {}): Promise<CaseWrite> {
  Object.assign(fake.refunds.get(id) ?? {}, change);
  const item = await kuaishou.fetchOne(contextOf(fake), { kind: "case", id });
  const facts = item.ok ? kuaishou.normalize("case", item.value.payload) : item;
  const [fact] = facts.ok ? facts.value : [];
  if (fact?.type !== "case") throw new Error("expected a case");
  fake.asked.length = 0;
  const { channelCaseId, channelOrderId, amountFen, writeToken } = fact;
  return { channelCaseId, channelOrderId, amountFen, writeToken, ...more };
}
const sent = (method: string) => fake.asked.filter((one) => one.method === method).map(({ params }) => params);
const written = () => fake.asked.map(({ method }) => method).filter((method) => !/detail|reason/.test(method));
const APPROVE = "open.seller.order.refund.approve";
const RETURN = "open.seller.order.refund.returngoods.approve";
const RECEIPT = "open.seller.order.refund.confirm.receipt";
const NOTE = "open.seller.order.note.add";
const BACK = { status: 40, logisticsInfo: { expressNo: "YT9900000000002", expressCode: 5 } };

describe("agreeing at Kuaishou", () => {
  it("pays a refund without return by its sum and its state", async () => {
    expect(await agreeRefund?.(contextOf(fake), await seen({ status: 10, handlingWay: 10 }))).toMatchObject({ ok: true });
    expect(sent(APPROVE)).toEqual([{ refundId: id, refundAmount: 5900, status: 10, negotiateStatus: 1, refundHandingWay: 10 }]);
    expect(fake.badSignatures()).toBe(0);
  });

  it("pays a return by confirming the receipt, once the goods were sent back", async () => {
    expect(await agreeRefund?.(contextOf(fake), await seen(BACK))).toMatchObject({ ok: true });
    expect(sent(RECEIPT)).toEqual([{ refundId: id, status: 40 }]);
    for (const status of [11, 22, 30])
      expect(await agreeRefund?.(contextOf(fake), await seen({ status, logisticsInfo: null }))).toMatchObject({ ok: false, refusal: { code: "REFUSED" } });
    expect(written()).toEqual([]);
  });

  it("agrees to a return with the shop's address and the sum to compare, to that of an exchange with none", async () => {
    expect(await agreeReturn?.(contextOf(fake), await seen())).toMatchObject({ ok: true });
    expect(sent(RETURN)).toEqual([{ refundId: id, refundAmount: 5900, addressId: "5001" }]);
    expect(await agreeReturn?.(contextOf(fake), await seen({ handlingWay: 3 }))).toMatchObject({ ok: true });
    expect(sent(RETURN)).toEqual([{ refundId: id, refundAmount: 0, addressId: "5001" }]);
    const without = contextOf(fake, { settings: { appKey: fake.settings.appKey ?? "" } });
    expect(await agreeReturn?.(without, await seen())).toMatchObject({ ok: false, refusal: { code: "REFUSED", details: { setting: "returnAddressId" } } });
  });

  it.each([
    ["the sum", { refundFee: 8900, updateTime: 1_795_138_000_000 }],
    ["the state", { status: 20 }],
    ["only the time of change", { updateTime: 1_795_138_000_000 }],
  ])("pays nothing when %s is another one than was decided upon", async (_what, change) => {
    const wanted = await seen({ status: 10, handlingWay: 10 });
    Object.assign(fake.refunds.get(id) ?? {}, change);
    expect(await agreeRefund?.(contextOf(fake), wanted)).toMatchObject({ ok: false, refusal: { code: "STALE" } });
    expect(written()).toEqual([]);
  });

  it("pays no other sum than was asked for, and nothing of what was not read", async () => {
    const wanted = await seen({ status: 10, handlingWay: 10 });
    for (const amountFen of [5800, 0, -1]) expect(await agreeRefund?.(contextOf(fake), { ...wanted, amountFen })).toMatchObject({ ok: false });
    expect(await agreeReturn?.(contextOf(fake), { ...wanted, writeToken: {} })).toMatchObject({ ok: false, refusal: { code: "STALE" } });
    expect(written()).toEqual([]);
  });

  it("does not know what happened when the answer is nonsense, and says so", async () => {
    const wanted = await seen({ status: 10, handlingWay: 10 });
    fake.before((method) => (method === APPROVE ? { nothing: true } : undefined));
    expect(await agreeRefund?.(contextOf(fake), wanted)).toMatchObject({ ok: false, refusal: { code: "TIMED_OUT" } });
  });
});

describe("what is done on Kuaishou's own pages", () => {
  const says = async (action: "agree_refund" | "agree_return" | "refuse_refund", change: object) => atPlatform?.(action, (await seen(change)).writeToken);
  it("is said for what the platform is in, exchanges that are to be sent, resends, repairs, price protection, and a freight that is asked for besides", async () => {
    expect(await says("agree_refund", { status: 20 })).toMatchObject({ zh: expect.stringContaining("平台已介入") });
    expect(await says("refuse_refund", { status: 21 })).toMatchObject({ en: expect.stringContaining("platform is in it") });
    for (const handlingWay of [3, 4, 5]) expect(await says("agree_refund", { status: 40, handlingWay })).toMatchObject({ zh: expect.stringContaining("后台") });
    expect(await says("agree_return", { status: 11, handlingWay: 4 })).toMatchObject({ zh: expect.stringContaining("后台") });
    expect(await says("agree_return", { status: 11, handlingWay: 3 })).toBeNull();
    expect(await says("agree_refund", { status: 10, handlingWay: 10, specialRefundType: 1 })).toMatchObject({ zh: expect.stringContaining("价保") });
    const returnFreightInfo = { returnFreightAmount: 1200, returnFreightStatus: 10 };
    const change = { ...BACK, handlingWay: 1, specialRefundType: 0, returnFreightInfo };
    expect(await says("agree_refund", change)).toMatchObject({ zh: expect.stringContaining("退货运费") });
    expect(await agreeRefund?.(contextOf(fake), await seen(change))).toMatchObject({ ok: false, refusal: { code: "NOT_SUPPORTED" } });
    expect(written()).toEqual([]);
  });
});

describe("refusing at Kuaishou", () => {
  const reason = { id: "8", text: "已与买家协商一致" };
  it("asks for the reasons of the after-sale; one that wants a picture is given on the platform's pages", async () => {
    expect(await refusalReasons?.(contextOf(fake), await seen())).toEqual({
      ok: true,
      value: [
        { id: "8", text: "已与买家协商一致", proof: "optional" },
        { id: "12", text: "商品无质量问题", proof: "elsewhere", proofWanted: "请上传商品检测照片" },
      ],
    });
  });

  it("sends the version that was read, and is told when it is an old one", async () => {
    const wanted = await seen({}, { reason, text: "商品完好" });
    expect(await refuseRefund?.(contextOf(fake), wanted)).toMatchObject({ ok: true });
    expect(sent("open.refund.reject")).toEqual([{ refundId: id, reasonCode: 8, rejectDesc: "商品完好", refundVersion: wanted.writeToken.refund_version }]);
    Object.assign(fake.refunds.get(id) ?? {}, { updateTime: 1_795_138_000_000 });
    expect(await refuseRefund?.(contextOf(fake), wanted)).toMatchObject({ ok: false, refusal: { code: "STALE" } });
  });

  it("refuses with words of a length that is taken", async () => {
    for (const text of ["", "字", "字".repeat(201)])
      expect(await refuseRefund?.(contextOf(fake), await seen({}, { reason, text }))).toMatchObject({ ok: false, refusal: { code: "REFUSED" } });
    expect(written()).toEqual([]);
  });
});

describe("notes at Kuaishou", () => {
  const noted = async (notes: object[], more: Partial<CaseWrite>) => {
    const [orderId = ""] = fake.fill("orders", 1);
    Object.assign(fake.orders.get(orderId) ?? {}, { orderNote: { orderNoteInfo: notes } });
    const answer = await addNote?.(contextOf(fake), { ...(await seen()), channelOrderId: orderId, ...more });
    return { answer, sent: sent(NOTE).map(({ orderId: _id, ...rest }) => rest) };
  };
  const red = { createTime: 1, note: "先前", flagTagCode: "red_flag_tag_order" };

  it("are added, with the flag that is there, or a new one", async () => {
    expect((await noted([], { text: "已联系买家" })).sent).toEqual([{ note: "已联系买家", flag: 0 }]);
    expect((await noted([red], { text: "已联系买家" })).sent).toEqual([{ note: "已联系买家", flag: 1 }]);
    expect((await noted([red], { text: "", fields: { flag: "purple" } })).sent).toEqual([{ note: "", flag: 5 }]);
  });

  it("that stand there already are not written again", async () => {
    expect(await noted([red], { text: "先前", fields: { flag: "red" } })).toEqual({ answer: { ok: true, value: { channelAnswer: null } }, sent: [] });
    expect((await noted([red], { text: "先前", fields: { flag: "blue" } })).sent).toEqual([{ note: "", flag: 4 }]);
  });

  it("that are empty or too long are refused before anything is asked", async () => {
    for (const text of ["", "字".repeat(201)]) expect((await noted([], { text })).answer).toMatchObject({ ok: false, refusal: { code: "REFUSED" } });
    expect(fake.asked).toEqual([]);
  });
});
