import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { checkUnclear, confirmFromCases, holdingOf, lookAgain, recoverActions, runDue } from "../../../main/hub/actions/index.ts";
import { doAction, undoAction } from "../../../main/hub/actions/person.commands.ts";
import { decideCases, type PolicyEngine } from "../../../main/hub/decisions/index.ts";
import { takeCases } from "../../../main/hub/disputes/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { testClock } from "../../support/store.ts";
import { type FakeChannel, factOf, fakeChannel, type Mood } from "./fake-channel.ts";
import { addCase, addOrder, depsOf, openShops } from "./world.ts";

const clock = testClock();
const operator: Extract<Principal, { kind: "operator" }> = { kind: "operator", id: "o1", name: "客服", roles: ["agent"], demo: false };
let store: Store;
let engine: PolicyEngine;
let serial = 0;

beforeAll(async () => {
  ({ store, engine } = await openShops(clock, "s1"));
  await store.pool.query(WATCH);
});
afterAll(() => store?.close());

/** Written down by the database itself as an action begins to be sent: what it rests on against what its order is at that moment. */
const WATCH = `CREATE TABLE sent_on_stale (action_id text, seen text, found text);
CREATE FUNCTION watch_sending() RETURNS trigger AS $$ BEGIN
  INSERT INTO sent_on_stale SELECT NEW.id, NEW.seen->'facts'->>'orderState', o.state FROM "order" o
    WHERE o.id = NEW.order_id AND o.state IS DISTINCT FROM NEW.seen->'facts'->>'orderState';
  RETURN NEW;
END $$ LANGUAGE plpgsql;
CREATE TRIGGER watch_sending AFTER UPDATE ON action FOR EACH ROW WHEN (NEW.state = 'sending' AND OLD.state <> 'sending') EXECUTE FUNCTION watch_sending();`;

const steps = ["decide", "person", "undo", "run", "settle", "ingest", "die_before", "die_after", "withdraw", "move", "race", "follow"] as const;
type Step = (typeof steps)[number];
const mood = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<Mood>("fine", "acts_then_silent") },
  { weight: 2, arbitrary: fc.constantFrom<Mood>("silent", "throttled", "away", "stale", "refused", "broken") },
);
interface Play {
  paidFen: number;
  amounts: number[];
  moods: Mood[];
  /** What is told of the order, one after the other. */
  orderStates: string[];
  steps: Step[];
}
/** Claims of one order that fit one by one and not together, a channel in changing moods, and people and machines at once. */
const play: fc.Arbitrary<Play> = fc
  .record({
    paidFen: fc.integer({ min: 100, max: 20_000 }),
    shares: fc.array(fc.integer({ min: 30, max: 105 }), { minLength: 1, maxLength: 3 }),
    moods: fc.array(mood, { minLength: 1, maxLength: 6 }),
    start: fc.constantFrom<Step>("decide", "person"),
    next: fc.constantFrom<Step>("run", "race", "race", "move", "die_before", "die_after"),
    orderStates: fc.array(fc.constantFrom("paid", "audited", "allocated", "packed", "outbound"), { minLength: 1, maxLength: 4 }),
    steps: fc.array(fc.constantFrom(...steps), { minLength: 1, maxLength: 6 }),
  })
  .map(({ paidFen, shares, moods, orderStates, start, next, steps: more }) => ({
    paidFen,
    orderStates,
    amounts: shares.map((share) => Math.max(1, Math.round((paidFen * share) / 100))),
    moods,
    steps: [start, next, ...more],
  }));

class Round {
  readonly channel: FakeChannel = fakeChannel();
  readonly orderId: string;
  readonly ids: string[];
  private readonly play: Play;
  constructor(of: Play) {
    serial += 1;
    this.play = of;
    this.orderId = `p${serial}`;
    this.ids = of.amounts.map((_amount, index) => `p${serial}c${index}`);
    this.channel.moods.push(...of.moods);
  }
  deps = () => depsOf(store, this.channel.connector);

  async open(): Promise<void> {
    await addOrder(store, { id: this.orderId, shopId: "s1", paidFen: this.play.paidFen });
    for (const [index, id] of this.ids.entries()) {
      const amountFen = this.play.amounts[index] ?? 1;
      await addCase(store, { id, shopId: "s1", orderId: this.orderId, amountFen });
      this.channel.cases.set(`R${id}`, { state: "requested", version: 1, amountFen, orderId: this.orderId, kind: "refund_only" });
    }
  }

  async step(step: Step): Promise<void> {
    clock.advance(step === "run" ? 600_000 : 5_000);
    await this.fetched();
    const deps = this.deps();
    switch (step) {
      case "decide":
        await decideCases({ store, engine, holding: holdingOf(deps.connectors) }, this.ids);
        return;
      case "person": {
        const ask = (caseId: string, who: number) =>
          doAction(deps, { caseId, kind: "agree_refund", revision: 1, requestKey: `key${serial}${caseId}${clock.now()}${who}` }, operator);
        await Promise.all(this.ids.flatMap((caseId) => [ask(caseId, 1), ask(caseId, 2)]));
        return;
      }
      case "undo": {
        const held = await store.prisma.action.findFirst({ where: { orderId: this.orderId, state: "held" } });
        if (held) await undoAction(deps, held.id, { ...operator, roles: ["supervisor"] });
        return;
      }
      case "run":
        await Promise.all([runDue(this.deps()), runDue(this.deps())]);
        return;
      case "settle":
        await Promise.all([checkUnclear(this.deps()), checkUnclear(this.deps())]);
        return;
      case "ingest":
        await this.ingest();
        return;
      case "die_before":
        await this.die("onCall");
        return;
      case "die_after":
        await this.die("onActed");
        return;
      case "move":
        await this.move();
        return;
      case "race":
        // The order's news comes in the very moment in which two runners take what is due.
        clock.advance(600_000);
        await Promise.all([runDue(this.deps()), this.move(), runDue(this.deps())]);
        return;
      case "follow":
        await this.follow();
        return;
      case "withdraw": {
        const found = this.channel.cases.get(`R${this.ids[0]}`);
        if (found?.state === "requested") Object.assign(found, { state: "closed", version: found.version + 1 });
      }
    }
  }

  /** News of the order, kept as the room of orders keeps it: under the order's lock. */
  private async move(): Promise<void> {
    const state = this.play.orderStates.shift();
    if (!state) return;
    await commit(store, "channel:s1", async (tx) => {
      await tx.rows('SELECT 1 FROM "order" WHERE id = $1 FOR NO KEY UPDATE', [this.orderId]);
      await tx.rows("SELECT pg_sleep(0.002)");
      tx.run("UPDATE \"order\" SET state = $2, outbound_at = CASE WHEN $2 = 'outbound' THEN $3 ELSE outbound_at END WHERE id = $1", [
        this.orderId,
        state,
        tx.at,
      ]);
    });
  }

  /** What was asked for again has been fetched. */
  private async fetched(): Promise<void> {
    await store.prisma.refetch.deleteMany({});
  }

  /** What the flow does after news, and after what was taken back. */
  private async follow(): Promise<void> {
    const about = { cases: this.ids, orders: [this.orderId] };
    await lookAgain({ store, engine, holding: holdingOf(this.deps().connectors) }, about);
  }

  /** The hub is killed in the middle of its calls, carried out or not: nothing of it is written down. */
  private async die(when: "onCall" | "onActed"): Promise<void> {
    let stuck = 0;
    this.channel[when] = () => {
      stuck += 1;
      return new Promise<void>(() => undefined);
    };
    clock.advance(600_000);
    let over = false;
    void runDue(this.deps()).then(() => {
      over = true;
    });
    for (let quiet = 0, seen = 0; !over && quiet < 5; quiet = stuck > 0 && stuck === seen ? quiet + 1 : 0) {
      seen = stuck;
      await new Promise((next) => setTimeout(next, 2));
    }
    this.channel[when] = () => undefined;
    await recoverActions(this.deps());
  }

  /** The channel's word, as a pull would bring it. */
  async ingest(): Promise<void> {
    const facts = this.ids.flatMap((id) => {
      const told = this.channel.cases.get(`R${id}`);
      return told ? [{ shopId: "s1", channel: "fake", fact: factOf(`R${id}`, told) }] : [];
    });
    await commit(store, "channel", (tx) => takeCases(tx, facts));
    await commit(store, "system", (tx) => confirmFromCases(tx, this.ids));
  }

  /** Until nothing is left to do. */
  async finish(): Promise<number> {
    const open = () => store.prisma.action.count({ where: { orderId: this.orderId, state: { notIn: ["confirmed", "failed", "undone"] } } });
    for (let round = 0; round < 30 && (await open()) > 0; round += 1) {
      clock.advance(700_000);
      await this.fetched();
      await runDue(this.deps());
      await checkUnclear(this.deps());
      await this.follow();
      // The channel's reports come late: what is done before one arrives must be right without it.
      if (round % 3 === 2) await this.ingest();
    }
    return open();
  }
}

describe("money, whatever happens", () => {
  test("is never paid twice for a case, never beyond the order, and every action ends", async () => {
    await fc.assert(
      fc.asyncProperty(play, async (of) => {
        const round = new Round(of);
        await round.open();
        for (const step of of.steps) await round.step(step);
        expect(await round.finish()).toBe(0);
        const { paid } = round.channel;
        expect(new Set(paid.map((each) => each.caseId)).size).toBe(paid.length);
        const total = paid.reduce((sum, each) => sum + each.amountFen, 0);
        expect(total).toBeLessThanOrEqual(of.paidFen);
        const order = await store.prisma.order.findUniqueOrThrow({ where: { id: round.orderId } });
        expect(order.refundedFen).toBe(total);
        // Nothing left on what was not so any more, whoever was quicker.
        expect(await store.rows("SELECT * FROM sent_on_stale")).toEqual([]);
        // And nothing is lost: what was not paid is before a person, or over at the channel.
        for (const id of round.ids) {
          const { queue, state } = await store.prisma.caseFile.findUniqueOrThrow({ where: { id } });
          const begun = await store.prisma.action.count({ where: { caseId: id } });
          if (begun > 0 && state === "requested") expect(queue).not.toBe("auto");
        }
        const confirmed = await store.prisma.action.findMany({ where: { orderId: round.orderId, state: "confirmed", kind: "agree_refund" } });
        expect(confirmed.reduce((sum, each) => sum + each.amountFen, 0)).toBeLessThanOrEqual(total);
      }),
      { numRuns: 30 },
    );
  });
});
