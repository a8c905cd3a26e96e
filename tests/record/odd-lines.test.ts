/** Lines that share an id, and orders of which nobody says what was bought: nothing is lost, no line takes another's money, and a person is told. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { afterSale, order, SOLD } from "./douyin.ts";
import { at, line, ownOrder } from "./own-order.ts";
import { refund, soldAt, trade } from "./taobao.ts";
import { World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const own = async (body: object) => expect((await world.rest("POST", "/orders", { body })).status).toBe(200);
async function shown(shop: string, id: string) {
  const page = await world.order(shop, id);
  if (!page) throw new Error(`no order ${id}`);
  const lines = page.order.lines.map(({ sku, paidFen, refundedFen, takenOut }) => [sku, paidFen, refundedFen, ...(takenOut ? ["out"] : [])]);
  return { ...page, lines: lines.toSorted(), kinds: page.findings.filter(({ resolvedAt }) => resolvedAt === null).map(({ kind }) => kind) };
}

describe("lines of one id", () => {
  const red = { id: "9001", fen: 2_000, more: { code: "RED" } };
  const blue = { id: "9001", fen: 5_000, more: { code: "BLUE" } };

  test("stay what they are when a later version names them the other way round", async () => {
    await world.take("dy", "order", order("900", {}, [red, blue]), order("900", { update_time: SOLD + 60 }, [blue, red]));
    const page = await shown("dy", "900");
    expect(page.lines).toEqual([
      ["BLUE", 5_000, 0],
      ["RED", 2_000, 0],
    ]);
    expect(page.kinds).toEqual(["repeated_line"]);
    // A case that names the id may mean either: what was paid for both bounds it.
    await world.take("dy", "case", afterSale("A900", { order: "900", lines: ["9001"] }, { refund_amount: 7_000 }));
    expect((await world.case("dy", "A900")).case.refundableFen).toBe(7_000);
  });

  test("never take the place of a line that is called like a repeated one", async () => {
    const called = (id: string, sku: string, fen: number) => ({ id, fen, more: { outer_sku_id: sku } });
    await world.take("tb", "order", trade("901", {}, [called("9011##2", "HASH", 1_000), called("9011", "ONE", 2_000), called("9011", "TWO", 3_000)]));
    expect((await shown("tb", "901")).lines).toEqual([
      ["HASH", 1_000, 0],
      ["ONE", 2_000, 0],
      ["TWO", 3_000, 0],
    ]);
  });

  test("that are one row told twice may be refunded as what was paid for them together, once", async () => {
    const row = { id: "9021", fen: 5_000 };
    await world.take("dy", "order", order("902", { pay_amount: 5_000, order_amount: 5_000 }, [row, row]));
    await world.take("dy", "case", afterSale("A902", { order: "902", lines: ["9021"] }, { refund_amount: 5_000 }));
    expect((await world.case("dy", "A902")).case.refundableFen).toBe(5_000);
    const paid = { aftersale_status: 12, refund_status: 3, refund_amount: 5_000, update_time: SOLD + 7_200 };
    await world.take("dy", "case", afterSale("A902", { order: "902", lines: ["9021"], detail: { real_refund_amount: 5_000 } }, paid));
    const { order: of, lines } = await shown("dy", "902");
    expect(of.refundedFen).toBe(5_000);
    expect(lines.map(([, , refunded]) => refunded)).toEqual([2_500, 2_500]);
  });

  test("of a seller's own system are refused at the door, in a batch and in a case as well, with the field; ids that only look alike are two", async () => {
    const twice = ownOrder("903", { lines: [line("1"), line("1")] });
    expect((await world.rest("POST", "/orders:batch", { body: { orders: [twice, ownOrder("904")] } })).body).toMatchObject({
      taken: 1,
      results: [{ result: "refused", errors: [{ field: "lines.1.id" }] }, { result: "taken" }],
    });
    const asked = { id: "C904", orderRef: "904", kind: "refund_only", text: "少了", amountFen: 1, at: at(0), lines: [{ id: "1" }, { id: "1" }] };
    expect((await world.rest("POST", "/cases", { body: asked })).body).toMatchObject({ errors: [{ field: "lines.1.id" }] });
    await own(ownOrder("905", { totalFen: 20_000, paidFen: 20_000, lines: [line("1"), line("1#2")] }));
    expect((await shown("own", "905")).kinds).toEqual([]);
  });
});

describe("an order without lines", () => {
  test.each([
    ["dy", "an empty list", order("910", { sku_order_list: [], order_status: 4 })],
    ["dy", "no list at all", order("911", { sku_order_list: null })],
    ["tb", "no node of lines", { ...trade("912"), orders: undefined }],
    ["tb", "an empty node", trade("913", { orders: {}, status: "TRADE_CLOSED" })],
    ["tb", "an empty list in it", trade("914", { orders: { order: [] } })],
  ])("of %s with %s is kept with its money and says so", async (shop, _what, payload) => {
    const id = String("order_id" in payload ? payload.order_id : (payload as { tid?: string }).tid);
    await world.take(shop, "order", payload);
    const page = await shown(shop, id);
    expect(page.order.paidFen).toBe(10_000);
    expect(page.kinds).toEqual(["no_lines"]);
    expect(await world.quarantined()).toEqual([]);
  });

  test("is refundable as a whole, by a person: a line that a case names is not known yet", async () => {
    await world.take("tb", "order", { ...trade("920"), orders: undefined });
    await world.take("tb", "case", refund("R920", { trade: "920", line: "9201" }, { refund_fee: "40.00" }));
    expect((await world.case("tb", "R920")).case).toMatchObject({ refundableFen: 4_000, queue: "agent" });
    await world.take("tb", "case", refund("R920", { trade: "920", line: "9201" }, { refund_fee: "40.00", status: "SUCCESS", modified: soldAt(7_200) }));
    // When the lines come, the money is the line's.
    await world.take(
      "tb",
      "order",
      trade("920", { modified: soldAt(8_000) }, [
        { id: "9201", fen: 4_000 },
        { id: "9202", fen: 6_000 },
      ]),
    );
    const page = await shown("tb", "920");
    expect(page.kinds).toEqual([]);
    expect(page.lines).toEqual([
      ["SKU-9201", 4_000, 4_000],
      ["SKU-9202", 6_000, 0],
    ]);
  });

  test("of which the warehouse says what it packed is compared with nothing; a version without lines takes none away", async () => {
    await own(ownOrder("930", { lines: [] }));
    await world.rest("POST", "/orders/930/events", { body: { events: [{ id: "p", kind: "packed", at: at(0), data: { skus: ["SKU-2"] } }] } });
    expect((await shown("own", "930")).kinds).toEqual(["no_lines"]);
    await own(ownOrder("930", { updatedAt: at(1), lines: [line("2")] }));
    expect((await shown("own", "930")).kinds).toEqual([]);
    await own(ownOrder("930", { updatedAt: at(2), lines: [] }));
    expect(await shown("own", "930")).toMatchObject({ kinds: [], lines: [["SKU-2", 10_000, 0]] });
  });
});
