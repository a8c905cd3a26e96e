import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import {
  actionHandlers,
  checkUnclear,
  confirmFromCases,
  eraseActionWords,
  holdingOf,
  holdsOf,
  pageExtras,
  recoverActions,
  runDue,
} from "../../../main/hub/actions/index.ts";
import type { RefusalCode } from "../../../main/hub/contract/index.ts";
import { decideCase, openPolicies } from "../../../main/hub/decisions/index.ts";
import { caseRowsOf } from "../../../main/hub/disputes/index.ts";
import type { Result } from "../../../main/hub/kernel/result.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { jpeg, png } from "../../support/pictures.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { type FakeChannel, fakeChannel } from "./fake-channel.ts";
import { addCase, addOrder, addShop, depsOf } from "./world.ts";

const clock = testClock();
const who = (id: string, role: "agent" | "supervisor" | "trainer" | "risk" | "finance"): Principal => ({
  kind: "operator",
  id,
  name: id,
  roles: [role],
  demo: false,
});
const [agent, other, supervisor, reviewer] = [who("o1", "agent"), who("o2", "agent"), who("o3", "supervisor"), who("o4", "risk")];
const proof = png({ width: 8, height: 8 }, { name: "tEXt", data: "taken at home" });
let store: Store;
let channel: FakeChannel;
let handlers: ReturnType<typeof actionHandlers>;
let id = "";
let serial = 0;

beforeAll(async () => {
  store = await freshStore({ clock });
  await addShop(store, { id: "s1", channel: "fake" });
});
afterAll(() => store?.close());
beforeEach(async () => {
  await store.prisma.action.updateMany({ where: { state: { notIn: ["confirmed", "failed", "undone"] } }, data: { state: "undone" } });
  await store.prisma.refetch.deleteMany();
  serial += 1;
  id = `r${serial}`;
  channel = fakeChannel();
  handlers = actionHandlers({ ...deps(), caseRows: (ids) => caseRowsOf({ store, holds: holdsOf(store) }, ids) });
  await open();
});

const deps = () => depsOf(store, channel.connector);
async function open(more: { kind?: string; state?: string; arbitration?: boolean } = {}): Promise<void> {
  await store.prisma.caseFile.deleteMany({ where: { id } });
  await store.prisma.order.deleteMany({ where: { id } });
  await addOrder(store, { id, shopId: "s1", paidFen: 8_900 });
  await addCase(store, { id, shopId: "s1", orderId: id, amountFen: 8_900, ...more });
  channel.cases.set(`R${id}`, { state: "requested", version: 1, amountFen: 8_900, orderId: id, kind: "refund_only" });
}
type Wanted = Partial<Parameters<typeof handlers.do>[0]>;
let requests = 0;
const act = (principal: Principal, wanted: Wanted = {}) => {
  requests += 1;
  return handlers.do(
    { caseId: id, kind: "refuse_refund", reasonId: "11", text: "商品已发出，物流正常派送中", revision: 1, requestKey: `request-${requests}`, ...wanted },
    principal,
  );
};
const codeOf = (result: Result<unknown, RefusalCode>) => (result.ok ? "ok" : result.refusal.code);
const fieldOf = (result: Result<unknown, RefusalCode>) => (result.ok ? "ok" : `${result.refusal.code} ${result.refusal.details?.field ?? ""}`.trim());
const actions = () => store.prisma.action.findMany({ where: { caseId: id }, orderBy: { createdAt: "asc" } });
const states = async () => (await actions()).map(({ kind, state }) => `${kind} ${state}`);
/** What the channel shows now has been fetched. */
async function fetched(): Promise<void> {
  const shown = channel.cases.get(`R${id}`);
  if (!shown) return;
  const { state, version, amountFen } = shown;
  await store.prisma.caseFile.update({ where: { id }, data: { state, version: BigInt(version), amountFen, revision: { increment: 1 } } });
  await store.prisma.refetch.deleteMany();
  await commit(store, "system", (tx) => confirmFromCases(tx, [id]));
}
const revision = async () => (await store.prisma.caseFile.findUniqueOrThrow({ where: { id } })).revision;

describe("a refusal", () => {
  test("is told in one sentence before, held for ten seconds, sent once with reason, words and proof, and confirmed by the channel alone", async () => {
    const told = await handlers.preview({ caseId: id, kind: "refuse_refund", reasonId: "12", text: "吊牌已剪", hasProof: true }, agent);
    expect(told).toMatchObject({ ok: true, value: { allowed: true, undoSeconds: 10 } });
    expect(told.ok && told.value.sentence).toBe(
      "拒绝退款 89.00 元，原因“影响二次销售”，说明：吊牌已剪。发给平台后买家立即可见，不能撤回；买家可以修改申请或要求平台介入。",
    );
    expect(told.ok && told.value.en.sentence).toMatch(
      /^Refuse to refund ¥89\.00, reason “\u2068影响二次销售\u2069”, explained: \u2068吊牌已剪\u2069\. Once sent/,
    );
    const done = await act(agent, { reasonId: "12", text: "  吊牌已剪  ", proof: { base64: proof.toString("base64") } });
    expect(done).toMatchObject({ ok: true, value: { action: { state: "held", amountFen: 0, text: "拒绝退款，原因“影响二次销售”，说明：吊牌已剪" } } });
    clock.advance(9_000);
    await runDue(deps());
    expect(channel.refused).toEqual([]);
    clock.advance(1_000);
    await runDue(deps());
    await runDue(deps());
    // What a camera wrote beside the picture stays here.
    const plain = createHash("sha256")
      .update(png({ width: 8, height: 8 }))
      .digest("hex");
    expect(channel.refused).toEqual([{ caseId: `R${id}`, reason: "12", text: "吊牌已剪", proof: plain }]);
    expect(await states()).toEqual(["refuse_refund sent"]);
    await fetched();
    expect(await states()).toEqual(["refuse_refund confirmed"]);
    expect(channel.paid).toEqual([]);
  });

  test("can be taken back before it leaves, and decided otherwise then", async () => {
    const done = await act(agent);
    expect(codeOf(await handlers.undo({ actionId: done.ok ? done.value.action.id : "" }, agent))).toBe("ok");
    clock.advance(20_000);
    await runDue(deps());
    expect(channel.refused).toEqual([]);
    expect(codeOf(await act(agent, { kind: "agree_refund", text: undefined }))).toBe("ok");
  });

  test("cannot be taken back after it left, and says why in both languages", async () => {
    const done = await act(agent);
    clock.advance(10_000);
    await runDue(deps());
    const undone = await handlers.undo({ actionId: done.ok ? done.value.action.id : "" }, agent);
    expect(undone).toMatchObject({ ok: false, refusal: { code: "TOO_LATE_TO_UNDO", details: { en: expect.stringContaining("call the platform in") } } });
  });

  test("asks the channel for its reasons once while somebody writes, and again when the case has changed", async () => {
    for (const _ of [1, 2, 3]) await handlers.refusalForm({ caseId: id, kind: "refuse_refund" }, agent);
    await handlers.preview({ caseId: id, kind: "refuse_refund", reasonId: "11", text: "好的" }, agent);
    expect(channel.asked).toBe(1);
    await store.prisma.caseFile.update({ where: { id }, data: { version: 2n } });
    await handlers.refusalForm({ caseId: id, kind: "refuse_refund" }, agent);
    expect(channel.asked).toBe(2);
  });
});

describe("one answer at a time", () => {
  test("of a yes and a no at once, by two people, exactly one stands and the other hears which", async () => {
    for (let round = 0; round < 6; round += 1) {
      serial += 1;
      id = `r${serial}`;
      await open();
      const both = await Promise.all([act(agent), act(other, { kind: "agree_refund", text: undefined }), act(supervisor)]);
      expect(both.map(codeOf).sort()).toEqual(["ALREADY_DONE", "ALREADY_DONE", "ok"]);
      const told = both.flatMap((result) => (result.ok ? [] : [result.refusal]));
      const [alive] = await actions();
      const name = alive?.kind === "refuse_refund" ? { zh: "拒绝退款", en: "Refuse refund" } : { zh: "同意退款", en: "Agree refund" };
      for (const refusal of told)
        expect(refusal).toMatchObject({ message: expect.stringContaining(name.zh), details: { en: expect.stringContaining(name.en) } });
      clock.advance(20_000);
      await Promise.all([runDue(deps()), runDue(deps())]);
      expect(channel.paid.filter(({ caseId }) => caseId === `R${id}`).length + channel.refused.filter(({ caseId }) => caseId === `R${id}`).length).toBe(1);
    }
  });

  test("what a policy holds is an answer, too: it is taken back first", async () => {
    const engine = await openPolicies(store);
    await decideCase({ store, engine, holding: holdingOf(() => channel.connector) }, id);
    expect(await states()).toEqual(["agree_refund held"]);
    expect(codeOf(await act(agent))).toBe("ALREADY_DONE");
    const page = await pageExtras(deps(), { caseId: id, principal: agent });
    expect(page?.offers.find(({ kind }) => kind === "refuse_refund")).toMatchObject({ allowed: false, why: expect.stringContaining("同意退款") });
    const [held] = await actions();
    await handlers.undo({ actionId: held?.id ?? "" }, supervisor);
    expect(codeOf(await act(agent))).toBe("ok");
  });

  test("no policy grants what somebody is refusing, nor what was refused and is asked for anew", async () => {
    const engine = await openPolicies(store);
    const decide = () => decideCase({ store, engine, holding: holdingOf(() => channel.connector) }, id);
    await act(agent);
    await decide();
    expect(await states()).toEqual(["refuse_refund held"]);
    clock.advance(10_000);
    await runDue(deps());
    await fetched();
    Object.assign(channel.cases.get(`R${id}`) ?? {}, { state: "requested", version: 9, amountFen: 5_000 });
    await fetched();
    await decide();
    expect(await states()).toEqual(["refuse_refund confirmed"]);
  });

  test("a buyer who asks anew is answered anew, as often as they ask", async () => {
    for (const [round, version] of [3, 6, 9].entries()) {
      expect(codeOf(await act(agent, { revision: await revision() }))).toBe("ok");
      clock.advance(10_000);
      await runDue(deps());
      await fetched();
      expect(codeOf(await act(agent, { revision: await revision() }))).toBe("ALREADY_DONE");
      Object.assign(channel.cases.get(`R${id}`) ?? {}, { state: "requested", version, amountFen: 8_000 - round });
      await fetched();
    }
    expect(channel.refused).toHaveLength(3);
    expect(codeOf(await act(agent, { kind: "agree_refund", text: undefined, revision: await revision() }))).toBe("ok");
  });

  test("counts as confirmed where the buyer asked anew before the refusal was read", async () => {
    await act(agent);
    clock.advance(10_000);
    await runDue(deps());
    Object.assign(channel.cases.get(`R${id}`) ?? {}, { state: "requested", version: 7, amountFen: 4_000 });
    await fetched();
    expect(await states()).toEqual(["refuse_refund confirmed"]);
    expect(codeOf(await act(agent, { kind: "agree_refund", text: undefined, revision: await revision() }))).toBe("ok");
  });
});

describe("a refusal is not begun", () => {
  test("when the case moved since the person looked, and what moved is named", async () => {
    const saw = { state: "requested", amountFen: 12_000, arbitration: false } as const;
    const moved = await act(agent, { revision: 7, saw });
    expect(moved).toMatchObject({ ok: false, refusal: { code: "CASE_MOVED", message: expect.stringContaining("从 120.00 元变为 89.00 元") } });
    expect(!moved.ok && moved.refusal.details?.en).toMatch(/went from ¥120\.00 to ¥89\.00/);
    expect(codeOf(await act(agent, { revision: 7 }))).toBe("CASE_MOVED");
  });

  test("nor sent, when it moves during the hold", async () => {
    await act(agent);
    await store.prisma.caseFile.update({ where: { id }, data: { arbitration: true } });
    clock.advance(10_000);
    await runDue(deps());
    expect(channel.refused).toEqual([]);
    const [taken] = await actions();
    expect(taken).toMatchObject({ state: "undone", problem: expect.stringContaining("平台介入") });
  });

  test("when the platform's staff are in it, or it was paid, closed, or granted", async () => {
    const codes: string[] = [];
    for (const more of [
      { arbitration: true },
      { state: "refunded" },
      { state: "closed" },
      { state: "refunding" },
      { state: "unknown" },
      { kind: "question" },
    ]) {
      await open(more);
      codes.push(codeOf(await act(agent)));
    }
    expect(codes).toEqual(Array(6).fill("STATE_NOT_ALLOWED"));
  });

  test("when the channel says that it binds the seller, and its button says so", async () => {
    channel.connector.actions.atPlatform = (kind) => (kind === "refuse_refund" ? { zh: "平台标明不能拒绝", en: "The platform binds you" } : null);
    expect(await act(agent)).toMatchObject({ ok: false, refusal: { code: "NOT_SUPPORTED", message: "平台标明不能拒绝" } });
    const page = await pageExtras(deps(), { caseId: id, principal: agent });
    expect(page?.offers.find(({ kind }) => kind === "refuse_refund")).toMatchObject({
      allowed: false,
      why: "平台标明不能拒绝",
      en: { why: "The platform binds you" },
      fits: true,
    });
    expect(page?.offers.find(({ kind }) => kind === "refuse_return")).toMatchObject({ allowed: false, fits: false });
  });

  test("when the channel offers no reason, or cannot be asked", async () => {
    channel.moods.push("away");
    expect(codeOf(await act(agent))).toBe("CHANNEL_UNREACHABLE");
    channel.reasons = [];
    expect(codeOf(await act(agent))).toBe("NOT_SUPPORTED");
    expect(await actions()).toEqual([]);
  });

  test("a return is refused before it was agreed to, money after the goods are back", async () => {
    await open({ kind: "return_refund" });
    expect(codeOf(await act(agent))).toBe("STATE_NOT_ALLOWED");
    expect(codeOf(await act(agent, { kind: "refuse_return" }))).toBe("ok");
    await store.prisma.action.deleteMany({ where: { caseId: id } });
    await open({ kind: "return_refund", state: "arrived" });
    expect(codeOf(await act(agent, { kind: "refuse_return" }))).toBe("STATE_NOT_ALLOWED");
    expect(codeOf(await act(agent))).toBe("ok");
  });
});

describe("what a person did on the platform's own pages", () => {
  const byHand = (wanted: Wanted = {}) => act(agent, { byHand: true, reasonId: "13", text: "退回的不是我们的商品", ...wanted });

  test("is kept with its reason, sent by nobody, followed up, and confirmed when the channel shows it", async () => {
    expect(await byHand()).toMatchObject({
      ok: true,
      value: { action: { state: "sent", sentAt: null, text: "拒绝退款，原因“已退回的商品不符”，说明：退回的不是我们的商品" } },
    });
    clock.advance(60_000);
    await runDue(deps());
    expect(channel.calls).toEqual([]);
    await checkUnclear(deps());
    // The case is fetched again, so that what the person did is seen.
    expect(await store.prisma.refetch.count({ where: { refId: `R${id}` } })).toBe(1);
    expect(await states()).toEqual(["refuse_refund sent"]);
    Object.assign(channel.cases.get(`R${id}`) ?? {}, { state: "refused", version: 2 });
    await fetched();
    expect(await states()).toEqual(["refuse_refund confirmed"]);
  });

  test("is the one answer that lives, until the person says that it was not done", async () => {
    const done = await byHand();
    expect(codeOf(await act(other, { kind: "agree_refund", text: undefined }))).toBe("ALREADY_DONE");
    expect(codeOf(await handlers.undo({ actionId: done.ok ? done.value.action.id : "" }, agent))).toBe("ok");
    expect((await actions())[0]).toMatchObject({ state: "failed", problem: "没有在平台后台处理" });
    expect(codeOf(await act(other, { kind: "agree_refund", text: undefined }))).toBe("ok");
  });

  test("is not taken for confirmed because the case moved on by itself", async () => {
    await byHand();
    Object.assign(channel.cases.get(`R${id}`) ?? {}, { version: 5, amountFen: 7_000 });
    await fetched();
    expect(await states()).toEqual(["refuse_refund sent"]);
    Object.assign(channel.cases.get(`R${id}`) ?? {}, { state: "refunded", version: 6 });
    await fetched();
    expect(await states()).toEqual(["refuse_refund failed"]);
  });

  test("can be noted where the channel cannot be asked, and never pays", async () => {
    channel.moods.push("away");
    expect(codeOf(await byHand())).toBe("ok");
    expect(codeOf(await act(agent, { kind: "agree_refund", byHand: true, text: undefined, revision: await revision() }))).toBe("ALREADY_DONE");
    await store.prisma.action.deleteMany({ where: { caseId: id } });
    await open();
    expect(codeOf(await act(agent, { kind: "agree_refund", byHand: true, text: undefined }))).toBe("BAD_INPUT");
    expect(codeOf(await byHand({ text: " " }))).toBe("BAD_INPUT");
    expect(codeOf(await byHand({ text: "打13812345678" }))).toBe("NOT_GROUNDED");
    expect(channel.paid).toEqual([]);
  });
});

describe("bad input", () => {
  const broken = proof.subarray(0, proof.length - 20);
  const file = (bytes: Uint8Array | string) => ({ base64: Buffer.from(bytes).toString("base64") });
  test.each<[string, Wanted, string]>([
    ["no reason", { reasonId: undefined }, "BAD_INPUT reason"],
    ["a reason the channel does not know", { reasonId: "99" }, "BAD_INPUT reason"],
    ["a reason whose proof only the platform's pages take", { reasonId: "13" }, "BAD_INPUT reason"],
    ["one character", { text: " 好 " }, "BAD_INPUT text"],
    ["201 characters", { text: "字".repeat(201) }, "BAD_INPUT text"],
    ["200 characters that are two units each", { text: "🙂".repeat(200) }, "ok"],
    ["a phone number in the words", { text: "请打13812345678联系我" }, "NOT_GROUNDED"],
    ["a reason that wants a proof, without one", { reasonId: "12" }, "BAD_INPUT proof"],
    ["a picture that is cut off", { proof: file(broken) }, "BAD_INPUT proof"],
    ["an SVG with a script, called a PNG", { proof: file("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>") }, "BAD_INPUT proof"],
    ["a document, renamed", { proof: file("%PDF-1.7 …") }, "BAD_INPUT proof"],
    ["nothing", { proof: file("") }, "BAD_INPUT proof"],
    ["more than the channel takes", { proof: file(png({ width: 9, height: 9, bytes: 3_000 })) }, "BAD_INPUT proof"],
    ["a proof that is not asked for", { proof: file(jpeg({ width: 9, height: 9 })) }, "ok"],
  ])("%s", async (_what, wanted, code) => {
    const done = await act(agent, wanted);
    expect(fieldOf(done)).toBe(code);
    if (!done.ok) {
      expect(done.refusal.details?.en).toMatch(/^[A-Z].*\.$/);
      expect(await actions()).toEqual([]);
      expect(await store.prisma.actionProof.count({ where: { action: { caseId: id } } })).toBe(0);
    }
  });

  test("pressed twice at once is one refusal", async () => {
    const twice = await Promise.all([act(agent, { requestKey: "one-intention" }), act(agent, { requestKey: "one-intention" })]);
    expect(twice.map(codeOf)).toEqual(["ok", "ok"]);
    expect(await actions()).toHaveLength(1);
  });
});

describe("who may refuse", () => {
  test("an agent their own cases and nobody's; a supervisor and the risk desk any; others none", async () => {
    const assign = (assigneeId: string | null) => store.prisma.caseFile.update({ where: { id }, data: { assigneeId } });
    await store.prisma.operator.createMany({
      data: ["o1", "o2"].map((each) => ({ id: each, name: each, roles: ["agent"], createdAt: new Date(clock.now()) })),
      skipDuplicates: true,
    });
    await assign("o2");
    expect(codeOf(await act(agent))).toBe("NOT_ALLOWED");
    expect((await pageExtras(deps(), { caseId: id, principal: agent }))?.offers.find(({ kind }) => kind === "refuse_refund")?.why).toContain("别人");
    for (const principal of [who("o7", "trainer"), who("o8", "finance")]) expect(codeOf(await act(principal))).toBe("NOT_ALLOWED");
    for (const principal of [other, supervisor, reviewer]) {
      const done = await act(principal);
      expect(codeOf(done)).toBe("ok");
      await handlers.undo({ actionId: done.ok ? done.value.action.id : "" }, principal);
    }
    expect(channel.asked).toBeGreaterThan(0);
  });
});

describe("killed in the middle", () => {
  const sendTo = async (mood: "acts_then_silent" | "silent" | "broken") => {
    await act(agent, { reasonId: "12", proof: { base64: proof.toString("base64") } });
    clock.advance(10_000);
    channel.moods.push(mood);
    await runDue(deps());
    expect(await states()).toEqual(["refuse_refund unclear"]);
    clock.advance(20_000);
  };

  test("a refusal that was heard and not answered is found at the channel, and not made again", async () => {
    await sendTo("acts_then_silent");
    expect(await checkUnclear(deps())).toMatchObject({ happened: 1 });
    await fetched();
    await runDue(deps());
    expect(channel.refused).toHaveLength(1);
    expect(await states()).toEqual(["refuse_refund confirmed"]);
  });

  test.each(["silent", "broken"] as const)("one that was not heard (%s) is made again with the same proof", async (mood) => {
    await sendTo(mood);
    expect(await checkUnclear(deps())).toMatchObject({ again: 1 });
    await fetched();
    clock.advance(10_000);
    await runDue(deps());
    expect(channel.refused).toMatchObject([{ reason: "12", proof: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  });

  test("a hub that died while it was sending asks first", async () => {
    await act(agent);
    const [held] = await actions();
    await store.prisma.action.update({
      where: { id: held?.id ?? "" },
      data: { state: "sending", attempts: 1, params: { ...(held?.params as object), sentVersion: 1 } },
    });
    await recoverActions(deps());
    clock.advance(1_000);
    await checkUnclear(deps());
    clock.advance(20_000);
    await checkUnclear(deps());
    await fetched();
    clock.advance(20_000);
    await runDue(deps());
    expect(channel.refused).toHaveLength(1);
  });
});

test("an erased buyer leaves neither words nor picture of a refusal behind", async () => {
  await act(agent, { reasonId: "12", text: "王女士剪了吊牌", proof: { base64: proof.toString("base64") } });
  expect(await store.prisma.actionProof.count({ where: { action: { caseId: id } } })).toBe(1);
  const [kept] = await store.prisma.actionProof.findMany({ where: { action: { caseId: id } } });
  // Sealed: no byte of the picture lies open.
  expect(Buffer.from(kept?.sealed ?? []).includes(proof.subarray(0, 16))).toBe(false);
  await commit(store, "system", (tx) => eraseActionWords(tx, [id]));
  expect(await store.prisma.actionProof.count({ where: { action: { caseId: id } } })).toBe(0);
  const [erased] = await actions();
  expect(JSON.stringify(erased?.params)).not.toContain("王女士");
});
