import { afterAll, beforeAll, expect, it } from "vitest";
import { openVault } from "../../../main/hub/access/index.ts";
import { checkUnclear, confirmFromCases, holdingOf, runDue } from "../../../main/hub/actions/index.ts";
import { doAction } from "../../../main/hub/actions/person.commands.ts";
import type { ChannelFact, Connector } from "../../../main/hub/connectors/port.ts";
import { decideCases, openPolicies, type PolicyEngine } from "../../../main/hub/decisions/index.ts";
import { noteFindings, wantReply } from "../../../main/hub/disputes/index.ts";
import { understandDue } from "../../../main/hub/frame/understand.ts";
import { keepRaw } from "../../../main/hub/ingest/index.ts";
import { ok } from "../../../main/hub/kernel/result.ts";
import { sweepFindings } from "../../../main/hub/orders/index.ts";
import { scoreAccounts } from "../../../main/hub/risk/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { type FakeChannel, factOf, fakeChannel } from "../actions/fake-channel.ts";
import { addShop, depsOf } from "../actions/world.ts";
import { order } from "../orders/facts.ts";

const clock = testClock();
let store: Store;
let engine: PolicyEngine;
let channel: FakeChannel;
const ORDERS = 8;
const CASES = 3;
const ROUNDS = 60;

beforeAll(async () => {
  store = await freshStore({ clock });
  engine = await openPolicies(store);
  channel = fakeChannel();
  await addShop(store, { id: "s1", channel: "fake" });
});
afterAll(() => store?.close());

/** The same numbers in every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

/** A payload is a fact, with its times as text. */
const reader: Pick<Connector, "normalize"> = {
  normalize: (_topic, payload) =>
    ok([JSON.parse(payload, (key, value: unknown) => (key.endsWith("At") && typeof value === "string" ? new Date(value) : value)) as ChannelFact]),
};

/** Orders and cases as the channel tells them now; buyers share accounts, so that these merge and part of the facts concerns several orders. */
function told(roll: (sides: number) => number, round: number): { orders: ChannelFact[]; cases: ChannelFact[] } {
  const some = (count: number) => Array.from({ length: 1 + roll(count) }, () => roll(ORDERS));
  const version = clock.now() + round * 1_000;
  const orders = some(5).map((n) =>
    order({
      channelOrderId: `To${n}`,
      version,
      sellerNote: String(round),
      buyer: {
        ...order().buyer,
        channelBuyerId: `b${(n + (round >> 3)) % 6}`,
        name: `王小${n}`,
        address: `珞喻路${n}号2栋3单元`,
        phone: `138${10_000_000 + n}`,
      },
    }),
  );
  const cases = some(6).map((n) => {
    const id = `Ro${n}c${roll(CASES)}`;
    const kept = channel.cases.get(id) ?? {
      state: "requested" as const,
      version: 0,
      amountFen: 1_000 + roll(3_000),
      orderId: `o${n}`,
      kind: "refund_only" as const,
    };
    const next = { ...kept, version, amountFen: kept.state === "requested" ? 1_000 + roll(3_000) : kept.amountFen };
    channel.cases.set(id, next);
    return { ...factOf(id, next), createdAt: new Date(version) };
  });
  return { orders, cases };
}

it("nobody waits in a ring: facts are taken while cases are decided, refunds sent, and people work, and no deadlock is ever met", async () => {
  const connectors = () => channel.connector;
  const deps = { ...depsOf(store, channel.connector) };
  const understanding = { store, vault: openVault(new Uint8Array(32)), reader: () => reader as Connector, connectors, log: () => undefined };
  const ids = async () =>
    (await store.rows<{ id: string; orderId: string | null }>('SELECT id, order_id AS "orderId" FROM case_file ORDER BY random()')).map((row) => row);
  const accounts = async () => (await store.rows<{ id: string }>("SELECT id FROM account ORDER BY random()")).map((row) => row.id);
  let over = false;
  let done = 0;
  const rounds = (work: (round: number, roll: (sides: number) => number) => Promise<unknown>, seed: number) =>
    (async () => {
      const roll = dice(seed);
      for (let round = 0; !over; round += 1) {
        await work(round, roll);
        done += 1;
      }
    })();
  const facts = (async () => {
    const roll = dice(7);
    for (let round = 0; round < ROUNDS; round += 1) {
      const { orders, cases } = told(roll, round);
      const items = [...orders, ...cases].map((fact, index) => ({ topic: fact.type, dedupeKey: `${round}:${index}`, payload: JSON.stringify(fact) }));
      await keepRaw(store, { shopId: "s1", via: "pull", items });
      await understandDue(understanding);
      clock.advance(30_000);
    }
    over = true;
  })();
  const operator = { kind: "operator", id: "o1", name: "客服", roles: ["agent"], demo: false } as const;
  await Promise.all([
    facts,
    rounds(
      async () =>
        decideCases(
          { store, engine, holding: holdingOf(connectors) },
          (await ids()).map(({ id }) => id),
          true,
        ),
      1,
    ),
    rounds(
      async () =>
        commit(store, "channel", async (tx) =>
          confirmFromCases(
            tx,
            (await ids()).slice(0, 9).map(({ id }) => id),
          ),
        ),
      2,
    ),
    rounds(() => runDue(deps), 3),
    rounds(() => checkUnclear(deps), 4),
    rounds(
      async () =>
        commit(store, "system", async (tx) =>
          noteFindings(
            tx,
            (await ids()).slice(0, 5).flatMap(({ orderId }) => orderId ?? []),
          ),
        ),
      5,
    ),
    rounds(
      async () =>
        commit(store, "system", async (tx) =>
          wantReply(
            tx,
            (await ids()).slice(0, 7).map(({ id }) => id),
          ),
        ),
      6,
    ),
    rounds(async (round) => {
      const [one] = await ids();
      if (one) await doAction(deps, { caseId: one.id, kind: "agree_refund", revision: 1, requestKey: `key-${round}-0000` }, operator);
    }, 8),
    rounds(async () => commit(store, "system", async (tx) => scoreAccounts(tx, await accounts())), 9),
    rounds(() => sweepFindings(store), 10),
  ]);
  const [kept] = await store.rows<{ cases: number; merges: number }>(
    "SELECT (SELECT count(*)::int FROM case_file) AS cases, (SELECT count(*)::int FROM journal_line WHERE verb = 'account.merged') AS merges",
  );
  expect(kept?.cases).toBe(ORDERS * CASES);
  expect(kept?.merges).toBeGreaterThan(0);
  expect(done).toBeGreaterThan(100);
  await store.rows("SELECT pg_stat_force_next_flush()");
  await new Promise((next) => setTimeout(next, 1_500));
  const [count] = await store.rows<{ deadlocks: number }>("SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()");
  expect(count).toEqual({ deadlocks: 0 });
});
