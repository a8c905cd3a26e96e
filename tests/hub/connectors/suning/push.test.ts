import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CaseWrite, ChannelCase } from "../../../../main/hub/connectors/port.ts";
import { suning } from "../../../../main/hub/connectors/suning/connector.ts";
import { contextOf, SOLD_AT } from "../../../conformance/fakes/fake.ts";
import { type FakeSuning, fakeSuning, local, problem, rejectedRow } from "../../../conformance/fakes/suning.ts";

const { agreeRefund, agreeReturn, refuseRefund, refusalReasons, sendMessage, atPlatform } = suning.actions;
const AGREE = "suning.custom.agreerefund.confirm";

describe("Suning writes", () => {
  let fake: FakeSuning;
  beforeEach(async () => {
    fake = await fakeSuning();
  });
  afterEach(() => fake.server.close());
  const answer = (method: string, content: unknown) => fake.before((asked) => (asked === method ? content : undefined));
  const sent = (method: string) => fake.asked.filter((call) => call.method === method).map(({ params }) => params);

  async function writeOf(id: string): Promise<CaseWrite> {
    const item = await suning.fetchOne(contextOf(fake), { kind: "case", id });
    const facts = item.ok ? suning.normalize(item.value.topic, item.value.payload) : item;
    if (!facts.ok) throw new Error(facts.refusal.message);
    const { channelCaseId, channelOrderId, amountFen, writeToken } = facts.value[0] as ChannelCase;
    return { channelCaseId, channelOrderId, amountFen, writeToken };
  }
  /** An after-sale as the console would hold it; money alone unless told otherwise. */
  function aCase(change: object = {}): Promise<CaseWrite> {
    const [id = ""] = fake.fill("cases", 1);
    Object.assign(fake.refunds.get(id) ?? {}, { onlyRefund: "1", ...change });
    return writeOf(id);
  }

  it("agrees to a refund by its id", async () => {
    const write = await aCase();
    expect(await agreeRefund?.(contextOf(fake), write)).toMatchObject({ ok: true });
    expect(sent(AGREE)).toEqual([{ returnApplyId: write.channelCaseId }]);
    expect(fake.badSignatures()).toBe(0);
  });

  it("agrees to nothing that changed since it was looked at: another sum, another state, or nothing to tell by", async () => {
    const write = await aCase();
    const row = fake.refunds.get(write.channelCaseId) ?? {};
    Object.assign(row, { returnMoney: "118.00" });
    expect(await agreeRefund?.(contextOf(fake), write)).toMatchObject({ ok: false, refusal: { code: "STALE" } });
    Object.assign(row, { returnMoney: "59.0", returnStatusValue: "7" });
    expect(await agreeRefund?.(contextOf(fake), write)).toMatchObject({ ok: false, refusal: { code: "STALE" } });
    Object.assign(row, { returnStatusValue: "1" });
    expect(await agreeRefund?.(contextOf(fake), { ...write, writeToken: { kind: "refund_only" } })).toMatchObject({ ok: false, refusal: { code: "STALE" } });
    expect(await agreeRefund?.(contextOf(fake), { ...write, amountFen: 5_000 })).toMatchObject({ ok: false, refusal: { code: "REFUSED" } });
    expect(sent(AGREE)).toEqual([]);
    // Written otherwise it is the same sum.
    expect(await agreeRefund?.(contextOf(fake), write)).toMatchObject({ ok: true });
  });

  it("pays nothing back for a return before the goods are sent back", async () => {
    for (const returnStatusValue of ["1", "3"])
      expect(await agreeRefund?.(contextOf(fake), await aCase({ onlyRefund: "0", returnStatusValue }))).toMatchObject({
        ok: false,
        refusal: { code: "REFUSED" },
      });
    expect(await agreeRefund?.(contextOf(fake), await aCase({ onlyRefund: "0", returnStatusValue: "4" }))).toMatchObject({ ok: true });
  });

  it("agrees to a return to the address of the settings, and says so where there is none", async () => {
    const write = await aCase({ onlyRefund: "0" });
    expect(await agreeReturn?.(contextOf(fake), write)).toMatchObject({ ok: false, refusal: { details: { setting: "returnAddressId" } } });
    const context = contextOf(fake, { settings: { ...fake.settings, returnAddressId: " 77 " } });
    expect(await agreeReturn?.(context, { ...write, amountFen: 0 })).toMatchObject({ ok: true });
    expect(sent("suning.custom.agreereturn.confirm")).toEqual([{ returnApplyId: write.channelCaseId, invAddrId: "77", remark: "同意退货" }]);
  });

  it("refuses with the reason before the words, and sends no empty or endless ones", async () => {
    const write = await aCase();
    const reasons = await refusalReasons?.(contextOf(fake), write);
    const reason = reasons?.ok ? reasons.value[0] : undefined;
    if (!reason) throw new Error("expected reasons");
    for (const text of ["", "好", "长".repeat(201)]) expect(await refuseRefund?.(contextOf(fake), { ...write, reason, text })).toMatchObject({ ok: false });
    expect(await refuseRefund?.(contextOf(fake), { ...write, reason, text: "物流正常派送中" })).toMatchObject({ ok: true });
    expect(sent("suning.custom.rejectrefund.modify")).toEqual([{ returnApplyId: write.channelCaseId, remark: `${reason.text}：物流正常派送中` }]);
  });

  it("leaves a message with the after-sale, and no empty one", async () => {
    const write = await aCase();
    expect(await sendMessage?.(contextOf(fake), { ...write, text: "您好" })).toMatchObject({ ok: true });
    expect(await sendMessage?.(contextOf(fake), { ...write, text: " " })).toMatchObject({ ok: false, refusal: { code: "REFUSED" } });
    expect(sent("suning.custom.refundmessages.confirm")).toEqual([{ returnApplyId: write.channelCaseId, msgInfo: "您好" }]);
  });

  it.each([
    ["nothing is said of it", { sn_body: { confirmAgreerefund: {} } }, "TIMED_OUT"],
    ["it was over", { sn_body: { confirmAgreerefund: { returnFlag: "N", returnMessage: "退货单状态已变更" } } }, "STALE"],
    ["it was not done", { sn_body: { confirmAgreerefund: { returnFlag: "N", returnMessage: "余额不足" } } }, "REFUSED"],
    ["the service was busy", problem("biz.refund:operate failed,retry later"), "UNAVAILABLE"],
    ["there is nothing of this name", problem("biz.handler.data-get:no-result"), "NOT_FOUND"],
  ])("reads the answer when %s", async (_case, content, code) => {
    const write = await aCase();
    answer(AGREE, content);
    expect(await agreeRefund?.(contextOf(fake), write)).toMatchObject({ ok: false, refusal: { code } });
  });

  it("leaves an after-sale of the old generation to the seller pages, and says so", async () => {
    const row = rejectedRow("1000000001", SOLD_AT.getTime());
    fake.rejected.push({ row, changed: local(SOLD_AT.getTime()) });
    const write = await writeOf("O1000000001-20261120091231-102609881");
    const before = fake.asked.length;
    for (const kind of ["agree_refund", "agree_return", "refuse_refund", "send_message"] as const)
      expect(atPlatform?.(kind, write.writeToken)?.zh).toContain("苏宁商家后台");
    expect(atPlatform?.("escalate", write.writeToken)).toBeNull();
    expect(atPlatform?.("agree_refund", (await aCase()).writeToken)).toBeNull();
    const asked = fake.asked.length;
    expect(asked).toBeGreaterThan(before);
    expect(await agreeRefund?.(contextOf(fake), write)).toMatchObject({ ok: false, refusal: { code: "NOT_SUPPORTED" } });
    expect(await sendMessage?.(contextOf(fake), { ...write, text: "您好" })).toMatchObject({ ok: false, refusal: { code: "NOT_SUPPORTED" } });
    expect(await refusalReasons?.(contextOf(fake), write)).toEqual({ ok: true, value: [] });
    expect(fake.asked).toHaveLength(asked);
  });
});
