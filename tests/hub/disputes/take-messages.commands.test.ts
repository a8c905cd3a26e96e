import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findCase, takeCases, takeMessages } from "../../../main/hub/disputes/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addOrder, addShop, emptyDesk, eventNames, fact, hour, start } from "./support.ts";

let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock: testClock(start + hour) });
});
afterAll(() => store.close());
beforeEach(async () => {
  await emptyDesk(store);
  for (const shop of ["taobao", "miniapp"]) await addShop(store, shop);
  await addOrder(store, { id: "1" });
});

const say = (channelMessageId: string, from: "buyer" | "seller" | "platform" = "buyer", channelCaseId = "r1") =>
  commit(store, "channel:taobao", (tx) =>
    takeMessages(tx, [{ shopId: "taobao", fact: { type: "message", channelMessageId, channelCaseId, from, text: "还没收到退款", at: new Date(start) } }]),
  );
const one = async () => (await store.rows<Record<string, unknown>>("SELECT * FROM case_file"))[0];
const question = (of: { orderRef?: string } = {}) =>
  commit(store, "key:1", (tx) =>
    takeCases(tx, [
      fact(
        {
          channelCaseId: "q1",
          channelOrderId: of.orderRef ?? "",
          kind: "question",
          buyerWords: "什么时候发货",
          amountFen: 0,
          buyerNick: "小李",
          deadlineAt: null,
          defaultOutcome: "none",
        },
        "miniapp",
      ),
    ]),
  );

describe("what is said in a case", () => {
  it("is kept once, wants triage and a reply when it is the buyer's, and moves the case on", async () => {
    await commit(store, "channel:taobao", (tx) => takeCases(tx, [fact({ channelCaseId: "r1" })]));
    await store.pool.query("UPDATE case_file SET triage_state = 'done'");
    expect(await say("m1")).toEqual({ taken: 1, repeated: 0, missing: [] });
    expect(await say("m1")).toEqual({ taken: 0, repeated: 1, missing: [] });
    expect(await one()).toMatchObject({ triage_state: "wanted", reply_state: "wanted", revision: 2 });
    expect(await eventNames(store)).toEqual(["case.opened", "case.message"]);
    expect(await store.rows("SELECT kind, source FROM timeline_event WHERE source = 'message'")).toEqual([{ kind: "message_buyer", source: "message" }]);
  });

  it("leaves a person's class alone, and has what is wanted now heard anew", async () => {
    await commit(store, "channel:taobao", (tx) => takeCases(tx, [fact({ channelCaseId: "r1" })]));
    await store.pool.query("UPDATE case_file SET triage_state = 'done', class_by = 'operator:x', dispute_class = 'damaged'");
    await say("m1");
    expect(await one()).toMatchObject({ triage_state: "wanted", reply_state: "wanted", dispute_class: "damaged" });
  });

  it("by the platform or by us wants nothing", async () => {
    await commit(store, "channel:taobao", (tx) => takeCases(tx, [fact({ channelCaseId: "r1" })]));
    await say("m1", "platform");
    expect(await one()).toMatchObject({ reply_state: "none", revision: 1 });
  });

  it("waits when its case is not known yet", async () => {
    expect(await say("m1")).toEqual({ taken: 0, repeated: 0, missing: [0] });
  });

  it("opens again what was done, for a person to answer, and stays so when the channel only repeats its end", async () => {
    await commit(store, "channel:taobao", (tx) => takeCases(tx, [fact({ channelCaseId: "r1", state: "refunded" })]));
    await say("m1");
    expect(await one()).toMatchObject({ status: "open", state: "refunded", reply_state: "wanted", stake_fen: 0, refunded_fen: 5_900 });
    await commit(store, "channel:taobao", (tx) => takeCases(tx, [fact({ channelCaseId: "r1", state: "refunded", version: start + 9, reason: "改" })]));
    expect(await one()).toMatchObject({ status: "open" });
  });

  it("is found by our id, our number or the sender's own", async () => {
    await question();
    const { id, number } = (await one()) ?? {};
    for (const ref of [String(id), String(number), "q1"]) expect(await findCase(store, { shopId: "miniapp", ref })).toBe(id);
    expect(await findCase(store, { shopId: "taobao", ref: "q1" })).toBeNull();
  });
});

describe("cases from a seller's own system", () => {
  it("are kept once, have no clock and nothing at stake, and know who asks", async () => {
    expect(await question()).toMatchObject({ opened: 1 });
    expect(await question()).toMatchObject({ opened: 0, repeated: 1 });
    expect(await one()).toMatchObject({ buyer_nick: "小李", state: "requested", status: "open", stake_fen: 0, order_id: null, deadline_at: null });
  });

  it.each(["N1", "1", "channel:taobao:c1"])("find an order of another shop by %s", async (orderRef) => {
    await question({ orderRef });
    expect(await one()).toMatchObject({ order_id: "1" });
  });

  it("take the buyer's further words by the sender's id or by our number, and open again what a person closed", async () => {
    await question();
    await store.pool.query("UPDATE case_file SET status = 'done', outcome = 'answered', done_at = now()");
    const number = String((await one())?.number);
    const words = (ref: string, messageId: string) =>
      commit(store, "key:1", (tx) =>
        takeMessages(tx, [
          {
            shopId: "miniapp",
            fact: { type: "message", channelMessageId: messageId, channelCaseId: ref, from: "buyer", text: "还在吗", at: new Date(start + 1) },
          },
        ]),
      );
    expect(await words("q1", "w1")).toMatchObject({ taken: 1 });
    expect(await one()).toMatchObject({ status: "open", outcome: null });
    expect(await words(number, "w2")).toMatchObject({ taken: 1 });
    expect(await words("nothing", "w3")).toMatchObject({ taken: 0, missing: [0] });
  });
});
