import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CaseChannelState, ChannelCase } from "../../../main/hub/connectors/port.ts";
import { linkOrders, takeCases, takeReturnFacts, takeReturnTraces } from "../../../main/hub/disputes/index.ts";
import { takeFacts } from "../../../main/hub/orders/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addOrder, addShop, emptyDesk, eventNames, fact, hour, start } from "./support.ts";

let store: Store;
const clock = testClock(start + hour);
beforeAll(async () => {
  store = await freshStore({ clock });
});
afterAll(() => store.close());
beforeEach(async () => {
  await emptyDesk(store);
  await addShop(store, "taobao");
});

interface Row {
  id: string;
  number: string;
  state: string;
  status: string;
  outcome: string | null;
  stake_fen: number;
  revision: number;
  order_id: string | null;
  account_id: string | null;
  [column: string]: unknown;
}
async function rows(): Promise<Row[]> {
  return store.rows<Row>("SELECT * FROM case_file ORDER BY channel_case_id");
}
const take = (...facts: ReturnType<typeof fact>[]) => commit(store, "channel:taobao", (tx) => takeCases(tx, facts));

describe("taking cases", () => {
  it("opens a case with a number of its day, its order and its account, and says so once", async () => {
    await store.pool.query("INSERT INTO account (id, created_at) VALUES ('a1', now())");
    await addOrder(store, { id: "1", accountId: "a1" });
    expect(await take(fact({ channelCaseId: "r1" }))).toEqual({ opened: 1, changed: 0, repeated: 0 });
    expect(await take(fact({ channelCaseId: "r1" }))).toEqual({ opened: 0, changed: 0, repeated: 1 });
    const [row] = await rows();
    expect(row).toMatchObject({
      number: "AS2026112000001",
      order_id: "1",
      account_id: "a1",
      status: "open",
      stake_fen: 5_900,
      revision: 1,
      triage_state: "wanted",
    });
    expect(await eventNames(store)).toEqual(["case.opened"]);
    const lines = await store.rows<{ text: string }>("SELECT text FROM timeline_event WHERE order_id = '1'");
    expect(lines).toEqual([{ text: "买家申请退货退款 59.00 元，原因：质量问题" }]);
  });

  it("takes hundreds at once, each number once", async () => {
    const facts = Array.from({ length: 400 }, (_, index) => fact({ channelCaseId: `r${index}` }));
    expect(await take(...facts, ...facts)).toEqual({ opened: 400, changed: 0, repeated: 400 });
    expect(new Set((await rows()).map((row) => row.number)).size).toBe(400);
  });

  it("keeps one row when two batches bring the same new case at the same time", async () => {
    await Promise.all([take(fact({ channelCaseId: "r1" })), take(fact({ channelCaseId: "r1", version: start + 5, state: "refunded" }))]);
    const all = await rows();
    expect(all.map((row) => row.state)).toEqual(["refunded"]);
  });

  it("sees no change in a newer version that says the same, in whatever order its fields' names are kept", async () => {
    const lineQuantities = { "line-b": 1, a: 2 };
    await take(fact({ channelCaseId: "r1", lineQuantities }));
    await take(fact({ channelCaseId: "r1", lineQuantities, version: start + 10 }));
    expect((await rows()).map((row) => row.revision)).toEqual([1]);
    expect(await eventNames(store)).toEqual(["case.opened"]);
  });

  it("lets an older message change nothing, and a new write token alone raise no revision", async () => {
    await take(fact({ channelCaseId: "r1", version: start + 10 }));
    await take(fact({ channelCaseId: "r1", version: start + 5, amountFen: 1 }));
    await take(fact({ channelCaseId: "r1", version: start + 20, writeToken: { refund_version: "2" } }));
    const [row] = await rows();
    expect(row).toMatchObject({ revision: 1, amount_fen: 5_900, write_token: { refund_version: "2" } });
    expect(await eventNames(store)).toEqual(["case.opened"]);
  });

  it("believes a jump straight to refunded, ends the case, and tells the order what went back", async () => {
    await addOrder(store, { id: "1" });
    await take(fact({ channelCaseId: "r1" }));
    await take(fact({ channelCaseId: "r1", version: start + 10, state: "refunded", channelStatus: "SUCCESS", deadlineAt: null, defaultOutcome: "none" }));
    expect((await rows())[0]).toMatchObject({ status: "done", outcome: "refunded", refunded_fen: 5_900, stake_fen: 0, revision: 2 });
    expect(await store.rows(`SELECT refunded_fen FROM "order"`)).toEqual([{ refunded_fen: 5_900 }]);
    expect(await eventNames(store)).toEqual(["case.opened", "order.changed", "case.changed", "case.done"]);
  });

  it("keeps a status that is in no table as it came and leaves it to a person", async () => {
    await addOrder(store, { id: "1" });
    await take(fact({ channelCaseId: "r1", state: "unknown", channelStatus: "WAIT_FOR_STARS" }));
    expect((await rows())[0]).toMatchObject({ state: "unknown", unknown_status: true, channel_status: "WAIT_FOR_STARS", status: "open" });
    const lines = await store.rows<{ text: string }>("SELECT text FROM timeline_event WHERE kind = 'case_unknown'");
    expect(lines[0]?.text).toContain("WAIT_FOR_STARS");
  });

  it("lays arbitration over the state and shows a contradiction instead of hiding it", async () => {
    await addOrder(store, { id: "1" });
    await take(fact({ channelCaseId: "r1", state: "refunded", arbitration: true }));
    await take(fact({ channelCaseId: "r1", version: start + 9, state: "waiting_return" }));
    expect((await rows())[0]).toMatchObject({ state: "waiting_return", arbitration: false, status: "waiting" });
    const lines = await store.rows<{ text: string }>("SELECT text FROM timeline_event ORDER BY id");
    expect(lines.some((line) => line.text === "平台客服介入处理")).toBe(true);
    expect(lines.some((line) => line.text.includes("矛盾"))).toBe(true);
  });

  it("links cases that came before their order", async () => {
    await take(fact({ channelCaseId: "r1", amountFen: 90_000 }), fact({ channelCaseId: "r2", channelOrderId: "c2" }));
    expect((await rows()).map((row) => row.order_id)).toEqual([null, null]);
    await addOrder(store, { id: "1" });
    await addOrder(store, { id: "2" });
    const [first, second] = await rows();
    expect(await commit(store, "system", (tx) => linkOrders(tx, ["1"]))).toEqual([first?.id]);
    expect(await commit(store, "system", (tx) => linkOrders(tx, ["1", "2"]))).toEqual([second?.id]);
    expect((await rows()).map((row) => [row.order_id, row.stake_fen])).toEqual([
      ["1", 11_800],
      ["2", 5_900],
    ]);
    expect(await store.rows("SELECT count(*)::int AS n FROM timeline_event WHERE kind = 'case_opened'")).toEqual([{ n: 2 }]);
  });

  it("makes a return parcel known once", async () => {
    await addOrder(store, { id: "1" });
    const sent = { state: "returned_in_transit", returnCarrier: "yunda", returnWaybill: "43100001" } as const;
    await take(fact({ channelCaseId: "r1", ...sent }));
    await take(fact({ channelCaseId: "r1", version: start + 9, ...sent, amountFen: 5_000 }));
    expect(await store.rows("SELECT direction, waybill FROM parcel")).toEqual([{ direction: "return", waybill: "43100001" }]);
    expect((await eventNames(store)).filter((name) => name === "parcel.known")).toHaveLength(1);
  });
});

describe("goods that come back", () => {
  const returning = { state: "returned_in_transit", returnCarrier: "yunda", returnWaybill: "43100001" } as const;
  const arrived = (at: number, waybill?: string) =>
    commit(store, "system", (tx) => takeReturnFacts(tx, [{ orderId: "1", kind: "return_arrived", at: new Date(at), waybill }]));
  const inspected = (at: number, result: "passed" | "failed") =>
    commit(store, "system", (tx) => takeReturnFacts(tx, [{ orderId: "1", kind: "return_inspected", at: new Date(at), result }]));
  beforeEach(() => addOrder(store, { id: "1" }));

  it("are arrived by the carrier's word at our door, and not inspected by it", async () => {
    await take(fact({ channelCaseId: "r1", ...returning }));
    const parcel = { orderId: "1", waybill: "43100001", signedAt: new Date(start + hour) };
    expect(await commit(store, "system", (tx) => takeReturnTraces(tx, [parcel]))).toBe(1);
    expect(await commit(store, "system", (tx) => takeReturnTraces(tx, [parcel]))).toBe(0);
    expect((await rows())[0]).toMatchObject({ state: "arrived", status: "open", inspected_at: null, inspection: null });
  });

  it("are inspected only by our inspector, whatever the channel says", async () => {
    await take(fact({ channelCaseId: "r1", ...returning, state: "inspected" }));
    expect((await rows())[0]).toMatchObject({ state: "returned_in_transit" });
    await inspected(start + 2 * hour, "failed");
    expect((await rows())[0]).toMatchObject({ state: "inspected", inspection: "failed" });
    expect(await eventNames(store)).toContain("case.inspected");
    await take(fact({ channelCaseId: "r1", version: start + 9, ...returning, amountFen: 1 }));
    expect((await rows())[0]).toMatchObject({ state: "inspected", inspection: "failed", amount_fen: 1 });
  });

  it("are caught up with when the warehouse was quicker than the channel", async () => {
    await store.pool.query(
      `INSERT INTO timeline_event (order_id, source, kind, at, learnt_at, told_by, text, data, dedupe_key)
       VALUES ('1', 'warehouse', 'return_arrived', $1, $1, 'wms', '', '{}', 'x')`,
      [new Date(start + hour)],
    );
    await take(fact({ channelCaseId: "r1", ...returning }));
    expect((await rows())[0]).toMatchObject({ state: "arrived" });
  });

  it("are caught up with when the inspector was quicker than the buyer's word to the channel", async () => {
    await take(fact({ channelCaseId: "r1", state: "waiting_return" }));
    const at = new Date(start + hour);
    const event = { type: "warehouse", key: "rest:e1", orderRef: "1", kind: "return_inspected", at, data: { result: "passed" } } as const;
    await commit(store, "system", (tx) => takeFacts(tx, { warehouse: [{ shopId: "taobao", saidAt: at, fact: event }] }));
    expect(await inspected(at.getTime(), "passed")).toBe(0);
    await take(fact({ channelCaseId: "r1", version: start + 9, ...returning }));
    expect((await rows())[0]).toMatchObject({ state: "inspected", inspection: "passed" });
  });

  it("of which nothing was sent are not passed by a word about another return", async () => {
    await take(fact({ channelCaseId: "r1", ...returning }), fact({ channelCaseId: "r2", state: "waiting_return" }));
    await inspected(start + hour, "passed");
    await take(fact({ channelCaseId: "r1", version: start + 9, ...returning, state: "refunded" }));
    await inspected(start + 2 * hour, "passed");
    expect((await rows()).map((row) => [row.state, row.inspection])).toEqual([
      ["refunded", "passed"],
      ["waiting_return", null],
    ]);
  });

  it("stand as they were inspected last, whichever word came last", async () => {
    await take(fact({ channelCaseId: "r1", ...returning }));
    await inspected(start + 3 * hour, "failed");
    await inspected(start + 2 * hour, "passed");
    expect((await rows())[0]).toMatchObject({ inspection: "failed" });
    await inspected(start + 4 * hour, "passed");
    expect((await rows())[0]).toMatchObject({ inspection: "passed" });
  });

  it("are not guessed at when an inspection does not say which of two returns it is about", async () => {
    await take(fact({ channelCaseId: "r1", ...returning }), fact({ channelCaseId: "r2", ...returning, returnWaybill: "43100002" }));
    await arrived(start + hour, "43100001");
    await arrived(start + hour + 1, "43100002");
    await inspected(start + 2 * hour, "passed");
    expect((await rows()).map((row) => row.state)).toEqual(["arrived", "arrived"]);
    expect(await store.rows("SELECT count(*)::int AS n FROM timeline_event WHERE kind = 'return_unclear'")).toEqual([{ n: 1 }]);
  });
});

describe("whatever order messages come in", () => {
  const states: CaseChannelState[] = [
    "requested",
    "waiting_return",
    "returned_in_transit",
    "arrived",
    "inspected",
    "refunding",
    "refunded",
    "refused",
    "closed",
    "unknown",
  ];
  const version: fc.Arbitrary<Partial<ChannelCase>> = fc.record({
    state: fc.constantFrom(...states),
    kind: fc.constantFrom("refund_only", "return_refund", "exchange"),
    amountFen: fc.integer({ min: 0, max: 40_000 }),
    arbitration: fc.boolean(),
    defaultOutcome: fc.constantFrom("refund", "agree_return", "close", "none", "unknown"),
    deadlineAt: fc.constantFrom(null, new Date(start + hour)),
    buyerWords: fc.constantFrom("", "坏了", "没收到"),
    returnWaybill: fc.constantFrom(null, "43100001"),
  });

  it("ends in the same row, with a stake between nothing and what was paid", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(version, { minLength: 1, maxLength: 5 }), fc.array(fc.nat(4), { maxLength: 8 }), async (versions, order) => {
        const facts = versions.map((each, index) => fact({ channelCaseId: "r1", ...each, version: start + index }));
        const seen: unknown[] = [];
        for (const sequence of [facts, [...order.map((index) => facts[index % facts.length] ?? facts[0]), ...[...facts].reverse()]]) {
          await emptyDesk(store);
          await addShop(store, "taobao");
          await addOrder(store, { id: "1", paidFen: 20_000 });
          for (const told of sequence) if (told) await take(told);
          const [row] = await rows();
          expect(row?.stake_fen).toBeGreaterThanOrEqual(0);
          expect(row?.stake_fen).toBeLessThanOrEqual(20_000);
          // When and how often it changed is history; what it is now must not depend on it.
          const history = new Set(["id", "number", "revision", "learnt_at", "done_at"]);
          seen.push(Object.fromEntries(Object.entries(row ?? {}).filter(([column]) => !history.has(column))));
        }
        expect(seen[0]).toEqual(seen[1]);
      }),
      { numRuns: 25 },
    );
  });
});
