/** Ingest against a simulated Meituan, through everything between them: nothing lost, nothing twice. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { FaultBox, presetFaults } from "../../../main/demo/engine/faults.ts";
import type { MtServer } from "../../../main/demo/meituan/server.ts";
import type { ChannelFact, ChannelRef } from "../../../main/hub/connectors/port.ts";
import { captureDays } from "../../../main/hub/ingest/completeness.store.ts";
import { compareDue, type IngestDeps, pullDue, refetchDue, wantRefetch } from "../../../main/hub/ingest/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore } from "../../support/store.ts";
import { wipe } from "./channel.ts";
import { atWill, connectShop, depsFor, factsIn, START, startShop } from "./meituan-shop.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let clock = atWill();
let store: Store;
let server: MtServer;
let deps: IngestDeps;
beforeAll(async () => {
  store = await freshStore({ clock: { now: () => clock.now() } });
});
afterAll(() => store.close());
beforeEach(() => open());
afterEach(() => server.close());

async function open(more: Parameters<typeof startShop>[1] = {}): Promise<void> {
  clock = atWill();
  await wipe(store);
  for (const table of ["capture_day", "capture_gap"]) await store.pool.query(`DELETE FROM ${table}`);
  server = await startShop(clock, more);
  await connectShop(store, server);
  deps = depsFor(store);
}

type Told = Extract<ChannelFact, { type: "order" | "case" }>;
/** Of what is told of each thing, the newest. */
function newest(facts: readonly ChannelFact[], type: Told["type"]): Map<string, Told> {
  const known = new Map<string, Told>();
  for (const fact of facts) {
    if (fact.type !== type || (fact.type !== "order" && fact.type !== "case")) continue;
    const id = fact.type === "order" ? fact.channelOrderId : fact.channelCaseId;
    if (fact.version >= (known.get(id)?.version ?? 0)) known.set(id, fact);
  }
  return known;
}

async function refetch(refs: readonly ChannelRef[]): Promise<void> {
  await commit(store, "system", (tx) =>
    wantRefetch(
      tx,
      refs.map((ref) => ({ shopId: "shop-1", ref })),
    ),
  );
  await refetchDue(deps);
}

/** Hints that a pull left, and what missed orders left, are fetched as they are by themselves. */
async function settle(): Promise<void> {
  const facts = await factsIn(store);
  await refetch(facts.flatMap((fact) => (fact.type === "changed" ? [fact.ref] : [])));
}

describe("a store without a single push", () => {
  test("has every order and refund in its last version, though answers are throttled, lost and degraded, and numbers come late", async () => {
    await server.close();
    const faults = new FaultBox({ clock, seed: "mt", faults: { ...presetFaults("none", START), throttle: 0.02 } });
    await open({ faults });
    const sold = Array.from({ length: 30 }, (_, nth) =>
      server.ledger.sell({ store: nth % 4 === 0 ? "shop_002" : "shop_001", degraded: nth % 7 === 0 ? 1 : 0 }),
    );
    const late = server.ledger.submit();
    for (let step = 1; step <= 30; step += 1) {
      clock.set(START + step * 10 * MINUTE);
      if (step === 1) server.ledger.pay(late);
      const order = sold[step - 1];
      if (order && step <= 12) {
        server.ledger.accept(order);
        if (step % 3 === 0) server.ledger.ask(order, { type: 2, money: 100 });
        if (step % 4 === 0) server.ledger.ride(order, 20);
      }
      if (step < 20) sold.push(server.ledger.sell({ store: step % 2 === 0 ? "shop_001" : "shop_002" }));
      await store.pool.query("UPDATE shop SET paused_until = NULL, next_pull_at = $1", [new Date(clock.now())]);
      for (let again = 0; again < 4; again += 1) await pullDue(deps);
      await settle();
    }
    const facts = await factsIn(store);
    const orders = newest(facts, "order");
    expect([...orders.keys()].sort()).toEqual([...server.ledger.orders.keys()].sort());
    for (const order of server.ledger.orders.values()) {
      expect(orders.get(order.id)).toMatchObject({ channelStatus: String(order.status), paidFen: order.pay });
    }
    const cases = newest(facts, "case");
    expect([...cases.keys()].sort()).toEqual([...server.ledger.refunds.keys()].sort());
    const [twice] = await store.rows<{ count: string }>("SELECT count(*) - count(DISTINCT dedupe_key) AS count FROM raw_item WHERE topic = 'order'");
    expect(Number(twice?.count)).toBe(0);
  });

  test("is measured by its numbers of the day: each order counts once, and one that is missing is fetched", async () => {
    const sold: string[] = [];
    await store.pool.query("UPDATE shop SET created_at = $1", [new Date(START - HOUR)]);
    for (let step = 1; step <= 18; step += 1) {
      clock.set(START + step * 5 * MINUTE);
      if (step <= 10) sold.push(server.ledger.sell({ store: step % 2 === 0 ? "shop_001" : "shop_002" }).id);
      await store.pool.query("UPDATE shop SET next_pull_at = $1", [new Date(clock.now())]);
      await pullDue(deps);
      // What was read of one is gone, as if it had never come.
      if (step === 6) await store.pool.query("DELETE FROM raw_item WHERE dedupe_key LIKE $1", [`order:${sold[3]}:%`]);
      await compareDue(deps);
      await refetchDue(deps);
    }
    clock.set(START + 100 * MINUTE);
    await compareDue(deps);
    const [day] = await captureDays(store, "2026-11-20");
    expect(day).toMatchObject({ listed: sold.length, held: sold.length - 1, filled: 1, open: 0 });
    expect([...newest(await factsIn(store), "order").keys()].sort()).toEqual(sold.sort());
  });
});

describe("a service provider's application", () => {
  test("gets the store's token by itself once the store has allowed it, and a new one when it ends", async () => {
    await server.close();
    await open({ serviceProvider: true });
    await store.pool.query(`UPDATE shop SET settings = settings || '{"serviceProvider":"1","appPoiCode":"shop_001"}'`);
    clock.set(START + 2 * MINUTE);
    const { id } = server.ledger.sell();
    await pullDue(deps);
    const problem = async () => (await store.rows<{ problem: string | null }>("SELECT problem FROM shop"))[0]?.problem;
    expect(await problem()).toContain("授权给这个应用");
    server.tokens.allowed.add("shop_001");
    const again = async (at: number): Promise<void> => {
      clock.set(at);
      await store.pool.query("UPDATE shop SET paused_until = NULL, next_pull_at = $1", [new Date(clock.now())]);
      await pullDue(deps);
    };
    await again(START + 10 * MINUTE);
    expect([...newest(await factsIn(store), "order").keys()]).toEqual([id]);
    expect(server.tokens.given).toBe(1);
    server.tokens.access.clear();
    const next = server.ledger.sell().id;
    await again(START + 20 * MINUTE);
    expect([...newest(await factsIn(store), "order").keys()]).toEqual([id, next]);
    expect(server.tokens.given).toBe(2);
  });
});
