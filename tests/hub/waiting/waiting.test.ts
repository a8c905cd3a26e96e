/** What waits too long is told once to whoever is on duty, and what becomes of it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { lookForWaiting } from "../../../main/hub/waiting/index.ts";
import { always, type House, MINUTE, openHouse, su } from "./support.ts";

let house: House;
let robotId: string;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());
beforeEach(async () => {
  robotId = await house.begin();
  await house.roster({ lines: [always("su")], next: ["li", "bo"] });
});

const board = async () => {
  const told = await house.waiting.board(undefined, su);
  if (!told.ok) throw new Error(told.refusal.message);
  return told.value;
};
const one = async () => {
  const [group] = (await board()).groups;
  if (!group) throw new Error("nothing waits");
  return group;
};
const audited = (id: string) =>
  house.store.pool.query(`UPDATE "order" SET state = 'audited', audited_at = $2 WHERE id = $1`, [id, new Date(house.clock.now())]);
const verbs = async () =>
  (await house.store.rows<{ verb: string }>("SELECT verb FROM journal_line WHERE subject = 'waiting_group' ORDER BY id")).map(({ verb }) => verb);

describe("an order not audited 15 minutes after payment", () => {
  it("comes to the robot once, by shop and cause, with a link; is acknowledged; and is solved by itself", async () => {
    await house.rule({ notifiers: [robotId] });
    for (const id of ["a", "b"]) await house.order(id);
    await house.order("c", { onHold: true, paidAgo: 18 });
    await house.order("d", { shopId: "s2", paidAgo: 14 });
    await house.look();
    await house.look();
    expect(house.robot.ledger).toHaveLength(2);
    const { groups } = await board();
    expect(groups.map(({ count, cause, state }) => ({ count, cause: cause.zh, state }))).toEqual([
      { count: 2, cause: "没有人审核", state: "open" },
      { count: 1, cause: "平台要求暂缓发货", state: "open" },
    ]);
    const [first] = groups;
    expect(house.robot.ledger.map(({ text }) => text).join("\n")).toContain(`https://hub.example.cn/waiting?group=${first?.id}`);
    expect(house.robot.ledger.map(({ text }) => text).join("\n")).toContain("2 单付款后 15 分钟 还没审核");
    for (const { id } of groups) expect(await house.waiting.acknowledge({ id }, su)).toEqual({ ok: true, value: { ok: true } });
    house.clock.advance(30 * MINUTE);
    await house.look();
    // The other shop's became late meanwhile; those that somebody has are not told again.
    expect(house.robot.ledger).toHaveLength(3);
    for (const id of ["a", "b", "c", "d"]) await audited(id);
    await house.look();
    expect((await board()).groups).toEqual([]);
    expect((await board()).solved.map(({ state }) => state)).toEqual(["solved", "solved", "solved"]);
    expect(house.robot.ledger).toHaveLength(3);
  });

  it("goes to the next one when nobody acts within the rule's time, one after the other, and then to nobody", async () => {
    await house.rule({ notifiers: [robotId], actMinutes: 10 });
    await house.order("a");
    await house.look();
    expect(await one()).toMatchObject({ state: "open", turn: 1, told: ["苏主管"] });
    for (const [turn, told] of [
      [2, "li"],
      [3, "bo"],
      [3, "bo"],
    ] as const) {
      house.clock.advance(10 * MINUTE);
      await house.look();
      expect(await one()).toMatchObject({ state: "escalated", turn, told: [told] });
    }
    expect(house.robot.ledger).toHaveLength(3);
    expect(await verbs()).toEqual(["waiting.opened", "waiting.nobody_acted", "waiting.nobody_acted"]);
  });

  it("rests as long as somebody said, and is then told again", async () => {
    await house.rule({ notifiers: [robotId], actMinutes: 10 });
    await house.order("a");
    await house.look();
    const { id } = await one();
    await house.waiting.snooze({ id, minutes: 30 }, su);
    house.clock.advance(29 * MINUTE);
    await house.look();
    expect(house.robot.ledger).toHaveLength(1);
    house.clock.advance(MINUTE);
    await house.look();
    expect(house.robot.ledger).toHaveLength(2);
    expect(await one()).toMatchObject({ state: "open", snoozedUntil: null });
  });

  it("that somebody says is dealt with counts no more, and one that comes later does", async () => {
    await house.rule({ notifiers: [robotId] });
    await house.order("a");
    await house.look();
    await house.waiting.settle({ id: (await one()).id, reason: "已在仓库系统里审核" }, su);
    await house.look();
    expect((await board()).groups).toEqual([]);
    await house.order("b");
    await house.look();
    expect(await one()).toMatchObject({ count: 1 });
  });

  it("waits on the board alone where no notifier is chosen, and says so", async () => {
    await house.rule({ notifiers: [] });
    await house.order("a");
    await house.look();
    expect(await one()).toMatchObject({ untold: "no_notifier" });
  });

  it("is told to the next at once where the robot's key is dead", async () => {
    await house.rule({ notifiers: [robotId], actMinutes: 60 });
    house.robot.dead = true;
    await house.order("a");
    await house.look();
    house.clock.advance(MINUTE);
    await house.look();
    expect(await verbs()).toEqual(["waiting.opened", "waiting.failed"]);
    const rows = await house.alerts.notifiers(undefined, su);
    expect(rows.ok && rows.value.rows[0]?.problem?.zh).toContain("密钥不对");
  });

  it("is one message though two hubs look at once", async () => {
    await house.rule({ notifiers: [robotId] });
    for (const id of ["a", "b", "c"]) await house.order(id);
    await Promise.all([house.look(), house.look(), lookForWaiting(house.deps)]);
    await house.look();
    expect(house.robot.ledger).toHaveLength(1);
    expect((await board()).groups).toHaveLength(1);
  });

  it("that comes back soon after it was solved is gathered into the same quarter of an hour", async () => {
    await house.rule({ notifiers: [robotId] });
    await house.order("a");
    await house.look();
    await audited("a");
    await house.look();
    await house.order("b");
    house.clock.advance(2 * MINUTE);
    await house.look();
    expect(house.robot.ledger).toHaveLength(1);
    house.clock.advance(13 * MINUTE);
    await house.look();
    expect(house.robot.ledger).toHaveLength(2);
  });
});
