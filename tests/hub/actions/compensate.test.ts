/** What is paid besides the claim: counted like everything else, done on the channel's own pages, seen by a person. */
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { actionHandlers, checkUnclear, holdingOf, holdsOf, lookAgain, pageExtras, recoverActions, runDue } from "../../../main/hub/actions/index.ts";
import type { RefusalCode } from "../../../main/hub/contract/index.ts";
import type { Role } from "../../../main/hub/contract/words.ts";
import type { PolicyEngine } from "../../../main/hub/decisions/index.ts";
import { caseRowsOf } from "../../../main/hub/disputes/index.ts";
import type { Result } from "../../../main/hub/kernel/result.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { testClock } from "../../support/store.ts";
import { type FakeChannel, fakeChannel } from "./fake-channel.ts";
import { addCase, addOrder, depsOf, endActions, openShops } from "./world.ts";

type Person = Extract<Principal, { kind: "operator" }>;
const clock = testClock();
const who = (id: string, role: Role): Person => ({ kind: "operator", id, name: `姓名${id}`, roles: [role], demo: false });
const people = [who("a1", "agent"), who("a2", "agent"), who("r1", "risk"), who("r2", "risk"), who("f1", "finance")] as const;
const [agent, colleague, reviewer, second, finance] = people;
let store: Store;
let engine: PolicyEngine;
let channel: FakeChannel;
let id = "";
let serial = 0;

beforeAll(async () => {
  ({ store, engine } = await openShops(clock, "s1"));
  const at = new Date(clock.now());
  for (const { id: of, name, roles, demo } of people)
    await store.prisma.operator.create({ data: { id: of, name, roles: [...roles], demo, enabled: true, createdAt: at } });
});
afterAll(() => store?.close());
beforeEach(() => open(10_000, 4_000));

async function open(paidFen: number, amountFen: number): Promise<void> {
  serial += 1;
  id = `m${serial}`;
  channel = fakeChannel();
  await endActions(store);
  await store.prisma.refetch.deleteMany();
  await addOrder(store, { id, shopId: "s1", paidFen });
  await addCase(store, { id, shopId: "s1", orderId: id, amountFen });
  channel.cases.set(`R${id}`, { state: "requested", version: 1, amountFen, orderId: id, kind: "refund_only" });
}
const deps = () => depsOf(store, channel.connector);
const handlers = () => actionHandlers({ ...deps(), caseRows: (ids) => caseRowsOf({ store, holds: holdsOf(store) }, ids) });
type Wanted = Partial<Parameters<ReturnType<typeof handlers>["do"]>[0]>;
let requests = 0;
const act = (principal: Principal, wanted: Wanted = {}) => {
  requests += 1;
  return handlers().do(
    { caseId: id, kind: "compensate_cash", amountFen: 1_000, fields: { why: "late" }, byHand: true, revision: 1, requestKey: `request-${requests}`, ...wanted },
    principal,
  );
};
const codeOf = (result: Result<unknown, RefusalCode>) => (result.ok ? "ok" : result.refusal.code);
const idOf = (result: Awaited<ReturnType<typeof act>>) => (result.ok ? result.value.action.id : "");
const states = async () => (await store.prisma.action.findMany({ where: { caseId: id }, orderBy: { id: "asc" } })).map(({ kind, state }) => `${kind} ${state}`);
async function later(): Promise<void> {
  clock.advance(60_000);
  await store.prisma.refetch.deleteMany();
  await runDue(deps());
  await checkUnclear(deps());
}

describe("a compensation", () => {
  test("is told before in one sentence, with what a person takes along to the channel's pages", async () => {
    const told = await handlers().preview(
      { caseId: id, kind: "compensate_cash", amountFen: 1_000, fields: { why: "late" }, text: "仓库漏扫", byHand: true },
      agent,
    );
    expect(told).toMatchObject({
      ok: true,
      value: { allowed: true, undoSeconds: 0, copies: `订单 T${id} 现金补偿 10.00 元，原因：发货或送达太晚，仓库漏扫（工单 C${id}）` },
    });
    expect(told.ok && told.value.sentence).toMatch(
      /^给买家补偿现金 10\.00 元，原因：发货或送达太晚，仓库漏扫，计入本单可退金额，不抵扣买家申请的 40\.00 元。在平台打款后/,
    );
    expect(told.ok && told.value.en.sentence).toMatch(/^Gives the buyer ¥10\.00 in cash, because: sent or delivered late, \u2068仓库漏扫\u2069; it counts/);
  });

  test("is offered as what is done on the channel's pages, with what is left of the order", async () => {
    const extras = await pageExtras(deps(), { caseId: id, principal: agent });
    expect(extras?.offers.filter(({ kind }) => kind.startsWith("compensate"))).toMatchObject([
      { kind: "compensate_cash", allowed: true, byHand: true, maxFen: 10_000 },
      { kind: "compensate_coupon", allowed: true, byHand: true, maxFen: 10_000 },
    ]);
  });

  test("takes from what the order may cost until a person says that it was not done", async () => {
    const begun = await act(agent, { amountFen: 7_000 });
    expect(begun).toMatchObject({
      ok: true,
      value: { action: { state: "sent", byHand: true, shows: false, sentAt: null, text: "现金补偿 70.00 元，原因：发货或送达太晚" } },
    });
    expect(await handlers().preview({ caseId: id, kind: "agree_refund" }, agent)).toMatchObject({ ok: true, value: { allowed: false } });
    expect(codeOf(await act(agent, { kind: "agree_refund", byHand: undefined, fields: undefined, amountFen: 4_000 }))).toBe("OVER_LIMIT");
    expect(codeOf(await handlers().undo({ actionId: idOf(begun) }, agent))).toBe("ok");
    expect(codeOf(await act(agent, { kind: "agree_refund", byHand: undefined, fields: undefined, amountFen: 4_000 }))).toBe("ok");
  });

  test("is never called, asked about or fetched for; a person's word ends it, under his name", async () => {
    const begun = await act(agent);
    for (let round = 0; round < 3; round += 1) await later();
    expect([channel.calls, await store.prisma.refetch.count()]).toEqual([[], 0]);
    expect(await states()).toEqual(["compensate_cash sent"]);
    expect(await handlers().seen({ actionId: idOf(begun) }, colleague)).toMatchObject({
      ok: true,
      value: { action: { state: "confirmed", seenBy: "姓名a2" } },
    });
    expect(codeOf(await handlers().seen({ actionId: idOf(begun) }, agent))).toBe("ALREADY_DONE");
    expect(codeOf(await handlers().undo({ actionId: idOf(begun) }, agent))).toBe("TOO_LATE_TO_UNDO");
    const line = await store.prisma.timelineEvent.findFirstOrThrow({ where: { caseId: id, kind: "action_confirmed" } });
    expect([line.toldBy, line.text]).toEqual(["operator:a2", expect.stringContaining("经办人在平台上已看到")]);
  });

  test("of what a channel shows nobody says so in its place", async () => {
    const refund = await act(agent, { kind: "agree_refund", byHand: undefined, fields: undefined, amountFen: 4_000 });
    expect(codeOf(await handlers().seen({ actionId: idOf(refund) }, agent))).toBe("STATE_NOT_ALLOWED");
  });

  test.each([
    ["more than is left", { amountFen: 10_001 }, "OVER_LIMIT"],
    ["nothing", { amountFen: 0 }, "BAD_INPUT"],
    ["no reason", { fields: {} }, "BAD_INPUT"],
    ["a reason there is not", { fields: { why: "mood" } }, "BAD_INPUT"],
    ["a call the channel has not", { byHand: undefined }, "NOT_SUPPORTED"],
  ] as const)("with %s is refused", async (_what, wanted, code) => {
    expect(codeOf(await act(agent, wanted))).toBe(code);
    expect(await states()).toEqual([]);
  });

  test("is no matter of whoever grants no money, and beyond the tier the risk desk's", async () => {
    expect(codeOf(await act(finance))).toBe("NOT_ALLOWED");
    await open(100_000, 4_000);
    expect(codeOf(await act(agent, { amountFen: 46_001 }))).toBe("NEEDS_APPROVAL");
    expect(await store.prisma.caseFile.findUniqueOrThrow({ where: { id } })).toMatchObject({ queue: "risk" });
    expect(codeOf(await act(reviewer, { amountFen: 46_001 }))).toBe("ok");
  });
});

describe("of several people", () => {
  test("at once exactly one begins it; asked for twice it is the same", async () => {
    const both = await Promise.all([act(agent), act(colleague)]);
    expect(both.map(codeOf).sort()).toEqual(["ALREADY_DONE", "ok"]);
    const again = { requestKey: "request-again" };
    await open(10_000, 4_000);
    const [one, two] = [await act(agent, again), await act(agent, again)];
    expect(idOf(one)).toBe(idOf(two));
    expect(await states()).toHaveLength(1);
  });

  test("whoever had not seen the last one is told of it before he gives another", async () => {
    const saw = { state: "requested", amountFen: 4_000, arbitration: false, last: null } as const;
    const begun = await act(agent, { saw });
    await handlers().seen({ actionId: idOf(begun) }, agent);
    const late = await act(colleague, { saw });
    expect([codeOf(late), late.ok ? "" : late.refusal.message]).toEqual(["CASE_MOVED", expect.stringContaining("现金补偿")]);
    expect(codeOf(await act(colleague, { saw: { ...saw, last: idOf(begun) } }))).toBe("ok");
  });

  test("above the house's amount nobody goes to pay before a second one agreed, and its own sum is no reason against it", async () => {
    await open(400_000, 10_000);
    const begun = await act(reviewer, { amountFen: 300_000 });
    expect(begun).toMatchObject({ ok: true, value: { action: { state: "awaiting", second: { sumFen: 310_000 } } } });
    expect(codeOf(await handlers().seen({ actionId: idOf(begun) }, reviewer))).toBe("STATE_NOT_ALLOWED");
    await lookAgain({ store, engine, holding: holdingOf(deps().connectors) }, { cases: [id], granted: [id] });
    expect(codeOf(await handlers().agree({ actionId: idOf(begun) }, reviewer))).toBe("NOT_ALLOWED");
    expect(codeOf(await handlers().agree({ actionId: idOf(begun) }, second))).toBe("ok");
    await lookAgain({ store, engine, holding: holdingOf(deps().connectors) }, { cases: [id], granted: [id] });
    await recoverActions(deps());
    await later();
    await later();
    expect(await states()).toEqual(["compensate_cash sent"]);
    expect(channel.calls).toEqual([]);
  });

  test("whatever they do one after the other and at once, an order never costs more than was paid for it", async () => {
    const step = fc.record({
      who: fc.constantFrom(reviewer, second),
      what: fc.constantFrom("cash", "coupon", "refund", "undo", "seen", "run", "both"),
      amountFen: fc.integer({ min: 1, max: 9_000 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), fc.integer({ min: 4_000, max: 12_000 }), async (steps, paidFen) => {
        await open(paidFen, 4_000);
        for (const { who: principal, what, amountFen } of steps) await play(principal, what, amountFen);
        const rows = await store.prisma.action.findMany({ where: { caseId: id, state: { notIn: ["undone", "failed"] }, takes: { not: null } } });
        expect(rows.reduce((sum, row) => sum + row.amountFen, 0)).toBeLessThanOrEqual(paidFen);
        for (const kind of ["compensate_cash", "compensate_coupon"])
          expect(rows.filter((row) => row.kind === kind && row.state !== "confirmed").length).toBeLessThanOrEqual(1);
        expect(channel.paid.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 25 },
    );
  });
});

// biome-ignore lint/complexity/useMaxParams: a step is who does what for how much
async function play(principal: Principal, what: string, amountFen: number): Promise<void> {
  const kinds = { cash: "compensate_cash", coupon: "compensate_coupon" } as const;
  const [newest] = await store.prisma.action.findMany({ where: { caseId: id }, orderBy: { id: "desc" }, take: 1 });
  if (what === "cash" || what === "coupon") await act(principal, { kind: kinds[what], amountFen });
  if (what === "refund") await act(principal, { kind: "agree_refund", byHand: undefined, fields: undefined, amountFen: 4_000 });
  if (what === "undo" && newest) await handlers().undo({ actionId: newest.id }, principal);
  if (what === "seen" && newest) await handlers().seen({ actionId: newest.id }, principal);
  if (what === "run") await later();
  if (what === "both")
    await Promise.all([
      act(principal, { kind: "compensate_coupon", amountFen }),
      act(second, { kind: "agree_refund", byHand: undefined, fields: undefined, amountFen: 4_000 }),
    ]);
}
