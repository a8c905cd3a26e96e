import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDataKeys, type Principal } from "../../../main/hub/access/index.ts";
import { closeBatch, keepRaw, pendingBatch } from "../../../main/hub/ingest/index.ts";
import { orderHandlers } from "../../../main/hub/orders/index.ts";
import { privacyHandlers, resealAll } from "../../../main/hub/privacy/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock, testVault } from "../../support/store.ts";
import { addShop, HOUR, order, SHOP, START, takeAll } from "../orders/facts.ts";

const clock = testClock(START + 6 * HOUR);
let store: Store;
const boss: Principal = { kind: "operator", id: "boss", name: "Boss", roles: ["admin"], demo: false };
const asked: string[] = [];
const handlers = () =>
  privacyHandlers({
    store,
    vault: testVault,
    resealing: { running: false, broken: 0 },
    askReseal: async () => void asked.push("now"),
    askErase: async () => undefined,
    shops: async () => [],
    names: async () => new Map(),
  });
const uses = async () => {
  const answer = await handlers().keys(undefined, boss);
  return answer.ok ? answer.value.keys.map(({ id, receivers, pages }) => [id, receivers, pages]) : [];
};
const keep = (key: string) => keepRaw(store, { shopId: SHOP, via: "push", items: [{ topic: "t", dedupeKey: key, payload: `{"said":"${key}"}` }] });
const payloads = async (): Promise<string[]> => (await pendingBatch(store, 1_000)).map(({ payload }) => payload).sort();
const names = async (): Promise<string[]> => {
  clock.advance(2 * HOUR);
  const ids = await store.rows<{ id: string }>('SELECT id FROM "order" ORDER BY channel_order_id LIMIT 60');
  const answers = await Promise.all(ids.map(({ id }) => orderHandlers(store, async () => new Map()).reveal({ id, reason: "核对地址" }, boss)));
  return answers.map((one) => (one.ok ? one.value.name : one.refusal.code));
};

beforeAll(async () => {
  store = await freshStore({ clock });
  await addShop(store);
  await takeAll(store, ...Array.from({ length: 450 }, (_, at) => order({ channelOrderId: `o${at}` })));
  for (let at = 0; at < 45; at += 1) await keep(`p${at}`);
});
afterAll(() => store.close());

describe("a new data key", () => {
  test("seals what comes from now on, while everything before still opens", async () => {
    expect(await uses()).toEqual([[1, 450, 45]]);
    expect(await handlers().rotateKey(undefined, boss)).toEqual({ ok: true, value: { ok: true } });
    expect(asked).toEqual(["now"]);
    await takeAll(store, order({ channelOrderId: "new" }));
    await keep("after");
    expect(await uses()).toEqual([
      [1, 450, 45],
      [2, 1, 1],
    ]);
    expect((await payloads()).length).toBe(46);
    expect(new Set(await names())).toEqual(new Set(["王小明"]));
  });

  test("killed in the middle of sealing anew, everything opens after the restart, and it goes on where it stood", async () => {
    let left = 2;
    await resealAll(store, () => left-- > 0);
    expect(await uses()).toEqual([
      [1, 50, 45],
      [2, 401, 1],
    ]);
    await openDataKeys(store, testVault);
    expect(new Set(await names())).toEqual(new Set(["王小明"]));
    expect(await resealAll(store)).toBe(0);
    // The former key is gone, and everything is there.
    expect(await uses()).toEqual([[2, 451, 46]]);
    expect(new Set(await names())).toEqual(new Set(["王小明"]));
    expect((await payloads())[0]).toBe('{"said":"after"}');
  });

  test("a key is dropped only when it has been quiet for a while and nothing names it: a value that does not open keeps it", async () => {
    await store.pool.query(
      "UPDATE order_receiver SET sealed = set_byte(sealed, 40, 255 - get_byte(sealed, 40)) WHERE order_id = (SELECT min(order_id) FROM order_receiver)",
    );
    await handlers().rotateKey(undefined, boss);
    expect(await resealAll(store)).toBe(1);
    clock.advance(HOUR);
    expect(await resealAll(store)).toBe(1);
    expect(await uses()).toEqual([
      [2, 1, 0],
      [3, 450, 46],
    ]);
    await store.pool.query("DELETE FROM order_receiver WHERE key_id = 2");
    await resealAll(store);
    expect(await uses()).toEqual([[3, 450, 46]]);
    const verbs = await store.rows<{ verb: string; id: string }>("SELECT verb, subject_id AS id FROM journal_line WHERE subject = 'data_key' ORDER BY id");
    expect(verbs.map(({ verb, id }) => `${verb} ${id}`).sort()).toEqual(["data_key.dropped 1", "data_key.dropped 2", "data_key.made 2", "data_key.made 3"]);
  });

  test("pages from before pages were sealed are sealed, and one that was changed goes into the quarantine with a sentence", async () => {
    await store.pool.query("DELETE FROM raw_queue");
    await keep("plain");
    const [page] = await store.rows<{ id: string }>("SELECT max(id)::text AS id FROM raw_page");
    await store.pool.query("UPDATE raw_page SET key_id = NULL, form = 'plain', body = $2 WHERE id = $1", [page?.id, Buffer.from('{"said":"plain"}')]);
    expect(await payloads()).toEqual(['{"said":"plain"}']);
    await resealAll(store);
    expect(await uses()).toEqual([[3, 450, 47]]);
    const [row] = await store.rows<{ body: Uint8Array }>("SELECT body FROM raw_page WHERE id = $1::bigint", [page?.id]);
    expect(Buffer.from(row?.body ?? []).includes("said")).toBe(false);
    expect(await payloads()).toEqual(['{"said":"plain"}']);
    await store.pool.query("UPDATE raw_page SET body = set_byte(body, 40, 255 - get_byte(body, 40)) WHERE id = $1", [page?.id]);
    const [item] = await pendingBatch(store, 10);
    expect(item).toMatchObject({ payload: "", broken: true });
    await commit(store, "system", (tx) => closeBatch(tx, { done: item ? [item.id] : [] }));
  });
});
