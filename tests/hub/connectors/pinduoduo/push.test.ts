import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pinduoduo } from "../../../../main/hub/connectors/pinduoduo/connector.ts";
import type { CaseWrite, ChannelCase } from "../../../../main/hub/connectors/port.ts";
import { contextOf } from "../../../conformance/fakes/fake.ts";
import { type FakePinduoduo, fakePinduoduo } from "../../../conformance/fakes/pinduoduo.ts";

const { agreeRefund, agreeReturn, addNote, atPlatform } = pinduoduo.actions;

describe("Pinduoduo writes", () => {
  let fake: FakePinduoduo;
  beforeEach(async () => {
    fake = await fakePinduoduo();
  });
  afterEach(() => fake.server.close());
  const answer = (type: string, body: unknown) => fake.before((asked) => (asked === type ? body : undefined));
  const sent = (type: string) => fake.asked.filter((call) => call.type === type).map(({ params }) => JSON.parse(params.request ?? "{}") as unknown);

  /** An after-sale as the console would hold it; money alone unless told otherwise. */
  async function aCase(change: { row?: object; detail?: object } = {}): Promise<CaseWrite> {
    const [id = ""] = fake.fill("cases", 1);
    const kept = fake.refunds.get(id);
    Object.assign(kept?.row ?? {}, { after_sales_type: 2, after_sales_status: 2, ...change.row });
    Object.assign(kept?.detail ?? {}, { after_sales_type: 1, after_sales_status: 2, ...change.detail });
    const item = await pinduoduo.fetchOne(contextOf(fake), fake.refOf("cases", id));
    const facts = item.ok ? pinduoduo.normalize(item.value.topic, item.value.payload) : item;
    if (!facts.ok) throw new Error(facts.refusal.message);
    const { channelCaseId, channelOrderId, amountFen, writeToken } = facts.value[0] as ChannelCase;
    return { channelCaseId, channelOrderId, amountFen, writeToken };
  }
  const aReturn = { row: { after_sales_type: 3, after_sales_status: 3 }, detail: { after_sales_type: 2, after_sales_status: 3 } };

  it("agrees to a refund by order and after-sale, ids beyond 2^53 with all their digits", async () => {
    const write = await aCase();
    expect(await agreeRefund?.(contextOf(fake), { ...write, text: "好的" })).toMatchObject({ ok: true });
    expect(sent("pdd.refund.agree")).toEqual([{ after_sales_id: write.channelCaseId, order_sn: write.channelOrderId, operate_desc: "好的" }]);
    expect(fake.badSignatures()).toBe(0);
  });

  it("agrees to nothing that changed since it was looked at: another sum, another state, or nothing to tell by", async () => {
    const write = await aCase();
    Object.assign(fake.refunds.get(write.channelCaseId)?.detail ?? {}, { refund_amount: 11_800 });
    expect(await agreeRefund?.(contextOf(fake), write)).toMatchObject({ ok: false, refusal: { code: "STALE" } });
    Object.assign(fake.refunds.get(write.channelCaseId)?.detail ?? {}, { refund_amount: 5_900, after_sales_status: 11 });
    expect(await agreeRefund?.(contextOf(fake), write)).toMatchObject({ ok: false, refusal: { code: "STALE" } });
    expect(await agreeRefund?.(contextOf(fake), { ...write, writeToken: {} })).toMatchObject({ ok: false, refusal: { code: "STALE" } });
    expect(await agreeRefund?.(contextOf(fake), { ...write, amountFen: 5_000 })).toMatchObject({ ok: false, refusal: { code: "REFUSED" } });
    expect(sent("pdd.refund.agree")).toEqual([]);
  });

  it("pays nothing back for a return before the goods are sent back", async () => {
    expect(await agreeRefund?.(contextOf(fake), await aCase(aReturn))).toMatchObject({ ok: false, refusal: { code: "REFUSED" } });
    const back = { row: { ...aReturn.row, after_sales_status: 7, tracking_number: "SF1" }, detail: { ...aReturn.detail, after_sales_status: 7 } };
    expect(await agreeRefund?.(contextOf(fake), await aCase(back))).toMatchObject({ ok: true });
  });

  it("agrees to a return to the address of the settings, and says so where there is none", async () => {
    const write = await aCase(aReturn);
    expect(await agreeReturn?.(contextOf(fake), write)).toMatchObject({ ok: false, refusal: { details: { setting: "returnAddressId" } } });
    // Nothing is paid with it: no sum goes along.
    expect(await agreeReturn?.(contextOf(fake, { settings: { ...fake.settings, returnAddressId: "77" } }), { ...write, amountFen: 0 })).toMatchObject({
      ok: true,
    });
    expect(sent("pdd.refund.returngoods.agree")).toMatchObject([{ return_address_id: "77", order_sn: write.channelOrderId }]);
  });

  it.each([
    ["it went through", { response: { result: { succ: true } } }, { ok: true }],
    ["the after-sale was over", { response: { result: { succ: false, message: "售后单状态已变更" } } }, { ok: false, refusal: { code: "STALE" } }],
    [
      "it was refused",
      { response: { result: { succ: false, message: "余额不足" } } },
      { ok: false, refusal: { code: "REFUSED", message: expect.stringContaining("余额不足") } },
    ],
    ["nothing is said", { response: {} }, { ok: false, refusal: { code: "TIMED_OUT" } }],
    ["the service broke", { error_response: { error_code: 50000, error_msg: "系统内部错误" } }, { ok: false, refusal: { code: "TIMED_OUT" } }],
  ])("reads the answer when %s", async (_case, body, expected) => {
    const write = await aCase();
    answer("pdd.refund.agree", body);
    expect(await agreeRefund?.(contextOf(fake), write)).toMatchObject(expected);
  });

  it("what there is no call for is done at the platform, and says so", async () => {
    const exchange = await aCase({ row: { after_sales_type: 4, after_sales_status: 14 }, detail: { after_sales_type: 3, after_sales_status: 14 } });
    expect(atPlatform?.("agree_return", exchange.writeToken)?.zh).toContain("拼多多商家后台");
    expect(await agreeReturn?.(contextOf(fake), exchange)).toMatchObject({ ok: false, refusal: { code: "NOT_SUPPORTED" } });
    expect(atPlatform?.("agree_refund", { after_sales_status: "8", kind: "refund_only" })?.zh).toContain("平台客服");
    expect(atPlatform?.("add_note", exchange.writeToken)).toBeNull();
    expect(pinduoduo.manifest.abilities).not.toContain("refuse_refund");
  });

  it("writes a note behind what stands there, a flag with its name, and the same twice once", async () => {
    const [sn = ""] = fake.fill("orders", 1);
    const order = fake.orders.get(sn) ?? {};
    Object.assign(order, { remark: "先前", remark_tag: 2 });
    const write = { channelCaseId: "", channelOrderId: sn, amountFen: 0, writeToken: {} };
    const notes = () => fake.asked.filter(({ type }) => type === "pdd.order.note.update").map(({ params }) => [params.note, params.tag, params.tag_name]);
    await addNote?.(contextOf(fake), { ...write, text: "已联系买家" });
    expect(notes()).toEqual([["先前\n已联系买家", "2", "黄色"]]);
    Object.assign(order, { remark: "先前\n已联系买家" });
    await addNote?.(contextOf(fake), { ...write, text: "已联系买家" });
    expect(notes()).toHaveLength(1);
    await addNote?.(contextOf(fake), { ...write, fields: { flag: "red" } });
    expect(notes()[1]).toEqual(["先前\n已联系买家", "1", "红色"]);
    expect(await addNote?.(contextOf(fake), write)).toMatchObject({ ok: false, refusal: { code: "REFUSED" } });
  });
});
