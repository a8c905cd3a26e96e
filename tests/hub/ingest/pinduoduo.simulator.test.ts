/** Ingest against a simulated shop, through everything between them: nothing lost, nothing twice. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { FaultBox, presetFaults } from "../../../main/demo/engine/faults.ts";
import type { PddServer } from "../../../main/demo/pinduoduo/server.ts";
import { type IngestDeps, openListening, pullDue, refetchDue, wantRefetch } from "../../../main/hub/ingest/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore } from "../../support/store.ts";
import { wipe } from "./channel.ts";
import { atNow, atWill, connectShop, depsFor, factsIn, START, startShop } from "./pinduoduo-shop.ts";

const MINUTE = 60_000;

/** Of what is told of each thing, the newest. */
function newest<Fact extends { version: number }>(facts: readonly Fact[], idOf: (fact: Fact) => string): Map<string, Fact> {
  const known = new Map<string, Fact>();
  for (const fact of facts) if (fact.version >= (known.get(idOf(fact))?.version ?? 0)) known.set(idOf(fact), fact);
  return known;
}

describe("pulling a simulated shop", () => {
  let clock = atWill();
  let store: Store;
  let server: PddServer;
  let deps: IngestDeps;
  beforeAll(async () => {
    store = await freshStore({ clock: { now: () => clock.now() } });
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    clock = atWill();
    await wipe(store);
    server = await startShop(clock, { lagMs: 150_000 });
    await connectShop(store, server);
    deps = depsFor(store);
  });
  afterEach(() => server.close());

  test("keeps every order and every after-sale in its last version, though lists show changes late, tokens die and single records are refused", async () => {
    const sold = Array.from({ length: 70 }, () => server.ledger.sell());
    for (let step = 1; step <= 12; step += 1) {
      clock.set(START + step * 5 * MINUTE);
      for (const order of sold.slice(step * 4, step * 4 + 4)) server.ledger.ship(order, { logisticsId: 44, tracking: `SF${order.sn.slice(-6)}` });
      sold.push(server.ledger.sell({ risky: step % 3 === 0 }));
      server.ledger.ask(sold[step] as (typeof sold)[number], { kind: step % 2 === 0 ? 1 : 2, speedy: step % 4 === 0 });
      if (step === 4) server.expire();
      if (step === 6) server.ledger.odd.add(sold[30]?.sn ?? "");
      await pullDue(deps);
    }
    clock.set(START + 70 * MINUTE);
    await pullDue(deps);
    const facts = await factsIn(store);
    const orders = newest(
      facts.flatMap((fact) => (fact.type === "order" ? [fact] : [])),
      (fact) => fact.channelOrderId,
    );
    expect([...orders.keys()].sort()).toEqual([...server.ledger.orders.keys()].sort());
    for (const order of server.ledger.orders.values()) {
      const isRefunded = order.status === 1 && server.ledger.refundStatus(order) === 4;
      expect(orders.get(order.sn)?.claimedState).toBe(isRefunded ? "closed" : order.status === 2 ? "outbound" : "paid");
      expect(orders.get(order.sn)?.version).toBe(order.updatedAt);
    }
    const cases = newest(
      facts.flatMap((fact) => (fact.type === "case" ? [fact] : [])),
      (fact) => fact.channelCaseId,
    );
    expect([...cases.keys()].sort()).toEqual([...server.ledger.refunds.keys()].sort());
    for (const [id, refund] of server.ledger.refunds) expect(cases.get(id)?.amountFen).toBe(refund.amount);
    // The same content is kept once, however many windows show it.
    const [twice] = await store.rows<{ count: string }>("SELECT count(*) - count(DISTINCT dedupe_key) AS count FROM raw_item");
    expect(Number(twice?.count)).toBe(0);
  });

  test("is told of a change within five minutes though its pulls end three behind: it is pulled every two", async () => {
    await pullDue(deps);
    const order = server.ledger.sell();
    for (let waited = MINUTE; waited <= 5 * MINUTE; waited += MINUTE) {
      clock.set(START + waited);
      await pullDue(deps);
    }
    expect((await factsIn(store)).map((fact) => fact.type === "order" && fact.channelOrderId)).toEqual([order.sn]);
  });
});

describe("listening to a simulated shop that repeats, mixes and withholds", () => {
  test("fetches each thing that a message tells of, and is answered for every one", async () => {
    const clock = atNow();
    const store = await freshStore({ clock });
    const faults = new FaultBox({ clock, seed: "pmc", faults: { ...presetFaults("none", START), pushRepeat: 0.3, pushDrop: 0.1 } });
    const server = await startShop(clock, { againMs: 300, faults });
    await connectShop(store, server);
    const deps = depsFor(store);
    const listening = openListening(deps);
    const looking = async <Value>(see: () => Value): Promise<Value> => {
      await listening.look();
      return see();
    };
    await expect.poll(() => looking(() => server.pmc.permitted)).toBe(true);
    const orders = Array.from({ length: 20 }, () => server.ledger.sell());
    for (const order of orders.slice(0, 8)) server.ledger.ask(order, { kind: 2 });
    const told = 28 - server.pmc.counts.dropped;
    await expect.poll(() => looking(() => server.pmc.counts.answered)).toBeGreaterThanOrEqual(told);
    const hints = (await factsIn(store)).flatMap((fact) => (fact.type === "changed" ? [fact.ref] : []));
    expect(hints).toHaveLength(told);
    await commit(store, "system", (tx) =>
      wantRefetch(
        tx,
        hints.map((ref) => ({ shopId: "shop-1", ref })),
      ),
    );
    expect(await refetchDue(deps)).toMatchObject({ fetched: told, postponed: 0, givenUp: 0 });
    await listening.stop();
    await server.close();
    await store.close();
  });
});
