/** One cause, one message: whatever is killed between sending and writing it down, whatever the clock does, and though two look at once. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sendAlerts } from "../../../main/hub/alerts/index.ts";
import { notifierOf } from "../../../main/hub/notifiers/index.ts";
import { lookForWaiting } from "../../../main/hub/waiting/index.ts";
import { always, type House, MINUTE, openHouse, su } from "./support.ts";

type Fault = "none" | "killed_before" | "killed_after" | "cut_after" | "fault" | "html";
type Step =
  | { does: "look"; faults: Fault[] }
  | { does: "two_look" }
  | { does: "clock"; minutes: number }
  | { does: "order"; shop: "s1" | "s2"; onHold: boolean }
  | { does: "audit" }
  | { does: "acknowledge" }
  | { does: "snooze" };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    does: fc.constant("look" as const),
    faults: fc.array(fc.constantFrom<Fault>("none", "killed_before", "killed_after", "cut_after", "fault", "html"), { maxLength: 3 }),
  }),
  fc.constant<Step>({ does: "two_look" }),
  // Back as well: a clock that was put right.
  fc.record({ does: fc.constant("clock" as const), minutes: fc.integer({ min: -3, max: 40 }) }),
  fc.record({ does: fc.constant("order" as const), shop: fc.constantFrom("s1" as const, "s2" as const), onHold: fc.boolean() }),
  fc.constantFrom<Step>({ does: "audit" }, { does: "acknowledge" }, { does: "snooze" }),
);

describe("one cause, one message", () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house?.close());

  /** The robot's notifier, ending as the next faults say. */
  const failing = (faults: Fault[]): House["deps"] => ({
    ...house.deps,
    notifierOf: (kind) => {
      const real = notifierOf(kind);
      if (!real) return undefined;
      return {
        ...real,
        send: async (context, message) => {
          const fault = faults.shift() ?? "none";
          if (fault === "killed_before") throw new Error("killed");
          if (fault === "cut_after" || fault === "fault" || fault === "html") house.robot.next.push(fault);
          const sent = await real.send(context, message);
          if (fault === "killed_after") throw new Error("killed");
          return sent;
        },
      };
    },
  });
  const live = () => house.store.rows<{ id: string }>("SELECT id FROM waiting_group WHERE solved_at IS NULL ORDER BY id LIMIT 1");
  const looked = async (faults: Fault[]): Promise<void> => {
    const deps = failing(faults);
    await lookForWaiting(deps);
    await sendAlerts(deps).catch((fault: Error) => expect(fault.message).toBe("killed"));
    house.robot.next.length = 0;
  };

  let orders = 0;
  const take = async (one: Step): Promise<void> => {
    const [group] = await live();
    switch (one.does) {
      case "look":
        return looked(one.faults);
      case "two_look":
        return void (await Promise.all([house.look(), house.look()]));
      case "clock":
        return house.clock.advance(one.minutes * MINUTE);
      case "order":
        orders += 1;
        return house.order(`o${orders}`, { shopId: one.shop, onHold: one.onHold, paidAgo: 16 });
      case "audit":
        return void (await house.store.pool.query(
          `UPDATE "order" SET state = 'audited', audited_at = now() WHERE id IN (SELECT id FROM "order" WHERE state = 'paid' ORDER BY id LIMIT 2)`,
        ));
      case "acknowledge":
        return void (group && (await house.waiting.acknowledge({ id: group.id }, su)));
      case "snooze":
        return void (group && (await house.waiting.snooze({ id: group.id, minutes: 15 }, su)));
    }
  };

  it("is never in the group twice, and what was written down as sent is there", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 22 }), async (steps) => {
        const robotId = await house.begin();
        await house.roster({ lines: [always("su")], next: ["li", "bo"] });
        await house.rule({ notifiers: [robotId], actMinutes: 10, holdMinutes: 20 });
        for (const one of steps) await take(one);
        // Whatever was left undone comes to its end.
        for (let minute = 0; minute < 4; minute += 1) {
          house.clock.advance(4 * MINUTE);
          await house.look();
        }
        const numbers = house.robot.ledger.map(({ text }) => /#[0-9A-Z]{6}/.exec(text)?.[0] ?? "");
        expect(new Set(numbers).size).toBe(numbers.length);
        const alerts = await house.store.rows<{ number: string; cause: string; state: string }>("SELECT number, cause, state FROM alert");
        expect(new Set(alerts.map(({ cause }) => cause)).size).toBe(alerts.length);
        const heard = new Set(numbers);
        for (const { number, state } of alerts) {
          expect(state).not.toBe("sending");
          if (state === "accepted") expect(heard.has(number)).toBe(true);
          if (state === "dropped" || state === "failed" || state === "waiting") expect(heard.has(number)).toBe(false);
        }
        const lives = await house.store.rows<{ n: number }>(
          "SELECT count(*)::int AS n FROM waiting_group WHERE solved_at IS NULL GROUP BY rule_id, shop_id, cause",
        );
        expect(lives.every(({ n }) => n === 1)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
});
