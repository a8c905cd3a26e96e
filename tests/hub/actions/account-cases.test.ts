import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { accountCaseHandlers, runDue } from "../../../main/hub/actions/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { type FakeChannel, fakeChannel } from "./fake-channel.ts";
import { addCase, addOrder, addShop, depsOf } from "./world.ts";

const clock = testClock();
const chen: Principal = { kind: "operator", id: "r1", name: "小陈", roles: ["risk"], demo: false };
const lin: Principal = { kind: "operator", id: "r2", name: "小林", roles: ["risk"], demo: false };
let store: Store;
let channel: FakeChannel;
let serial = 0;
let accountId = "";

beforeAll(async () => {
  store = await freshStore({ clock });
  await addShop(store, { id: "s1", channel: "fake" });
});
afterAll(() => store?.close());
beforeEach(async () => {
  channel = fakeChannel();
  serial += 1;
  accountId = `buyer${serial}`;
  await store.prisma.account.create({ data: { id: accountId, createdAt: new Date(clock.now()) } });
});

const desk = () => accountCaseHandlers(depsOf(store, channel.connector));

async function addOne(of: { amountFen: number; kind?: "refund_only" | "return_refund" | "question"; paidFen?: number; status?: string }): Promise<string> {
  serial += 1;
  const id = `g${serial}`;
  const { amountFen, kind = "refund_only", paidFen = amountFen, status = "open" } = of;
  await addOrder(store, { id, shopId: "s1", paidFen, accountId });
  await addCase(store, { id, shopId: "s1", orderId: id, amountFen, accountId, kind, status });
  channel.cases.set(`R${id}`, { state: "requested", version: 1, amountFen, orderId: id, kind });
  return id;
}

async function preview(answer: "agree" | "refuse") {
  const told = await desk().preview({ accountId, answer }, chen);
  if (!told.ok) throw new Error(told.refusal.message);
  return told.value;
}

async function wanted(answer: "agree" | "refuse") {
  const { rows } = await preview(answer);
  return rows.flatMap(({ caseId, revision, kind, why, reasons }) => {
    const [reason] = reasons;
    return kind === null || why !== null ? [] : [{ caseId, revision, kind, ...(reason ? { reasonId: reason.id } : {}) }];
  });
}

describe("a buyer's open cases", () => {
  test("are looked at together: each by its own kind of answer, the sum that leaves, and what cannot be done with why", async () => {
    const [refund, goods] = [await addOne({ amountFen: 5_000 }), await addOne({ amountFen: 8_000, kind: "return_refund" })];
    const [question, much] = [await addOne({ amountFen: 0, kind: "question" }), await addOne({ amountFen: 9_000, paidFen: 4_000 })];
    await addOne({ amountFen: 7_000, status: "done" });
    const told = await preview("agree");
    expect(told).toMatchObject({ allowed: 2, paysFen: 5_000, more: 0 });
    const rows = new Map(told.rows.map((row) => [row.caseId, row]));
    expect([...rows.keys()].toSorted()).toEqual([refund, goods, question, much].toSorted());
    expect(rows.get(refund)).toMatchObject({ kind: "agree_refund", paysFen: 5_000, why: null });
    expect(rows.get(goods)).toMatchObject({ kind: "agree_return", paysFen: 0, why: null });
    expect(rows.get(question)?.why).not.toBeNull();
    expect(rows.get(much)?.why).toContain("40");
    expect(channel.calls).toEqual([]);
  });

  test("are answered each once, also when the answer was not heard and is asked for again", async () => {
    const [one, two] = [await addOne({ amountFen: 5_000 }), await addOne({ amountFen: 3_000 })];
    const input = { accountId, answer: "agree" as const, requestKey: "key-of-this-day", cases: await wanted("agree") };
    const first = await desk().decide(input, chen);
    expect(first).toMatchObject({ ok: true, value: { done: 2, paysFen: 8_000 } });
    expect(await desk().decide(input, chen)).toEqual(first);
    clock.advance(60_000);
    await runDue(depsOf(store, channel.connector));
    expect(channel.paid.map(({ caseId, amountFen }) => [caseId, amountFen]).toSorted()).toEqual([
      [`R${one}`, 5_000],
      [`R${two}`, 3_000],
    ]);
    expect(await store.prisma.action.count({ where: { caseId: { in: [one, two] } } })).toBe(2);
  });

  test("are answered as far as they stand as they were seen: one that moved is left, the others are done", async () => {
    const [one, two] = [await addOne({ amountFen: 5_000 }), await addOne({ amountFen: 3_000 })];
    const cases = await wanted("agree");
    await store.prisma.caseFile.update({ where: { id: two }, data: { revision: { increment: 1 } } });
    const done = await desk().decide({ accountId, answer: "agree", requestKey: "key-of-one-left", cases }, chen);
    expect(done).toMatchObject({ ok: true, value: { done: 1, paysFen: 5_000 } });
    const rows = new Map(done.ok ? done.value.rows.map((row) => [row.caseId, row]) : []);
    expect(rows.get(one)?.why).toBeNull();
    expect(rows.get(two)).toMatchObject({ actionId: null, why: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) });
  });

  test("are refused with each platform's own reason and the words that were written", async () => {
    const one = await addOne({ amountFen: 5_000 });
    const told = await preview("refuse");
    // What wants a picture is done on the case's own page.
    expect(told.rows[0]).toMatchObject({ kind: "refuse_refund", why: null, reasons: [{ id: "11", text: "物流正常派送中" }] });
    const done = await desk().decide(
      { accountId, answer: "refuse", requestKey: "key-of-refusing", text: "包裹正在派送，请先收货", cases: await wanted("refuse") },
      chen,
    );
    expect(done).toMatchObject({ ok: true, value: { done: 1, paysFen: 0 } });
    clock.advance(60_000);
    await runDue(depsOf(store, channel.connector));
    expect(channel.refused).toMatchObject([{ caseId: `R${one}`, reason: "11", text: "包裹正在派送，请先收货" }]);
  });

  test("are decided once by two reviewers who press at the same time", async () => {
    const ids = [await addOne({ amountFen: 5_000 }), await addOne({ amountFen: 3_000 })];
    const cases = await wanted("agree");
    const both = await Promise.all([
      desk().decide({ accountId, answer: "agree", requestKey: "key-of-chen-now", cases }, chen),
      desk().decide({ accountId, answer: "agree", requestKey: "key-of-lin-now", cases }, lin),
    ]);
    expect(both.reduce((sum, each) => sum + (each.ok ? each.value.done : 0), 0)).toBe(2);
    expect(await store.prisma.action.count({ where: { caseId: { in: ids } } })).toBe(2);
    clock.advance(60_000);
    await runDue(depsOf(store, channel.connector));
    expect(channel.paid.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(8_000);
  });

  test("of another kind than an answer are nothing this does", async () => {
    const one = await addOne({ amountFen: 5_000 });
    const cases = [{ caseId: one, revision: 1, kind: "send_message" as const }];
    expect(await desk().decide({ accountId, answer: "agree", requestKey: "key-of-no-answer", cases }, chen)).toMatchObject({ refusal: { code: "BAD_INPUT" } });
  });
});
