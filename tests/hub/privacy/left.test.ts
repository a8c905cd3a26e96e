/** What left this machine is listed by pages, and what is kept of people is forgotten after its days. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { forgetOld, privacyHandlers } from "../../../main/hub/privacy/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock, testVault } from "../../support/store.ts";
import { addShop, HOUR, order, START, takeAll, wipe } from "../orders/facts.ts";

const DAY = 24 * HOUR;
const clock = testClock(START);
const boss: Principal = { kind: "operator", id: "boss", name: "Boss", roles: ["admin"], demo: false };
let store: Store;
const handlers = () =>
  privacyHandlers({
    store,
    vault: testVault,
    resealing: { running: false, broken: 0 },
    askReseal: async () => undefined,
    askErase: async () => undefined,
    shops: async () => [{ id: "shop-1", name: "测试店" }],
    names: async () => new Map([["operator:ann", "安"]]),
  });
type Asked = Parameters<ReturnType<typeof handlers>["left"]>[0];
const left = async (asked: Partial<Asked> = {}) => {
  const answer = await handlers().left({ limit: 30, ...asked }, boss);
  if (!answer.ok) throw new Error(answer.refusal.message);
  return answer.value;
};

beforeAll(async () => {
  store = await freshStore({ clock });
  await addShop(store);
});
afterAll(() => store.close());

describe("what left this machine", () => {
  beforeAll(async () => {
    await takeAll(store, order({ channelOrderId: "1" }));
    await store.pool.query(
      `INSERT INTO case_file (id, number, order_id, shop_id, channel, channel_case_id, kind, state, channel_status, version, amount_fen, stake_fen, reason, buyer_words, default_outcome, opened_at, learnt_at)
       SELECT 'c', 'AS1', id, shop_id, 'taobao', 'k', 'question', 'requested', 'x', 1, 0, 0, '', '', 'none', $1, $1 FROM "order"`,
      [new Date(START)],
    );
    // Five at one moment: pages are cut between them all the same.
    for (let at = 0; at < 5; at += 1) {
      await store.pool.query(
        `INSERT INTO model_call (id, at, task, endpoint_id, endpoint_name, model, case_id, prompt, sent, state, cost_micro) VALUES ($1, $2, 'reply', 'e', '本地', 'm', 'c', 'p', 's', 'done', 1)`,
        [`m${at}`, new Date(START)],
      );
    }
    const action = (id: string, of: { sent: Date | null; params: string }) =>
      store.pool.query(
        `INSERT INTO action (id, case_id, shop_id, kind, idempotency_key, amount_fen, params, state, hold_until, due_at, by, created_at, sent_at)
         VALUES ($1, 'c', 'shop-1', 'send_message', $1, 0, $2, 'sent', $3, $3, 'operator:ann', $3, $4)`,
        [id, of.params, new Date(START), of.sent],
      );
    await action("a1", { sent: new Date(START + HOUR), params: '{"text":"已为您补发"}' });
    await action("a2", { sent: null, params: '{"text":"还没有发"}' });
    await action("a3", { sent: new Date(START), params: '{"text":"由人复制","copied":true}' });
    await commit(store, "system", async (tx) => tx.journal({ verb: "backup.made", subject: "backup", subjectId: "a.aftercare" }));
  });

  test("is newest first, what did not leave is not among it, and no page misses or repeats a row", async () => {
    const all = await left();
    expect(all.rows.map(({ kind, id }) => (kind === "backup" ? "backup" : id)).slice(0, 2)).toEqual(["a1", expect.stringMatching(/backup|m4/)]);
    expect(all.rows).toHaveLength(7);
    expect(all.next).toBeNull();
    const paged: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await left({ limit: 2, ...(cursor ? { cursor } : {}) });
      paged.push(...page.rows.map(({ id }) => id));
      cursor = page.next;
    }
    expect(paged).toEqual(all.rows.map(({ id }) => id));
  });

  test("is filtered by kind, shop, person and time, and people are called by name", async () => {
    expect((await left({ kind: "action" })).rows).toMatchObject([{ id: "a1", text: "已为您补发", byName: "安", caseNumber: "AS1", shopName: "测试店" }]);
    expect((await left({ by: "operator:ann" })).rows.map(({ id }) => id)).toEqual(["a1"]);
    expect((await left({ shopId: "shop-1" })).rows).toHaveLength(6);
    expect((await left({ shopId: "another" })).rows).toEqual([]);
    expect((await left({ from: new Date(START + 1) })).rows.map(({ id }) => id)).toEqual(["a1"]);
    expect((await left({ until: new Date(START) })).rows).toEqual([]);
  });
});

describe("what is kept of people", () => {
  beforeEach(async () => {
    clock.set(START);
    await store.pool.query(
      "DELETE FROM action; DELETE FROM model_call; DELETE FROM case_file; DELETE FROM order_receiver; DELETE FROM setting WHERE key LIKE '%keepDays'",
    );
    await wipe(store);
  });
  const sealed = async (): Promise<string[]> =>
    (await store.rows<{ id: string }>(`SELECT o.channel_order_id AS id FROM order_receiver r JOIN "order" o ON o.id = r.order_id ORDER BY 1`)).map(
      ({ id }) => id,
    );

  test("goes by its own days: a receiver 180 after the order ended, and never while it has not", async () => {
    await takeAll(store, order({ channelOrderId: "ended", finishedAt: new Date(START), claimedState: "completed" }), order({ channelOrderId: "open" }));
    clock.advance(179 * DAY);
    await forgetOld(store);
    expect(await sealed()).toEqual(["ended", "open"]);
    clock.advance(2 * DAY);
    await forgetOld(store);
    expect(await sealed()).toEqual(["open"]);
    expect(await store.rows(`SELECT receiver->>'phone' AS phone FROM "order" WHERE channel_order_id = 'ended'`)).toEqual([{ phone: "138****0001" }]);
  });

  test("goes by what an administrator set, which the journal tells", async () => {
    expect(await handlers().keep(undefined, boss)).toMatchObject({ value: { payloads: 30, calls: 90, receivers: 180, reveals: 1_095 } });
    expect(await handlers().setKeep({ what: "receivers", days: 7 }, boss)).toMatchObject({ value: { receivers: 7, calls: 90 } });
    await takeAll(store, order({ channelOrderId: "ended", finishedAt: new Date(START), claimedState: "completed" }));
    clock.advance(8 * DAY);
    await forgetOld(store);
    expect(await sealed()).toEqual([]);
    expect(await store.rows("SELECT actor, data FROM journal_line WHERE verb = 'privacy.keep_days'")).toEqual([{ actor: "operator:boss", data: { days: 7 } }]);
  });
});
