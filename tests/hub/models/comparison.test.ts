/** Two models compared on cases kept apart: the real rooms, graph, guard, mask and log, against servers that speak the protocol. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTrialAgent, type TrialClient } from "../../../agents/trial/agent.ts";
import { type Comparer, openComparer } from "../../../agents/trial/compare.ts";
import { openVault, type Principal } from "../../../main/hub/access/index.ts";
import type { ComparisonVote } from "../../../main/hub/contract/comparisons.ts";
import { agentHandlers, heldAnswers, heldCase, takeCases } from "../../../main/hub/disputes/index.ts";
import type { Result } from "../../../main/hub/kernel/result.ts";
import { starterCards } from "../../../main/hub/knowledge/cards/starter-cards.ts";
import { addExamples, isHeld } from "../../../main/hub/knowledge/index.ts";
import { comparingHandlers, comparisonHandlers, modelHandlers, modelUseHandlers } from "../../../main/hub/models/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { record } from "../../agents/reply/record.ts";
import { dies, draft, type ModelServer, modelServer, silent, streams } from "../../support/model-server.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, emptyDesk, fact, hour, nothingOutside, start } from "../disputes/support.ts";

const leader: Principal = { kind: "operator", id: "boss", name: "主管", roles: ["supervisor"], demo: false };
const agent: Principal = { kind: "agent", name: "trial" };
const vault = openVault(new Uint8Array(32).fill(1));
const limits = { connectMs: 2_000, firstMs: 2_000, silenceMs: 2_000, totalMs: 10_000 };
const honest = draft(["whereabouts", "包裹在武汉转运中心停留61小时，没有新的扫描。", "F1"]);
const lying = draft(["refund_route", "亲，已为您退款200元，明天到账。"], ["meet", "好的"]);

let store: Store;
const servers: ModelServer[] = [];
beforeAll(async () => {
  store = await freshStore({ clock: testClock(start + hour) });
});
afterAll(() => store.close());
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const value = async <Value>(asked: Promise<Result<Value, string>>): Promise<Value> => {
  const answer = await asked;
  if (!answer.ok) throw Object.assign(new Error(answer.refusal.message), { code: answer.refusal.code });
  return answer.value;
};
const endpoints = () => ({ store, vault, named: undefined });
const sources = {
  ...nothingOutside,
  cards: async (wants: readonly string[]) => starterCards().filter(({ want }) => wants.includes(want)),
};
const desk = () => comparisonHandlers({ ...endpoints(), held: () => heldAnswers(store), caseNumbers: async () => new Map() });
const get = (id: string) => value(desk().get({ id }, leader));

const port = { test: async () => ({ working: true, zh: "", en: "", ms: 1 }) };
const page = () => modelHandlers({ ...endpoints(), port, caseNumbers: async () => new Map() });

async function endpoint(name: string, behaviours: Parameters<typeof modelServer>, priceInFen = 200): Promise<{ id: string; server: ModelServer }> {
  const server = await modelServer(...behaviours);
  servers.push(server);
  const body = { name, kind: "openai" as const, baseUrl: server.url, model: `${name}-m`, tasks: [], enabled: false, priceInFen, priceOutFen: 800, limits };
  return { id: (await value(page().save({ id: null, revision: 0, body, key: "k" }, leader))).id, server };
}

/** The agent on the real handlers, as one process of the hub has it; `dead` = every word to the hub fails, as after a kill. */
function process(broken: Record<string, () => Promise<never>> = {}): { comparer: Comparer; trial: ReturnType<typeof openTrialAgent>; kill(): void } {
  let dead = false;
  const { trial } = agentHandlers(store, {
    ...sources,
    modelUse: (task) => modelUseHandlers(endpoints(), task),
    comparing: comparingHandlers({ ...endpoints(), asked: (id) => heldCase({ store, ...sources }, id) }),
    readOrder: async () => null,
  });
  const call =
    <Input, Output>(of: (input: Input, principal: Principal) => Promise<Result<Output, string>>) =>
    (input: Input) =>
      dead ? Promise.reject(new Error("killed")) : value(of(input, agent));
  // As the client is that works: it answers to every name, and none of them can be listed.
  const answers = new Proxy({}, { get: (_, name: string) => broken[name] ?? call((trial as unknown as Record<string, never>)[name] as never) });
  const client = { trial: answers } as unknown as TrialClient;
  return {
    comparer: openComparer(client),
    trial: openTrialAgent(client),
    kill: () => {
      dead = true;
    },
  };
}
const toEnd = async ({ comparer } = process()): Promise<void> => {
  while (await comparer.round());
};

/** Cases of which one in five is kept apart; the person answered by saying where the parcel is, after the buyer's words. */
beforeEach(async () => {
  await emptyDesk(store);
  await store.pool.query("TRUNCATE model_endpoint, model_call, model_comparison, model_comparison_result, graph_step, graph_write CASCADE");
  await addShop(store, "taobao");
  const facts = Array.from({ length: 120 }, (_, at) => fact({ channelCaseId: `r${at}`, channelOrderId: `c${at}`, buyerWords: "到哪了" }));
  await commit(store, "channel:taobao", (tx) => takeCases(tx, facts));
  await store.pool.query("UPDATE case_file SET dispute_class = 'not_received', class_by = 'operator:a', class_confidence = 1");
  const at = new Date("2026-11-20T02:00:00Z");
  const asked = record({
    kind: "question",
    wants: [{ want: "where_parcel", mood: "asks", confidence: 0.95 }],
    given: { kind: "question", order: "in_transit", shipped: true, signed: false, stalled: true },
    slots: { 物流状态: "包裹在武汉转运中心停留61小时，没有新的扫描" },
    conversation: [
      { author: "buyer", text: "到哪了，我叫欧阳娜，手机13800012345", at: new Date(at.getTime() - hour) },
      { author: "operator", text: "包裹还在武汉，答案在此", at },
    ],
  });
  await store.pool.query(
    "INSERT INTO case_answer (id, case_id, at, text, how, record) SELECT 'a' || id, id, $3, $1, 'own', jsonb_set($2::jsonb, '{caseId}', to_jsonb(id)) FROM case_file",
    ["您的包裹在武汉转运中心，还没有新的扫描。", JSON.stringify(asked), at],
  );
});
const held = async (): Promise<string[]> => (await heldAnswers(store)).own;

describe("a comparison of two models", () => {
  it("says what it will about cost before, asks both about the same cases, and says what came of it", async () => {
    const one = await endpoint("甲", [streams(honest)]);
    const other = await endpoint("乙", [streams(lying)], 400);
    const wished = { left: one.id, right: other.id, cases: 3 };
    const estimate = await value(desk().estimate(wished, leader));
    expect(estimate).toMatchObject({ cases: 3, leftMicro: null, basis: "usual" });
    expect(estimate.mostMicro).toBeGreaterThan(estimate.aboutMicro);
    const { id } = await value(desk().start(wished, leader));
    expect(await desk().start(wished, leader)).toMatchObject({ ok: false, refusal: { code: "STATE_NOT_ALLOWED" } });
    await toEnd();
    const { comparison, figures, rows } = await get(id);
    expect(comparison).toMatchObject({ state: "done", done: 3, total: 3, own: 3, left: { name: "甲" }, right: { name: "乙" } });
    expect(figures).toMatchObject({ cases: 3, expected: 3, left: { shown: 3, byModel: 3, keptBack: 0, right: 3, struck: 0 } });
    // Each lied twice, was found out twice, and the cards answered: of two sentences one may be said.
    expect(figures.right).toMatchObject({ shown: 3, byModel: 0, keptBack: 3, failed: 0, right: 3, struck: 6 });
    expect(figures.byReply).toMatchObject({ cases: 3, left: 0, right: 0, equal: 3, p: 1 });
    // 1,000 tokens in and 100 out are what the server counts of each call.
    expect(figures.left.costMicro).toBe(3 * ((1_000 * 200 + 100 * 800) / 100));
    expect(figures.right.costMicro).toBe(6 * ((1_000 * 400 + 100 * 800) / 100));
    expect(comparison.costMicro).toBe(figures.left.costMicro + figures.right.costMicro);
    expect(figures.left.firstMs).toBeLessThanOrEqual(figures.left.totalMs ?? 0);
    expect(rows).toHaveLength(3);
    expect([one.server.asked.length, other.server.asked.length]).toEqual([3, 6]);
    // By now both have calls of their own to be counted by.
    expect(await value(desk().estimate(wished, leader))).toMatchObject({ basis: "own" });
  });

  it("is made on cases kept apart, as they were before the answer, masked, written down, and offered to nobody", async () => {
    const one = await endpoint("甲", [streams(honest)]);
    await addExamplesOfHeld();
    const { id } = await value(desk().start({ left: one.id, right: null, cases: 2 }, leader));
    await toEnd();
    const { rows } = await get(id);
    expect(rows.every(({ caseId }) => isHeld(caseId))).toBe(true);
    const sent = one.server.asked.join("\n");
    expect(sent).toContain("武汉转运中心");
    expect(sent).not.toMatch(/答案在此|欧阳娜|13800012345|样例答案/);
    const log = await store.rows<{ sent: string; task: string }>("SELECT sent, task FROM model_call ORDER BY at, id");
    expect(log.map((call) => call.sent).toSorted()).toEqual(one.server.asked.toSorted());
    expect(new Set(log.map(({ task }) => task))).toEqual(new Set(["comparison"]));
    expect(await store.rows("SELECT id FROM suggestion")).toEqual([]);
    expect(await store.rows("SELECT thread FROM graph_step")).toEqual([]);
  });

  it("hides whose words are whose until a person has said which are better", async () => {
    const one = await endpoint("甲", [streams(honest)]);
    const other = await endpoint("乙", [streams(draft(["whereabouts", "包裹在武汉转运中心。", "F1"]))]);
    const { id } = await value(desk().start({ left: one.id, right: other.id, cases: 4 }, leader));
    await toEnd();
    const before = await get(id);
    expect(before.rows.every(({ told, same }) => told === null && !same)).toBe(true);
    const vote = (at: number, said: ComparisonVote) => desk().vote({ id, questionId: before.rows[at]?.questionId ?? "", vote: said }, leader);
    const best = (at: number): ComparisonVote => (before.rows[at]?.first?.includes("61小时") ? "first" : "second");
    for (const at of [0, 1]) expect(await vote(at, best(at))).toMatchObject({ ok: true });
    expect(await vote(2, "equal")).toMatchObject({ ok: true });
    expect(await vote(0, "equal")).toMatchObject({ ok: false, refusal: { code: "STATE_NOT_ALLOWED" } });
    const after = await get(id);
    expect(after.figures.byVote).toMatchObject({ cases: 3, left: 2, right: 0, equal: 1 });
    expect(after.rows[0]?.told?.left.text).toContain("61小时");
    expect(after.rows[3]?.told).toBeNull();
  });

  it("goes on where it stopped after a kill: what was answered is not asked again", async () => {
    const one = await endpoint("甲", [streams(honest)]);
    const other = await endpoint("乙", [streams(honest), silent]);
    const { id } = await value(desk().start({ left: one.id, right: other.id, cases: 4 }, leader));
    const first = process();
    const dying = toEnd(first).catch((fault: Error) => fault);
    await expect.poll(() => other.server.asked.length).toBe(2);
    first.kill();
    expect(await dying).toBeInstanceOf(Error);
    expect((await get(id)).comparison).toMatchObject({ state: "running", done: 1 });
    other.server.behave(streams(honest));
    await toEnd();
    expect((await get(id)).comparison).toMatchObject({ state: "done", done: 4 });
    // Four questions each; only the one whose answer never came was asked anew.
    expect([one.server.asked.length, other.server.asked.length]).toEqual([4, 5]);
  });

  it("tells which endpoint died in the middle, goes on with the others' answers, and halts when it stays dead", async () => {
    const one = await endpoint("甲", [streams(honest)]);
    const other = await endpoint("乙", [streams(honest), dies]);
    const { id } = await value(desk().start({ left: one.id, right: other.id, cases: 7 }, leader));
    await toEnd();
    const halted = await get(id);
    expect(halted.comparison).toMatchObject({ state: "halted", problem: "cut", done: 6 });
    // Where a model dies its agent is offered the cards' answer, and so is it compared.
    expect(halted.figures).toMatchObject({ left: { failed: 0, byModel: 6 }, right: { failed: 5, byModel: 1, shown: 6 } });
    other.server.behave(streams(honest));
    await value(desk().goOn({ id }, leader));
    await toEnd();
    const done = await get(id);
    expect(done.comparison).toMatchObject({ state: "done", done: 7 });
    expect(done.figures.right).toMatchObject({ failed: 5, byModel: 2 });
    expect(one.server.asked).toHaveLength(7);
  });

  it("comes to a halt where a fault of ours comes again and again: nobody pays for each try", async () => {
    const one = await endpoint("甲", [streams(honest)]);
    const { id } = await value(desk().start({ left: one.id, right: null, cases: 2 }, leader));
    const broken = process({ callEnds: () => Promise.reject(new Error("a fault")) });
    for (const _ of [1, 2, 3]) await expect(broken.comparer.round()).rejects.toThrow("a fault");
    expect(await broken.comparer.round()).toBe(false);
    expect((await get(id)).comparison).toMatchObject({ state: "halted", problem: "failed", done: 0 });
    expect(one.server.asked).toHaveLength(3);
  });

  it("can be cancelled while a model is asked: nothing more is sent, and what was found stays", async () => {
    const one = await endpoint("甲", [streams(honest)]);
    const other = await endpoint("乙", [streams(honest), silent]);
    const { id } = await value(desk().start({ left: one.id, right: other.id, cases: 4 }, leader));
    const hub = process();
    const running = toEnd(hub);
    await expect.poll(() => other.server.asked.length).toBe(2);
    await value(desk().cancel({ id }, leader));
    hub.comparer.giveUp(id);
    await running;
    expect((await get(id)).comparison).toMatchObject({ state: "cancelled", done: 1 });
    expect(other.server.asked).toHaveLength(2);
    expect(await store.rows("SELECT thread FROM graph_step")).toEqual([]);
    expect(await desk().goOn({ id }, leader)).toMatchObject({ ok: false, refusal: { code: "STATE_NOT_ALLOWED" } });
  });

  it("is refused when the day's budget would not do, and halts when it is spent on the way", async () => {
    const one = await endpoint("甲", [streams(honest)], 500_000);
    const wished = { left: one.id, right: null, cases: 2 };
    const budget = (fen: number | null) => page().setBudget({ fen }, leader);
    await budget(100);
    expect(await desk().start(wished, leader)).toMatchObject({ ok: false, refusal: { code: "BUDGET_USED", message: expect.stringContaining("预计约") } });
    expect(one.server.asked).toEqual([]);
    await budget(100_000);
    const { id } = await value(desk().start(wished, leader));
    await budget(0);
    await toEnd();
    expect((await get(id)).comparison).toMatchObject({ state: "halted", problem: "budget", done: 0 });
    expect(one.server.asked).toEqual([]);
    await budget(null);
    await value(desk().goOn({ id }, leader));
    await toEnd();
    expect((await get(id)).comparison).toMatchObject({ state: "done", done: 2 });
  });

  it("compares nothing with itself, with a stranger, or where nothing is kept apart", async () => {
    const one = await endpoint("甲", [streams(honest)]);
    expect(await desk().start({ left: one.id, right: one.id, cases: 3 }, leader)).toMatchObject({ ok: false, refusal: { code: "BAD_INPUT" } });
    expect(await desk().start({ left: one.id, right: "nobody", cases: 3 }, leader)).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
    expect((await value(desk().estimate({ left: one.id, right: null, cases: 200 }, leader))).cases).toBe((await held()).length);
    await store.pool.query("TRUNCATE case_answer");
    expect(await desk().start({ left: one.id, right: null, cases: 3 }, leader)).toMatchObject({ ok: false, refusal: { code: "BAD_INPUT" } });
  });
});

/** Examples made of the very cases that are asked: they would tell the answer. */
async function addExamplesOfHeld(): Promise<void> {
  const ids = (await store.rows<{ id: string }>("SELECT id FROM case_file ORDER BY id")).map(({ id }) => id).filter((id) => isHeld(id));
  const made = await commit(store, "system", (tx) =>
    addExamples(
      tx,
      ids.map((caseId) => ({ question: "到哪了", reply: "样例答案", label: "not_received", channel: null, state: "accepted" as const, caseId })),
    ),
  );
  sources.similar = async () => made.map((id) => ({ id, question: "到哪了", reply: "样例答案", label: "not_received", score: 0.9 })) as never[];
}
