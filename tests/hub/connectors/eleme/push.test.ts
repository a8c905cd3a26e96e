import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eleme } from "../../../../main/hub/connectors/eleme/connector.ts";
import type { CaseWrite } from "../../../../main/hub/connectors/port.ts";
import { type FakeEleme, fakeEleme } from "../../../conformance/fakes/eleme.ts";
import { contextOf } from "../../../conformance/fakes/fake.ts";

let fake: FakeEleme;
beforeEach(async () => {
  fake = await fakeEleme();
});
afterEach(() => fake.server.close());

const ID = "9000000000000000001";
async function aCase(): Promise<CaseWrite> {
  const [id = ""] = fake.fill("cases", 1);
  const item = await eleme.fetchOne(contextOf(fake), { kind: "case", id });
  const facts = item.ok ? eleme.normalize(item.value.topic, item.value.payload) : null;
  const fact = facts?.ok ? facts.value[0] : undefined;
  if (fact?.type !== "case") throw new Error("expected a case");
  fake.asked.length = 0;
  return { channelCaseId: fact.channelCaseId, channelOrderId: fact.channelOrderId, amountFen: fact.amountFen, writeToken: fact.writeToken };
}
const written = () => fake.asked.filter(({ action }) => action.endsWith("Lite"));

describe("agreeing", () => {
  it("names the order, after its case was read once more", async () => {
    const write = await aCase();
    expect(await eleme.actions.agreeRefund?.(contextOf(fake), write)).toMatchObject({ ok: true });
    expect(fake.asked.map(({ action }) => action)).toEqual(["eleme.order.getRefundOrder", "eleme.order.agreeRefundLite"]);
    expect(written()[0]?.params).toEqual({ orderId: ID });
    expect(fake.badSignatures()).toBe(0);
  });

  it("is not done unseen: another state, or another sum, is read again first", async () => {
    const write = await aCase();
    for (const change of [{ refundStatus: "noRefund" }, { refundStatus: "successful" }, { totalPrice: 58.99 }, { totalPrice: "odd" }]) {
      const before = fake.refunds.get(ID) ?? {};
      fake.refunds.set(ID, { ...before, ...change });
      expect(await eleme.actions.agreeRefund?.(contextOf(fake), write)).toMatchObject({ ok: false, refusal: { code: "STALE" } });
      fake.refunds.set(ID, before);
    }
    expect(written()).toEqual([]);
  });

  it("pays what is asked for and nothing else, and nothing that was answered", async () => {
    const write = await aCase();
    const agree = (more: Partial<CaseWrite>) => eleme.actions.agreeRefund?.(contextOf(fake), { ...write, ...more });
    expect(await agree({ amountFen: 100 })).toMatchObject({ ok: false, refusal: { code: "REFUSED" } });
    expect(await agree({ amountFen: 0 })).toMatchObject({ ok: false, refusal: { code: "REFUSED" } });
    expect(await agree({ writeToken: {} })).toMatchObject({ ok: false, refusal: { code: "STALE" } });
    expect(await agree({ writeToken: { ...write.writeToken, status: "successful" } })).toMatchObject({ ok: false, refusal: { code: "REFUSED" } });
    expect(await agree({ writeToken: { ...write.writeToken, status: "arbitrating" } })).toMatchObject({ ok: false, refusal: { code: "NOT_SUPPORTED" } });
    expect(fake.asked).toEqual([]);
  });

  it("that was done by somebody else meanwhile is read again, and one without an answer is not known", async () => {
    const write = await aCase();
    const agree = () => eleme.actions.agreeRefund?.(contextOf(fake, { timeoutMs: 500 }), write);
    fake.before((action) => (action.endsWith("Lite") ? { result: null, error: { code: "BIZ_REFUND_DONE", message: "退单已处理" } } : undefined));
    expect(await agree()).toMatchObject({ ok: false, refusal: { code: "STALE" } });
    fake.before((action) => (action.endsWith("Lite") ? { result: null, error: { code: "SERVER_ERROR", message: "" } } : undefined));
    expect(await agree()).toMatchObject({ ok: false, refusal: { code: "TIMED_OUT" } });
    fake.before((action) => (action.endsWith("Lite") ? { nothing: 1 } : undefined));
    expect(await agree()).toMatchObject({ ok: false, refusal: { code: "TIMED_OUT" } });
  });
});

describe("refusing", () => {
  it("sends the reason's words and ours, and none that are too long", async () => {
    const write = { ...(await aCase()), text: "骑手已在路上", reason: { id: "商品已交给骑手配送", text: "商品已交给骑手配送" } };
    expect(await eleme.actions.refuseRefund?.(contextOf(fake), write)).toMatchObject({ ok: true });
    expect(written()[0]?.params).toEqual({ orderId: ID, reason: "商品已交给骑手配送：骑手已在路上" });
    expect(await eleme.actions.refuseRefund?.(contextOf(fake), { ...write, text: "长".repeat(101) })).toMatchObject({
      ok: false,
      refusal: { details: { letters: 101 } },
    });
    expect(written()).toHaveLength(1);
  });

  it("has reasons while the seller may answer, and none afterwards", async () => {
    const { channelCaseId, writeToken } = await aCase();
    const reasons = (status: string) => eleme.actions.refusalReasons?.(contextOf(fake), { channelCaseId, writeToken: { ...writeToken, status } });
    expect((await reasons("applied"))?.ok).toBe(true);
    expect(await reasons("rejected")).toEqual({ ok: true, value: [] });
  });
});
