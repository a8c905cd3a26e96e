/** What somebody remembers finds it: through the same facts by which orders, parcels, cases and words are kept. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { takeCases, takeMessages } from "../../../main/hub/disputes/index.ts";
import { nameReceivers } from "../../../main/hub/orders/index.ts";
import { searchHandlers } from "../../../main/hub/search/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { fact } from "../disputes/support.ts";
import { addShop, line, order, SHOP, START, shipped, takeAll } from "../orders/facts.ts";

const clock = testClock(START);
let store: Store;
const ann: Principal = { kind: "operator", id: "ann", name: "Ann", roles: ["agent"], demo: false };
const rita: Principal = { kind: "operator", id: "rita", name: "Rita", roles: ["risk"], demo: false };
const find = async (text: string, who = ann) => {
  const answer = await searchHandlers(store).find({ text, limit: 8 }, who);
  if (!answer.ok) throw new Error(answer.refusal.message);
  return answer.value;
};
/** Orders by the channel's number, with why. */
const orders = async (text: string) => {
  const { orders: rows } = await find(text);
  const named = await store.rows<{ id: string; name: string }>(`SELECT id, channel_order_id AS name FROM "order" WHERE id = ANY($1)`, [
    rows.map(({ id }) => id),
  ]);
  return rows.map(({ id, found }) => `${named.find((row) => row.id === id)?.name} ${found.by} ${found.how}`);
};
const cases = async (text: string) => (await find(text)).cases.map(({ buyerWords, found }) => `${buyerWords} ${found.by}`);

beforeAll(async () => {
  store = await freshStore({ clock });
  await addShop(store);
  const buyer = order().buyer;
  await takeAll(store, shipped({ channelOrderId: "690000000000000111" }));
  clock.advance(1_000);
  await takeAll(
    store,
    order({
      channelOrderId: "240101-987654321",
      buyer: { ...buyer, channelBuyerId: "b-2", nick: "BlueWhale", name: "李 四方", phone: "13900009999" },
      lines: [line("L2", "SCARF-9", { title: "羊毛围巾 加厚" })],
    }),
  );
  clock.advance(1_000);
  await commit(store, "channel:x", (tx) =>
    takeCases(tx, [
      fact({ channelCaseId: "77000001", channelOrderId: "690000000000000111", buyerWords: "杯口有裂纹，Logo 也掉了" }, SHOP),
      fact({ channelCaseId: "77000002", channelOrderId: "240101-987654321", buyerWords: "颜色不对" }, SHOP),
    ]),
  );
  await commit(store, "channel:x", (tx) =>
    takeMessages(tx, [
      {
        shopId: SHOP,
        fact: { type: "message", channelMessageId: "m1", channelCaseId: "77000002", from: "buyer", text: "送人的礼物，丢死人了", at: new Date(START) },
      },
      {
        shopId: SHOP,
        fact: { type: "message", channelMessageId: "m2", channelCaseId: "77000002", from: "seller", text: "抱歉给您添麻烦", at: new Date(START) },
      },
    ]),
  );
});
afterAll(() => store.close());

const number = async (channelOrderId: string): Promise<string> =>
  (await store.rows<{ number: string }>(`SELECT number FROM "order" WHERE channel_order_id = $1`, [channelOrderId]))[0]?.number ?? "";

describe("orders by number", () => {
  test("whole, in any writing", async () => {
    const own = await number("690000000000000111");
    for (const typed of [own, `＃${own}`, `订单号：${own.slice(0, 8)} ${own.slice(8)}`])
      expect(await orders(typed)).toContain("690000000000000111 number whole");
    expect(await orders("2401 01987 654321")).toEqual(["240101-987654321 channel_number whole"]);
    expect(await orders("yt-00000 00000001")).toContain("690000000000000111 waybill whole");
  });

  test("by its end, four signs at least", async () => {
    expect(await orders("54321")).toEqual(["240101-987654321 channel_number end"]);
    expect((await find("321")).orders).toEqual([]);
  });

  test("by the day it begins with", async () => {
    expect((await orders("20261120")).filter((row) => row.endsWith("number beginning"))).toHaveLength(2);
  });

  test("with one slip of the finger, and then says so and tells the number as it is", async () => {
    for (const typed of ["690000000000000171", "69000000000000111", "6900000000000000111", "960000000000000111"]) {
      const { orders: rows } = await find(typed);
      expect(
        rows.map(({ found }) => found),
        typed,
      ).toEqual([{ by: "channel_number", how: "slip", text: "690000000000000111" }]);
    }
    expect(await orders("690000000000000222")).toEqual([]);
  });
});

describe("orders by who they go to", () => {
  test("whole phone, last four digits, whole name; and nothing of it is told", async () => {
    expect(await orders("+86 139-0000-9999")).toEqual(["240101-987654321 phone whole"]);
    expect(await orders("9999")).toEqual(["240101-987654321 phone end"]);
    expect(await orders("13900009989")).toEqual(["240101-987654321 phone slip"]);
    expect(await orders("李四方")).toEqual(["240101-987654321 name whole"]);
    expect(JSON.stringify(await find("李四方"))).not.toMatch(/13900009999|李四方|李 四方/);
    expect(await orders("李四")).toEqual([]);
  });

  test("a receiver that was kept before names could be searched is found once it was named", async () => {
    await store.pool.query("UPDATE order_receiver SET name_hash = NULL");
    expect(await orders("王小明")).toEqual([]);
    expect(await commit(store, "system", (tx) => nameReceivers(tx, 10))).toBe(2);
    expect(await orders("王小明")).toEqual(["690000000000000111 name whole"]);
    expect(await commit(store, "system", (tx) => nameReceivers(tx, 10))).toBe(0);
  });

  test("nick, its beginning or a part", async () => {
    expect(await orders("bluewhale")).toEqual(["240101-987654321 nick whole"]);
    expect(await orders("whale")).toEqual(["240101-987654321 nick beginning"]);
  });
});

describe("by what was bought and said", () => {
  test("words of the product in any order, and its SKU", async () => {
    expect(await orders("加厚 围巾")).toEqual(["240101-987654321 product whole"]);
    expect(await orders("scarf-9")).toEqual(["240101-987654321 product whole"]);
    expect(await orders("加厚 保温杯")).toEqual([]);
  });

  test("the buyer's words, first ones and messages; not what we answered", async () => {
    expect(await cases("裂纹")).toEqual(["杯口有裂纹，Logo 也掉了 words"]);
    expect(await cases("礼物 丢死人")).toEqual(["颜色不对 words"]);
    expect(await cases("ｌｏｇｏ 裂纹")).toEqual(["杯口有裂纹，Logo 也掉了 words"]);
    expect(await cases("添麻烦")).toEqual([]);
    expect(await cases("100%")).toEqual([]);
  });

  test("what a buyer said is found no more when it was erased", async () => {
    await store.pool.query("UPDATE case_message SET text = '已删除' WHERE channel_message_id = 'm1'");
    expect(await cases("丢死人")).toEqual([]);
  });
});

describe("cases and accounts", () => {
  test("a case by its own number, the channel's, its end, and by its order", async () => {
    const [kept] = await store.rows<{ number: string }>("SELECT number FROM case_file WHERE channel_case_id = '77000001'");
    const own = kept?.number ?? "";
    expect(own).toMatch(/^AS\d{13}$/);
    for (const typed of [own, own.toLowerCase(), own.slice(2), own.slice(-8)]) expect(await cases(typed), typed).toContain("杯口有裂纹，Logo 也掉了 number");
    expect(await cases("7700 0001")).toContain("杯口有裂纹，Logo 也掉了 channel_number");
    expect(await cases("yt0000000000001")).toEqual(["杯口有裂纹，Logo 也掉了 order"]);
  });

  test("a buyer's account only for who reviews risk", async () => {
    await store.pool.query("INSERT INTO account (id, created_at) VALUES ('acc', now())");
    await store.pool.query(`UPDATE "order" SET account_id = 'acc' WHERE channel_order_id = '240101-987654321'`);
    expect((await find("bluewhale")).accounts).toEqual([]);
    expect((await find("bluewhale", rita)).accounts).toMatchObject([{ id: "acc", nick: "BlueWhale", orders: 1, found: { by: "nick" } }]);
    expect((await find("围巾", rita)).accounts).toEqual([]);
  });
});
