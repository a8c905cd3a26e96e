/** What is promised to a buyer by a time is kept, warned of, or broken; on the whole product, with the clock in the test's hand. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CasePage } from "../../main/hub/contract/index.ts";
import { ownOrder } from "./own-order.ts";
import { HOUR, MINUTE, World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const now = () => new Date(world.clock.now()).toISOString();
const put = async (path: string, body: unknown) => {
  const answer = await world.rest("POST", path, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
};
const page = (id: string) => world.case("own", id);
/** A buyer who asks about a paid order. */
async function asked(id: string): Promise<CasePage> {
  await put("/orders", ownOrder(id, { createdAt: now(), paidAt: now(), updatedAt: now(), buyer: { id: `b ${id}`, nick: id } }));
  await put("/cases", { id, orderRef: id, kind: "question", text: "什么时候发货", at: now() });
  return page(id);
}
const names = async (caseId: string): Promise<string[]> =>
  (await world.rows<{ name: string }>("SELECT name FROM event WHERE subject_id = $1 AND name LIKE 'promise.%' ORDER BY id", [caseId])).map(({ name }) => name);

describe("a promise with a time that was said", () => {
  test("starts a clock on the case, is warned of before it is over, breaks, and is kept late by the answer", async () => {
    const first = await asked("late");
    await world.say(first, "您好，我们会在24小时内核实并给您答复。");
    const promised = await page("late");
    expect(promised.promises).toMatchObject([
      { kind: "answer", text: "您好，我们会在24小时内核实并给您答复。", dueAt: new Date(world.clock.now() + 24 * HOUR), keptAt: null, brokenAt: null },
    ]);
    expect(promised.case).toMatchObject({ promiseKind: "answer", promiseDueAt: new Date(world.clock.now() + 24 * HOUR) });
    await world.pass(17 * HOUR);
    expect(await world.promisesDue()).not.toContain(first.case.number);
    await world.pass(2 * HOUR);
    expect(await names(first.case.id)).toEqual(["promise.made", "promise.due"]);
    expect(await world.promisesDue()).toContain(first.case.number);
    await world.pass(6 * HOUR);
    await world.pass(HOUR);
    expect(await names(first.case.id)).toEqual(["promise.made", "promise.due", "promise.broken"]);
    expect((await page("late")).promises).toMatchObject([{ keptAt: null, brokenAt: expect.any(Date) }]);
    await world.say(await page("late"), "您的订单今天会安排，给您添麻烦了。");
    expect((await page("late")).promises).toMatchObject([{ keptBy: "answer", brokenAt: expect.any(Date), keptAt: expect.any(Date) }]);
    expect((await page("late")).case.promiseDueAt).toBeNull();
    expect((await names(first.case.id)).at(-1)).toBe("promise.kept");
    expect(await world.promisesDue()).not.toContain(first.case.number);
  });

  test("is kept by the next answer in time, and never warned of", async () => {
    const first = await asked("timely");
    await world.say(first, "我们会在2小时内给您回复。");
    await world.pass(HOUR);
    await world.say(await page("timely"), "仓库已经在打包了。");
    expect((await page("timely")).promises).toMatchObject([{ keptBy: "answer", brokenAt: null }]);
    await world.pass(5 * HOUR);
    expect(await names(first.case.id)).toEqual(["promise.made", "promise.kept"]);
  });

  test("gives nobody more time when it is said again, and that is no answer", async () => {
    const first = await asked("again");
    await world.say(first, "我们会在2小时内给您回复。");
    const due = (await page("again")).promises[0]?.dueAt;
    await world.pass(HOUR);
    await world.say(await page("again"), "亲，我们会在2小时内给您回复的。");
    expect((await page("again")).promises).toMatchObject([{ dueAt: due, keptAt: null }]);
    await world.pass(2 * HOUR);
    expect((await page("again")).promises).toMatchObject([{ dueAt: due, keptAt: null, brokenAt: due }]);
  });

  test("of goods is kept by the scan that proves they left, when they left, though it is told after the time was over", async () => {
    const first = await asked("ships");
    await world.say(first, "我们6小时内给您发货。");
    const left = new Date(world.clock.now() + 4 * HOUR);
    await world.say(await page("ships"), "在打包了，请放心。");
    expect((await page("ships")).promises).toMatchObject([{ kind: "ship", keptAt: null }]);
    await world.pass(7 * HOUR);
    expect((await page("ships")).promises).toMatchObject([{ keptAt: null, brokenAt: expect.any(Date) }]);
    await put("/orders/ships/events", { events: [{ id: "out", kind: "outbound", at: left.toISOString(), data: {} }] });
    await world.pass(MINUTE);
    expect((await page("ships")).promises).toMatchObject([{ keptBy: "fact", keptAt: left, brokenAt: null }]);
    expect(await names(first.case.id)).toEqual(["promise.made", "promise.due", "promise.broken", "promise.kept"].filter((name) => name !== "promise.due"));
  });

  test("is heard in what a seller says at the channel itself, but not in old talk that is told only now", async () => {
    const first = await asked("channel");
    const said = (id: string, text: string, at: string) => put("/cases/channel/messages", { messageId: id, from: "seller", text, at });
    const old = new Date(world.clock.now() - 3 * HOUR).toISOString();
    await said("m0", "一小时内给您答复。", old);
    expect((await page("channel")).promises).toEqual([]);
    await said("m1", "明天给您答复。", now());
    expect((await page("channel")).promises).toMatchObject([{ kind: "answer", keptAt: null }]);
    await said("m1", "明天给您答复。", now());
    expect(await names(first.case.id)).toEqual(["promise.made"]);
    await world.pass(HOUR);
    await put("/cases/channel/messages", { messageId: "b1", text: "我们会在2小时内给您答复", at: now() });
    expect((await page("channel")).promises).toHaveLength(1);
  });

  test("may be kept where no system sees it: a person says so, once, in the case it belongs to", async () => {
    const first = await asked("phone");
    await world.say(first, "发票我们3天内开好。");
    const [promise] = (await page("phone")).promises;
    if (!promise) throw new Error("nothing was promised");
    const other = await asked("other");
    expect(await world.keepPromise(other.case.id, promise.id)).toBe("ALREADY_DONE");
    expect(await world.keepPromise(first.case.id, promise.id)).toBe("ok");
    expect(await world.keepPromise(first.case.id, promise.id)).toBe("ALREADY_DONE");
    expect((await page("phone")).promises).toMatchObject([{ kind: "invoice", keptBy: "person", brokenAt: null }]);
  });

  test("is counted: made, kept, broken, and still to be kept; every one is in the journal", async () => {
    const { made, kept, broken, running } = await world.promiseFigures();
    expect(made).toBe(6);
    expect({ kept, broken, running }).toEqual({ kept: 3, broken: 2, running: 1 });
    expect(made).toBe(kept + broken + running);
    const [journal] = await world.rows<{ n: number }>("SELECT count(*)::int AS n FROM journal_line WHERE verb = 'promise.made'");
    expect(journal?.n).toBe(made);
  });
});
