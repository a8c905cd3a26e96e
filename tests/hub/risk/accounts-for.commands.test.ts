import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openVault } from "../../../main/hub/access/index.ts";
import type { ChannelBuyer } from "../../../main/hub/connectors/port.ts";
import { accountsFor, accountsOfNew } from "../../../main/hub/risk/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addOrder, addShop, emptyDesk, start } from "../disputes/support.ts";

const vault = openVault(randomBytes(32));
const clock = testClock(start);
let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock });
});
afterAll(() => store.close());

const nobody: ChannelBuyer = { channelBuyerId: "", nick: "", name: "", phone: "", province: "浙江省", city: "杭州市", district: "西湖区", address: "" };
interface Order {
  orderId: string;
  shopId: string;
  buyer: ChannelBuyer;
}
const order = (orderId: string, buyer: Partial<ChannelBuyer>, shopId = "taobao"): Order => ({ orderId, shopId, buyer: { ...nobody, ...buyer } });
const link = (...orders: Order[]) => commit(store, "system", (tx) => accountsFor(tx, orders, vault));
/** The same before orders are written: they come with their accounts then. */
const bring = (...orders: Order[]) =>
  commit(store, "system", async (tx) => {
    const told = orders.map(({ orderId, shopId, buyer }) => ({ orderId, channel: shopId, buyer }));
    const { accountOf } = await accountsOfNew(tx, told, vault);
    for (const { orderId } of orders) await tx.rows(`UPDATE "order" SET account_id = $2 WHERE id = $1`, [orderId, accountOf.get(orderId) ?? null]);
  });
async function fresh(ids: readonly string[]): Promise<void> {
  await emptyDesk(store);
  for (const shop of ["taobao", "douyin"]) await addShop(store, shop);
  for (const id of ids) await addOrder(store, { id, shopId: id.startsWith("d") ? "douyin" : "taobao" });
}
/** Orders by account, as sets of order ids; those without an account stand alone. */
async function groups(): Promise<string[][]> {
  const rows = await store.rows<{ ids: string[] }>(`SELECT array_agg(id ORDER BY id) AS ids FROM "order" GROUP BY coalesce(account_id, id) ORDER BY 1`);
  return rows.map((row) => row.ids);
}

describe("one account a buyer", () => {
  beforeEach(() => fresh(["t1", "t2", "t3", "d1", "d2"]));

  it("is found again on another channel by name and full phone, however it is written", async () => {
    await link(order("t1", { channelBuyerId: "AAE1", name: "王明", phone: "13812340001" }));
    await link(order("d1", { channelBuyerId: "9001", name: "王明", phone: "+86 138-1234-0001" }, "douyin"));
    expect(await groups()).toEqual([["d1", "t1"], ["d2"], ["t2"], ["t3"]]);
  });

  it("is not a family that shares one phone, with names or without, also where a channel masks the name", async () => {
    const phone = "13812340001";
    await link(
      order("t1", { channelBuyerId: "a", name: "王小明", phone }),
      order("t2", { channelBuyerId: "b", name: "王小丽", phone }),
      order("t3", { channelBuyerId: "c", phone }),
      order("d1", { channelBuyerId: "d", name: "王**", phone: "138****0001" }, "douyin"),
      order("d2", { channelBuyerId: "e", phone }, "douyin"),
    );
    expect(await groups()).toEqual([["d1"], ["d2"], ["t1"], ["t2"], ["t3"]]);
  });

  it("is not the same because two channels use the same id", async () => {
    await link(order("t1", { channelBuyerId: "42" }), order("d1", { channelBuyerId: "42" }, "douyin"));
    expect((await groups()).find((group) => group.includes("t1"))).toEqual(["t1"]);
  });

  it("is not made of a masked phone or a masked nick alone", async () => {
    await link(order("t1", { channelBuyerId: "t**1", phone: "138****0001" }), order("t2", { channelBuyerId: "t**1", phone: "138****0001" }));
    expect(await store.rows(`SELECT count(*)::int AS n FROM account`)).toEqual([{ n: 0 }]);
  });

  it("may be made of masked phone, masked name, city and district together", async () => {
    const shown = { phone: "138****0001", name: "王*" };
    await link(order("t1", shown), order("t2", { ...shown, district: "滨江区" }), order("t3", { phone: "13812340001", name: "王明" }));
    expect(await groups()).toEqual([["d1"], ["d2"], ["t1", "t3"], ["t2"]]);
  });

  it("does not swallow a household: the same address under two names stays two accounts", async () => {
    const address = "文三路100号2幢3单元401";
    await link(
      order("t1", { channelBuyerId: "a", name: "王明", address }),
      order("t2", { channelBuyerId: "b", name: "李丽", address }),
      order("d1", { channelBuyerId: "c", name: "王明", address }, "douyin"),
    );
    expect(await groups()).toEqual([["d1", "t1"], ["d2"], ["t2"], ["t3"]]);
  });

  it("keeps the older of two accounts that turn out to be one, moves orders, cases and keys, and writes it down", async () => {
    await link(order("t1", { channelBuyerId: "a" }));
    clock.advance(1_000);
    await link(order("d1", { name: "王明", phone: "13812340001" }, "douyin"));
    await store.pool.query(
      `INSERT INTO case_file (id, number, order_id, shop_id, channel, channel_case_id, account_id, kind, state, channel_status, version, amount_fen, stake_fen, reason, buyer_words, default_outcome, opened_at, learnt_at)
       SELECT 'k1', 'AS1', id, shop_id, channel, 'r1', account_id, 'refund_only', 'requested', '6', 1, 1, 0, '', '', 'none', now(), now() FROM "order" WHERE id = 'd1'`,
    );
    const [older] = await store.rows<{ id: string }>("SELECT id FROM account ORDER BY created_at LIMIT 1");
    await link(order("t2", { channelBuyerId: "a", name: "王明", phone: "13812340001" }));
    expect(await groups()).toEqual([["d1", "t1", "t2"], ["d2"], ["t3"]]);
    expect(await store.rows("SELECT id FROM account")).toEqual([{ id: older?.id }]);
    expect(await store.rows("SELECT account_id AS id FROM case_file")).toEqual([{ id: older?.id }]);
    expect(await store.rows("SELECT verb, subject_id AS id FROM journal_line")).toEqual([{ verb: "account.merged", id: older?.id }]);
  });

  it("scores a merged account anew: five returns under two names are five returns", async () => {
    await link(order("t1", { channelBuyerId: "a" }), order("d1", { name: "王明", phone: "13812340001" }, "douyin"));
    await store.pool.query(
      `INSERT INTO case_file (id, number, order_id, shop_id, channel, channel_case_id, account_id, kind, state, channel_status, version, amount_fen, stake_fen, reason, buyer_words, default_outcome, opened_at, learnt_at)
       SELECT o.id || i, o.id || i, NULL, shop_id, channel, i, account_id, 'return_refund', 'requested', '6', 1, 1, 0, '', '', 'none', $1, $1
       FROM "order" o JOIN generate_series(1, 5) i ON i <= 2 OR o.id = 'd1' WHERE (o.id = 't1' AND i <= 2) OR (o.id = 'd1' AND i <= 3)`,
      [new Date(clock.now())],
    );
    await link(order("t2", { channelBuyerId: "a", name: "王明", phone: "13812340001" }));
    expect(await store.rows("SELECT level, status FROM account")).toEqual([{ level: "watch", status: "escalated" }]);
  });

  it("tells whose order is another account's than before: an order that ties two accounts moves the younger one's", async () => {
    expect(await link(order("t1", { channelBuyerId: "a" }))).toEqual(["t1"]);
    clock.set(clock.now() + 1);
    await link(order("d1", { name: "王明", phone: "13812340001" }, "douyin"));
    expect(await link(order("t1", { channelBuyerId: "a" }))).toEqual([]);
    expect((await link(order("t2", { channelBuyerId: "a", name: "王明", phone: "13812340001" }))).sort()).toEqual(["d1", "t2"]);
  });

  it("gives two transactions that bring the same buyer at the same time one account", async () => {
    await Promise.all(["t1", "t2", "t3"].map((id) => link(order(id, { channelBuyerId: "a" }))));
    expect(await store.rows("SELECT count(*)::int AS n FROM account")).toEqual([{ n: 1 }]);
  });
});

describe("whatever order buyers come in", () => {
  it("the same orders end with the same people", async () => {
    const ids = ["t1", "t2", "t3", "d1", "d2"];
    const buyer = fc.record({
      channelBuyerId: fc.constantFrom("", "a", "b", "c"),
      phone: fc.constantFrom("", "13812340001", "13812340002", "138****0001"),
      name: fc.constantFrom("", "王明", "王*"),
      address: fc.constantFrom("", "文三路100号2幢", "文****"),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(buyer, buyer, buyer, buyer, buyer),
        fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
        fc.boolean(),
        async (buyers, sequence, together) => {
          const orders = ids.map((id, index) => order(id, buyers[index] ?? {}, id.startsWith("d") ? "douyin" : "taobao"));
          await fresh(ids);
          for (const each of orders) await link(each);
          const one = await groups();
          await fresh(ids);
          const shuffled = sequence.flatMap((index) => orders[index] ?? []);
          if (together) await link(...shuffled);
          else for (const each of [...shuffled, ...shuffled.slice(0, 2)]) await link(each);
          expect(await groups()).toEqual(one);
          await fresh(ids);
          if (together) await bring(...shuffled);
          else for (const each of shuffled) await bring(each);
          expect(await groups()).toEqual(one);
        },
      ),
      { numRuns: 20 },
    );
  });
});
