/** A house with a shop, people, a robot in a group and rules: what waits is found and told by the real parts. */
import { openStreams, type Principal } from "../../../main/hub/access/index.ts";
import { type AlertPages, alertHandlers, sendAlerts } from "../../../main/hub/alerts/index.ts";
import type { Roster, RuleBody } from "../../../main/hub/contract/waiting.ts";
import { notifierOf, notifiers, problemTold } from "../../../main/hub/notifiers/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { lookForWaiting, waitingHandlers } from "../../../main/hub/waiting/index.ts";
import { openOutbound } from "../../../main/server/index.ts";
import { type RobotServer, wecomRobotServer } from "../../support/group-robots.ts";
import { freshStore, type TestClock, testClock, testVault } from "../../support/store.ts";
import { addShop } from "../actions/world.ts";

export const MINUTE = 60_000;
/** A Friday, ten in the morning in Beijing. */
const TEN = Date.UTC(2026, 10, 20, 2, 0, 0);
export const su: Principal = { kind: "operator", id: "su", name: "苏主管", roles: ["supervisor"], demo: false };
const people = ["su", "li", "bo"];

export interface House {
  store: Store;
  clock: TestClock;
  deps: AlertPages & Parameters<typeof lookForWaiting>[0];
  robot: RobotServer;
  waiting: ReturnType<typeof waitingHandlers>;
  alerts: ReturnType<typeof alertHandlers>;
  /** Looks once and sends what is due. */
  look(): Promise<void>;
  /** Empties what earlier tests left, and connects the robot anew. @returns the robot's id. */
  begin(): Promise<string>;
  order(id: string, of?: { shopId?: string; paidAgo?: number; onHold?: boolean }): Promise<void>;
  rule(of: Partial<RuleBody> & Pick<RuleBody, "notifiers">): Promise<string>;
  roster(of: Partial<Roster>): Promise<void>;
  close(): Promise<void>;
}

export async function openHouse(): Promise<House> {
  const clock = testClock(TEN);
  const store = await freshStore({ clock });
  const robot = await wecomRobotServer({ key: "robot-key", now: clock.now });
  const outbound = openOutbound();
  const deps: House["deps"] = {
    store,
    vault: testVault,
    streams: openStreams(),
    post: outbound.post,
    openTcp: outbound.openTcp,
    addressProblem: outbound.problemOf,
    notifierOf,
    kinds: notifiers,
    problemTold,
    names: async () => new Map([["su", "苏主管"]]),
    publicUrl: () => "https://hub.example.cn",
  };
  const waiting = waitingHandlers({ ...deps, askLook: async () => undefined });
  const alerts = alertHandlers(deps);
  await addShop(store, { id: "s1", channel: "fake" });
  await addShop(store, { id: "s2", channel: "other" });
  for (const [place, id] of people.entries())
    await store.prisma.operator.create({ data: { id, name: id, roles: ["supervisor"], demo: false, enabled: true, createdAt: new Date(TEN + place) } });
  return {
    store,
    clock,
    deps,
    robot,
    waiting,
    alerts,
    look: async () => {
      await lookForWaiting(deps);
      await sendAlerts(deps);
    },
    begin: async () => {
      clock.set(TEN);
      robot.ledger.length = 0;
      robot.next.length = 0;
      robot.calls = 0;
      robot.dead = false;
      await store.pool.query(
        `TRUNCATE alert, notifier, contact_ways, waiting_rule, waiting_group, waiting_excused, "order", case_file, parcel, journal_line, event, setting, person_standing CASCADE`,
      );
      await store.pool.query("INSERT INTO setting (key, value) VALUES ('waiting.seeded', 'true')");
      const body = { kind: "wecom-robot", name: "值班群", enabled: true, settings: { address: robot.url }, secrets: { key: "robot-key" } };
      const saved = await alerts.save({ id: null, revision: 0, body }, su);
      if (!saved.ok) throw new Error(saved.refusal.message);
      return saved.value.id;
    },
    order: async (id, of = {}) => {
      const at = new Date(clock.now() - (of.paidAgo ?? 20) * MINUTE);
      await store.prisma.order.create({
        data: {
          id,
          number: `N${id}`,
          shopId: of.shopId ?? "s1",
          channel: "fake",
          channelOrderId: `T${id}`,
          state: "paid",
          channelStatus: "x",
          onHold: of.onHold ?? false,
          version: 1n,
          totalFen: 100,
          paidFen: 100,
          freightFen: 0,
          buyerNick: "t**1",
          createdAt: at,
          paidAt: at,
          learntAt: at,
        },
      });
    },
    rule: async (of) => {
      const body: RuleBody = {
        name: "付款后久未审核",
        kind: "unaudited",
        on: true,
        minutes: 15,
        shops: [],
        level: "urgent",
        actMinutes: 10,
        nextNotifiers: [],
        holdMinutes: 60,
        language: "zh",
        words: "",
        ...of,
      };
      const saved = await waiting.saveRule({ id: null, revision: 0, body }, su);
      if (!saved.ok) throw new Error(saved.refusal.message);
      return saved.value.id;
    },
    roster: async (of) => {
      const roster: Roster = { lines: [], days: [], exceptions: [], next: [], quiet: { on: false, from: "22:00", to: "08:00", holidays: false }, ...of };
      await store.pool.query("DELETE FROM setting WHERE key = 'waiting.roster'");
      const saved = await waiting.saveRoster({ roster, revision: 0 }, su);
      if (!saved.ok) throw new Error(saved.refusal.message);
    },
    close: async () => {
      await robot.close();
      await store.close();
    },
  };
}

/** On duty every day, the whole day. */
export const always = (operatorId: string): Roster["lines"][number] => ({
  operatorId,
  shops: [],
  days: [1, 2, 3, 4, 5, 6, 7],
  from: "00:00",
  to: "00:00",
  standInId: null,
});
