import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { caseHandlers, takeCases, takeReturnFacts, takeReturnTraces } from "../../../main/hub/disputes/index.ts";
import { takeFacts } from "../../../main/hub/orders/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addOrder, addShop, emptyDesk, fact, hour, noDrafts, noHolds, start } from "./support.ts";

let store: Store;
const clock = testClock(start + 5 * hour);
beforeAll(async () => {
  store = await freshStore({ clock });
});
afterAll(() => store.close());
beforeEach(async () => {
  await emptyDesk(store);
  await addShop(store, "taobao");
  await addOrder(store, { id: "1" });
  await store.pool.query("INSERT INTO operator (id, name, roles, created_at) VALUES ('an', '小安', '{agent}', now())");
});

const returning = { state: "returned_in_transit", returnCarrier: "shunfeng", returnWaybill: "SF1000000000108" } as const;
const other = "SF 1000-0000-0999";
const take = (...facts: ReturnType<typeof fact>[]) => commit(store, "channel:taobao", (tx) => takeCases(tx, facts));
const rows = () => store.rows<Record<string, unknown>>("SELECT * FROM case_file ORDER BY channel_case_id");
/** As a warehouse tells it: kept on the order's timeline, then taken by its case. */
async function warehouse(kind: "return_arrived" | "return_inspected", at: number, waybill: string | null): Promise<void> {
  const data = { ...(waybill ? { waybill } : {}), ...(kind === "return_inspected" ? { result: "passed" } : {}) };
  const fact = { type: "warehouse" as const, kind, key: `${kind}${at}`, orderRef: "1", at: new Date(at), data };
  await commit(store, "channel", async (tx) => {
    await takeFacts(tx, { warehouse: [{ shopId: "taobao", saidAt: new Date(at), fact }] });
    await takeReturnFacts(tx, [{ orderId: "1", kind, at: new Date(at), waybill, result: kind === "return_inspected" ? "passed" : null }]);
  });
}
const desk = () =>
  caseHandlers(store, {
    actionNames: new Map(),
    drafts: noDrafts,
    holds: noHolds,
    pageExtras: async () => ({ decisions: [], actions: [], offers: [], answering: null, refundableFen: 0 }),
    accountBrief: async () => null,
    readOrder: async () => null,
    channelOf: () => undefined,
  });
const person = { kind: "operator", id: "an", name: "小安", roles: ["agent"], demo: false } as const;
const bind = async (channelCaseId: string, waybill = other) => {
  const [found] = (await rows()).filter((row) => row.channel_case_id === channelCaseId);
  return desk().bindReturn({ caseId: String(found?.id), waybill, revision: Number(found?.revision) }, person);
};

describe("goods that came back under a number their case does not name", () => {
  it("are shown with both numbers to a person, and count for nothing until they say so", async () => {
    await take(fact({ channelCaseId: "r1", ...returning }));
    await store.pool.query("UPDATE case_file SET queue = 'auto'");
    await warehouse("return_arrived", start + hour, other);
    await warehouse("return_inspected", start + 2 * hour, other);
    expect((await rows())[0]).toMatchObject({
      state: "returned_in_transit",
      status: "open",
      queue: "agent",
      arrived_at: null,
      inspected_at: null,
      unclear_return: other,
    });
    const lines = await store.rows<{ text: string }>("SELECT text FROM timeline_event WHERE kind = 'return_unclear' ORDER BY at");
    expect(lines[0]?.text).toBe(`仓库收到了退货 ${other}，售后单上的退货单号是 SF1000000000108，请核对是否这件退货`);
  });

  it("are this return's by one click: then arrival is arrival and inspection is inspection, said before or after", async () => {
    await take(fact({ channelCaseId: "r1", ...returning }));
    await warehouse("return_arrived", start + hour, other);
    expect(await bind("r1")).toMatchObject({ ok: true });
    expect((await rows())[0]).toMatchObject({ state: "arrived", unclear_return: null, bound_waybills: [other], inspected_at: null });
    await warehouse("return_inspected", start + 2 * hour, "sf100000000999");
    expect((await rows())[0]).toMatchObject({ state: "inspected", inspection: "passed", status: "open" });
    const journal = await store.rows<{ actor: string }>("SELECT actor FROM journal_line WHERE verb = 'case.return_bound'");
    expect(journal).toEqual([{ actor: "operator:an" }]);
    expect(await bind("r1")).toMatchObject({ ok: false, refusal: { code: "ALREADY_DONE" } });
  });

  it("are this return's without a click when the buyer corrects the number", async () => {
    await take(fact({ channelCaseId: "r1", ...returning }));
    await warehouse("return_arrived", start + hour, other);
    await take(fact({ channelCaseId: "r1", ...returning, returnWaybill: "SF100000000999", version: start + 2 * hour }));
    expect((await rows())[0]).toMatchObject({ state: "arrived", unclear_return: null, bound_waybills: [] });
  });

  it("are clear at every other return, too, once the buyer of one corrects its number", async () => {
    await take(fact({ channelCaseId: "r1", ...returning }), fact({ channelCaseId: "r2", ...returning, returnWaybill: "SF1000000000109" }));
    await warehouse("return_arrived", start + hour, other);
    await take(fact({ channelCaseId: "r2", ...returning, returnWaybill: "SF100000000999", version: start + 2 * hour }));
    expect((await rows()).map((row) => [row.state, row.unclear_return, row.status])).toEqual([
      ["returned_in_transit", null, "waiting"],
      ["arrived", null, "open"],
    ]);
  });

  it("are bound by one click however the number is spelled", async () => {
    await take(fact({ channelCaseId: "r1", ...returning }), fact({ channelCaseId: "r2", ...returning, returnWaybill: "SF1000000000109" }));
    await warehouse("return_arrived", start + hour, other);
    await warehouse("return_inspected", start + 2 * hour, "sf100000000999");
    expect(await bind("r1", "SF100000000999")).toMatchObject({ ok: true });
    expect((await rows()).map((row) => [row.state, row.unclear_return])).toEqual([
      ["inspected", null],
      ["returned_in_transit", null],
    ]);
  });

  it("are caught up with when the case came later, whichever came first", async () => {
    await warehouse("return_arrived", start + hour, other);
    await take(fact({ channelCaseId: "r1", ...returning }));
    expect((await rows())[0]).toMatchObject({ state: "returned_in_transit", status: "open", unclear_return: other });
  });

  it("are asked about at every return they may be, and clear at the others when one has them", async () => {
    await take(fact({ channelCaseId: "r1", ...returning }), fact({ channelCaseId: "r2", ...returning, returnWaybill: "SF1000000000109" }));
    await warehouse("return_arrived", start + hour, other);
    expect((await rows()).map((row) => row.unclear_return)).toEqual([other, other]);
    await bind("r2");
    expect((await rows()).map((row) => [row.state, row.unclear_return, row.status])).toEqual([
      ["returned_in_transit", null, "waiting"],
      ["arrived", null, "open"],
    ]);
  });

  it("are nobody's question when only a carrier told of the number, or when another case names it", async () => {
    await take(fact({ channelCaseId: "r1", ...returning }), fact({ channelCaseId: "r2", ...returning, returnWaybill: other }));
    await commit(store, "system", (tx) => takeReturnTraces(tx, [{ orderId: "1", waybill: "YT77", signedAt: new Date(start + hour) }]));
    await warehouse("return_arrived", start + 2 * hour, other);
    expect((await rows()).map((row) => [row.state, row.unclear_return])).toEqual([
      ["returned_in_transit", null],
      ["arrived", null],
    ]);
  });

  it("cannot be bound by who saw an older case, nor under a number nobody reported", async () => {
    await take(fact({ channelCaseId: "r1", ...returning }));
    await warehouse("return_arrived", start + hour, other);
    const [found] = await rows();
    expect(await desk().bindReturn({ caseId: String(found?.id), waybill: other, revision: 1 }, person)).toMatchObject({ refusal: { code: "CASE_MOVED" } });
    expect(await bind("r1", "YT77")).toMatchObject({ refusal: { code: "STATE_NOT_ALLOWED" } });
  });
});
