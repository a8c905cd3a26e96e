/** Agreeing and refusing through the real connector at a simulated Meituan: what its own ledger says is what happened. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { FaultBox, presetFaults } from "../../../main/demo/engine/faults.ts";
import type { MtServer } from "../../../main/demo/meituan/server.ts";
import type { MtRefund } from "../../../main/demo/meituan/types.ts";
import { openVault, type Principal } from "../../../main/hub/access/index.ts";
import { type ActionDeps, actionHandlers, checkUnclear, confirmFromCases, holdsOf, runDue } from "../../../main/hub/actions/index.ts";
import { connectorFor } from "../../../main/hub/connectors/index.ts";
import { caseRowsOf, takeCases } from "../../../main/hub/disputes/index.ts";
import { contextOf, shopsById } from "../../../main/hub/ingest/index.ts";
import { takeFacts } from "../../../main/hub/orders/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { openPost } from "../../../main/server/index.ts";
import { freshStore } from "../../support/store.ts";
import { atWill, connectShop, START, startShop } from "../ingest/meituan-shop.ts";

const agent: Principal = { kind: "operator", id: "o1", name: "o1", roles: ["agent"], demo: false };
let clock = atWill();
let faults: FaultBox;
let store: Store;
let server: MtServer;
let deps: ActionDeps;
beforeAll(async () => {
  store = await freshStore({ clock: { now: () => clock.now() } });
});
afterAll(() => store.close());
beforeEach(async () => {
  clock = atWill();
  faults = new FaultBox({ clock, seed: "act", faults: presetFaults("none", START) });
  server = await startShop(clock, { faults });
  await store.pool.query(`TRUNCATE shop, action, case_file, "order" CASCADE`);
  await connectShop(store, server);
  const vault = openVault(new Uint8Array(32).fill(7));
  deps = { store, vault, connectors: connectorFor, post: openPost(), log: () => undefined, running: new Set(), timeoutMs: 400 };
});
afterEach(() => server.close());

/** What ingest does: order and refund are fetched whole, and read. Gives our id of the case. */
async function fetched(refund: MtRefund, told: Record<string, string> = {}): Promise<string> {
  const connector = connectorFor("meituan");
  const shop = (await shopsById(store, ["shop-1"])).get("shop-1");
  if (!connector || !shop) throw new Error("no shop");
  for (const ref of [{ kind: "order", id: refund.order } as const, { kind: "case", id: refund.id, extra: { order: refund.order, ...told } } as const]) {
    const item = await connector.fetchOne(contextOf(deps, shop), ref);
    if (!item.ok) throw new Error(item.refusal.message);
    const facts = connector.normalize(item.value.topic, item.value.payload);
    for (const fact of facts.ok ? facts.value : [])
      await commit(store, "channel", async (tx) => {
        if (fact.type === "order") await takeFacts(tx, { orders: [{ shopId: "shop-1", channel: "meituan", fact }] });
        if (fact.type === "case") await takeCases(tx, [{ shopId: "shop-1", channel: "meituan", fact }]);
      });
  }
  const { id } = await store.prisma.caseFile.findFirstOrThrow({ where: { channelCaseId: refund.id } });
  await store.prisma.refetch.deleteMany();
  await store.prisma.shop.updateMany({ data: { cursor: { orders: { to: clock.now(), page: null }, cases: { to: clock.now(), page: null } } } });
  await commit(store, "system", (tx) => confirmFromCases(tx, [id]));
  return id;
}

let requests = 0;
async function act(caseId: string, more: { kind: "agree_refund" | "agree_return" } | { kind: "refuse_refund"; text: string; reasonId: string }) {
  requests += 1;
  const { revision } = await store.prisma.caseFile.findUniqueOrThrow({ where: { id: caseId } });
  const handlers = actionHandlers({ ...deps, caseRows: (ids) => caseRowsOf({ store, holds: holdsOf(store) }, ids) });
  return handlers.do({ caseId, revision, requestKey: `request-${requests}`, ...more }, agent);
}
const state = async (caseId: string) => (await store.prisma.action.findFirstOrThrow({ where: { caseId }, orderBy: { createdAt: "desc" } })).state;
const stateOf = async (id: string) => (await store.prisma.caseFile.findUniqueOrThrow({ where: { id } })).state;
async function later(ms = 11_000): Promise<void> {
  clock.set(clock.now() + ms);
  await runDue(deps);
}

describe("a refund at Meituan", () => {
  test("that is agreed to is granted once, and is paid when the platform says so and not before", async () => {
    const refund = server.ledger.ask(server.ledger.sell());
    const caseId = await fetched(refund);
    expect(await act(caseId, { kind: "agree_refund" })).toMatchObject({ ok: true });
    await later();
    await fetched(refund);
    expect(await state(caseId)).toBe("confirmed");
    expect(await stateOf(caseId)).toBe("refunding");
    expect(server.ledger.grants).toMatchObject([{ refundId: refund.id, amount: 4_780, by: "seller" }]);
    await fetched(refund, { refund_status: "3", refund_money: "47.80" });
    expect(await stateOf(caseId)).toBe("refunded");
    // Read again without the word, it does not go back.
    await fetched(refund);
    expect(await stateOf(caseId)).toBe("refunded");
    expect(server.ledger.attempts).toEqual([]);
  });

  test("whose answer is lost is asked about by its order, and not granted again", async () => {
    const refund = server.ledger.ask(server.ledger.sell());
    const caseId = await fetched(refund);
    await act(caseId, { kind: "agree_refund" });
    faults.faults = { ...faults.faults, lostAnswer: 1 };
    await later();
    faults.faults = { ...faults.faults, lostAnswer: 0 };
    expect(await state(caseId)).toBe("unclear");
    clock.set(clock.now() + 20_000);
    expect(await checkUnclear(deps)).toMatchObject({ happened: 1 });
    expect(server.ledger.grants).toHaveLength(1);
    expect(server.ledger.attempts).toEqual([]);
  });

  test("that the buyer withdrew on the way is not agreed to", async () => {
    const refund = server.ledger.ask(server.ledger.sell());
    const caseId = await fetched(refund);
    await act(caseId, { kind: "agree_refund" });
    server.ledger.withdraw(refund);
    await later();
    expect(server.ledger.grants).toEqual([]);
    expect(server.ledger.attempts).toEqual([]);
    expect(await state(caseId)).not.toBe("sent");
  });

  test("beside another one of the same order is not granted in its place", async () => {
    const order = server.ledger.sell();
    const first = server.ledger.ask(order, { type: 2, money: 3_000 });
    const second = server.ledger.ask(order, { type: 2, money: 500 });
    const caseId = await fetched(second);
    await act(caseId, { kind: "agree_refund" });
    await later();
    // The platform's call would have granted the first.
    expect(server.ledger.grants).toEqual([]);
    server.ledger.withdraw(first);
    await fetched(second);
    expect(await act(caseId, { kind: "agree_refund" })).toMatchObject({ ok: true });
    await later();
    expect(server.ledger.grants).toMatchObject([{ refundId: second.id, amount: 500 }]);
  });

  test("is refused with reason and words, in both of the platform's flows", async () => {
    for (const shop of ["shop_001", "shop_002"]) {
      const refund = server.ledger.ask(server.ledger.sell({ store: shop }));
      const caseId = await fetched(refund);
      expect(await act(caseId, { kind: "refuse_refund", text: "商品完好，配送正常", reasonId: "-1" })).toMatchObject({ ok: true });
      await later();
      await fetched(refund);
      expect(await stateOf(caseId)).toBe("refused");
      expect(refund.answer).toBe("商品完好，配送正常");
    }
    expect(server.ledger.attempts).toEqual([]);
  });
});

test("a return is agreed to, and its money goes back once the goods are on their way", async () => {
  const order = server.ledger.sell({ store: "shop_002" });
  const refund = server.ledger.ask(order, { type: 2, service: 2, money: 2_390 });
  const caseId = await fetched(refund);
  expect(await act(caseId, { kind: "agree_return" })).toMatchObject({ ok: true });
  await later();
  await fetched(refund);
  expect(await stateOf(caseId)).toBe("waiting_return");
  server.ledger.sendBack(refund, { company: "中通", number: "ZT000001" });
  await fetched(refund);
  expect(await store.prisma.caseFile.findUniqueOrThrow({ where: { id: caseId } })).toMatchObject({ state: "returned_in_transit", returnWaybill: "ZT000001" });
  expect(server.ledger.grants).toEqual([]);
});
