import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openVault, type Principal } from "../../../main/hub/access/index.ts";
import type { ChannelBuyer } from "../../../main/hub/connectors/port.ts";
import { accountsFor, riskHandlers } from "../../../main/hub/risk/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addOrder, addShop, emptyDesk, nothingAutomatic, start } from "../disputes/support.ts";

const vault = openVault(randomBytes(32));
const clock = testClock(start);
const reviewer: Principal = { kind: "operator", id: "r", name: "风控小陈", roles: ["risk"], demo: false };
let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock });
});
afterAll(() => store.close());

const desk = () => riskHandlers(store, { ...nothingAutomatic, vault, caseRows: async () => [] });
const why = { reason: "核对过订单和地址" };
const buyerOf = (id: string): ChannelBuyer => ({ ...nobody, ...buyers[id], nick: `买家${id}` });
const nobody: ChannelBuyer = { channelBuyerId: "", nick: "", name: "", phone: "", province: "浙江省", city: "杭州市", district: "西湖区", address: "" };
/** t1 and t2 are one by name and phone, t3 and t4 by the channel's own id; d1 is somebody else. */
const buyers: Readonly<Record<string, Partial<ChannelBuyer>>> = {
  t1: { channelBuyerId: "a", name: "王明", phone: "13812340001" },
  t2: { channelBuyerId: "b", name: "王明", phone: "13812340001" },
  t3: { channelBuyerId: "c", name: "李丽", phone: "13812340002" },
  t4: { channelBuyerId: "c", name: "李丽", phone: "13812340002" },
  d1: { channelBuyerId: "d", name: "赵刚", phone: "13812340003" },
};
const ids = Object.keys(buyers);
const shopOf = (id: string): string => (id.startsWith("d") ? "douyin" : "taobao");
const link = (orders: readonly string[]) =>
  commit(store, "system", (tx) =>
    accountsFor(
      tx,
      orders.map((orderId) => ({ orderId, shopId: shopOf(orderId), buyer: buyerOf(orderId) })),
      vault,
    ),
  );

beforeEach(world);
async function world(): Promise<void> {
  await emptyDesk(store);
  for (const shop of ["taobao", "douyin"]) await addShop(store, shop);
  for (const [index, id] of ids.entries()) await addOrder(store, { id, shopId: shopOf(id), paidFen: 100 * (index + 1) });
  for (const id of ids) {
    clock.advance(1_000);
    await link([id]);
  }
}

const accountOf = async (id: string): Promise<string> =>
  (await store.rows<{ id: string }>(`SELECT account_id AS id FROM "order" WHERE id = $1`, [id]))[0]?.id ?? "";
const groups = async (): Promise<string[]> =>
  (await store.rows<{ ids: string }>(`SELECT string_agg(id, ' ' ORDER BY id) AS ids FROM "order" GROUP BY account_id ORDER BY 1`)).map((row) => row.ids);

/** Every order, key, mark and appeal is one account's that is there, and what was paid adds up to what it always did. */
async function holds(): Promise<void> {
  const [lost] = await store.rows(
    `SELECT (SELECT count(*)::int FROM "order" o LEFT JOIN account a ON a.id = o.account_id WHERE a.id IS NULL) AS orders,
       (SELECT count(*)::int FROM account_mark m LEFT JOIN account a ON a.id = m.account_id WHERE a.id IS NULL) AS marks,
       (SELECT count(*)::int FROM account_appeal p LEFT JOIN account a ON a.id = p.account_id WHERE a.id IS NULL) AS appeals,
       (SELECT count(*)::int FROM account_key WHERE kind <> 'at') AS keys`,
  );
  expect(lost).toEqual({ orders: 0, marks: 0, appeals: 0, keys: KEYS });
  const [paid] = await store.rows(
    `SELECT sum(fen)::int AS fen, sum(orders)::int AS orders FROM (SELECT count(*) AS orders, sum(paid_fen) AS fen FROM "order" GROUP BY account_id) each_account`,
  );
  expect(paid).toEqual({ fen: 1_500, orders: 5 });
}
/** Four ids of channels, three persons by phone, three of them as a mask shows them. */
const KEYS = 10;

describe("two accounts that a reviewer says are one", () => {
  it("become one with all that is theirs, stay one, and are two again when it is taken back", async () => {
    expect(await groups()).toEqual(["d1", "t1 t2", "t3 t4"]);
    const [accountId, otherId] = [await accountOf("t1"), await accountOf("d1")];
    await desk().mark({ accountId: otherId, kind: "block", until: new Date(clock.now() + 86_400_000), saw: null, ...why }, reviewer);
    const merged = await desk().merge({ accountId, otherId, ...why }, reviewer);
    if (!merged.ok) throw new Error(merged.refusal.message);
    expect(await groups()).toEqual(["d1 t1 t2", "t3 t4"]);
    await link(ids);
    expect(await groups()).toEqual(["d1 t1 t2", "t3 t4"]);
    const page = await desk().account({ accountId }, reviewer);
    expect(page).toMatchObject({ ok: true, value: { account: { mark: { kind: "block" } }, changes: [{ kind: "merge", otherId, orders: 1, undoneAt: null }] } });
    expect(await desk().undoChange({ changeId: merged.value.changeId }, reviewer)).toMatchObject({ ok: true });
    expect(await groups()).toEqual(["d1", "t1 t2", "t3 t4"]);
    expect(await accountOf("d1")).toBe(otherId);
    await link(ids);
    expect(await groups()).toEqual(["d1", "t1 t2", "t3 t4"]);
    expect(await desk().account({ accountId: otherId }, reviewer)).toMatchObject({ ok: true, value: { account: { mark: { kind: "block" } } } });
    expect(await desk().account({ accountId }, reviewer)).toMatchObject({ ok: true, value: { account: { mark: null } } });
    expect(await desk().undoChange({ changeId: merged.value.changeId }, reviewer)).toMatchObject({ ok: false, refusal: { code: "ALREADY_DONE" } });
    await holds();
  });
});

describe("an account that a reviewer says is two", () => {
  it("stays two whatever ties them, a new order of each finds its own, and is one again when it is taken back", async () => {
    const accountId = await accountOf("t1");
    const split = await desk().split({ accountId, identities: [{ channel: "taobao", nick: "买家t2" }], ...why }, reviewer);
    if (!split.ok) throw new Error(split.refusal.message);
    expect(await groups()).toEqual(["d1", "t1", "t2", "t3 t4"]);
    expect([await accountOf("t1"), await accountOf("t2")]).toEqual([accountId, split.value.otherId]);
    await link(ids);
    expect(await groups()).toEqual(["d1", "t1", "t2", "t3 t4"]);
    for (const [id, like] of [
      ["t8", "t1"],
      ["t9", "t2"],
    ] as const) {
      await addOrder(store, { id, paidFen: 0 });
      await commit(store, "system", (tx) => accountsFor(tx, [{ orderId: id, shopId: "taobao", buyer: buyerOf(like) }], vault));
    }
    expect(await groups()).toEqual(["d1", "t1 t8", "t2 t9", "t3 t4"]);
    expect(await desk().undoChange({ changeId: split.value.changeId }, reviewer)).toMatchObject({ ok: true });
    expect(await groups()).toEqual(["d1", "t1 t2 t8 t9", "t3 t4"]);
  });

  it("keeps something on each side", async () => {
    const accountId = await accountOf("t1");
    const both = ["买家t1", "买家t2"].map((nick) => ({ channel: "taobao", nick }));
    for (const identities of [both, [{ channel: "taobao", nick: "没有这个人" }]])
      expect(await desk().split({ accountId, identities, ...why }, reviewer)).toMatchObject({ ok: false, refusal: { code: "BAD_INPUT" } });
  });
});

describe("two reviewers", () => {
  it("who take the same change back at once take it back once", async () => {
    const merged = await desk().merge({ accountId: await accountOf("t1"), otherId: await accountOf("d1"), ...why }, reviewer);
    if (!merged.ok) throw new Error(merged.refusal.message);
    const both = await Promise.all([1, 2].map(() => desk().undoChange({ changeId: merged.value.changeId }, reviewer)));
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    await holds();
  });
});

type Step = { does: "merge" | "split" | "block" | "trust" | "appeal" | "tell" | "undo"; on: number; with: number };
const step: fc.Arbitrary<Step> = fc.record({
  does: fc.constantFrom("merge", "split", "block", "trust", "appeal", "tell", "undo"),
  on: fc.nat(4),
  with: fc.nat(4),
});

async function take({ does, on, with: other }: Step): Promise<void> {
  const [one, two] = [ids[on] ?? "t1", ids[other] ?? "t2"];
  const accountId = await accountOf(one);
  clock.advance(1_000);
  if (does === "merge") await desk().merge({ accountId, otherId: await accountOf(two), ...why }, reviewer);
  else if (does === "split") await desk().split({ accountId, identities: [{ channel: shopOf(two), nick: `买家${two}` }], ...why }, reviewer);
  else if (does === "tell") await link([one, two]);
  else if (does === "appeal") await desk().recordAppeal({ accountId, words: "我没有恶意退货" }, reviewer);
  else if (does === "undo") {
    const changes = await store.rows<{ id: string }>("SELECT id FROM account_change ORDER BY at, id");
    const chosen = changes[other % Math.max(1, changes.length)];
    if (chosen) await desk().undoChange({ changeId: chosen.id }, reviewer);
  } else {
    const page = await desk().account({ accountId }, reviewer);
    const saw = page.ok ? (page.value.account.mark?.id ?? null) : null;
    await desk().mark({ accountId, kind: does, until: new Date(clock.now() + 86_400_000), saw, ...why }, reviewer);
  }
}

describe("whatever reviewers do in whatever order", () => {
  it("each order and key is one account's, sums stay, and what is told again moves nothing", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
        await world();
        for (const one of steps) await take(one);
        await holds();
        const said = await groups();
        await link(ids);
        await link(ids.toReversed());
        await holds();
        // Ties that a person took away stay away; those of accounts nobody parted may still show, once.
        const parted = await store.rows("SELECT 1 AS one FROM account_apart LIMIT 1");
        if (parted.length > 0) expect((await groups()).length).toBeGreaterThan(1);
        else expect(await groups()).toEqual(said);
      }),
      { numRuns: 12 },
    );
  });
});
