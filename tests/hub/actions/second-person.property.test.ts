/** Whatever people do in whatever order: much money leaves only when two distinct people stand behind it who may, and never twice. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { checkUnclear, holdingOf, runDue, withdrawUnbacked } from "../../../main/hub/actions/index.ts";
import { doAction, undoAction } from "../../../main/hub/actions/person.commands.ts";
import { agreeAction, setAboveFen, turnDownAction } from "../../../main/hub/actions/second-person.commands.ts";
import { decideCases, type PolicyEngine } from "../../../main/hub/decisions/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { testClock } from "../../support/store.ts";
import { type FakeChannel, fakeChannel, type Mood } from "./fake-channel.ts";
import { addCase, addOrder, depsOf, endActions, openShops } from "./world.ts";

type Person = Extract<Principal, { kind: "operator" }>;
const clock = testClock();
const ABOVE = 10_000;
/** Whose limit reaches any sum, reaches not far, and reaches nothing; written down here, apart from the program. */
const limits: Readonly<Record<string, number>> = { r1: Infinity, r2: Infinity, b1: Infinity, short: 12_000, a1: 50_000, f1: 0 };
const roles: Readonly<Record<string, Person["roles"]>> = { r1: ["risk"], r2: ["risk"], b1: ["admin"], short: ["risk"], a1: ["agent"], f1: ["finance"] };
const names = Object.keys(limits);
const people = new Map(
  names.map((id) => [id, { kind: "operator", id, name: id, roles: roles[id] ?? [], demo: false, limitFen: id === "short" ? 12_000 : null } satisfies Person]),
);
const person = (id: string): Person => people.get(id) as Person;

let store: Store;
let engine: PolicyEngine;
let serial = 0;
beforeAll(async () => {
  ({ store, engine } = await openShops(clock, "s1"));
  await setAboveFen(store, ABOVE, person("b1"));
  for (const { id, name, roles: held, demo, limitFen } of people.values())
    await store.prisma.operator.create({
      data: { id, name, roles: [...held], demo, grantLimitFen: limitFen, enabled: true, createdAt: new Date(clock.now()) },
    });
});
afterAll(() => store?.close());

const name = fc.constantFrom(...names);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant("do" as const), who: name }) },
  { weight: 6, arbitrary: fc.record({ does: fc.constant("agree" as const), who: name, beside: fc.option(name, { nil: null }) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom("turnDown" as const, "undo" as const), who: name }) },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constantFrom("disable" as const, "disable" as const, "enable" as const),
      who: name,
      beside: fc.option(name, { nil: null }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ does: fc.constantFrom("run" as const, "decide" as const, "follow" as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

/** Half begin where it matters: somebody began it, somebody agreed, and then anything at all. */
const able = fc.constantFrom("r1", "r2", "b1");
const begun: fc.Arbitrary<Step[]> = fc
  .tuple(able, able)
  .map(([who, other]) => [{ does: "do", who } as const, { does: "agree", who: other, beside: null } as const]);
const course = fc.tuple(fc.oneof(begun, fc.constant<Step[]>([])), fc.array(step, { minLength: 2, maxLength: 9 })).map(([first, then]) => [...first, ...then]);

class Round {
  readonly channel: FakeChannel = fakeChannel();
  readonly id: string;
  /** By what the database, the journal and the table above say at the moment of each call: nothing of the program's own reasoning. */
  readonly wrong: string[] = [];
  private requests = 0;
  private readonly amountFen: number;
  constructor(amountFen: number, moods: readonly Mood[]) {
    serial += 1;
    this.id = `q${serial}`;
    this.amountFen = amountFen;
    this.channel.moods.push(...moods);
    this.channel.onCall = () => this.look();
  }
  deps = () => depsOf(store, this.channel.connector);

  async open(): Promise<void> {
    const { id, amountFen } = this;
    await store.prisma.operator.updateMany({ data: { enabled: true } });
    // What an earlier round left is over: runners take whatever is due.
    await endActions(store);
    await addOrder(store, { id, shopId: "s1", paidFen: amountFen });
    await addCase(store, { id, shopId: "s1", orderId: id, amountFen });
    this.channel.cases.set(`R${id}`, { state: "requested", version: 1, amountFen, orderId: id, kind: "refund_only" });
  }

  private async look(): Promise<void> {
    if (this.amountFen <= ABOVE) return;
    const [action] = await store.rows<{ id: string; auto: boolean }>("SELECT id, auto FROM action WHERE case_id = $1 AND state = 'sending'", [this.id]);
    const lines = await store.rows<{ actor: string; verb: string }>(
      "SELECT actor, verb FROM journal_line WHERE subject_id = $1 AND data->>'actionId' = $2 AND verb IN ('action.awaiting', 'action.agreed')",
      [this.id, action?.id ?? ""],
    );
    const behind = lines.map(({ actor }) => actor.replace("operator:", "")).filter((actor) => !actor.includes(":") && actor !== "system");
    const enabled = new Set((await store.prisma.operator.findMany({ where: { enabled: true } })).map(({ id }) => id));
    const entitled = new Set(behind.filter((id) => enabled.has(id) && (limits[id] ?? 0) >= this.amountFen));
    if (entitled.size < (action?.auto ? 1 : 2)) this.wrong.push(`${action?.id}: ${lines.map(({ actor, verb }) => `${verb} ${actor}`).join(", ")}`);
  }

  private waiting = async () => (await store.prisma.action.findFirst({ where: { caseId: this.id, state: "awaiting" } }))?.id;

  async step(one: Step): Promise<void> {
    clock.advance(1_000);
    await store.prisma.refetch.deleteMany({});
    switch (one.does) {
      case "do":
        this.requests += 1;
        await doAction(this.deps(), { caseId: this.id, kind: "agree_refund", revision: 1, requestKey: `${this.id}request${this.requests}` }, person(one.who));
        return;
      case "agree": {
        const actionId = await this.waiting();
        // Whoever is disabled would not get as far: his session ended. Called anyhow, as if it had not.
        if (actionId) await Promise.all([one.who, ...(one.beside ? [one.beside] : [])].map((who) => agreeAction(this.deps(), actionId, person(who))));
        return;
      }
      case "turnDown": {
        const actionId = await this.waiting();
        if (actionId) await turnDownAction(this.deps(), { actionId, why: "不同意" }, person(one.who));
        return;
      }
      case "undo": {
        const open = await store.prisma.action.findFirst({ where: { caseId: this.id, state: { in: ["awaiting", "held"] } } });
        if (open) await undoAction(this.deps(), open.id, person(one.who));
        return;
      }
      case "disable":
      case "enable": {
        const actionId = await this.waiting();
        const change = store.prisma.operator.update({ where: { id: one.who }, data: { enabled: one.does === "enable" } });
        // In the moment in which somebody agrees.
        await Promise.all([change, ...(one.beside && actionId ? [agreeAction(this.deps(), actionId, person(one.beside))] : [])]);
        return;
      }
      case "follow":
        return withdrawUnbacked(store);
      case "decide":
        await decideCases({ store, engine, holding: holdingOf(this.deps().connectors) }, [this.id]);
        return;
      case "run":
        clock.advance(700_000);
        await Promise.all([runDue(this.deps()), runDue(this.deps())]);
        await checkUnclear(this.deps());
    }
  }
}

describe("much money, whatever people do", () => {
  test("needs two who may, in the journal and at the moment it leaves, and leaves once", async () => {
    let paid = 0;
    let stopped = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(8_000, 11_000, 15_000, 30_000, 60_000),
        fc.array(fc.constantFrom<Mood>("fine", "throttled", "silent", "acts_then_silent"), { maxLength: 2 }),
        course,
        async (amountFen, moods, steps) => {
          const round = new Round(amountFen, moods);
          await round.open();
          for (const one of steps) await round.step(one);
          await round.step({ does: "run" });
          expect(round.wrong).toEqual([]);
          expect(round.channel.paid.length).toBeLessThanOrEqual(1);
          paid += amountFen > ABOVE ? round.channel.paid.length : 0;
          stopped += amountFen > ABOVE && round.channel.paid.length === 0 ? 1 : 0;
        },
      ),
      { numRuns: 40 },
    );
    // Both ends were seen: a test in which nothing ever leaves proves nothing.
    expect(paid).toBeGreaterThan(0);
    expect(stopped).toBeGreaterThan(0);
  });
});
