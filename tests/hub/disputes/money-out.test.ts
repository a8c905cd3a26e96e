import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { takeCases } from "../../../main/hub/disputes/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addOrder, addShop, emptyDesk, fact, hour, start } from "./support.ts";

let store: Store;
const clock = testClock(start + hour);
beforeAll(async () => {
  store = await freshStore({ clock });
});
afterAll(() => store.close());
beforeEach(async () => {
  await emptyDesk(store);
  await addShop(store, "taobao");
  await addOrder(store, { id: "1", paidFen: 10_000 });
});

const take = (...facts: ReturnType<typeof fact>[]) => commit(store, "channel:taobao", (tx) => takeCases(tx, facts));
const row = async () => {
  const [found] = await store.rows<Record<string, unknown>>(
    `SELECT c.state, c.status, c.outcome, c.queue, c.problem, c.refunded_fen, o.refunded_fen AS order_refunded FROM case_file c JOIN "order" o ON o.id = c.order_id`,
  );
  return found;
};
const paid = { channelCaseId: "r1", kind: "refund_only", state: "refunded", amountFen: 10_000, deadlineAt: null, defaultOutcome: "none" } as const;

describe("money that is out", () => {
  it("is what the channel says was paid, not what was asked for", async () => {
    await take(fact({ ...paid, refundedFen: 8_000 }));
    expect(await row()).toMatchObject({ refunded_fen: 8_000, order_refunded: 8_000, outcome: "refunded" });
  });

  it.each(["closed", "unknown", "requested", "refused"] as const)("stays booked when the status word becomes %s afterwards", async (state) => {
    await take(fact({ ...paid, refundedFen: 10_000 }));
    await take(fact({ ...paid, state, refundedFen: null, version: start + 1_000 }));
    expect(await row()).toMatchObject({ state, refunded_fen: 10_000, order_refunded: 10_000 });
  });

  it("is booked from an older word that knew of it, read late, and the newer word keeps its state", async () => {
    await take(fact({ ...paid, state: "closed", refundedFen: null, version: start + 1_000 }));
    expect(await row()).toMatchObject({ outcome: "closed", refunded_fen: 0 });
    await take(fact({ ...paid, refundedFen: 8_000 }));
    expect(await row()).toMatchObject({ state: "closed", status: "done", outcome: "refunded", refunded_fen: 8_000, order_refunded: 8_000 });
  });

  it("is not out when the bank sent it back: the case is open, before a person, with that sentence", async () => {
    await take(fact({ ...paid, state: "requested" }));
    await store.pool.query("UPDATE case_file SET queue = 'auto'");
    await take(fact({ ...paid, state: "refunding", problem: "平台退款失败，请核对。", version: start + 1_000 }));
    expect(await row()).toMatchObject({ status: "open", queue: "agent", problem: "平台退款失败，请核对。", refunded_fen: 0 });
    await take(fact({ ...paid, refundedFen: 10_000, version: start + 2_000 }));
    expect(await row()).toMatchObject({ status: "done", problem: null, refunded_fen: 10_000 });
  });
});

describe("two contents of one version", () => {
  const first = fact({ ...paid, state: "requested" }, "taobao", 1);
  const second = fact({ ...paid, state: "closed" }, "taobao", 2);

  it.each([
    ["one after the other", [[first], [second]]],
    ["in one batch", [[first, second]]],
    ["in one batch, the other way round", [[second, first]]],
    ["the later one first", [[second], [first]]],
  ])("end as the one read later: %s", async (_how, batches) => {
    for (const batch of batches) await take(...batch);
    expect(await row()).toMatchObject({ state: "closed", status: "done" });
  });
});
