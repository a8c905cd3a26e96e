import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { actorName, may, type Principal } from "../../../main/hub/access/index.ts";
import { actionHandlers, checkUnclear, holdingOf, holdsOf, pageExtras, runDue } from "../../../main/hub/actions/index.ts";
import type { RefusalCode } from "../../../main/hub/contract/index.ts";
import { type Role, roles } from "../../../main/hub/contract/words.ts";
import { decideCase, openPolicies } from "../../../main/hub/decisions/index.ts";
import { caseRowsOf } from "../../../main/hub/disputes/index.ts";
import type { Result } from "../../../main/hub/kernel/result.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { nothingSet, saveTerms } from "../../../main/hub/terms/index.ts";
import { mayTakeBack } from "../../../renderer/widgets/may-take-back.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { type FakeChannel, fakeChannel } from "./fake-channel.ts";
import { addCase, addOrder, addShop, depsOf } from "./world.ts";

const clock = testClock();
const who = (id: string, role: Role): Principal => ({
  kind: "operator",
  id,
  name: id,
  roles: [role],
  demo: false,
});
const [agent, other, supervisor, reviewer] = [who("o1", "agent"), who("o2", "agent"), who("o3", "supervisor"), who("o4", "risk")];
let store: Store;
let channel: FakeChannel;
let id = "";
let serial = 0;

beforeAll(async () => {
  store = await freshStore({ clock });
  await addShop(store, { id: "s1", channel: "fake" });
});
afterAll(() => store?.close());
beforeEach(async () => {
  serial += 1;
  id = `k${serial}`;
  channel = fakeChannel();
  await open(8_900);
});

async function open(amountFen: number, more: { kind?: string; state?: string; channel?: string } = {}): Promise<void> {
  await store.prisma.caseFile.deleteMany({ where: { id } });
  await store.prisma.order.deleteMany({ where: { id } });
  await addOrder(store, { id, shopId: "s1", paidFen: amountFen });
  await addCase(store, { id, shopId: "s1", orderId: id, amountFen, ...more });
  channel.cases.set(`R${id}`, { state: "requested", version: 1, amountFen, orderId: id, kind: "refund_only" });
}
const handlers = () => actionHandlers({ ...depsOf(store, channel.connector), caseRows: (ids) => caseRowsOf({ store, holds: holdsOf(store) }, ids) });
type Wanted = Partial<Parameters<ReturnType<typeof actionHandlers>["do"]>[0]>;
let requests = 0;
const act = (principal: Principal, wanted: Wanted = {}) => {
  requests += 1;
  return handlers().do({ caseId: id, kind: "agree_refund", revision: 1, requestKey: `request-${requests}`, ...wanted }, principal);
};
const codeOf = (result: Result<unknown, RefusalCode>) => (result.ok ? "ok" : result.refusal.code);
const messages = () => store.prisma.caseMessage.findMany({ where: { caseId: id } });
const queue = async () => (await store.prisma.caseFile.findUniqueOrThrow({ where: { id } })).queue;

describe("a person's grant", () => {
  test("is held for ten seconds, then sent", async () => {
    const done = await act(agent);
    expect(done).toMatchObject({ ok: true, value: { action: { state: "held", amountFen: 8_900, auto: false, text: "同意退款 89.00 元" } } });
    clock.advance(9_000);
    await runDue(depsOf(store, channel.connector));
    expect(channel.paid).toEqual([]);
    clock.advance(1_000);
    await runDue(depsOf(store, channel.connector));
    expect(channel.paid).toHaveLength(1);
  });

  test("of two at once goes through once", async () => {
    const codes = (await Promise.all([act(agent), act(other), act(supervisor)])).map(codeOf);
    expect(codes.sort()).toEqual(["ALREADY_DONE", "ALREADY_DONE", "ok"]);
    expect(await store.prisma.action.count({ where: { caseId: id } })).toBe(1);
  });

  test("asked for twice with the same key is the same action", async () => {
    const key = { requestKey: "same-request" };
    const [first, second] = [await act(agent, key), await act(agent, key)];
    expect(first.ok && second.ok && first.value.action.id === second.value.action.id).toBe(true);
  });

  test("is refused when the case moved since the person looked", async () => {
    expect(codeOf(await act(agent, { revision: 7 }))).toBe("CASE_MOVED");
  });

  test("must be the claim's amount and fit what is left", async () => {
    expect(codeOf(await act(agent, { amountFen: 9_000 }))).toBe("OVER_LIMIT");
    expect(codeOf(await act(agent, { amountFen: 100 }))).toBe("BAD_INPUT");
    await store.prisma.order.update({ where: { id }, data: { paidFen: 8_899 } });
    expect(codeOf(await act(agent))).toBe("OVER_LIMIT");
  });

  test("of exactly 500 yuan is in the agent's tier, one fen more goes to the risk desk", async () => {
    await open(50_000);
    expect(codeOf(await act(agent))).toBe("ok");
    id = `${id}x`;
    await open(50_001);
    expect(codeOf(await act(supervisor))).toBe("NEEDS_APPROVAL");
    expect(await queue()).toBe("risk");
    expect(codeOf(await act(reviewer))).toBe("ok");
  });

  test("counts what the order's other cases take towards the tier", async () => {
    await store.prisma.order.update({ where: { id }, data: { paidFen: 90_000 } });
    await store.prisma.caseFile.update({ where: { id }, data: { amountFen: 30_000 } });
    await addCase(store, { id: `${id}b`, shopId: "s1", orderId: id, amountFen: 30_000 });
    expect(codeOf(await act(agent))).toBe("ok");
    expect(codeOf(await act(agent, { caseId: `${id}b` }))).toBe("NEEDS_APPROVAL");
  });

  test("is not for a trainer, nor for a case the channel has closed", async () => {
    expect(codeOf(await act(who("t", "trainer")))).toBe("NOT_ALLOWED");
    await store.prisma.caseFile.update({ where: { id }, data: { state: "closed" } });
    expect(codeOf(await act(agent))).toBe("STATE_NOT_ALLOWED");
  });

  test("pays a return only after the goods are back", async () => {
    await open(8_900, { kind: "return_refund" });
    expect(codeOf(await act(agent))).toBe("STATE_NOT_ALLOWED");
    expect(codeOf(await act(agent, { kind: "agree_return" }))).toBe("ok");
  });
});

describe("taking back", () => {
  test("works while it is held, for whoever asked, and for those who may undo money", async () => {
    for (const [principal, code] of [
      [other, "NOT_ALLOWED"],
      [agent, "ok"],
    ] as const) {
      const held = await act(agent);
      const actionId = held.ok ? held.value.action.id : ((await store.prisma.action.findFirstOrThrow({ where: { caseId: id, state: "held" } })).id ?? "");
      expect(codeOf(await handlers().undo({ actionId }, principal))).toBe(code);
    }
    const again = await act(agent);
    expect(again.ok && codeOf(await handlers().undo({ actionId: again.value.action.id }, supervisor))).toBe("ok");
    expect(await queue()).toBe("agent");
  });

  test("of a held payment is open to whoever watches the money and works no cases, of anything else it is not", async () => {
    const finance = who("o5", "finance");
    const paying = await act(agent);
    expect(paying.ok && (await handlers().undo({ actionId: paying.value.action.id }, finance))).toMatchObject({
      ok: true,
      value: { action: { state: "undone", undoneBy: "operator:o5" } },
    });
    expect(await queue()).toBe("agent");
    const said = await act(agent, { kind: "send_message", text: "已为您催件" });
    expect(said.ok && codeOf(await handlers().undo({ actionId: said.value.action.id }, finance))).toBe("NOT_ALLOWED");
    clock.advance(10_000);
    await runDue(depsOf(store, channel.connector));
    expect([channel.paid.length, channel.said]).toEqual([0, ["已为您催件"]]);
  });

  test("is offered exactly where it is taken: to each role, for its own and another's payment and message", async () => {
    for (const role of roles) {
      const person = who(`x-${role}`, role);
      for (const [maker, kind, text] of [
        [agent, "agree_refund", ""],
        [agent, "send_message", "已为您催件"],
        [person, "agree_refund", ""],
        [person, "send_message", "已为您催件"],
      ] as const) {
        serial += 1;
        id = `k${serial}`;
        await open(8_900);
        const made = await act(maker, { kind, text });
        if (!made.ok) continue;
        const { action } = made.value;
        const offered = mayTakeBack(action, { actor: actorName(person), worksCases: may(person, "case.work"), undoesMoney: may(person, "money.undo") });
        const taken = may(person, "action.undo") ? codeOf(await handlers().undo({ actionId: action.id }, person)) : "NOT_ALLOWED";
        expect(`${role} ${kind} of ${actorName(maker)}: ${taken}`).toBe(`${role} ${kind} of ${actorName(maker)}: ${offered ? "ok" : "NOT_ALLOWED"}`);
      }
    }
  });

  test("and hastening is for who works cases: finance takes payments back and sends none", () => {
    const hurries = roles.filter((role) => may(who("x", role), "action.hurry"));
    expect(hurries).toEqual(["supervisor", "risk", "admin"]);
  });

  test("comes too late once it was sent", async () => {
    const held = await act(agent);
    clock.advance(10_000);
    await runDue(depsOf(store, channel.connector));
    expect(held.ok && codeOf(await handlers().undo({ actionId: held.value.action.id }, supervisor))).toBe("TOO_LATE_TO_UNDO");
  });

  test("of what a policy granted gives the case to a person; hastening sends it at once", async () => {
    const engine = await openPolicies(store);
    const holding = holdingOf(() => channel.connector);
    await decideCase({ store, engine, holding }, id);
    const held = await handlers().held({}, agent);
    const mine = held.ok ? held.value.rows.find((row) => row.caseId === id) : undefined;
    expect(mine).toMatchObject({ auto: true, byName: "规则", case: { id, hold: { amountFen: 8_900 } } });
    expect(codeOf(await handlers().sendNow({ actionId: mine?.id ?? "" }, supervisor))).toBe("ok");
    await runDue(depsOf(store, channel.connector));
    expect(channel.paid).toHaveLength(1);
  });
});

describe("a message", () => {
  test("goes out through the channel and is marked as sent", async () => {
    await act(agent, { kind: "send_message", text: "已为您催件" });
    expect(await messages()).toMatchObject([{ delivery: "sending", author: "operator", authorId: "o1" }]);
    clock.advance(5_000);
    await runDue(depsOf(store, channel.connector));
    expect(channel.said).toEqual(["已为您催件"]);
    expect(await messages()).toMatchObject([{ delivery: "sent" }]);
  });

  test("promises nothing before it has gone, and nothing at all when it is taken back", async () => {
    const promised = () => store.prisma.casePromise.findMany({ where: { caseId: id } });
    const undone = await act(agent, { kind: "send_message", text: "24小时内给您答复。" });
    expect(await promised()).toEqual([]);
    if (undone.ok) await handlers().undo({ actionId: undone.value.action.id }, agent);
    clock.advance(6_000);
    await runDue(depsOf(store, channel.connector));
    expect(await promised()).toEqual([]);
    await act(agent, { kind: "send_message", text: "12小时内给您答复。" });
    clock.advance(5_000);
    await runDue(depsOf(store, channel.connector));
    const at = clock.now();
    expect(await promised()).toMatchObject([{ kind: "answer", saidAt: new Date(at), dueAt: new Date(at + 12 * 3_600_000), keptAt: null }]);
  });

  test("longer than the channel takes is refused at once, and may still be copied", async () => {
    const long = "已为您核实，请您放心。".repeat(5);
    const refused = await act(agent, { kind: "send_message", text: long });
    expect(codeOf(refused)).toBe("BAD_INPUT");
    expect(await messages()).toEqual([]);
    expect(codeOf(await act(agent, { kind: "send_message", text: long, copied: true }))).toBe("ok");
  });

  test("is copied and marked so where the channel has no call", async () => {
    await open(8_900, { channel: "elsewhere" });
    expect(codeOf(await act(agent, { kind: "send_message", text: "您好" }))).toBe("NOT_SUPPORTED");
    const copied = await act(agent, { kind: "send_message", text: "您好", copied: true });
    expect(copied).toMatchObject({ ok: true, value: { action: { state: "confirmed" } } });
    expect(await messages()).toMatchObject([{ delivery: "copied", text: "您好" }]);
  });

  test("that got no answer is not sent again; a person is told", async () => {
    channel.moods.push("acts_then_silent");
    await act(agent, { kind: "send_message", text: "您好" });
    for (let round = 0; round < 4; round += 1) {
      clock.advance(60_000);
      await runDue(depsOf(store, channel.connector));
      await checkUnclear(depsOf(store, channel.connector));
    }
    expect(channel.said).toHaveLength(1);
    expect(await messages()).toMatchObject([{ delivery: "failed" }]);
  });

  test("taken back was never said", async () => {
    const held = await act(agent, { kind: "send_message", text: "发错了" });
    expect(held.ok && codeOf(await handlers().undo({ actionId: held.value.action.id }, agent))).toBe("ok");
    expect(await messages()).toEqual([]);
  });
});

describe("escalating", () => {
  test("puts the case on the risk desk at once, and once", async () => {
    expect(await act(agent, { kind: "escalate", text: "像是同一人" })).toMatchObject({ ok: true, value: { action: { state: "confirmed" } } });
    expect(await queue()).toBe("risk");
    expect(codeOf(await act(agent, { kind: "escalate" }))).toBe("ALREADY_DONE");
  });
});

describe("the case page", () => {
  test("offers what this person may do and says why not", async () => {
    const page = await pageExtras(depsOf(store, channel.connector), { caseId: id, principal: agent });
    const allowed = Object.fromEntries(page?.offers.map((offer) => [offer.kind, offer.allowed]) ?? []);
    expect(allowed).toMatchObject({ agree_refund: true, agree_return: false, send_message: true, add_note: true, escalate: true });
    expect(page?.offers.find((offer) => offer.kind === "agree_return")?.why).toBe("这类售后没有退货这一步。");
    expect(page?.offers.find((offer) => offer.kind === "agree_refund")).toMatchObject({
      maxFen: 8_900,
      preview: "同意退款 89.00 元，由平台原路退给买家",
    });
    await act(agent);
    const after = await pageExtras(depsOf(store, channel.connector), { caseId: id, principal: agent });
    expect(after?.actions).toHaveLength(1);
    expect(after?.offers.find((offer) => offer.kind === "agree_refund")?.allowed).toBe(false);
  });

  test("does not offer to close what a platform holds open, but does where none stands behind the shop", async () => {
    const closing = async (hasPlatform: boolean) => {
      const { connector } = channel;
      const deps = depsOf(store, { ...connector, manifest: { ...connector.manifest, hasPlatform } });
      return (await pageExtras(deps, { caseId: id, principal: agent }))?.offers.find((offer) => offer.kind === "close");
    };
    expect(await closing(true)).toMatchObject({
      allowed: false,
      why: expect.stringContaining("平台上的售后单还在进行"),
    });
    expect(await closing(false)).toMatchObject({ allowed: true, why: null });
    await open(0, { kind: "question" });
    expect(await closing(true)).toMatchObject({ allowed: true });
  });

  test("asks for what each kind of action says of itself", async () => {
    const told = await handlers().kinds(undefined, agent);
    const asks = told.ok ? Object.fromEntries(told.value.kinds.map((kind) => [kind.kind, kind.asks])) : {};
    expect(asks).toMatchObject({
      agree_refund: { amount: true, text: null },
      send_message: { text: "message" },
      escalate: { text: "note", hint: { zh: "为什么要升级，风控会看到" } },
    });
  });

  test("previews what would happen and for how long it can be taken back", async () => {
    const told = await handlers().preview({ caseId: id, kind: "agree_refund" }, agent);
    expect(told).toMatchObject({ ok: true, value: { allowed: true, undoSeconds: 10 } });
    expect(told.ok && told.value.sentence).toContain("89.00 元");
  });
});

describe("what a person says to a buyer", () => {
  const preview = (text: string) => handlers().preview({ caseId: id, kind: "send_message", text }, agent);
  const say = (text: string) => act(agent, { kind: "send_message", text });
  const strict = (strictReplies: boolean) => saveTerms(store, "operator:o3", { shopId: "s1", revision: 0, body: { ...nothingSet, strictReplies } });

  test("is told sentence by sentence before it is sent, and may be sent all the same", async () => {
    const told = await preview("抱歉让您久等了。给您退五百块。");
    expect(told).toMatchObject({ ok: true, value: { allowed: true, said: { stop: null } } });
    const sentences = told.ok ? told.value.said.sentences : [];
    expect(sentences.map(({ ok }) => ok)).toEqual([true, false]);
    expect(sentences[1]?.faults.map(({ zh }) => zh).join()).toMatch(/五百块/);
    for (const { en } of sentences[1]?.faults ?? []) expect(en.replace(/“[^”]*”/g, "")).not.toMatch(/\p{Script=Han}/u);
    expect(codeOf(await say("给您退五百块。"))).toBe("ok");
  });

  test("never leaves with a person's data in it, however it is carried over", async () => {
    expect(await preview("您打13812345678找他。")).toMatchObject({
      ok: true,
      value: { allowed: false, said: { stop: { zh: expect.stringContaining("手机号"), en: expect.stringContaining("mobile number") } } },
    });
    expect(codeOf(await say("您打138 1234 5678找他。"))).toBe("NOT_GROUNDED");
    expect(codeOf(await act(agent, { kind: "send_message", text: "身份证11010519491231002X", copied: true }))).toBe("NOT_GROUNDED");
    expect(await messages()).toHaveLength(0);
  });

  test("is stopped where the shop sends only what the record supports", async () => {
    await strict(true);
    expect(codeOf(await say("给您退五百块。"))).toBe("NOT_GROUNDED");
    expect(codeOf(await say("抱歉让您久等了。"))).toBe("ok");
  });
});
