/** Batches: measured on words kept apart before they go live, published and taken back whole. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTrialAgent, type TrialClient } from "../../../../agents/trial/agent.ts";
import type { Principal } from "../../../../main/hub/access/index.ts";
import type { BatchView } from "../../../../main/hub/contract/batches.ts";
import { agentHandlers, answerGaps, heldAnswers, judgedCells, takeCases } from "../../../../main/hub/disputes/index.ts";
import type { Result } from "../../../../main/hub/kernel/result.ts";
import { addExamples, batchHandlers, isHeld, trainingRows } from "../../../../main/hub/knowledge/index.ts";
import { publishBatch } from "../../../../main/hub/knowledge/training/batches.commands.ts";
import { commit, type Store } from "../../../../main/hub/store/index.ts";
import { record } from "../../../agents/reply/record.ts";
import { freshStore, testClock } from "../../../support/store.ts";
import { addShop, emptyDesk, eventNames, fact, hour, nothingOutside, start } from "../../disputes/support.ts";

const trainer: Principal = { kind: "operator", id: "t", name: "训练师", roles: ["trainer"], demo: false };
const agent: Principal = { kind: "agent", name: "trial" };
const REPLY = "请把照片发在售后单里。";
let store: Store;
let candidate = "";
let learns = 0;
beforeAll(async () => {
  store = await freshStore({ clock: testClock(start + hour) });
});
afterAll(() => store.close());

const desk = () =>
  batchHandlers(store, {
    held: () => heldAnswers(store),
    gaps: () => answerGaps(store),
    judged: () => judgedCells(store),
    askRetrain: async () => void learns++,
  });
const value = async <Value>(asked: Promise<Result<Value, string>>): Promise<Value> => {
  const answer = await asked;
  if (!answer.ok) throw new Error(`${answer.refusal.code}: ${answer.refusal.message}`);
  return answer.value;
};
const made = async (): Promise<BatchView> => (await value(desk().create({ title: "照片", exampleIds: [candidate] }, trainer))).batch;
const now = async (id: string): Promise<BatchView> => (await value(desk().get({ id }, trainer))).batch;
const state = async (): Promise<string | undefined> => (await store.rows<{ state: string }>("SELECT state FROM example WHERE id = $1", [candidate]))[0]?.state;

/** The agent on the real handlers; only search is a list. */
function trialAgent() {
  const { trial } = agentHandlers(store, {
    ...nothingOutside,
    alike: async (_text, of) => (of === "candidate" && candidate !== "" ? [{ id: candidate, score: 0.9 }] : []),
    readOrder: async () => null,
  });
  const call =
    <Input, Output>(of: (input: Input, principal: Principal) => Promise<Result<Output, string>>) =>
    (input: Input) =>
      value(of(input, agent));
  const client = { trial: { next: call(trial.next), rows: call(trial.rows), questions: call(trial.questions), report: call(trial.report) } };
  return openTrialAgent(client as unknown as TrialClient);
}
const measure = async (): Promise<void> => {
  for (const one = trialAgent(); await one.round(); );
};

const CASES = 60;
let heldCases = 0;
beforeEach(async () => {
  learns = 0;
  await emptyDesk(store);
  await addShop(store, "taobao");
  const facts = Array.from({ length: CASES }, (_, at) => fact({ channelCaseId: `r${at}`, channelOrderId: `c${at}`, buyerWords: "杯子碎了怎么办" }));
  await commit(store, "channel:taobao", (tx) => takeCases(tx, facts));
  await store.pool.query("UPDATE case_file SET dispute_class = 'damaged', class_by = 'operator:a', class_confidence = 1");
  const asked = record({
    buyerWords: "杯子碎了怎么办",
    conversation: [],
    wants: [{ want: "goods_bad", mood: "complains", confidence: 0.9 }],
    given: { kind: "question" },
    kind: "question",
  });
  await store.pool.query("INSERT INTO case_answer (id, case_id, at, text, how, record) SELECT 'a' || id, id, now(), $1, 'uncarded', $2::jsonb FROM case_file", [
    REPLY,
    JSON.stringify(asked),
  ]);
  const ids = (await store.rows<{ id: string }>("SELECT id FROM case_file ORDER BY id")).map(({ id }) => id);
  heldCases = ids.filter((id) => isHeld(id)).length;
  const free = ids.find((id) => !isHeld(id));
  const sentence = { said: REPLY, act: "evidence" as const, text: REPLY, optional: false, leftOut: false, note: null };
  [candidate = ""] = await commit(store, "system", (tx) =>
    addExamples(tx, [
      ...[
        {
          question: "杯子碎了怎么办",
          reply: REPLY,
          label: "damaged",
          channel: null,
          state: "candidate" as const,
          caseId: free ?? null,
          answer: { want: "goods_bad" as const, when: {}, sentences: [sentence] },
        },
      ],
      ...["碎了", "裂了", "摔坏了", "破了个洞"].map((question) => ({
        question: `杯子${question}`,
        reply: "",
        label: "damaged",
        channel: null,
        state: "accepted" as const,
      })),
      ...["没到账", "还没退", "没收到退款", "怎么还不退"].map((question) => ({
        question: `钱${question}`,
        reply: "",
        label: "refund_not_arrived",
        channel: null,
        state: "accepted" as const,
      })),
    ]),
  );
});

describe("a batch", () => {
  it("is measured on what was kept apart, and says whose words those are", async () => {
    const batch = await made();
    expect(batch).toMatchObject({ state: "draft", examples: 1 });
    await value(desk().measure(batch, trainer));
    await measure();
    const { figures, done, total, state: measured } = await now(batch.id);
    expect(measured).toBe("measured");
    expect(done).toBe(total);
    expect(heldCases).toBeGreaterThan(3);
    expect(figures?.replies).toMatchObject({ asked: heldCases, before: 0, after: heldCases, gained: heldCases, lost: 0, shownBefore: 0 });
    expect(figures?.byWant).toMatchObject([{ want: "goods_bad", gained: heldCases }]);
    expect(figures).toMatchObject({ source: "templates", own: heldCases });
    expect(figures?.confusion.reduce((sum, { count }) => sum + count, 0)).toBe(figures?.classes.asked);
  });

  it("goes live whole, is taken back whole, and each is in the journal", async () => {
    const { id, revision } = await made();
    await value(desk().measure({ id, revision }, trainer));
    expect(await desk().publish({ id, revision: revision + 1, anyway: false }, trainer)).toMatchObject({ refusal: { code: "STATE_NOT_ALLOWED" } });
    await measure();
    const measured = await now(id);
    const published = await value(desk().publish({ ...measured, anyway: false }, trainer));
    expect(published.batch.state).toBe("published");
    expect(learns).toBe(1);
    expect(await state()).toBe("accepted");
    expect(await value(desk().rollBack(published.batch, trainer))).toMatchObject({ kept: 0, batch: { state: "rolled_back" } });
    expect(await state()).toBe("candidate");
    const verbs = (await store.rows<{ verb: string }>("SELECT verb FROM journal_line WHERE subject = 'training_batch' ORDER BY id")).map(({ verb }) => verb);
    expect(verbs).toEqual(["batch.made", "batch.measuring", "batch.measured", "batch.published", "batch.rolled_back"]);
    expect(await eventNames(store)).toContain("batch.changed");
  });

  it("that is cut off while it goes live is live not at all", async () => {
    const { id, revision } = await made();
    await value(desk().measure({ id, revision }, trainer));
    await measure();
    const cut = commit(store, "operator:t", async (tx) => {
      await publishBatch(tx, await now(id), false);
      throw new Error("killed");
    });
    await expect(cut).rejects.toThrow("killed");
    expect([await state(), (await now(id)).state]).toEqual(["candidate", "measured"]);
  });

  it("what somebody changed after it went live stays live when it is taken back", async () => {
    const { id, revision } = await made();
    await value(desk().measure({ id, revision }, trainer));
    await measure();
    const { batch } = await value(desk().publish({ ...(await now(id)), anyway: false }, trainer));
    await store.pool.query("UPDATE example SET revision = revision + 1 WHERE id = $1", [candidate]);
    expect(await value(desk().rollBack(batch, trainer))).toMatchObject({ kept: 1 });
    expect(await state()).toBe("accepted");
  });

  it("whose base moved meanwhile is told so, and goes live only when that is said to be right", async () => {
    const { id, revision } = await made();
    await value(desk().measure({ id, revision }, trainer));
    await measure();
    await commit(store, "system", (tx) => addExamples(tx, [{ question: "新的", reply: "", label: "damaged", channel: null, state: "accepted" }]));
    const measured = await now(id);
    expect(measured.baseMoved).toBe(true);
    expect(await desk().publish({ ...measured, anyway: false }, trainer)).toMatchObject({ refusal: { code: "SAVED_MEANWHILE", details: { base: "moved" } } });
    expect(await state()).toBe("candidate");
    expect(await value(desk().publish({ ...measured, anyway: true }, trainer))).toMatchObject({ batch: { state: "published" } });
  });

  it("names what it holds twice and what says otherwise", async () => {
    const say = (question: string, text: string) => ({
      ...{ question, reply: text, label: "damaged", channel: null, state: "candidate" as const },
      answer: { want: "cancel" as const, when: {}, sentences: [{ said: text, act: "cancel" as const, text, optional: false, leftOut: false, note: null }] },
    });
    const drafts = [
      say("现在还能不能取消订单", "现在可以直接取消这个订单。"),
      say("现在还能不能取消订单呀", "现在不可以直接取消这个订单。"),
      say("发票怎么开", "订单可以取消。"),
    ];
    const exampleIds = await commit(store, "system", (tx) => addExamples(tx, drafts));
    const { batch } = await value(desk().create({ title: "取消", exampleIds }, trainer));
    const { clashes } = await value(desk().get(batch, trainer));
    // Of two that were added at once, the one with the later name is told of.
    const later = (exampleIds[0] ?? "") < (exampleIds[1] ?? "") ? 1 : 0;
    const other = drafts[1 - later]?.question;
    expect(clashes).toEqual([
      { id: exampleIds[later], kind: "near", other },
      { id: exampleIds[later], kind: "contradicts", other },
    ]);
  });

  it("of two trainers at once the second is told so, and nothing of either is lost", async () => {
    const batch = await made();
    const [first, second] = await Promise.all([desk().put({ ...batch, add: [], remove: [candidate] }, trainer), desk().measure(batch, trainer)]);
    expect([first.ok, second.ok].filter(Boolean)).toHaveLength(1);
    const refused = first.ok ? second : first;
    expect(refused).toMatchObject({ refusal: { code: "SAVED_MEANWHILE" } });
  });

  it("an example is in one open batch only", async () => {
    const first = await made();
    const second = await made();
    expect([(await now(first.id)).examples, (await now(second.id)).examples]).toEqual([1, 0]);
    await value(desk().drop(first, trainer));
    expect(await value(desk().put({ ...second, add: [candidate], remove: [] }, trainer))).toMatchObject({ batch: { examples: 1 } });
  });

  it("a measurement that was cut off goes on where it was, and one that was cancelled is left alone", async () => {
    const { id, revision } = await made();
    const { batch } = await value(desk().measure({ id, revision }, trainer));
    const [held] = (await heldAnswers(store)).own;
    const kept = { questionId: held, truth: "damaged", want: null, expected: null, before: { guess: null, acts: null }, after: { guess: null, acts: null } };
    await store.pool.query("INSERT INTO training_result (batch_id, question_id, body) VALUES ($1, $2, $3::jsonb)", [id, held, JSON.stringify(kept)]);
    await measure();
    const after = await now(id);
    expect(after.state).toBe("measured");
    // The one kept before the restart was not asked again.
    expect(after.figures?.replies.asked).toBe(heldCases - 1);
    expect(await desk().cancel(after, trainer)).toMatchObject({ refusal: { code: "STATE_NOT_ALLOWED" } });
    const again = await value(desk().measure(after, trainer));
    await value(desk().cancel(again.batch, trainer));
    await measure();
    expect(await now(id)).toMatchObject({ state: "draft", done: 0, figures: null });
    expect(batch.total).toBeGreaterThanOrEqual(heldCases);
  });
});

it("what nothing could answer is counted by want and by why, the most frequent first, masked", async () => {
  const withheld = (where: string, why: string) =>
    store.pool.query(
      `INSERT INTO suggestion (id, case_id, revision, text, sources, claims, composer, state, reason, created_at)
       SELECT 's' || id, id, 1, '', '[]', '[]', 'built-in', 'withheld', $1, $2 FROM case_file WHERE ${where}`,
      [why, new Date(start)],
    );
  await store.pool.query(`UPDATE case_file SET wants = '[{"want":"stock"}]', buyer_words = '有货吗，电话13812345678'`);
  await withheld("channel_case_id IN ('r1', 'r2', 'r3')", "没有可用的答复卡");
  await withheld("channel_case_id = 'r4'", "缺少条款");
  const { rows } = await value(desk().gaps(undefined, trainer));
  expect(rows.map(({ want, why, count }) => [want, why.zh, why.en, count])).toEqual([
    ["stock", "没有可用的答复卡", "there is no answer card for it", 3],
    ["stock", "缺少条款", "缺少条款", 1],
  ]);
  expect(JSON.stringify(rows)).not.toContain("13812345678");
});

it("what is kept apart never trains, though a trainer accepted it", async () => {
  const [row] = await store.rows<{ id: string }>("SELECT id FROM case_file ORDER BY id");
  const ids = (await store.rows<{ id: string }>("SELECT id FROM case_file")).map(({ id }) => id);
  const drafts = ids.map((caseId) => ({ question: caseId, reply: "", label: "damaged", channel: null, caseId, state: "accepted" as const }));
  await commit(store, "system", (tx) => addExamples(tx, drafts));
  const learnt = new Set((await trainingRows(store)).map(({ text }) => text));
  expect(row).toBeDefined();
  for (const id of ids) expect(learnt.has(id)).toBe(!isHeld(id));
});
