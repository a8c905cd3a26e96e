import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { suggestionOf } from "../../../main/hub/disputes/case-page.view.store.ts";
import { agentHandlers, takeCases, wantReply } from "../../../main/hub/disputes/index.ts";
import { cardHandlers } from "../../../main/hub/knowledge/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { nothingSet, saveTerms } from "../../../main/hub/terms/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { order } from "./reply-ground.ts";
import { addOrder, addShop, emptyDesk, eventNames, fact, hour, nothingOutside, start } from "./support.ts";

let store: Store;
const clock = testClock(start + hour);
beforeAll(async () => {
  store = await freshStore({ clock });
});
afterAll(() => store.close());
beforeEach(async () => {
  await emptyDesk(store);
  await addShop(store, "taobao");
  await addOrder(store, { id: "1" });
});

const triageAgent: Principal = { kind: "agent", name: "triage" };
const replyAgent: Principal = { kind: "agent", name: "reply" };
const triage = () => agentHandlers(store, { ...nothingOutside, readOrder: () => Promise.reject(new Error("triage reads no order")) }).triage;
const take = (...facts: ReturnType<typeof fact>[]) => commit(store, "channel:taobao", (tx) => takeCases(tx, facts));
const work = async () => {
  const taken = await triage().take({ limit: 10 }, triageAgent);
  return taken.ok ? taken.value.cases : [];
};

describe("the triage agent", () => {
  it("gets the oldest first, and its proposal is the class from then on", async () => {
    await take(fact({ channelCaseId: "young", createdAt: new Date(start + 5) }), fact({ channelCaseId: "old" }));
    const cases = await work();
    expect(cases.map((each) => each.text)).toEqual(["杯口有裂纹", "杯口有裂纹"]);
    const [first] = cases;
    if (!first) throw new Error("nothing to do");
    const proposal = { caseId: first.caseId, revision: first.revision, label: "damaged", confidence: 0.93, wants: [] };
    expect(await triage().propose({ proposals: [proposal] }, triageAgent)).toEqual({ ok: true, value: { taken: 1, moved: [] } });
    expect(await store.rows("SELECT dispute_class, class_by, class_confidence, triage_state, revision FROM case_file WHERE channel_case_id = 'old'")).toEqual([
      { dispute_class: "damaged", class_by: "agent:triage", class_confidence: 0.93, triage_state: "done", revision: 2 },
    ]);
    // The same proposal once more finds its case triaged: it counts for nothing and is no reason to try again.
    expect(await triage().propose({ proposals: [proposal] }, triageAgent)).toEqual({ ok: true, value: { taken: 0, moved: [] } });
    expect((await eventNames(store)).filter((name) => name === "case.triaged")).toHaveLength(1);
  });

  it("is told which cases moved on meanwhile, and these stay on its list", async () => {
    await take(fact({ channelCaseId: "r1" }));
    const [looked] = await work();
    await take(fact({ channelCaseId: "r1", version: start + 1, buyerWords: "而且少了一个盖子" }));
    const caseId = looked?.caseId ?? "";
    const proposals = [{ caseId, revision: looked?.revision ?? 0, label: "damaged", confidence: 0.9, wants: [] }];
    expect(await triage().propose({ proposals }, triageAgent)).toEqual({ ok: true, value: { taken: 0, moved: [caseId] } });
    expect((await work()).map((each) => [each.caseId, each.text])).toEqual([[caseId, "而且少了一个盖子"]]);
  });

  it("never overwrites a person's class", async () => {
    await take(fact({ channelCaseId: "r1" }));
    await store.pool.query("UPDATE case_file SET dispute_class = 'quality', class_by = 'operator:x', triage_state = 'wanted'");
    const [looked] = await work();
    await triage().propose({ proposals: [{ caseId: looked?.caseId ?? "", revision: 1, label: "damaged", confidence: 1, wants: [] }] }, triageAgent);
    expect(await store.rows("SELECT dispute_class, class_by, triage_state FROM case_file")).toEqual([
      { dispute_class: "quality", class_by: "operator:x", triage_state: "done" },
    ]);
  });

  it("proposing a class that is no longer in the list proposes none", async () => {
    await take(fact({ channelCaseId: "r1" }));
    const [looked] = await work();
    await triage().propose({ proposals: [{ caseId: looked?.caseId ?? "", revision: 1, label: "abolished", confidence: 1, wants: [] }] }, triageAgent);
    expect(await store.rows("SELECT dispute_class, class_confidence FROM case_file")).toEqual([{ dispute_class: "none", class_confidence: 0 }]);
  });

  it("what the buyer wants is kept with the class and heard anew with new words, a person's class or not", async () => {
    await take(fact({ channelCaseId: "r1" }));
    await store.pool.query("UPDATE case_file SET dispute_class = 'quality', class_by = 'operator:x'");
    const [looked] = await work();
    expect(looked?.words).toEqual(["杯口有裂纹"]);
    const wants = [{ want: "goods_bad" as const, mood: "complains" as const, confidence: 0.9 }];
    const proposal = { caseId: looked?.caseId ?? "", revision: looked?.revision ?? 0, label: "damaged", confidence: 0.9, wants };
    await triage().propose({ proposals: [proposal] }, triageAgent);
    expect(await store.rows("SELECT wants, dispute_class, triage_state FROM case_file")).toEqual([{ wants, dispute_class: "quality", triage_state: "done" }]);
  });

  it("keeps the model of wants by what it was made of: another key's is dropped", async () => {
    const first = await triage().starterWants(undefined, triageAgent);
    if (!first.ok) throw new Error("no starter");
    const { key, rows, body } = first.value;
    expect(body).toBeNull();
    expect(rows.length).toBeGreaterThan(1_000);
    await triage().keepWantModel({ key: "earlier", body: new Uint8Array([9]) }, triageAgent);
    await triage().keepWantModel({ key, body: new Uint8Array([1]) }, triageAgent);
    await triage().keepWantModel({ key, body: new Uint8Array([2]) }, triageAgent);
    const again = await triage().starterWants(undefined, triageAgent);
    expect(again.ok && [...(again.value.body ?? [])]).toEqual([2]);
    expect(await store.rows("SELECT key FROM want_model")).toEqual([{ key }]);
  });

  it("keeps its model: the newest is the one in use", async () => {
    const model = (byte: number) => ({ body: new Uint8Array([byte]), rows: 10, classes: 2, accuracy: 0.9, seconds: 1, readAt: new Date(store.clock.now()) });
    expect(await triage().loadModel(undefined, triageAgent)).toEqual({ ok: true, value: { model: null } });
    await triage().keepModel(model(1), triageAgent);
    await triage().keepModel(model(2), triageAgent);
    const loaded = await triage().loadModel(undefined, triageAgent);
    expect(loaded.ok && [...(loaded.value.model?.body ?? [])]).toEqual([2]);
    expect(await store.rows("SELECT count(*)::int AS n FROM label_model WHERE active")).toEqual([{ n: 1 }]);
  });
});

describe("the reply agent", () => {
  const underWay = order({
    id: "1",
    receiver: { name: "王*", phone: "138****0001", province: "浙江省", city: "杭州市", district: "", address: "" },
    whereabouts: "包裹 11月20日 到达武汉转运中心",
    buyerWhereabouts: "您的包裹 11月20日 到达武汉转运中心",
    buyerNick: "买家1",
    createdAt: new Date(start),
    paidAt: new Date(start),
    lines: [],
  });
  const agent = () => agentHandlers(store, { ...nothingOutside, readOrder: async () => ({ order: underWay, timeline: [], findings: [] }) }).reply;
  const propose = (
    caseId: string,
    revision: number,
    {
      withheld = null,
      seen = 0,
      sources = [],
    }: { withheld?: string | null; seen?: number; sources?: Parameters<ReturnType<typeof agent>["propose"]>[0]["sources"] } = {},
  ) =>
    agent().propose(
      {
        caseId,
        revision,
        seen,
        text: "亲，很抱歉",
        sources,
        claims: [],
        sentences: [],
        tookMs: 1,
        composer: "built-in",
        written: { prompt: null, problem: null },
        withheld,
      },
      replyAgent,
    );
  const theCase = async () => (await store.rows<{ id: string; revision: number; reply_state: string }>("SELECT id, revision, reply_state FROM case_file"))[0];

  it("waits for triage, then gets the case; its suggestion takes the case off the list", async () => {
    await take(fact({ channelCaseId: "r1" }));
    const id = (await theCase())?.id ?? "";
    await commit(store, "system", (tx) => wantReply(tx, [id]));
    expect(await agent().take({ limit: 5 }, replyAgent)).toEqual({ ok: true, value: { caseIds: [] } });
    await store.pool.query("UPDATE case_file SET triage_state = 'done'");
    expect(await agent().take({ limit: 5 }, replyAgent)).toEqual({ ok: true, value: { caseIds: [id] } });
    expect(await propose(id, 1)).toMatchObject({ ok: true });
    expect(await agent().take({ limit: 5 }, replyAgent)).toEqual({ ok: true, value: { caseIds: [] } });
    expect(await store.rows("SELECT state, reason FROM suggestion")).toEqual([{ state: "shown", reason: null }]);
  });

  it("is refused when the case moved on, and keeps what it could not ground with the reason", async () => {
    await take(fact({ channelCaseId: "r1" }));
    const id = (await theCase())?.id ?? "";
    expect(await propose(id, 9)).toMatchObject({ refusal: { code: "CASE_MOVED" } });
    expect(await propose(id, 1, { withheld: "金额没有依据" })).toMatchObject({ ok: true });
    expect(await store.rows("SELECT state, reason FROM suggestion")).toEqual([{ state: "withheld", reason: "金额没有依据" }]);
  });

  it("is refused when more was told about the order than it knew; what it said before is outdated then, until it is said anew", async () => {
    await take(fact({ channelCaseId: "r1" }));
    const id = (await theCase())?.id ?? "";
    const tell = (source: string, key: string) =>
      store.pool.query(
        `INSERT INTO timeline_event (order_id, source, kind, at, learnt_at, told_by, text, data, dedupe_key) VALUES ('1', $1, 'signed', $2, $2, 'kuaidi100', '', '{}', $3)`,
        [source, new Date(start), key],
      );
    const seen = async (): Promise<number> => {
      const record = await agent().record({ caseId: id }, replyAgent);
      return record.ok ? record.value.seen : -1;
    };
    const known = await seen();
    expect(await propose(id, 1, { seen: known })).toMatchObject({ ok: true });
    expect(await suggestionOf(store, id)).toMatchObject({ outdated: false });
    await tell("message", "m1");
    expect(await suggestionOf(store, id)).toMatchObject({ outdated: false });
    await tell("carrier", "s1");
    expect(await suggestionOf(store, id)).toMatchObject({ outdated: true });
    await commit(store, "system", (tx) => wantReply(tx, [id]));
    expect(await propose(id, 1, { seen: known })).toMatchObject({ refusal: { code: "CASE_MOVED" } });
    expect((await theCase())?.reply_state).toBe("wanted");
    expect(await propose(id, 1, { seen: await seen() })).toMatchObject({ ok: true });
    expect(await suggestionOf(store, id)).toMatchObject({ outdated: false });
  });

  it("may say what the record says, masked, and promise no refund that is not decided", async () => {
    await take(fact({ channelCaseId: "r1", buyerWords: "我电话13812345678，杯子碎了" }));
    const id = (await theCase())?.id ?? "";
    const record = await agent().record({ caseId: id }, replyAgent);
    if (!record.ok) throw new Error("no record");
    const texts = record.value.facts.map((each) => each.text);
    expect(texts).toEqual(expect.arrayContaining(["59元", "59.00元", "118元", "11月20日", "运输中", "待商家处理"]));
    expect(record.value.facts.find((each) => each.id === "case_amount")?.value).toBe("5900");
    expect(record.value.buyerWords).not.toContain("13812345678");
    expect(record.value.whereabouts).toContain("武汉");
    expect(record.value.promises.map((promise) => promise.id)).toEqual(["urge_carrier"]);
    await take(fact({ channelCaseId: "r1", version: start + 1, state: "refunding" }));
    const later = await agent().record({ caseId: id }, replyAgent);
    expect(later.ok && later.value.promises.map((promise) => promise.text)).toContain("退款会原路退回到您的支付账户。");
  });

  it("may promise and name what the seller set, and is outdated when that is changed", async () => {
    await take(fact({ channelCaseId: "r1" }));
    const id = (await theCase())?.id ?? "";
    const set = (answerWithinHours: number, revision: number) =>
      saveTerms(store, "operator:t", { shopId: null, body: { ...nothingSet, answerWithinHours }, revision });
    const record = async () => {
      const found = await agent().record({ caseId: id }, replyAgent);
      if (!found.ok) throw new Error("no record");
      return found.value;
    };
    expect(await record()).toMatchObject({ given: { "terms.answerWithin": false, order: "in_transit", shipped: true }, tone: "plain" });
    await set(24, 0);
    expect(await record()).toMatchObject({
      slots: { 答复时限: "24小时", 申请金额: "59元", 物流状态: "您的包裹 11月20日 到达武汉转运中心" },
      given: { "terms.answerWithin": true },
    });
    expect((await record()).promises).toContainEqual({ id: "answer_within", text: "我们会在24小时内核实并给您答复。" });
    await propose(id, 1);
    expect(await suggestionOf(store, id)).toMatchObject({ outdated: false });
    clock.advance(1);
    await set(12, 1);
    expect(await suggestionOf(store, id)).toMatchObject({ outdated: true });
  });

  it("keeps by which version of a card it spoke, and tells when that card was changed since", async () => {
    await take(fact({ channelCaseId: "r1" }));
    const id = (await theCase())?.id ?? "";
    const card = {
      id: "own.1",
      want: "invoice",
      title: "发票",
      when: {},
      says: [],
      unless: [],
      zh: [{ act: "invoice" as const, optional: false, texts: ["好。"] }],
      en: [],
    };
    const trainer = { kind: "operator" as const, id: "t", name: "t", roles: ["trainer" as const], demo: false };
    await cardHandlers(store).save({ card, revision: null }, trainer);
    const source = { kind: "card" as const, id: card.id, label: card.title, text: card.want, score: null, version: 1 };
    expect(await propose(id, 1, { sources: [source] })).toMatchObject({ ok: true });
    expect((await suggestionOf(store, id))?.sources).toEqual([{ ...source, changed: false }]);
    await cardHandlers(store).save({ card: { ...card, title: "开票" }, revision: 1 }, trainer);
    expect((await suggestionOf(store, id))?.sources).toEqual([{ ...source, changed: true }]);
  });

  it("says once that the model does not work, and once that it does again", async () => {
    const tell = (problem: string | null) => agent().reportModel({ model: "m", problem }, replyAgent);
    await tell(null);
    await tell("404");
    await tell("404");
    await tell(null);
    await tell(null);
    expect((await eventNames(store)).filter((name) => name === "model.checked")).toHaveLength(2);
  });
});
