import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { keyScopes } from "../../../main/hub/contract/lists.ts";
import { restHandlers } from "../../../main/hub/frame/rest.handlers.ts";
import { refuse } from "../../../main/hub/kernel/result.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, HOUR, order, SHOP, START, takeAll, wipe } from "../orders/facts.ts";

const clock = testClock(START + HOUR);
let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock });
  await addShop(store);
  await addShop(store, "other");
});
afterAll(() => store.close());
beforeEach(() => wipe(store));

const key = (shopId: string): Principal => ({ kind: "key", id: "k", shopId, scopes: [...keyScopes], everyShop: true });
const handlers = () => restHandlers({ store, keep: async () => [], readCase: async () => refuse("NOT_FOUND", ""), wake: () => undefined });
type Asked = Parameters<ReturnType<typeof handlers>["orders"]>[0];
const page = async (asked: Partial<Asked> = {}, shopId = SHOP) => {
  const answer = await handlers().orders({ limit: 2, ...asked }, key(shopId));
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
};
/** Asks until nothing more is there. */
const all = async (asked: Partial<Asked> = {}) => {
  const seen: string[] = [];
  let { rows, cursor, more } = await page(asked);
  for (;;) {
    seen.push(...rows.map((row) => row.ownId));
    if (!more) return { seen, cursor };
    ({ rows, cursor, more } = await page({ ...(asked.state ? { state: asked.state } : {}), cursor }));
  }
};
/** What is written is listed once every write begun before it has ended, in whatever database of the server. */
const seen = (asked: Partial<Asked> = {}) => expect.poll(async () => (await all(asked)).seen.toSorted(), { interval: 20 });
const add = (id: string, change = {}) => takeAll(store, order({ channelOrderId: id, ...change }));

test("everything is listed once, then what has changed since, whenever it is asked for", async () => {
  for (const id of ["a", "b", "c", "d", "e"]) await add(id);
  const first = await all();
  expect([...new Set(first.seen)].toSorted()).toEqual(["a", "b", "c", "d", "e"]);
  expect((await all({ cursor: first.cursor })).seen.filter((id) => !first.seen.includes(id))).toEqual([]);
  clock.advance(HOUR);
  await add("b", { version: START + 1, claimedState: "completed", finishedAt: new Date(START) });
  await add("f");
  await seen({ cursor: first.cursor }).toEqual(expect.arrayContaining(["b", "f"]));
  const later = await all({ cursor: first.cursor });
  expect((await all({ cursor: later.cursor })).seen).toEqual([]);
});

test("what is written while somebody pages is not missed", async () => {
  for (const id of ["a", "b", "c"]) await add(id);
  const first = await page();
  await add("a", { version: START + 1, sellerNote: "改" });
  await add("z");
  await seen({ cursor: first.cursor }).toEqual(expect.arrayContaining(["a", "z"]));
  const rest = await all({ cursor: first.cursor });
  expect(new Set([...first.rows.map((row) => row.ownId), ...rest.seen])).toEqual(new Set(["a", "b", "c", "z"]));
});

test("is of the key's shop, in the state and since the time that were asked for", async () => {
  await add("a");
  clock.advance(HOUR);
  const since = new Date(clock.now()).toISOString();
  await add("b", { claimedState: "completed", finishedAt: new Date(START) });
  await seen({ updatedSince: since }).toEqual(["b"]);
  expect((await all({ state: "completed" })).seen).toEqual(["b"]);
  expect((await all({ state: "paid" })).seen).toEqual(["a"]);
  expect((await page({}, "other")).rows).toEqual([]);
  // Events of long ago are forgotten; the orders know themselves when something was told.
  await store.pool.query("DELETE FROM event");
  expect((await all({ updatedSince: since })).seen).toEqual(["b"]);
});

test("a cursor that is none, of another list, or too old is refused", async () => {
  const orders = (asked: Partial<Asked>) => handlers().orders({ limit: 2, ...asked }, key(SHOP));
  expect(await orders({ cursor: "nonsense" })).toMatchObject({ ok: false, refusal: { code: "BAD_INPUT" } });
  const { cursor } = await page();
  expect(await handlers().cases({ limit: 2, cursor }, key(SHOP))).toMatchObject({ ok: false, refusal: { code: "BAD_INPUT" } });
  clock.advance(7 * 24 * HOUR);
  expect(await orders({ cursor })).toMatchObject({ ok: false, refusal: { code: "CURSOR_EXPIRED" } });
});
