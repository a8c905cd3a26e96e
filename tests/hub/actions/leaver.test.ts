/** Somebody leaves: his cases, what he began to write, his promises' clocks and what waited for a second person are somebody's again. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { casesLeftBy, withdrawUnbacked } from "../../../main/hub/actions/index.ts";
import { doAction } from "../../../main/hub/actions/person.commands.ts";
import { caseHandlers, handOverCasesOf } from "../../../main/hub/disputes/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { fakeChannel } from "./fake-channel.ts";
import { addCase, addOrder, addShop, depsOf } from "./world.ts";

const clock = testClock();
const person = (id: string) => ({ kind: "operator" as const, id, name: `姓名${id}`, roles: ["risk" as const], demo: false });
const [leaver, taker, other] = [person("r1"), person("r2"), person("r3")];
let store: Store;
let serial = 0;
let mine = "";
let begun = "";
let elsewhere = "";

beforeAll(async () => {
  store = await freshStore({ clock });
  await addShop(store, { id: "s1", channel: "fake" });
  for (const { id, name, roles, demo } of [leaver, taker, other])
    await store.prisma.operator.create({ data: { id, name, roles: [...roles], demo, enabled: true, createdAt: new Date(clock.now()) } });
});
afterAll(() => store?.close());
beforeEach(async () => {
  serial += 1;
  await store.prisma.operator.updateMany({ data: { enabled: true } });
  [mine, begun, elsewhere] = [`m${serial}`, `b${serial}`, `e${serial}`];
  for (const id of [mine, begun, elsewhere]) {
    await addOrder(store, { id, shopId: "s1", paidFen: 300_000 });
    await addCase(store, { id, shopId: "s1", orderId: id, amountFen: 300_000 });
  }
  await store.prisma.caseFile.update({ where: { id: mine }, data: { assigneeId: leaver.id } });
  await store.prisma.caseFile.update({ where: { id: elsewhere }, data: { assigneeId: other.id } });
  const at = new Date(clock.now());
  const promise = {
    id: `p${serial}`,
    caseId: mine,
    messageKey: "m",
    kind: "answer",
    text: "24小时内答复",
    saidAt: at,
    dueAt: new Date(clock.now() + 86_400_000),
    warnAt: at,
  };
  await store.prisma.casePromise.create({ data: promise });
});

const handlers = () =>
  caseHandlers(store, {
    pageExtras: async () => ({ decisions: [], actions: [], offers: [], refundableFen: 0 }),
    accountBrief: async () => null,
    readOrder: async () => null,
    holds: { of: async () => new Map(), count: async () => 0 },
    channelOf: () => undefined,
    drafts: { of: () => null, put: () => undefined },
    actionNames: new Map(),
  } as unknown as Parameters<typeof caseHandlers>[1]);
/** By id of the person, what his window goes on with. */
const rows = new Map<string, string | null>();
async function write(who: typeof leaver, caseId: string, text: string): Promise<void> {
  const place = `${who.id} ${caseId}`;
  const kept = await handlers().keepWords({ caseId, text, suggestionId: null, macro: null, pictures: [], from: rows.get(place) ?? null }, who);
  if (kept.ok) rows.set(place, kept.value.id);
}
const unsent = async (who: typeof leaver, caseId: string) => {
  const page = await handlers().get({ caseId }, who);
  return page.ok ? page.value.unsent.map(({ text, mine: own, byName }) => ({ text, own, byName })) : [];
};
const leave = (to: string | null) =>
  commit(store, "operator:b1", async (tx) => handOverCasesOf(tx, { from: leaver.id, to, beside: await casesLeftBy(tx, leaver.id) }));
const assignee = async (id: string) => (await store.prisma.caseFile.findUniqueOrThrow({ where: { id } })).assigneeId;
async function waits(caseId: string): Promise<string> {
  const deps = depsOf(store, fakeChannel().connector);
  const done = await doAction(deps, { caseId, kind: "agree_refund", revision: 1, requestKey: `request-${caseId}` }, leaver);
  return done.ok ? done.value.actionId : "";
}

describe("a leaver's work", () => {
  test("goes to a colleague: cases, unsent words, clocks, and what waited for a second person, told on the order's timeline", async () => {
    await write(leaver, mine, "您好，已经为您");
    const actionId = await waits(begun);
    expect(await leave(taker.id)).toBe(2);
    expect([await assignee(mine), await assignee(begun), await assignee(elsewhere)]).toEqual([taker.id, taker.id, other.id]);
    expect(await unsent(taker, mine)).toEqual([{ text: "您好，已经为您", own: false, byName: "姓名r1" }]);
    expect(await unsent(other, mine)).toEqual([]);
    expect(await store.prisma.action.findUniqueOrThrow({ where: { id: actionId } })).toMatchObject({ state: "undone", undoneBy: "system" });
    expect(await store.prisma.casePromise.findUniqueOrThrow({ where: { id: `p${serial}` } })).toMatchObject({ caseId: mine, keptAt: null });
    const told = await store.rows<{ text: string; source: string }>(
      "SELECT text, source FROM timeline_event WHERE case_id = $1 AND kind = 'case_handed_over'",
      [mine],
    );
    expect(told).toEqual([{ text: `工单 C${mine} 由姓名r1移交姓名r2`, source: "intervention" }]);
  });

  test("goes back to the queue, where whoever opens the case finds the words", async () => {
    await write(leaver, mine, "稍等");
    expect(await leave(null)).toBe(1);
    expect(await assignee(mine)).toBeNull();
    expect(await unsent(other, mine)).toEqual([{ text: "稍等", own: false, byName: "姓名r1" }]);
  });

  test("is found even where news of his leaving was quicker than the hand-over", async () => {
    await waits(begun);
    await store.prisma.operator.update({ where: { id: leaver.id }, data: { enabled: false } });
    await withdrawUnbacked(store);
    expect(await leave(taker.id)).toBe(2);
    expect(await assignee(begun)).toBe(taker.id);
  });
});

describe("words that were not sent", () => {
  test("are their writer's alone, the newest count, and emptied ones are gone", async () => {
    await write(leaver, mine, "一");
    await write(leaver, mine, "一二");
    expect(await unsent(leaver, mine)).toEqual([{ text: "一二", own: true, byName: "姓名r1" }]);
    expect(await unsent(taker, mine)).toEqual([]);
    await write(leaver, mine, " ");
    expect(await unsent(leaver, mine)).toEqual([]);
  });

  test("are over once something was said", async () => {
    await write(leaver, mine, "您好");
    const deps = depsOf(store, fakeChannel().connector);
    await doAction(deps, { caseId: mine, kind: "send_message", text: "您好", revision: 1, requestKey: `say-${mine}-1` }, leaver);
    expect(await unsent(leaver, mine)).toEqual([]);
  });
});
