/** Further kinds of what is told oddly: lines of one id and none at all, ids that are somebody else's number, traces whose order comes later. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { afterSale, order, SOLD } from "./douyin.ts";
import { at, line, ownOrder } from "./own-order.ts";
import { soldAt, trade } from "./taobao.ts";
import { World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const own = async (body: object) => {
  const answer = await world.rest("POST", "/orders", { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
};
async function shown(shop: string, id: string) {
  const page = await world.order(shop, id);
  if (!page) throw new Error(`no order ${id}`);
  const lines = page.order.lines.map(({ sku, paidFen, refundedFen, takenOut }) => [sku, paidFen, refundedFen, ...(takenOut ? ["out"] : [])]);
  return { ...page, lines: lines.toSorted(), kinds: page.findings.filter(({ resolvedAt }) => resolvedAt === null).map(({ kind }) => kind) };
}
const beijing = (seconds: number): string => new Date((seconds + 8 * 3_600) * 1000).toISOString().slice(0, 19).replace("T", " ");
const scans = (nu: string, told: readonly (readonly [seconds: number, text: string])[], com = "zhongtong") => ({
  status: "polling",
  lastResult: { com, nu, state: "0", data: told.toReversed().map(([seconds, context]) => ({ time: beijing(seconds), ftime: beijing(seconds), context })) },
});
const waiting = async () =>
  (await world.rows<{ waits: string }>("SELECT waits_for AS waits FROM raw_queue WHERE status = 'pending' AND waits_for IS NOT NULL ORDER BY 1")).map(
    ({ waits }) => waits,
  );

describe("lines of one id", () => {
  const goods = (code: string, fen: number) => ({ id: "9500", fen, more: { code } });

  test("of which a later version leaves out the middle one: it is the one taken out", async () => {
    const [red, blue, green] = [goods("RED", 2_000), goods("BLUE", 5_000), goods("GREEN", 3_000)];
    await world.take("dy", "order", order("950", {}, [red, green, blue]));
    await world.take("dy", "order", order("950", { update_time: SOLD + 60 }, [green, red]));
    const { lines, order: of } = await shown("dy", "950");
    expect(lines.filter((one) => one[3] !== "out").map(([sku]) => sku)).toEqual(["GREEN", "RED"]);
    expect(lines).toHaveLength(3);
    expect(of.paidFen).toBe(10_000);
  });

  test("that only a later version repeats: the first stays itself, the second joins it", async () => {
    await world.take("dy", "order", order("951", {}, [{ id: "9510", fen: 4_000, more: { code: "LAMP" } }]));
    const again = [
      { id: "9510", fen: 4_000, more: { code: "LAMP" } },
      { id: "9510", fen: 6_000, more: { code: "SHADE" } },
    ];
    await world.take("dy", "order", order("951", { update_time: SOLD + 60 }, again));
    expect(await shown("dy", "951")).toMatchObject({
      kinds: ["repeated_line"],
      lines: [
        ["LAMP", 4_000, 0],
        ["SHADE", 6_000, 0],
      ],
    });
  });

  test("leave together in the parcel that names the id, and one of them refunded leaves the rest refundable", async () => {
    const parcel = { tracking_no: "ZT9520", company: "zhongtong", company_name: "中通快递", ship_time: SOLD + 3_600, product_info: [{ sku_order_id: "9500" }] };
    const lines = [goods("RED", 2_000), goods("BLUE", 5_000)];
    await world.take("dy", "order", order("952", { order_status: 3, ship_time: SOLD + 3_600, update_time: SOLD + 3_600, logistics_info: [parcel] }, lines));
    await world.take("kd", "push", scans("ZT9520", [[SOLD + 7_200, "已揽收"]]));
    expect(new Set((await shown("dy", "952")).order.lines.map(({ state }) => state))).toEqual(new Set(["outbound"]));
    const done = { aftersale_status: 12, refund_status: 3, refund_amount: 2_000, update_time: SOLD + 9_000 };
    await world.take("dy", "case", afterSale("A952", { order: "952", lines: ["9500"], detail: { real_refund_amount: 2_000 } }, done));
    await world.take("dy", "case", afterSale("B952", { order: "952", lines: ["9500"] }, { refund_amount: 5_000, update_time: SOLD + 9_600 }));
    expect((await shown("dy", "952")).order.refundedFen).toBe(2_000);
    expect((await world.case("dy", "B952")).case.refundableFen).toBe(5_000);
  });

  test("of a seller's own system are two where only spaces or a letter's size tell them apart", async () => {
    const [plain, spaced] = [line("1"), line(" 1 ")];
    await own(ownOrder("953", { totalFen: 20_000, paidFen: 20_000, lines: [plain, spaced] }));
    expect(await shown("own", "953")).toMatchObject({ kinds: [], order: { lines: [{ paidFen: 10_000 }, { paidFen: 10_000 }] } });
    await own(ownOrder("954", { totalFen: 20_000, paidFen: 20_000, lines: [line("a"), line("A")] }));
    expect((await shown("own", "954")).lines).toHaveLength(2);
  });
});

describe("an order without lines", () => {
  test("in a batch beside others is taken, and so is one without the field", async () => {
    const { lines: _, ...fieldless } = ownOrder("962");
    const { body } = await world.rest("POST", "/orders:batch", { body: { orders: [ownOrder("960", { lines: [] }), ownOrder("961"), fieldless] } });
    expect(body).toMatchObject({ results: [{ result: "taken" }, { result: "taken" }, { result: "taken" }] });
    expect((await shown("own", "960")).kinds).toEqual(["no_lines"]);
    expect((await shown("own", "961")).kinds).toEqual([]);
    expect((await shown("own", "962")).kinds).toEqual(["no_lines"]);
  });

  test("that was closed before anybody paid has paid nothing, and only that it has no lines is to be said", async () => {
    const closed = {
      status: "TRADE_CLOSED_BY_TAOBAO",
      pay_time: undefined,
      end_time: soldAt(600),
      modified: soldAt(600),
      orders: { order: [] },
      payment: "100.00",
    };
    await world.take("tb", "order", trade("963", closed));
    expect(await shown("tb", "963")).toMatchObject({ kinds: ["no_lines"], order: { paidFen: 0, state: "closed" } });
  });

  test("travels, is signed for and keeps its state when its lines come after all, which are then compared with what was packed", async () => {
    const parcel = { carrier: "中通", waybill: "ZT9640", shippedAt: at(-40) };
    await own(ownOrder("964", { status: "shipped", updatedAt: at(-40), shippedAt: at(-40), lines: [], parcels: [parcel] }));
    await world.rest("POST", "/orders/964/events", { body: { events: [{ id: "p", kind: "packed", at: at(-45), data: { skus: ["SKU-9"] } }] } });
    const nowSeconds = Math.floor(Date.parse(at(0)) / 1000);
    await world.take("kd", "push", {
      ...scans("ZT9640", [
        [nowSeconds - 1_800, "已揽收"],
        [nowSeconds - 60, "已签收，签收人：本人"],
      ]),
    });
    expect(await shown("own", "964")).toMatchObject({ order: { state: "signed" }, lines: [] });
    await own(ownOrder("964", { status: "shipped", updatedAt: at(-30), shippedAt: at(-40), lines: [line("2")], parcels: [parcel] }));
    const page = await shown("own", "964");
    expect(page.order.lines.map(({ state }) => state)).toEqual(["signed"]);
    expect(page.kinds).toContain("wrong_item");
    expect(page.kinds).not.toContain("no_lines");
  });
});

describe("an own id that is the unified number of another order", () => {
  test("that comes after the other's case has been opened takes nothing of it", async () => {
    await world.take("dy", "order", order("970"));
    await world.take("dy", "case", afterSale("A970", { order: "970" }));
    const { number } = (await shown("dy", "970")).order;
    await own(ownOrder(number));
    expect((await world.case("dy", "A970")).order?.channelOrderId).toBe("970");
    expect((await shown("own", number)).order.number).not.toBe(number);
  });

  test("names the sender's own order in messages, refunds told and parcels' events; the other hears nothing", async () => {
    await own(ownOrder("971"));
    const { number } = (await shown("own", "971")).order;
    await own(
      ownOrder(number, { parcels: [{ carrier: "中通", waybill: "ZT9710", shippedAt: at(-10) }], status: "shipped", shippedAt: at(-10), updatedAt: at(-10) }),
    );
    await world.rest("POST", `/orders/${number}/events`, { body: { events: [{ id: "o", kind: "outbound", at: at(-5), data: {} }] } });
    expect((await shown("own", number)).order.outboundAt).not.toBeNull();
    expect((await shown("own", "971")).order).toMatchObject({ outboundAt: null, state: "paid" });
  });

  test("of another shop is nobody's for its key until it has an order of that id", async () => {
    await world.take("tb", "order", trade("972"));
    const { number } = (await shown("tb", "972")).order;
    expect((await world.rest("GET", `/orders/${number}/timeline`)).status).toBe(404);
    await own(ownOrder(number));
    const { body } = await world.rest("GET", `/orders/${number}/timeline`);
    expect(body).toMatchObject({ order: { channelOrderId: number } });
  });
});

describe("a trace that no order knows", () => {
  test("finds an order that spells the waybill otherwise", async () => {
    await world.take("kd", "push", scans("zt-9800", [[SOLD + 7_200, "已揽收"]]));
    expect(await waiting()).toHaveLength(1);
    await own(
      ownOrder("980", {
        status: "shipped",
        updatedAt: at(-20),
        shippedAt: at(-20),
        createdAt: at(-3_000),
        paidAt: at(-2_999),
        parcels: [{ carrier: "中通", waybill: "Zt.9800" }],
      }),
    );
    expect((await shown("own", "980")).order.outboundAt).not.toBeNull();
    expect(await waiting()).toEqual([]);
  });

  test("finds the case that names its waybill as what comes back", async () => {
    await world.take("kd", "push", scans("ZT9810", [[Math.floor(Date.parse(at(0)) / 1000) - 60, "已揽收"]]));
    await own(ownOrder("981", { status: "signed", updatedAt: at(-20), shippedAt: at(-50), signedAt: at(-30) }));
    expect(await waiting()).toHaveLength(1);
    const asked = {
      id: "C981",
      orderRef: "981",
      kind: "return_refund",
      text: "不想要了",
      amountFen: 10_000,
      at: at(-10),
      returnParcel: { carrier: "中通", waybill: "ZT9810" },
    };
    expect(await world.rest("POST", "/cases", { body: asked })).toMatchObject({ status: 200 });
    expect(await waiting()).toEqual([]);
    expect((await world.case("own", "C981")).timeline.some(({ source, kind }) => source === "carrier" && kind === "picked_up")).toBe(true);
  });

  test("in the very batch that brings its order, before it, is taken with it; two told before are taken both", async () => {
    await world.take(
      "kd",
      "push",
      scans("ZT9820", [[SOLD + 7_200, "已揽收"]]),
      scans("ZT9820", [
        [SOLD + 7_200, "已揽收"],
        [SOLD + 9_000, "快件已到达 成都转运中心"],
      ]),
    );
    expect(await waiting()).toHaveLength(2);
    const parcel = { tracking_no: "ZT9820", company: "zhongtong", company_name: "中通快递", ship_time: SOLD + 3_600, product_info: [{ sku_order_id: "982" }] };
    await world.take("dy", "order", order("982", { order_status: 3, ship_time: SOLD + 3_600, update_time: SOLD + 3_600, logistics_info: [parcel] }));
    expect(await waiting()).toEqual([]);
    const { timeline, order: of } = await shown("dy", "982");
    expect(timeline.filter(({ source }) => source === "carrier")).toHaveLength(2);
    expect(of.state).toBe("in_transit");
  });
});
