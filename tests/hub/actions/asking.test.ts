/** What a buyer is asked for by a decision: less money, a proof; and cases that are opened again. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { actionHandlers, checkUnclear, confirmFromCases, holdsOf, pageExtras, runDue } from "../../../main/hub/actions/index.ts";
import type { RefusalCode } from "../../../main/hub/contract/index.ts";
import { caseRowsOf } from "../../../main/hub/disputes/index.ts";
import type { Result } from "../../../main/hub/kernel/result.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { type FakeChannel, fakeChannel } from "./fake-channel.ts";
import { addCase, addOrder, addShop, depsOf } from "./world.ts";

const clock = testClock();
const HOUR = 3_600_000;
const who = (id: string, role: "agent" | "trainer"): Principal => ({ kind: "operator", id, name: id, roles: [role], demo: false });
const [agent, colleague, trainer] = [who("o1", "agent"), who("o2", "agent"), who("o3", "trainer")];
let store: Store;
let channel: FakeChannel;
let id = "";
let serial = 0;

beforeAll(async () => {
  store = await freshStore({ clock });
  await addShop(store, { id: "s1", channel: "fake" });
});
afterAll(() => store?.close());
beforeEach(() => open());

async function open(more: { state?: string; status?: string; kind?: string } = {}): Promise<void> {
  await store.prisma.action.updateMany({ where: { state: { notIn: ["confirmed", "failed", "undone"] } }, data: { state: "undone" } });
  serial += 1;
  id = `q${serial}`;
  channel = fakeChannel();
  channel.connector.manifest.messageBytes = 400;
  await addOrder(store, { id, shopId: "s1", paidFen: 5_900 });
  await addCase(store, { id, shopId: "s1", orderId: id, amountFen: 5_900, ...more });
  channel.cases.set(`R${id}`, { state: "requested", version: 1, amountFen: 5_900, orderId: id, kind: "refund_only" });
}
const deps = () => depsOf(store, channel.connector);
const handlers = () => actionHandlers({ ...deps(), caseRows: (ids) => caseRowsOf({ store, holds: holdsOf(store) }, ids) });
type Wanted = Partial<Parameters<ReturnType<typeof handlers>["do"]>[0]>;
let requests = 0;
const act = async (principal: Principal, wanted: Wanted) => {
  requests += 1;
  const { revision } = await store.prisma.caseFile.findUniqueOrThrow({ where: { id } });
  return handlers().do({ caseId: id, kind: "offer_less", revision, requestKey: `request-${requests}`, ...wanted }, principal);
};
const offer = { kind: "offer_less", amountFen: 3_000, fields: { goods: "keep", until: "24" } } as const;
const ask = { kind: "ask_evidence", fields: { proofs: "goods,video", until: "12" } } as const;
const codeOf = (result: Result<unknown, RefusalCode>) => (result.ok ? "ok" : result.refusal.code);
const viewOf = async (kind: string) => (await pageExtras(deps(), { caseId: id, principal: agent }))?.actions.find((action) => action.kind === kind);
async function later(ms = 6_000): Promise<void> {
  clock.advance(ms);
  await store.prisma.refetch.deleteMany();
  await runDue(deps());
  await checkUnclear(deps());
}
const buyerSays = (text: string) =>
  store.prisma.caseMessage.create({
    data: { id: `w${id}`, caseId: id, author: "buyer", text, at: new Date(clock.now()), channelMessageId: `w${id}` },
  });

describe("less than was asked for", () => {
  test("is put to the buyer in words that name both sums, pays nothing, and is met when the request is changed", async () => {
    const words = "您好，给您带来不便很抱歉。这次可以退您 30.00 元（您申请的是 59.00 元），商品不用寄回。您同意的话，请在24小时内把申请金额改为 30.00 元。";
    const told = await handlers().preview({ caseId: id, ...offer }, agent);
    expect(told).toMatchObject({ ok: true, value: { allowed: true, undoSeconds: 5 } });
    expect(told.ok && told.value.sentence).toContain(words.slice(0, -1));
    expect(told.ok && told.value.said.sentences.every(({ ok }) => ok)).toBe(true);
    expect(codeOf(await act(agent, offer))).toBe("ok");
    await later();
    expect([channel.said, channel.paid]).toEqual([[words], []]);
    expect(await viewOf("offer_less")).toMatchObject({ state: "confirmed", waits: { what: "amount", met: false, metAt: null } });
    // Our own words to the buyer about what the buyer does promise nothing of ours.
    expect(await store.prisma.casePromise.count({ where: { caseId: id } })).toBe(0);
    await store.prisma.caseFile.update({ where: { id }, data: { amountFen: 3_000, version: 2n, revision: { increment: 1 } } });
    await commit(store, "system", (tx) => confirmFromCases(tx, [id]));
    expect(await viewOf("offer_less")).toMatchObject({ waits: { met: true } });
    expect(codeOf(await act(agent, { kind: "agree_refund", amountFen: 3_000 }))).toBe("ok");
  });

  test.each([
    ["as much as was asked for", { amountFen: 5_900 }, "BAD_INPUT"],
    ["nothing", { amountFen: 0 }, "BAD_INPUT"],
    ["without a time", { fields: {} }, "BAD_INPUT"],
  ] as const)("%s is no offer", async (_what, wanted, code) => {
    expect(codeOf(await act(agent, { ...offer, ...wanted }))).toBe(code);
  });

  test("is no offer once it was refunded, nor by whoever works no cases", async () => {
    expect(codeOf(await act(trainer, offer))).toBe("NOT_ALLOWED");
    await open({ state: "refunded" });
    expect(codeOf(await act(agent, offer))).toBe("STATE_NOT_ALLOWED");
  });

  test("of two at once one is sent; a word that got no answer is never sent again", async () => {
    expect((await Promise.all([act(agent, offer), act(colleague, { ...offer, amountFen: 2_000 })])).map(codeOf).sort()).toEqual(["ALREADY_DONE", "ok"]);
    channel.moods = ["acts_then_silent"];
    for (let round = 0; round < 5; round += 1) await later(60_000);
    expect(channel.said).toHaveLength(1);
    expect(await viewOf("offer_less")).toMatchObject({ state: "failed", waits: null });
    expect(codeOf(await act(agent, offer))).toBe("ok");
  });

  test("can be taken back before it leaves, and nothing stands in the conversation then", async () => {
    const done = await act(agent, offer);
    expect(codeOf(await handlers().undo({ actionId: done.ok ? done.value.action.id : "" }, agent))).toBe("ok");
    await later();
    expect([channel.said, await store.prisma.caseMessage.count({ where: { caseId: id } })]).toEqual([[], 0]);
  });
});

describe("a proof", () => {
  test("is asked for by what is chosen, its clock runs, and the buyer's next words stop it", async () => {
    expect(codeOf(await act(agent, ask))).toBe("ok");
    await later();
    expect(channel.said).toEqual(["您好，为了尽快核对，麻烦您在12小时内补充：商品问题处的照片、开箱视频。直接发在售后单的留言里就可以。"]);
    const asked = await viewOf("ask_evidence");
    expect(asked?.waits).toEqual({ what: "answer", until: new Date((asked?.sentAt?.getTime() ?? 0) + 12 * HOUR), met: false, metAt: null });
    expect(await store.prisma.casePromise.count({ where: { caseId: id } })).toBe(0);
    clock.advance(HOUR);
    await buyerSays("照片发了");
    expect((await viewOf("ask_evidence"))?.waits).toMatchObject({ met: true, metAt: new Date(clock.now()) });
  });

  test("in a person's own words is said so; where the channel takes no words they are carried over, and stand in the conversation", async () => {
    expect(codeOf(await act(agent, { ...ask, text: "请补一张吊牌照片" }))).toBe("ok");
    await later();
    expect(channel.said).toEqual(["请补一张吊牌照片"]);
    await open();
    channel.connector.actions.sendMessage = undefined;
    expect((await pageExtras(deps(), { caseId: id, principal: agent }))?.offers.find(({ kind }) => kind === "ask_evidence")).toMatchObject({
      allowed: true,
      byHand: true,
    });
    expect(codeOf(await act(agent, ask))).toBe("NOT_SUPPORTED");
    expect(await act(agent, { ...ask, byHand: true })).toMatchObject({ ok: true, value: { action: { state: "confirmed", waits: { met: false } } } });
    expect(await store.prisma.caseMessage.findMany({ where: { caseId: id } })).toMatchObject([
      { delivery: "copied", text: expect.stringContaining("开箱视频") },
    ]);
  });

  test.each([
    ["none", { until: "12" }],
    ["one there is not", { proofs: "goods,passport", until: "12" }],
    ["an hour there is not", { proofs: "goods", until: "9" }],
  ])("of %s is not asked for", async (_what, fields) => {
    expect(codeOf(await act(agent, { kind: "ask_evidence", fields }))).toBe("BAD_INPUT");
  });
});

describe("a case that is done", () => {
  test("is opened again with why, for a person, and once", async () => {
    expect(codeOf(await act(agent, { kind: "reopen_case", text: "买家来电" }))).toBe("ALREADY_DONE");
    await open({ status: "done", state: "refused" });
    expect(codeOf(await act(agent, { kind: "reopen_case", text: " " }))).toBe("BAD_INPUT");
    expect(codeOf(await act(trainer, { kind: "reopen_case", text: "买家来电" }))).toBe("NOT_ALLOWED");
    const { revision } = await store.prisma.caseFile.findUniqueOrThrow({ where: { id } });
    const both = await Promise.all([agent, colleague].map((each) => act(each, { kind: "reopen_case", text: "买家来电", revision })));
    expect(both.map(codeOf).filter((code) => code === "ok")).toHaveLength(1);
    expect(await store.prisma.caseFile.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: "open", outcome: null, doneAt: null, state: "refused" });
    expect(await store.prisma.event.count({ where: { name: "case.reopened", subjectId: id } })).toBe(1);
  });
});
