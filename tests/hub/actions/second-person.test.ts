/** Money above the house's amount leaves only when two people stand behind it. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { actionHandlers, holdingOf, holdsOf, lookAgain, runDue, withdrawUnbacked } from "../../../main/hub/actions/index.ts";
import type { RefusalCode } from "../../../main/hub/contract/index.ts";
import type { Role } from "../../../main/hub/contract/words.ts";
import { decideCase, type PolicyEngine } from "../../../main/hub/decisions/index.ts";
import { caseRowsOf } from "../../../main/hub/disputes/index.ts";
import type { Result } from "../../../main/hub/kernel/result.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { testClock } from "../../support/store.ts";
import { type FakeChannel, fakeChannel } from "./fake-channel.ts";
import { addCase, addOrder, depsOf, openShops } from "./world.ts";

type Person = Extract<Principal, { kind: "operator" }>;
const clock = testClock();
const who = (id: string, role: Role, limitFen: number | null = null): Person => ({
  kind: "operator",
  id,
  name: `姓名${id}`,
  roles: [role],
  demo: false,
  limitFen,
});
const [first, second, third, agent, short, boss] = [
  who("r1", "risk"),
  who("r2", "risk"),
  who("r3", "risk"),
  who("a1", "agent"),
  who("r4", "risk", 250_000),
  who("b1", "admin"),
];
let store: Store;
let engine: PolicyEngine;
let channel: FakeChannel;
let id = "";
let serial = 0;

beforeAll(async () => {
  ({ store, engine } = await openShops(clock, "s1"));
});
afterAll(() => store?.close());
beforeEach(async () => {
  await store.prisma.operator.deleteMany({});
  await store.prisma.setting.deleteMany({ where: { key: "money.second_person" } });
  const at = new Date(clock.now());
  for (const { id: of, name, roles, demo, limitFen } of [first, second, third, agent, short, boss])
    await store.prisma.operator.create({ data: { id: of, name, roles: [...roles], demo, grantLimitFen: limitFen ?? null, enabled: true, createdAt: at } });
  serial += 1;
  id = `k${serial}`;
  channel = fakeChannel();
  await open(id, 300_000);
});

async function open(of: string, amountFen: number, paidFen = amountFen): Promise<void> {
  await addOrder(store, { id: of, shopId: "s1", paidFen });
  await addCase(store, { id: of, shopId: "s1", orderId: of, amountFen });
  channel.cases.set(`R${of}`, { state: "requested", version: 1, amountFen, orderId: of, kind: "refund_only" });
}
const deps = () => depsOf(store, channel.connector);
const handlers = () => actionHandlers({ ...deps(), caseRows: (ids) => caseRowsOf({ store, holds: holdsOf(store) }, ids) });
let requests = 0;
const act = (principal: Principal, more: { caseId?: string; requestKey?: string } = {}) => {
  requests += 1;
  return handlers().do({ caseId: id, kind: "agree_refund", revision: 1, requestKey: `request-${requests}`, ...more }, principal);
};
const codeOf = (result: Result<unknown, RefusalCode>) => (result.ok ? "ok" : result.refusal.code);
async function begun(principal: Principal = first): Promise<string> {
  const done = await act(principal);
  expect(done).toMatchObject({ ok: true, value: { action: { state: "awaiting" } } });
  return done.ok ? done.value.action.id : "";
}
const agree = (actionId: string, principal: Principal) => handlers().agree({ actionId }, principal);
const disable = (person: Person) => store.prisma.operator.update({ where: { id: person.id }, data: { enabled: false } });
const stateOf = async (actionId: string) => (await store.prisma.action.findUniqueOrThrow({ where: { id: actionId } })).state;
async function later(): Promise<void> {
  clock.advance(60_000);
  await store.prisma.refetch.deleteMany({});
  await runDue(deps());
}

describe("above the amount", () => {
  test("a person's yes waits, whatever time passes, and its money counts as taken meanwhile", async () => {
    await begun();
    for (let round = 0; round < 3; round += 1) await later();
    expect(channel.paid).toEqual([]);
    await addCase(store, { id: `${id}b`, shopId: "s1", orderId: id, amountFen: 300_000 });
    expect(codeOf(await act(first, { caseId: `${id}b` }))).toBe("OVER_LIMIT");
  });

  test("another one's yes lets it out, once, and both names are in the journal", async () => {
    const actionId = await begun();
    const agreed = await agree(actionId, second);
    expect(agreed).toMatchObject({ ok: true, value: { action: { state: "held", second: { sumFen: 300_000, aboveFen: 200_000, agreedBy: "姓名r2" } } } });
    await later();
    await later();
    expect(channel.paid).toMatchObject([{ amountFen: 300_000 }]);
    const lines = await store.rows<{ verb: string; actor: string; data: { first?: string } }>(
      "SELECT verb, actor, data FROM journal_line WHERE subject_id = $1 AND verb IN ('action.awaiting', 'action.agreed') ORDER BY id",
      [id],
    );
    expect(lines).toMatchObject([
      { verb: "action.awaiting", actor: "operator:r1" },
      { verb: "action.agreed", actor: "operator:r2", data: { first: "operator:r1" } },
    ]);
  });

  test.each([
    ["the same person, from whatever session", () => first, "NOT_ALLOWED"],
    ["somebody who may grant less", () => short, "NOT_ALLOWED"],
    ["an agent with his tier", () => agent, "NOT_ALLOWED"],
  ])("not by %s", async (_who, principal, code) => {
    const actionId = await begun();
    expect(codeOf(await agree(actionId, principal()))).toBe(code);
    expect(codeOf(await handlers().turnDown({ actionId, why: "不对" }, principal()))).toBe(code);
    await later();
    expect(channel.paid).toEqual([]);
    expect(await stateOf(actionId)).toBe("awaiting");
  });

  test("not by somebody who was disabled since he began to call", async () => {
    const actionId = await begun();
    await disable(second);
    expect(codeOf(await agree(actionId, second))).toBe("NOT_ALLOWED");
    expect(await stateOf(actionId)).toBe("awaiting");
  });

  test("when who began it is disabled it is decided anew, before and after the second one's yes", async () => {
    const waiting = await begun();
    await disable(first);
    expect(codeOf(await agree(waiting, second))).toBe("CASE_MOVED");
    expect(await stateOf(waiting)).toBe("undone");

    const [held] = [await begun(second)];
    await agree(held, third);
    await disable(third);
    await later();
    expect(await stateOf(held)).toBe("undone");

    const open = await begun(second);
    await disable(second);
    await withdrawUnbacked(store);
    expect(await stateOf(open)).toBe("undone");
    expect(channel.paid).toEqual([]);
    expect((await store.prisma.caseFile.findUniqueOrThrow({ where: { id } })).queue).not.toBe("auto");
  });

  test("of two at once one agrees, and it goes out once", async () => {
    const actionId = await begun();
    const codes = (await Promise.all([agree(actionId, second), agree(actionId, third), agree(actionId, boss)])).map(codeOf).sort();
    expect(codes).toEqual(["ALREADY_DONE", "ALREADY_DONE", "ok"]);
    await Promise.all([later(), later()]);
    expect(channel.paid).toHaveLength(1);
  });

  test("a no takes it back with its reason, and a person may decide again", async () => {
    const actionId = await begun();
    const no = await handlers().turnDown({ actionId, why: "照片看不出破损" }, second);
    expect(no).toMatchObject({ ok: true, value: { action: { state: "undone", undoneBy: "operator:r2", problem: "第二人没有同意：照片看不出破损" } } });
    expect(codeOf(await agree(actionId, third))).toBe("STATE_NOT_ALLOWED");
    expect(codeOf(await act(second))).toBe("ok");
  });

  test("whoever began it may take it back while it waits", async () => {
    const actionId = await begun();
    expect(codeOf(await handlers().undo({ actionId }, first))).toBe("ok");
    expect(await stateOf(actionId)).toBe("undone");
  });

  test("what moved in the world meanwhile is found at the yes, and by news", async () => {
    const actionId = await begun();
    await store.prisma.order.update({ where: { id }, data: { state: "packed" } });
    expect(codeOf(await agree(actionId, second))).toBe("CASE_MOVED");
    expect(await stateOf(actionId)).toBe("undone");
    const again = await begun();
    await store.prisma.order.update({ where: { id }, data: { state: "outbound", outboundAt: new Date(clock.now()) } });
    await lookAgain({ store, engine, holding: holdingOf(deps().connectors) }, { orders: [id] });
    expect(await stateOf(again)).toBe("undone");
  });

  test("is not passed by splitting the sum over an order's cases", async () => {
    id = `${id}s`;
    await open(id, 120_000, 240_000);
    await addCase(store, { id: `${id}b`, shopId: "s1", orderId: id, amountFen: 120_000 });
    expect(await act(first)).toMatchObject({ ok: true, value: { action: { state: "held", second: null } } });
    expect(await act(first, { caseId: `${id}b` })).toMatchObject({ ok: true, value: { action: { state: "awaiting", second: { sumFen: 240_000 } } } });
  });

  test("is listed with who, why and the platform's clock, and whether you may", async () => {
    const actionId = await begun();
    const rowFor = async (principal: Principal) => {
      const listed = await handlers().secondWaits({}, principal);
      return listed.ok ? listed.value.rows.find((row) => row.id === actionId) : undefined;
    };
    expect(await rowFor(second)).toMatchObject({
      byName: "姓名r1",
      amountFen: 300_000,
      second: { aboveFen: 200_000 },
      case: { id, defaultOutcome: "refund" },
      why: null,
    });
    expect((await rowFor(first))?.why).toMatchObject({ zh: expect.stringContaining("由您发起") });
    expect((await rowFor(short))?.why).toMatchObject({ en: expect.stringContaining("limit") });
  });
});

describe("the house's amount", () => {
  test("is 2,000 yuan until somebody sets it, exactly that needs one person, and the change is journalled", async () => {
    id = `${id}e`;
    await open(id, 200_000);
    expect(await act(first)).toMatchObject({ ok: true, value: { action: { state: "held", second: null } } });
    await handlers().setSecondPerson({ aboveFen: 5_000 }, boss);
    expect(await handlers().secondPerson({}, agent)).toMatchObject({ ok: true, value: { aboveFen: 5_000, people: 6 } });
    const [line] = await store.rows<{ actor: string; data: unknown }>(
      "SELECT actor, data FROM journal_line WHERE verb = 'house.second_person_set' ORDER BY id DESC LIMIT 1",
    );
    expect(line).toEqual({ actor: "operator:b1", data: { aboveFen: 5_000, before: 200_000 } });
    // Lowered while it was held: one alone is no longer enough for what has not gone out.
    await later();
    expect(channel.paid).toEqual([]);
    const [row] = await store.rows<{ id: string; state: string }>("SELECT id, state FROM action WHERE case_id = $1", [id]);
    expect(row?.state).toBe("awaiting");
    expect(codeOf(await agree(row?.id ?? "", second))).toBe("ok");
    await later();
    expect(channel.paid).toHaveLength(1);
  });

  test("holds what a policy granted until one person agreed", async () => {
    await handlers().setSecondPerson({ aboveFen: 5_000 }, boss);
    id = `${id}p`;
    await open(id, 8_900);
    await decideCase({ store, engine, holding: holdingOf(deps().connectors) }, id);
    const row = await store.prisma.action.findFirstOrThrow({ where: { caseId: id } });
    expect(row).toMatchObject({ state: "awaiting", auto: true });
    clock.advance(3_600_000);
    await later();
    expect(channel.paid).toEqual([]);
    expect(codeOf(await agree(row.id, agent))).toBe("ok");
    await later();
    expect(channel.paid).toHaveLength(1);
  });

  test("switched off lets one person alone", async () => {
    await handlers().setSecondPerson({ aboveFen: null }, boss);
    expect(await act(first)).toMatchObject({ ok: true, value: { action: { state: "held" } } });
  });

  test("says before that nobody could agree", async () => {
    for (const person of [second, third, boss]) await disable(person);
    const told = await handlers().preview({ caseId: id, kind: "agree_refund" }, first);
    expect(told).toMatchObject({ ok: true, value: { allowed: true, sentence: expect.stringContaining("现在没有这样的人") } });
  });
});
