import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { meituan } from "../../../../main/hub/connectors/meituan/connector.ts";
import type { CaseWrite } from "../../../../main/hub/connectors/port.ts";
import { contextOf } from "../../../conformance/fakes/fake.ts";
import { type FakeMeituan, fakeMeituan, refund } from "../../../conformance/fakes/meituan.ts";

let fake: FakeMeituan;
beforeEach(async () => {
  fake = await fakeMeituan();
});
afterEach(() => fake.server.close());

const OLD = { service_type: 0, status: "", res_type: 0 };
const { actions } = meituan;

/** A refund of this shape as it was read, ready to be answered. */
async function aRefund(more: Record<string, unknown> = {}): Promise<CaseWrite> {
  const [id = ""] = fake.fill("cases", 1);
  Object.assign(fake.refunds.get(id) as object, more);
  const item = await meituan.fetchOne(contextOf(fake), fake.refOf("cases", id));
  const facts = item.ok ? meituan.normalize("case", item.value.payload) : item;
  const [fact] = facts.ok ? facts.value : [];
  if (fact?.type !== "case") throw new Error(JSON.stringify(facts));
  const { channelCaseId, channelOrderId, amountFen, writeToken } = fact;
  return { channelCaseId, channelOrderId, amountFen, writeToken, text: "商品完好，配送正常" };
}
const reason = { id: "8", text: "已与买家协商一致" };
const writes = () =>
  fake.asked.filter(({ isRead }) => !isRead).map(({ path, params }) => [path, params.order_id ?? params.wm_order_id_view, params.review_type ?? params.reason]);

describe("agreeing", () => {
  it("names the order in the old flow, and in the one with returns the number that people see", async () => {
    const old = await aRefund(OLD);
    expect(await actions.agreeRefund?.(contextOf(fake), old)).toMatchObject({ ok: true });
    const money = await aRefund({ service_type: 1, status: 1 });
    expect(await actions.agreeRefund?.(contextOf(fake), money)).toMatchObject({ ok: true });
    expect(writes()).toEqual([
      ["order/refund/agree", old.channelOrderId, "同意退款"],
      ["ecommerce/order/reviewAfterSales", money.writeToken.view, "1"],
    ]);
    expect(fake.badSignatures()).toBe(0);
  });

  it("to a return comes before the money, and pays only once the goods are on their way", async () => {
    const asked = await aRefund();
    expect(await actions.agreeRefund?.(contextOf(fake), asked)).toMatchObject({ ok: false, refusal: { code: "REFUSED" } });
    expect(await actions.agreeReturn?.(contextOf(fake), asked)).toMatchObject({ ok: true });
    const sent = await aRefund({ status: 20 });
    expect(await actions.agreeReturn?.(contextOf(fake), sent)).toMatchObject({ ok: false });
    expect(await actions.agreeRefund?.(contextOf(fake), sent)).toMatchObject({ ok: true });
  });

  it("to another sum, to what changed meanwhile, or without what was read sends nothing", async () => {
    const wanted = await aRefund(OLD);
    expect(await actions.agreeRefund?.(contextOf(fake), { ...wanted, amountFen: 100 })).toMatchObject({ ok: false, refusal: { code: "REFUSED" } });
    expect(await actions.agreeRefund?.(contextOf(fake), { ...wanted, writeToken: {} })).toMatchObject({ ok: false, refusal: { code: "STALE" } });
    for (const change of [{ money: 60 }, { money: 59, res_type: 7 }, { res_type: 0, is_appeal: 1 }]) {
      Object.assign(fake.refunds.get(wanted.channelCaseId) as object, change);
      expect(await actions.agreeRefund?.(contextOf(fake), wanted)).toMatchObject({ ok: false, refusal: { code: "STALE" } });
    }
    expect(writes()).toEqual([]);
  });

  it("while another refund of the order waits is left to the platform's pages: the call would not say which", async () => {
    const wanted = await aRefund(OLD);
    const other = { ...refund({ id: "999", order: wanted.channelOrderId, at: 1_795_137_151 }), ...OLD };
    fake.refunds.set("999", other);
    expect(await actions.agreeRefund?.(contextOf(fake), wanted)).toMatchObject({ ok: false, refusal: { code: "NOT_SUPPORTED" } });
    other.res_type = 2;
    expect(await actions.agreeRefund?.(contextOf(fake), wanted)).toMatchObject({ ok: true });
    expect(writes()).toHaveLength(1);
  });

  it("that the platform calls done already is a success where it came about, and stale where it did not", async () => {
    const moved = { data: "ng", error: { code: 808, msg: "操作失败,订单已经确认过了" } };
    const wanted = await aRefund(OLD);
    fake.before((path) => {
      if (path !== "order/refund/agree") return undefined;
      Object.assign(fake.refunds.get(wanted.channelCaseId) as object, { res_type: 2 });
      return moved;
    });
    expect(await actions.agreeRefund?.(contextOf(fake), wanted)).toMatchObject({ ok: true });
    const other = await aRefund(OLD);
    fake.before((path) => {
      if (path !== "order/refund/agree") return undefined;
      Object.assign(fake.refunds.get(other.channelCaseId) as object, { res_type: 7 });
      return moved;
    });
    expect(await actions.agreeRefund?.(contextOf(fake), other)).toMatchObject({ ok: false, refusal: { code: "STALE" } });
  });
});

describe("refusing", () => {
  it("sends words alone in the old flow, and code and words in the other", async () => {
    const old = await aRefund(OLD);
    expect(await actions.refuseRefund?.(contextOf(fake), { ...old, reason })).toMatchObject({ ok: true });
    const back = await aRefund();
    expect(await actions.refuseReturn?.(contextOf(fake), { ...back, reason })).toMatchObject({ ok: true });
    expect(writes()).toEqual([
      ["order/refund/reject", old.channelOrderId, old.text],
      ["ecommerce/order/reviewAfterSales", back.writeToken.view, "2"],
    ]);
    expect(fake.asked.at(-1)?.params).toMatchObject({ reject_reason_code: "8", reject_other_reason: back.text });
  });

  it("offers the reasons that the shop entered, else one that its words explain", async () => {
    const of = { channelCaseId: "1", writeToken: {} };
    expect(await actions.refusalReasons?.(contextOf(fake), of)).toMatchObject({ ok: true, value: [{ id: "8" }, { id: "12", text: "商品无质量问题" }] });
    const plain = await actions.refusalReasons?.(contextOf(fake, { settings: { ...fake.settings, refusalReasons: "随便写写" } }), of);
    expect(plain).toMatchObject({ ok: true, value: [{ text: expect.stringContaining("其他原因") }] });
  });

  it("is not offered once the buyer appealed, nor for what has no call", () => {
    expect(actions.atPlatform?.("refuse_refund", { appeal: "1" })?.zh).toContain("申诉");
    expect(actions.atPlatform?.("agree_refund", { kind: "complaint" })?.zh).toContain("后台");
    expect(actions.atPlatform?.("agree_refund", { kind: "refund_only" })).toBeNull();
    expect(actions.atPlatform?.("send_message", { appeal: "1" })).toBeNull();
  });
});
