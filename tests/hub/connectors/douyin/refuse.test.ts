import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { douyin } from "../../../../main/hub/connectors/douyin/connector.ts";
import type { CaseWrite } from "../../../../main/hub/connectors/port.ts";
import { type FakeDouyin, fakeDouyin } from "../../../conformance/fakes/douyin.ts";
import { contextOf } from "../../../conformance/fakes/fake.ts";

const write = (type: string, status: string): CaseWrite => ({
  channelCaseId: "142000000000001234",
  channelOrderId: "6920000000000012345",
  amountFen: 5900,
  writeToken: { update_time: "1795406400", aftersale_type: type, aftersale_status: status },
  text: "与买家电话协商一致",
  reason: { id: "8", text: "已与买家协商一致" },
});
const { refuseRefund, refusalReasons, atPlatform } = douyin.actions;

describe("a refusal at Douyin", () => {
  let fake: FakeDouyin;
  beforeEach(async () => {
    fake = await fakeDouyin();
  });
  afterEach(() => fake.server.close());

  it.each([
    ["a return", "0", "6", 102],
    ["a return whose goods are back", "0", "11", 112],
    ["a refund after shipping", "1", "6", 202],
    ["an exchange", "3", "6", 302],
  ])("of %s is its own step, with the lock, the reason's code and its words", async (...[, type, status, step]) => {
    expect(await refuseRefund?.(contextOf(fake), write(type, status))).toMatchObject({ ok: true });
    const item = {
      aftersale_id: "142000000000001234",
      update_time: 1795406400,
      remark: "与买家电话协商一致",
      reason: "已与买家协商一致",
      reject_reason_code: 8,
    };
    expect(fake.asked[0]).toEqual({ method: "afterSale.operate", params: { type: step, items: [item] } });
    expect(fake.badSignatures()).toBe(0);
  });

  it.each(["2", "4", "5", "6", "7", "8"])("of type %s has no step, and is never asked for", async (type) => {
    expect(await refuseRefund?.(contextOf(fake), write(type, "6"))).toMatchObject({ ok: false, refusal: { code: "NOT_SUPPORTED" } });
    expect(fake.asked).toEqual([]);
  });

  it("says beforehand where it cannot be", () => {
    expect(atPlatform?.("refuse_refund", { aftersale_type: "2" })?.zh).toMatch(/未发货/);
    expect(atPlatform?.("refuse_refund", { aftersale_type: "6" })?.zh).toMatch(/价保.*拒绝/);
    expect(atPlatform?.("refuse_return", { aftersale_type: "0" })).toBeNull();
    expect(atPlatform?.("agree_refund", { aftersale_type: "2" })).toBeNull();
  });

  it("takes a proof on its own pages alone, and says what it wants to see", async () => {
    expect(await refusalReasons?.(contextOf(fake), write("0", "6"))).toEqual({
      ok: true,
      value: [
        { id: "7", text: "商品影响二次销售", proof: "elsewhere", proofWanted: "破损处的照片" },
        { id: "8", text: "已与买家协商一致", proof: "optional" },
      ],
    });
    expect(fake.asked[0]?.params).toEqual({ aftersale_id: "142000000000001234" });
  });

  it("that comes too late is stale", async () => {
    const items = [{ aftersale_id: "142000000000001234", status_code: 6, status_msg: "售后单已更新，请刷新后重试" }];
    fake.before((method) => (method === "afterSale.operate" ? { code: 10001, data: { items } } : undefined));
    expect(await refuseRefund?.(contextOf(fake), write("1", "6"))).toMatchObject({ ok: false, refusal: { code: "STALE" } });
  });
});
