import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { forgetAnswers, noteAnswers, proposeExamples, takeCases } from "../../../main/hub/disputes/index.ts";
import { answeringExamples, ensureStarterCards, isHeld, recheckAnswers } from "../../../main/hub/knowledge/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addOrder, addShop, emptyDesk, fact, hour, nothingInForce, start } from "./support.ts";

let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock: testClock(start + hour) });
});
afterAll(() => store.close());
beforeEach(async () => {
  await emptyDesk(store);
  await addShop(store, "taobao");
});

describe("solved cases", () => {
  it("are offered to the trainer once, masked, and only when a person's answer went out", async () => {
    const words = "我叫王小明，电话13812345678，杯子碎了";
    const facts = ["said", "sending", "classless"].map((channelCaseId) => fact({ channelCaseId, state: "refunded", buyerWords: words }));
    await commit(store, "channel:taobao", (tx) => takeCases(tx, facts));
    await store.pool.query("UPDATE case_file SET dispute_class = CASE WHEN channel_case_id = 'classless' THEN 'none' ELSE 'damaged' END");
    await store.pool.query(
      `INSERT INTO case_message (id, case_id, author, text, at, channel_message_id, delivery)
       SELECT id, id, 'operator', '亲，很抱歉，已为您退款，有问题拨打13900001111', now(), 'own:1', CASE WHEN channel_case_id = 'sending' THEN 'sending' ELSE 'sent' END FROM case_file`,
    );
    const ids = (await store.rows<{ id: string }>("SELECT id FROM case_file")).map((row) => row.id);
    const offer = () => commit(store, "system", (tx) => proposeExamples(tx, ids, nothingInForce));
    expect(await offer()).toBe(1);
    expect(await offer()).toBe(0);
    const [example] = await store.rows<{ question: string; reply: string }>("SELECT question, reply, label, channel, outcome, state FROM example");
    expect(example).toMatchObject({ label: "damaged", channel: "taobao", outcome: "refunded", state: "candidate" });
    expect(`${example?.question}${example?.reply}`).not.toMatch(/1[3-9]\d{9}|王小明/);
  });
});

describe("what people answered", () => {
  const from = () => ({ store, granted: async () => new Map(), readOrder: async () => null });
  const teach = async (ids: readonly string[]): Promise<number> => {
    await noteAnswers(from(), ids);
    return commit(store, "system", (tx) => proposeExamples(tx, ids, nothingInForce));
  };
  /** A case of which the buyer asked where the refund goes, answered with these words. */
  const answered = async (ref: string, text: string, wants = [{ want: "refund_route", mood: "asks", confidence: 0.9 }]): Promise<string> => {
    await commit(store, "channel:taobao", (tx) => takeCases(tx, [fact({ channelCaseId: ref, buyerWords: "钱退到哪里", channelOrderId: `c${ref}` })]));
    const [row] = await store.rows<{ id: string }>("SELECT id FROM case_file WHERE channel_case_id = $1", [ref]);
    const id = row?.id ?? "";
    await store.pool.query("UPDATE case_file SET wants = $2::jsonb WHERE id = $1", [id, JSON.stringify(wants)]);
    await store.pool.query(
      "INSERT INTO case_message (id, case_id, author, text, at, channel_message_id, delivery) VALUES ($1, $1, 'operator', $2, now(), 'own:1', 'sent')",
      [id, text],
    );
    return id;
  };
  const example = async (caseId: string) => {
    const [row] = await store.rows<{
      reason: string;
      answer: { want: string; when: Record<string, unknown>; sentences: { text: string; leftOut: boolean }[] } | null;
    }>("SELECT reason, answer FROM example WHERE case_id = $1", [caseId]);
    return row;
  };

  it("is offered at once, cut by what held when it was said, once", async () => {
    await ensureStarterCards(store);
    await addOrder(store, { id: "1" });
    const id = await answered("1", "亲，抱歉让您久等了。退款是原路退回的。您申请的是59元。电话13812345678。");
    expect(await teach([id])).toBe(1);
    expect(await teach([id])).toBe(0);
    const kept = await example(id);
    expect(kept?.reason).toBe("unused");
    expect(kept?.answer?.want).toBe("refund_route");
    expect(kept?.answer?.when.case).toEqual(["requested"]);
    const said = kept?.answer?.sentences.filter(({ leftOut }) => !leftOut).map(({ text }) => text) ?? [];
    expect(said.join("")).toMatch(/原路退回.*您申请的是\{申请金额\}/);
    expect(JSON.stringify(kept)).not.toContain("13812345678");
  });

  it("where no card could say anything comes before what was only changed", async () => {
    const id = await answered("1", "原路退回的。");
    await store.pool.query(
      "INSERT INTO suggestion (id, case_id, revision, text, sources, claims, composer, state, created_at) VALUES ('s', $1, 1, '', '[]', '[]', 'built-in', 'withheld', $2)",
      [id, new Date(0)],
    );
    await teach([id]);
    expect((await example(id))?.reason).toBe("uncarded");
  });

  it("is forgotten after the days that payloads are kept, once its case is done, and the example made of it stays", async () => {
    const [done, open] = [await answered("1", "原路退回的。"), await answered("2", "原路退回的。")];
    await teach([done, open]);
    await store.pool.query("UPDATE case_file SET status = CASE WHEN id = $1 THEN 'done' ELSE 'open' END", [done]);
    await store.pool.query("UPDATE case_answer SET at = $1", [new Date(start - 29 * 24 * hour)]);
    expect(await forgetAnswers(store, 30)).toBe(0);
    await store.pool.query("UPDATE case_answer SET at = $1", [new Date(start - 30 * 24 * hour)]);
    expect(await forgetAnswers(store, 30)).toBe(1);
    expect(await store.rows("SELECT case_id AS id FROM case_answer")).toEqual([{ id: open }]);
    expect(await example(done)).toMatchObject({ answer: { want: "refund_route" } });
  });

  it("answers once it is accepted, while nothing in force contradicts it and its case is not kept apart", async () => {
    await ensureStarterCards(store);
    const ids: string[] = [];
    for (let at = 1; at <= 12; at += 1) ids.push(await answered(String(at), "退款是原路退回的。买的东西七天价保。"));
    await teach(ids);
    await store.pool.query("UPDATE example SET state = 'accepted', answer = jsonb_set(answer, '{sentences,1,leftOut}', 'false')");
    const free = ids.filter((id) => !isHeld(id));
    expect((await answeringExamples(store, null)).size).toBe(free.length);
    const recheck = (days: string) =>
      commit(store, "system", (tx) => recheckAnswers(tx, { ...nothingInForce, terms: { ...nothingInForce.terms, slots: { 价保天数: days } } }));
    expect(await recheck("15天")).toBe(ids.length);
    expect((await answeringExamples(store, null)).size).toBe(0);
    expect(await recheck("7天")).toBe(ids.length);
    await store.pool.query("UPDATE example SET expires_at = $1", [new Date(start)]);
    expect((await answeringExamples(store, null)).size).toBe(0);
  });
});
