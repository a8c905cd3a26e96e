/** What lies in the warehouses: the newest count of each, against what orders that have not left are promised. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GivenStock, stockHandlers, takeStock, withdrawStock } from "../../../main/hub/orders/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, start } from "../disputes/support.ts";

const NOW = start;
const me = { kind: "operator", id: "o1", name: "苏敏", roles: ["supervisor"] } as never;

describe("stock", () => {
  let store: Store;
  let nth = 0;
  beforeAll(async () => {
    store = await freshStore({ clock: testClock(NOW) });
    await addShop(store, "taobao");
  });
  afterAll(() => store.close());
  const shop = async (): Promise<string> => (await store.rows<{ id: string }>("SELECT id FROM shop"))[0]?.id ?? "";
  const given = (shopId: string, of: Partial<GivenStock["fact"]>): GivenStock => ({
    shopId,
    fact: { sku: "A-1", title: "", warehouse: "一号仓", onHand: 0, locked: 0, inTransit: 0, version: NOW - 1_000, ...of },
  });
  const take = async (...of: Partial<GivenStock["fact"]>[]): Promise<void> => {
    const shopId = await shop();
    await commit(store, "test", async (tx) =>
      takeStock(
        tx,
        of.map((one) => given(shopId, one)),
      ),
    );
  };
  const clear = (): Promise<unknown> => commit(store, "test", async (tx) => tx.run('DELETE FROM stock_level; DELETE FROM order_line; DELETE FROM "order"', []));
  const list = async (of: object = {}) => {
    const answer = await stockHandlers(store).list({ filter: {}, sort: "least", limit: 50, ...of } as never, me);
    if (!answer.ok) throw new Error(answer.refusal.message);
    return answer.value;
  };
  const sell = async (
    sku: string,
    quantity: number,
    of: { state?: string; shipped?: boolean; parts?: { sku: string; quantity: number }[] } = {},
  ): Promise<void> => {
    nth += 1;
    const shopId = await shop();
    await commit(store, "test", async (tx) => {
      tx.run(
        `INSERT INTO "order" (id, number, shop_id, channel, channel_order_id, state, channel_status, version, fact_key, total_fen, paid_fen, freight_fen, buyer_nick, receiver, buyer_message, seller_note,
           created_at, paid_at, claimed_shipped_at, learnt_at, told_at) VALUES ($1, $1, $2, 'taobao', $1, $3, '', 1, '', 100, 100, 0, '', '{}', '', '', $4, $4, $5, $4, $4)`,
        [`o${nth}`, shopId, of.state ?? "paid", tx.at, of.shipped ? tx.at : null],
      );
      tx.run(
        `INSERT INTO order_line (id, order_id, channel_line_id, sku, title, spec, quantity, price_fen, paid_fen, state, channel_status, version, fact_key, components)
         VALUES ($1, $1, '1', $2, '', '', $3, 100, 100, $4, '', 1, '', $5)`,
        [`o${nth}`, sku, quantity, of.state ?? "paid", JSON.stringify(of.parts ?? [])],
      );
    });
  };

  it("keeps the newest count of each warehouse, in whatever order counts come; of equal ones the one read later", async () => {
    await clear();
    await take({ onHand: 5, version: NOW - 10_000 });
    await take({ onHand: 3, version: NOW - 20_000 }, { onHand: 9, warehouse: "二号仓" });
    expect((await list()).rows).toMatchObject([{ sku: "A-1", onHand: 14 }]);
    await take({ onHand: 4, version: NOW - 10_000 });
    await take({ sku: " a-1", onHand: 7, version: NOW - 5_000 }, { onHand: 6, version: NOW - 6_000 });
    const [row] = (await list()).rows;
    expect(row).toMatchObject({ onHand: 16, code: "A-1" });
    expect(row?.places.map(({ warehouse, onHand }) => [warehouse, onHand])).toEqual([
      ["二号仓", 9],
      ["一号仓", 7],
    ]);
  });

  it("believes a count dated ahead no longer than what comes next", async () => {
    await clear();
    await take({ onHand: 5, version: NOW + 86_400_000 });
    await take({ onHand: 2, version: NOW });
    expect((await list()).rows[0]?.onHand).toBe(2);
  });

  it("counts what paid orders ask for that have not left, a bundle as what it is packed as; not what was shipped, closed or taken out", async () => {
    await clear();
    await take({ onHand: 5 }, { sku: "B-2", onHand: 9 });
    await sell("a-1", 2);
    await sell("A-1", 1, { state: "allocated" });
    await sell("SET", 2, {
      parts: [
        { sku: "A-1", quantity: 2 },
        { sku: "B-2", quantity: 1 },
      ],
    });
    await sell("A-1", 10, { state: "closed" });
    await sell("A-1", 10, { shipped: true });
    await sell("A-1", 10, { state: "outbound" });
    expect((await list()).rows.map(({ sku, promised, orders, left }) => ({ sku, promised, orders, left }))).toEqual([
      { sku: "A-1", promised: 7, orders: 3, left: -2 },
      { sku: "B-2", promised: 2, orders: 1, left: 7 },
    ]);
    const counts = await stockHandlers(store).summary({ filter: { only: "short" } }, me);
    expect(counts.ok && counts.value).toMatchObject({ count: 1, short: 1, warehouses: ["一号仓"] });
  });

  it("is paged in every order without a row missing or twice, and found by part of a SKU", async () => {
    await clear();
    await take(...Array.from({ length: 23 }, (_, index) => ({ sku: `S:${index}`, onHand: index % 4, version: NOW - index })));
    for (const sort of ["least", "promised", "sku", "told"] as const) {
      const seen: string[] = [];
      for (let cursor: string | null = null, pages = 0; pages === 0 || cursor !== null; pages += 1) {
        const page = await list({ sort, limit: 5, ...(cursor ? { cursor } : {}) });
        seen.push(...page.rows.map(({ sku }) => sku));
        cursor = page.next;
      }
      expect(new Set(seen).size, sort).toBe(23);
      expect(seen, sort).toHaveLength(23);
    }
    expect((await list({ filter: { text: "s:2" } })).rows.map(({ sku }) => sku).toSorted()).toEqual(["S:2", "S:20", "S:21", "S:22"]);
    expect((await list({ filter: { text: "%" } })).rows).toEqual([]);
    expect(await stockHandlers(store).list({ filter: {}, sort: "least", cursor: "nonsense", limit: 5 }, me)).toMatchObject({ ok: false });
  });

  it("takes back what was told by mistake, where nothing newer was told since", async () => {
    await clear();
    const shopId = await shop();
    await take({ onHand: 5, version: NOW - 10_000 }, { sku: "B-2", onHand: 9, version: NOW - 5_000 });
    await commit(store, "test", async (tx) =>
      withdrawStock(
        tx,
        ["A-1", "B-2"].map((sku) => ({ shopId, sku, warehouse: "一号仓", version: NOW - 10_000 })),
      ),
    );
    expect((await list()).rows.map(({ sku }) => sku)).toEqual(["B-2"]);
  });
});
