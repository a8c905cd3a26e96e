/** A policy that changes makes an example of yesterday contradict it: it is neither said nor shown any more, and stands before the trainer with the reason. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openPolicies, type PolicyEngine, ruledNow } from "../../../main/hub/decisions/index.ts";
import { bodyOf, keepVersion } from "../../../main/hub/decisions/policies.store.ts";
import { takeCases } from "../../../main/hub/disputes/index.ts";
import { listExamples } from "../../../main/hub/knowledge/examples.store.ts";
import { addExamples, agreeingExamples, answeringExamples, isHeld, recheckAnswers } from "../../../main/hub/knowledge/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, emptyDesk, fact, hour, noTerms, start } from "../disputes/support.ts";

let store: Store;
let engine: PolicyEngine;
beforeAll(async () => {
  store = await freshStore({ clock: testClock(start + hour) });
  engine = await openPolicies(store);
});
afterAll(() => store.close());
beforeEach(async () => {
  await emptyDesk(store);
  await addShop(store, "taobao");
});

/** A case of 150 yuan that was granted, and the example made of how it was answered. Gives the example's id. */
async function granted(): Promise<string> {
  const caseId = await freeCase();
  await store.pool.query(
    `INSERT INTO decision (id, case_id, revision, stage, policy, policy_version, "row", facts, outcome, tier, reason, by, created_at)
     VALUES ('d1', $1, 1, 'request', 'after-sale', 1, 'return-ordinary', $2, 'grant', 'auto', '', 'policy:after-sale@1', now())`,
    [
      caseId,
      { kind: "return_refund", stage: "request", amountYuan: 150, payoutYuan: 150, riskLevel: "normal", returnRequests30d: 1, disputeClass: "seven_day" },
    ],
  );
  const text = "退货验收通过后给您退款。";
  const answer = {
    want: "refund_time" as const,
    when: {},
    sentences: [{ said: text, act: "refund_time" as const, text, optional: false, leftOut: false, note: null }],
  };
  const example = { question: "什么时候退钱", reply: text, label: "seven_day", channel: null, caseId, state: "accepted" as const, answer };
  const [id] = await commit(store, "system", (tx) => addExamples(tx, [example]));
  return id ?? "";
}

/** A case that is not one of those kept apart. */
async function freeCase(): Promise<string> {
  const refs = Array.from({ length: 8 }, (_, at) => fact({ channelCaseId: `r${at}`, channelOrderId: `c${at}`, amountFen: 15_000 }));
  await commit(store, "channel:taobao", (tx) => takeCases(tx, refs));
  const rows = await store.rows<{ id: string }>("SELECT id FROM case_file");
  return rows.find(({ id }) => !isHeld(id))?.id ?? "";
}

const recheck = () =>
  commit(store, "system", (tx) => recheckAnswers(tx, { terms: { ...noTerms, promises: ["验收通过后我们会退款。"] }, ruledNow: ruledNow({ store, engine }) }));
const candidates = async () => (await listExamples(store, { state: "candidate", page: 0, size: 10 })).rows;
const publish = async (stricter: boolean) => {
  const body = await bodyOf(store, { name: "after-sale", version: 1 });
  const row = { id: "careful", note: "超过 100 元由风控看", when: { amountYuan: "> 100" }, outcome: "risk" as const, reason: "您的申请需要专人核实。" };
  return commit(store, "operator:s", (tx) => keepVersion(tx, stricter ? { ...body, rows: [row, ...body.rows] } : body));
};

describe("an example and the policy in force", () => {
  it("agree until a new version has somebody else decide first, and again when that is taken back", async () => {
    const id = await granted();
    expect(await recheck()).toBe(0);
    expect([...(await answeringExamples(store, null)).keys()]).toEqual([id]);
    const version = await publish(true);
    expect(await recheck()).toBe(1);
    expect((await answeringExamples(store, null)).size).toBe(0);
    expect(await agreeingExamples(store, [id])).toEqual(new Set());
    expect(await candidates()).toMatchObject([
      { id, state: "accepted", marks: [{ with: "policy.after-sale/careful", zh: expect.stringContaining(`第 ${version} 版`) }] },
    ]);
    expect((await listExamples(store, { page: 0, size: 1 })).byLabel).toEqual([{ label: "seven_day", accepted: 1, candidate: 1 }]);
    await publish(false);
    expect(await recheck()).toBe(1);
    expect(await candidates()).toEqual([]);
    expect(await agreeingExamples(store, [id])).toEqual(new Set([id]));
  });
});
