import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { automaticOfAccount, holdingOf, lookAgain, runDue } from "../../../main/hub/actions/index.ts";
import type { MarkKind } from "../../../main/hub/contract/words.ts";
import { decideCases, openPolicies, type PolicyEngine, queuesUnderMark } from "../../../main/hub/decisions/index.ts";
import { openCasesOfAccounts } from "../../../main/hub/frame/flow.view.store.ts";
import { endMarksDue, riskHandlers } from "../../../main/hub/risk/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { type FakeChannel, fakeChannel } from "../actions/fake-channel.ts";
import { addCase, addOrder, addShop, depsOf } from "../actions/world.ts";
import { nothingAutomatic } from "../disputes/support.ts";

const DAY = 86_400_000;
const clock = testClock();
const chen: Principal = { kind: "operator", id: "r1", name: "小陈", roles: ["risk"], demo: false };
const lin: Principal = { kind: "operator", id: "r2", name: "小林", roles: ["risk"], demo: false };
let store: Store;
let engine: PolicyEngine;
let channel: FakeChannel;
let serial = 0;
let accountId = "";

beforeAll(async () => {
  store = await freshStore({ clock });
  engine = await openPolicies(store);
  await addShop(store, { id: "s1", channel: "fake" });
});
afterAll(() => store?.close());
beforeEach(async () => {
  channel = fakeChannel();
  serial += 1;
  accountId = `buyer${serial}`;
  await store.prisma.account.create({ data: { id: accountId, createdAt: new Date(clock.now()) } });
});

const deciding = () => ({ store, engine, holding: holdingOf(() => channel.connector) });
const desk = () =>
  riskHandlers(store, {
    ...nothingAutomatic,
    caseRows: async () => [],
    underMark: (ids, mark) => queuesUnderMark(deciding(), ids, mark),
    automaticOf: automaticOfAccount,
  });
/** What follows from a mark; the frame's own table says the same. */
async function follow(): Promise<void> {
  await lookAgain(deciding(), { accounts: [accountId] });
  await decideCases(deciding(), await openCasesOfAccounts(store, [accountId]), true);
}
const action = (caseId: string) => store.prisma.action.findFirst({ where: { caseId }, orderBy: { createdAt: "desc" } });
const queue = async (id: string) => (await store.prisma.caseFile.findUniqueOrThrow({ where: { id } })).queue;
const saw = async () => (await line()).mark?.id ?? null;

async function line() {
  const page = await desk().account({ accountId }, chen);
  if (!page.ok) throw new Error(page.refusal.message);
  return page.value.account;
}

async function mark(kind: MarkKind, days = 30, seen?: { by: Principal; saw: string | null }) {
  const until = new Date(clock.now() + days * DAY);
  const { by, saw: stood } = seen ?? { by: chen, saw: await saw() };
  return desk().mark({ accountId, kind, reason: "同一地址反复仅退款", until, saw: stood }, by);
}

async function effect(kind: MarkKind | null) {
  const told = await desk().previewMark({ accountId, kind }, chen);
  if (!told.ok) throw new Error(told.refusal.message);
  return told.value;
}

/** A case of the account, decided. At most 200 yuan before shipment is granted; more is an agent's. */
async function decided(amountFen: number, more: { kind?: string } = {}): Promise<string> {
  serial += 1;
  const id = `m${serial}`;
  await addOrder(store, { id, shopId: "s1", paidFen: amountFen, accountId });
  await addCase(store, { id, shopId: "s1", orderId: id, amountFen, accountId, ...more });
  channel.cases.set(`R${id}`, { state: "requested", version: 1, amountFen, orderId: id, kind: "refund_only" });
  await decideCases(deciding(), [id]);
  return id;
}

describe("an account that is watched or blocked", () => {
  test("has nothing granted by itself: what is held is taken back, and the preview had counted just that", async () => {
    const [held, agents] = [await decided(5_000), await decided(30_000)];
    expect([await queue(held), await queue(agents)]).toEqual(["auto", "agent"]);
    const told = { open: 2, toPeople: 1, toRisk: 0, toAutomatic: 0, automaticFen: 0, heldBack: 1, heldFen: 5_000, granted30d: 1, granted30dFen: 5_000 };
    expect(await effect("watch")).toEqual(told);
    expect(await effect("block")).toEqual({ ...told, toPeople: 0, toRisk: 2 });
    expect(await effect("trust")).toEqual({ ...told, toPeople: 0, heldBack: 0, heldFen: 0 });
    expect(await mark("watch")).toMatchObject({ ok: true });
    await follow();
    expect([(await action(held))?.state, await queue(held), await queue(agents)]).toEqual(["undone", "agent", "agent"]);
    expect(await store.prisma.decision.findFirstOrThrow({ where: { caseId: held }, orderBy: { createdAt: "desc" } })).toMatchObject({
      facts: { accountMark: "watch", notHeld: "风控关注这个买家，不自动处理，由人决定" },
    });
    await mark("block");
    await follow();
    expect([await queue(held), await queue(agents)]).toEqual(["risk", "risk"]);
    expect(channel.calls).toEqual([]);
  });

  test("sends nothing that was held, also before anything has followed from the mark", async () => {
    const held = await decided(5_000);
    await mark("watch");
    clock.advance(600_000);
    await runDue({ ...deciding(), ...depsOf(store, channel.connector) });
    expect(channel.calls).toEqual([]);
    expect((await action(held))?.state).not.toBe("sent");
  });

  test("is answered like anybody when they ask or complain", async () => {
    await mark("block");
    const [question, complaint] = [await decided(0, { kind: "question" }), await decided(0, { kind: "complaint" })];
    expect([await queue(question), await queue(complaint)]).toEqual(["agent", "agent"]);
  });
});

describe("the end of a mark", () => {
  test("comes by the hub's clock: from its minute on policies grant again, it is journalled and told", async () => {
    const held = await decided(5_000);
    await mark("block", 7);
    await follow();
    expect(await queue(held)).toBe("risk");
    clock.advance(7 * DAY - 1);
    expect([await endMarksDue(store), (await line()).mark?.kind]).toEqual([0, "block"]);
    clock.advance(1);
    expect((await line()).mark).toBeNull();
    expect([await endMarksDue(store), await endMarksDue(store)]).toEqual([1, 0]);
    await follow();
    expect([await queue(held), (await action(held))?.state]).toEqual(["auto", "held"]);
    const lines = await store.prisma.journalLine.findMany({ where: { subjectId: accountId, verb: { startsWith: "account.mark" } }, orderBy: { id: "asc" } });
    expect(lines.map(({ verb, actor }) => [verb, actor])).toEqual([
      ["account.marked", "operator:r1"],
      ["account.mark_expired", "system"],
    ]);
    const events = await store.rows<{ data: { mark: string } }>("SELECT data FROM event WHERE name = 'account.marked' AND subject_id = $1 ORDER BY id", [
      accountId,
    ]);
    expect(events.map(({ data }) => data.mark)).toEqual(["block", "none"]);
  });

  test("comes earlier when a reviewer says so, with why and who", async () => {
    await mark("watch");
    expect(await desk().endMark({ accountId, reason: "电话核实过了", saw: (await saw()) ?? "" }, lin)).toMatchObject({ ok: true });
    const page = await desk().account({ accountId }, chen);
    expect(page.ok && page.value.marks).toMatchObject([{ kind: "watch", endedBy: "operator:r2", endReason: "电话核实过了" }]);
    expect((await line()).mark).toBeNull();
  });

  test("is not set in the past, nor beyond a year", async () => {
    expect(await mark("watch", 0)).toMatchObject({ ok: false, refusal: { code: "BAD_INPUT" } });
    expect(await mark("watch", 366)).toMatchObject({ ok: false, refusal: { code: "BAD_INPUT" } });
  });
});

describe("two reviewers", () => {
  test("who both change what they saw: one does, the other is told who was quicker", async () => {
    const stood = await saw();
    const both = await Promise.all([mark("watch", 30, { by: chen, saw: stood }), mark("block", 30, { by: lin, saw: stood })]);
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: "ALREADY_DONE" } });
    expect(await store.prisma.accountMark.count({ where: { accountId, endedAt: null } })).toBe(1);
  });
});

describe("the list", () => {
  test("counts by view, says since when and for how long, and finds by what was said", async () => {
    await decided(5_000);
    await mark("trust", 90);
    const at = new Date(clock.now());
    const list = await desk().accounts({ view: "trusted", page: 0, size: 30 }, chen);
    expect(list).toMatchObject({
      ok: true,
      value: {
        total: 1,
        counts: { trusted: 1 },
        rows: [{ id: accountId, cases30d: 1, cases90d: 1, returns90d: 1, since: at, mark: { kind: "trust", until: new Date(at.getTime() + 90 * DAY) } }],
      },
    });
  });
});
