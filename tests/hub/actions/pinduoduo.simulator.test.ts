/** Agreeing through the real connector at a simulated Pinduoduo shop: what its own ledger says is what happened. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { FaultBox, presetFaults } from "../../../main/demo/engine/faults.ts";
import type { PddRefund } from "../../../main/demo/pinduoduo/ledger.ts";
import type { PddServer } from "../../../main/demo/pinduoduo/server.ts";
import { openVault, type Principal } from "../../../main/hub/access/index.ts";
import { type ActionDeps, actionHandlers, checkUnclear, confirmFromCases, holdsOf, runDue } from "../../../main/hub/actions/index.ts";
import { connectorFor } from "../../../main/hub/connectors/index.ts";
import { caseRowsOf, takeCases } from "../../../main/hub/disputes/index.ts";
import { contextOf, shopsById } from "../../../main/hub/ingest/index.ts";
import { takeFacts } from "../../../main/hub/orders/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { openPost } from "../../../main/server/index.ts";
import { freshStore } from "../../support/store.ts";
import { atWill, connectShop, START, startShop } from "../ingest/pinduoduo-shop.ts";

const agent: Principal = { kind: "operator", id: "o1", name: "o1", roles: ["agent"], demo: false };
let clock = atWill();
let faults: FaultBox;
let store: Store;
let server: PddServer;
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
  await connectShop(store, server, { settings: { returnAddressId: "77" } });
  const vault = openVault(new Uint8Array(32).fill(7));
  deps = { store, vault, connectors: connectorFor, post: openPost(), log: () => undefined, running: new Set(), timeoutMs: 400 };
});
afterEach(() => server.close());

/** What ingest does: order and after-sale are fetched whole, and read. Gives our id of the case. */
async function fetched(refund: PddRefund): Promise<string> {
  const connector = connectorFor("pinduoduo");
  const shop = (await shopsById(store, ["shop-1"])).get("shop-1");
  if (!connector || !shop) throw new Error("no shop");
  for (const ref of [{ kind: "order", id: refund.sn } as const, { kind: "case", id: String(refund.id), extra: { order: refund.sn } } as const]) {
    const item = await connector.fetchOne(contextOf(deps, shop), ref);
    if (!item.ok) throw new Error(item.refusal.message);
    const facts = connector.normalize(item.value.topic, item.value.payload);
    for (const fact of facts.ok ? facts.value : [])
      await commit(store, "channel", async (tx) => {
        if (fact.type === "order") await takeFacts(tx, { orders: [{ shopId: "shop-1", channel: "pinduoduo", fact }] });
        if (fact.type === "case") await takeCases(tx, [{ shopId: "shop-1", channel: "pinduoduo", fact }]);
      });
  }
  const { id } = await store.prisma.caseFile.findFirstOrThrow({ where: { channelCaseId: String(refund.id) } });
  await store.prisma.refetch.deleteMany();
  await store.prisma.shop.updateMany({ data: { cursor: { orders: { to: clock.now(), page: null }, cases: { to: clock.now(), page: null } } } });
  await commit(store, "system", (tx) => confirmFromCases(tx, [id]));
  return id;
}
let requests = 0;
async function agree(caseId: string, kind: "agree_refund" | "agree_return") {
  requests += 1;
  const { revision } = await store.prisma.caseFile.findUniqueOrThrow({ where: { id: caseId } });
  const handlers = actionHandlers({ ...deps, caseRows: (ids) => caseRowsOf({ store, holds: holdsOf(store) }, ids) });
  return handlers.do({ caseId, revision, kind, requestKey: `request-${requests}` }, agent);
}
const state = async (caseId: string) => (await store.prisma.action.findFirstOrThrow({ where: { caseId }, orderBy: { createdAt: "desc" } })).state;
async function later(): Promise<void> {
  clock.set(clock.now() + 11_000);
  await runDue(deps);
}

describe("a refund at Pinduoduo", () => {
  test("that is agreed to is paid once, and the channel's own word confirms it", async () => {
    const refund = server.ledger.ask(server.ledger.sell());
    const caseId = await fetched(refund);
    expect(await agree(caseId, "agree_refund")).toMatchObject({ ok: true });
    await later();
    expect(await state(caseId)).toBe("sent");
    await fetched(refund);
    expect(await state(caseId)).toBe("confirmed");
    expect(server.ledger.grants).toMatchObject([{ refundId: String(refund.id), amount: 2_990, by: "seller" }]);
    expect(server.ledger.attempts).toEqual([]);
  });

  test("whose answer is lost is asked about by its order, and not paid again", async () => {
    const refund = server.ledger.ask(server.ledger.sell());
    const caseId = await fetched(refund);
    await agree(caseId, "agree_refund");
    faults.faults = { ...faults.faults, lostAnswer: 1 };
    await later();
    faults.faults = { ...faults.faults, lostAnswer: 0 };
    expect(await state(caseId)).toBe("unclear");
    clock.set(clock.now() + 20_000);
    expect(await checkUnclear(deps)).toMatchObject({ happened: 1 });
    expect(server.ledger.grants).toHaveLength(1);
    expect(server.ledger.attempts).toEqual([]);
  });

  test("whose sum the buyer changed on the way is not agreed to unseen", async () => {
    const refund = server.ledger.ask(server.ledger.sell(), { amount: 1_000 });
    const caseId = await fetched(refund);
    await agree(caseId, "agree_refund");
    server.ledger.changeAmount(refund, 2_990);
    await later();
    expect(server.ledger.grants).toEqual([]);
    expect(await state(caseId)).not.toBe("sent");
  });
});

test("a return is agreed to, and its money goes back once the goods are on their way", async () => {
  const order = server.ledger.sell();
  server.ledger.ship(order, { logisticsId: 44, tracking: "SF1" });
  const refund = server.ledger.ask(order, { kind: 2 });
  const caseId = await fetched(refund);
  expect(await agree(caseId, "agree_return")).toMatchObject({ ok: true });
  await later();
  await fetched(refund);
  expect(await store.prisma.caseFile.findUniqueOrThrow({ where: { id: caseId } })).toMatchObject({ state: "waiting_return" });
  server.ledger.sendBack(refund, { tracking: "YT2", carrier: "圆通速递" });
  await fetched(refund);
  expect(await store.prisma.caseFile.findUniqueOrThrow({ where: { id: caseId } })).toMatchObject({ state: "returned_in_transit", returnWaybill: "YT2" });
  expect(server.ledger.attempts).toEqual([]);
});
