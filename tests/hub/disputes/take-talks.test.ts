import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { BuyerTalk } from "../../../main/hub/connectors/port.ts";
import { linkBuyers, takeCases, takeTalks } from "../../../main/hub/disputes/index.ts";
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
  await store.pool.query("TRUNCATE buyer_talk, case_buyer");
  await addShop(store, "taobao");
});

const MINUTE = 60_000;
function said(id: string, more: Partial<BuyerTalk> = {}): BuyerTalk {
  return {
    type: "talk",
    channelMessageId: id,
    channelBuyerId: "b1",
    did: "wrote",
    text: `话 ${id}`,
    at: new Date(start + Number(id) * MINUTE),
    writeToken: { openid: "b1" },
    ...more,
  };
}
const take = (talks: readonly BuyerTalk[], accounts: Record<string, string> = {}) =>
  commit(store, "channel:taobao", (tx) =>
    takeTalks(
      tx,
      talks.map((told) => ({ shopId: "taobao", channel: "taobao", fact: told })),
      async () => new Map(Object.entries(accounts).map(([buyer, account]) => [`taobao\n${buyer}`, account])),
    ),
  );
const cases = () =>
  store.rows<{ id: string; channelCaseId: string; kind: string; status: string; orderId: string | null; accountId: string | null }>(
    `SELECT id, channel_case_id AS "channelCaseId", kind, status, order_id AS "orderId", account_id AS "accountId" FROM case_file ORDER BY opened_at, id`,
  );
const words = async () =>
  (
    await store.rows<{ case: string; id: string }>(
      `SELECT c.channel_case_id AS "case", m.channel_message_id AS id FROM case_message m JOIN case_file c ON c.id = m.case_id ORDER BY m.at, m.id`,
    )
  ).map(({ case: of, id }) => `${of} ${id}`);
/** An after-sale of the buyer, as his channel names him. */
async function afterSale(id: string): Promise<void> {
  await commit(store, "channel:taobao", async (tx) => {
    await takeCases(tx, [fact({ channelCaseId: id, channelBuyerId: "b1" })]);
    await linkBuyers(tx, [{ shopId: "taobao", channelCaseId: id, buyerId: "b1" }]);
  });
}

describe("what a buyer says in a conversation of his own", () => {
  it("opens a question where he has no case, and goes on in it; it wants triage and a reply", async () => {
    await take([said("1")]);
    await take([said("2")]);
    expect(await cases()).toMatchObject([{ channelCaseId: "talk:1", kind: "question", status: "open", orderId: null }]);
    expect(await words()).toEqual(["talk:1 1", "talk:1 2"]);
    expect(await store.rows("SELECT triage_state, reply_state, write_token FROM case_file")).toEqual([
      { triage_state: "wanted", reply_state: "wanted", write_token: { openid: "b1" } },
    ]);
    expect(await eventNames(store)).toEqual(["case.opened", "case.message", "case.message"]);
  });

  it("stands in the open case of his with the newest words, an after-sale too", async () => {
    await afterSale("r1");
    await take([said("1")]);
    expect(await words()).toEqual(["r1 1"]);
    await afterSale("r2");
    await store.pool.query("UPDATE case_file SET status = 'done', done_at = now() WHERE channel_case_id = 'r1'");
    await take([said("2")]);
    expect(await words()).toEqual(["r1 1", "r2 2"]);
  });

  it("is about the one order that he can mean, and about none where there are two", async () => {
    await addOrder(store, { id: "1", accountId: "a1" });
    await take([said("1")], { b1: "a1" });
    expect(await cases()).toMatchObject([{ orderId: "1", accountId: "a1" }]);
    await addOrder(store, { id: "2", accountId: "a2" });
    await addOrder(store, { id: "3", accountId: "a2" });
    await take([said("5", { channelBuyerId: "b2" })], { b2: "a2" });
    expect((await cases())[1]).toMatchObject({ orderId: null, accountId: "a2" });
  });

  it("means the order that is under way before one that is over", async () => {
    await addOrder(store, { id: "1", accountId: "a1" });
    await addOrder(store, { id: "2", accountId: "a1" });
    await store.pool.query(`UPDATE "order" SET state = 'completed' WHERE id = '1'`);
    await take([said("1")], { b1: "a1" });
    expect(await cases()).toMatchObject([{ orderId: "2" }]);
  });

  it("goes on in the last conversation that was closed a day ago, and opens another after three", async () => {
    await take([said("1")]);
    await store.pool.query("UPDATE case_file SET status = 'done', done_at = $1", [new Date(start + hour)]);
    await take([said("2", { at: new Date(start + 25 * hour) })]);
    expect(await cases()).toMatchObject([{ status: "open" }]);
    await store.pool.query("UPDATE case_file SET status = 'done', done_at = $1", [new Date(start + 26 * hour)]);
    await take([said("3", { at: new Date(start + 98 * hour) })]);
    expect(await cases()).toMatchObject([{ status: "done" }, { channelCaseId: "talk:3", status: "open" }]);
  });

  it("is there once though it is told again when its case is done and another is open", async () => {
    await take([said("1")]);
    await store.pool.query("UPDATE case_file SET status = 'done', done_at = $1", [new Date(start)]);
    await afterSale("r1");
    await take([said("1")]);
    expect(await words()).toEqual(["talk:1 1"]);
  });

  it("and that he came in opens no case; both are known, and nothing told late takes them back", async () => {
    const at = (minutes: number) => new Date(start + minutes * MINUTE);
    await take([said("9", { did: "entered", at: at(9) })]);
    expect(await cases()).toEqual([]);
    await take([said("7"), said("8")]);
    await take([said("3", { did: "entered", at: at(3) }), said("2")]);
    expect(await store.rows("SELECT wrote_at, entered_at, shut_at FROM buyer_talk")).toEqual([{ wrote_at: at(8), entered_at: at(9), shut_at: null }]);
  });

  it("of two buyers never meets, and every word is there once, in whatever order and however often it is told", async () => {
    const all = Array.from({ length: 6 }, (_, index) => said(String(index + 1), { channelBuyerId: index % 2 === 0 ? "b1" : "b2" }));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.constantFrom(...all), { maxLength: 4 }), { minLength: 1, maxLength: 6 }), async (batches) => {
        await store.pool.query("TRUNCATE case_file, case_message, buyer_talk, case_buyer CASCADE");
        for (const batch of batches) await take(batch);
        const told = [...new Set(batches.flat())];
        const kept = await store.rows<{ id: string; cases: number; buyers: number }>(
          `SELECT m.channel_message_id AS id, count(*)::int AS cases, count(DISTINCT b.buyer_id)::int AS buyers
           FROM case_message m JOIN case_buyer b ON b.case_id = m.case_id GROUP BY 1 ORDER BY 1`,
        );
        expect(kept).toEqual(told.map(({ channelMessageId: id }) => ({ id, cases: 1, buyers: 1 })).sort((left, right) => Number(left.id) - Number(right.id)));
        expect(await cases()).toHaveLength(new Set(told.map(({ channelBuyerId }) => channelBuyerId)).size);
      }),
      { numRuns: 20 },
    );
  });
});
