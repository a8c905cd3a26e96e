/** What an order says, over the whole product: what is paid, what is in it, and what contradicts, as Taobao, Douyin and a seller's own system tell it. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { afterSale, order as douyin, SOLD } from "./douyin.ts";
import { at, line, ownOrder as own } from "./own-order.ts";
import { World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const put = async (body: object) => expect((await world.rest("POST", "/orders", { body })).status).toBeLessThan(300);
const event = (id: string, kind: string, { data = {}, minutes = -30 }: { data?: object; minutes?: number } = {}) =>
  world.rest("POST", `/orders/${id}/events`, { body: { events: [{ id: `${kind}-${minutes}`, kind, at: at(minutes), data }] } });
const shown = async (shop: string, id: string) => {
  const page = await world.order(shop, id);
  if (!page) throw new Error(`no order ${id}`);
  const open = page.findings.filter((one) => one.resolvedAt === null);
  return { ...page, kinds: open.map((one) => one.kind), sentences: open.map((one) => one.sentence) };
};
const trade = (tid: string, change: object = {}) => ({
  tid,
  status: "WAIT_SELLER_SEND_GOODS",
  type: "fixed",
  payment: "130.00",
  total_fee: "130.00",
  discount_fee: "0.00",
  post_fee: "0.00",
  created: "2026-11-20 09:00:00",
  pay_time: "2026-11-20 09:01:00",
  modified: "2026-11-20 09:01:00",
  buyer_nick: "t**1",
  orders: { order: [{ oid: tid, outer_sku_id: "MUG", title: "杯", price: "130.00", num: 1, payment: "130.00", status: "WAIT_SELLER_SEND_GOODS" }] },
  ...change,
});

describe("a presale", () => {
  const deposit = { status: "WAIT_BUYER_PAY", type: "step", step_trade_status: "FRONT_PAID_FINAL_NOPAID", step_paid_fee: "20.00", pay_time: undefined };

  test("of Taobao has paid its deposit and waits for the rest; then all of it", async () => {
    await world.take("tb", "order", trade("51", deposit));
    expect((await shown("tb", "51")).order).toMatchObject({ state: "created", onHold: true, paidFen: 2_000, depositFen: 2_000, lines: [{ paidFen: 2_000 }] });
    await world.take("tb", "order", trade("51", { type: "step", step_trade_status: "FRONT_PAID_FINAL_PAID", modified: "2026-11-20 09:30:00" }));
    expect((await shown("tb", "51")).order).toMatchObject({ state: "paid", onHold: false, paidFen: 13_000, depositFen: 2_000 });
    expect((await shown("tb", "51")).kinds).toEqual([]);
  });

  test("of Douyin and of a seller's own system as well", async () => {
    const phase = { sku_order_id: "52", total_phase: 2, current_phase: 1, pay_success: true, phase_pay_amount: 2_000, phase_pay_time: SOLD };
    await world.take(
      "dy",
      "order",
      douyin("52", { order_status: 1, pay_time: 0, order_phase_list: [phase, { ...phase, current_phase: 2, pay_success: false }] }),
    );
    expect((await shown("dy", "52")).order).toMatchObject({ state: "created", onHold: true, paidFen: 2_000, depositFen: 2_000 });
    await put(own("presale", { status: "deposit_paid", paidAt: null, deposit: { amountFen: 2_000, paidAt: at(-59) } }));
    expect((await shown("own", "presale")).order).toMatchObject({ state: "created", paidFen: 2_000, depositFen: 2_000 });
  });

  test("that nobody paid for has paid nothing, whatever is payable", async () => {
    await world.take("tb", "order", trade("53", { status: "WAIT_BUYER_PAY", pay_time: undefined }));
    await world.take("dy", "order", douyin("53", { order_status: 1, pay_time: 0 }), douyin("54", { order_status: 4, pay_time: 0 }));
    await put(own("unpaid", { status: "created", paidAt: null }));
    const paid = [await shown("tb", "53"), await shown("dy", "53"), await shown("dy", "54"), await shown("own", "unpaid")];
    expect(paid.map(({ order }) => order.paidFen)).toEqual([0, 0, 0, 0]);
    expect(paid.map(({ order }) => order.state)).toEqual(["created", "created", "closed", "created"]);
  });
});

describe("closed", () => {
  test("and then paid: it stays closed, and the money is to go back", async () => {
    await put(own("late", { status: "created", paidAt: null, paidFen: 0 }));
    await put(own("late", { status: "closed", paidAt: null, paidFen: 0, updatedAt: at(-50) }));
    await put(own("late", { paidAt: at(-40), paidFen: 11_900, totalFen: 11_900, lines: [line("1", { paidFen: 11_900 })], updatedAt: at(-40) }));
    const page = await shown("own", "late");
    expect(page.order).toMatchObject({ state: "closed", paidFen: 11_900 });
    expect(page.kinds).toContain("paid_after_closed");
    expect(page.sentences.join()).toContain("要退回 119.00 元");
    await world.take("dy", "order", douyin("55", { order_status: 4, pay_time: 0 }), douyin("55", { update_time: SOLD + 600, pay_time: SOLD + 600 }));
    expect((await shown("dy", "55")).kinds).toEqual(["paid_after_closed"]);
  });

  test("and then completed: both are shown", async () => {
    await put(own("both", { status: "closed", updatedAt: at(-50) }));
    await put(own("both", { status: "completed", updatedAt: at(-20) }));
    expect((await shown("own", "both")).kinds).toEqual(["completed_and_closed"]);
  });
});

describe("an edited order", () => {
  const two = [line("1"), line("2")];
  const lines = async (shop: string, id: string) => (await shown(shop, id)).order.lines.map(({ takenOut, paidFen }) => ({ takenOut, paidFen }));

  test("keeps the line that was taken out, for which nothing may be refunded any more", async () => {
    await put(own("edit", { lines: two, paidFen: 20_000, totalFen: 20_000 }));
    await put(own("edit", { updatedAt: at(-30) }));
    expect(await lines("own", "edit")).toEqual([
      { takenOut: false, paidFen: 10_000 },
      { takenOut: true, paidFen: 10_000 },
    ]);
    const claim = { orderRef: "edit", kind: "refund_only", text: "不要了", at: at(1) };
    await world.rest("POST", "/cases", { body: { ...claim, id: "edit-2", amountFen: 10_000, lines: [{ id: "2", quantity: 1 }] } });
    expect((await world.case("own", "edit-2")).case.refundableFen).toBe(0);
    await world.rest("POST", "/cases", { body: { ...claim, id: "edit-all", amountFen: 20_000 } });
    expect((await world.case("own", "edit-all")).case.refundableFen).toBe(10_000);
    await put(own("edit", { lines: two, paidFen: 20_000, totalFen: 20_000, updatedAt: at(-10) }));
    expect((await lines("own", "edit")).map(({ takenOut }) => takenOut)).toEqual([false, false]);
  });

  test("of which a line went to another order has it there only", async () => {
    const both = [
      { id: "561", fen: 8_000 },
      { id: "562", fen: 5_000 },
    ];
    await world.take("dy", "order", douyin("56", {}, both));
    await world.take("dy", "order", douyin("56", { update_time: SOLD + 60 }, both.slice(0, 1)), douyin("57", {}, both.slice(1)));
    expect(await lines("dy", "56")).toEqual([
      { takenOut: false, paidFen: 8_000 },
      { takenOut: true, paidFen: 5_000 },
    ]);
    expect(await lines("dy", "57")).toEqual([{ takenOut: false, paidFen: 5_000 }]);
    await world.take("dy", "case", afterSale("A56", { order: "56", lines: ["562"] }, { refund_amount: 5_000 }));
    expect((await world.case("dy", "A56")).case.refundableFen).toBe(0);
  });

  test("without lines is kept, and two lines of one id are both kept, each with a finding", async () => {
    await put(own("empty", { status: "cancelled", lines: [], updatedAt: at(-50) }));
    expect((await shown("own", "empty")).kinds).toEqual(["no_lines"]);
    const twice = [
      { id: "58", fen: 8_000 },
      { id: "58", fen: 2_000 },
    ];
    await world.take("dy", "order", douyin("58", {}, twice));
    expect(await lines("dy", "58")).toEqual([
      { takenOut: false, paidFen: 8_000 },
      { takenOut: false, paidFen: 2_000 },
    ]);
    expect((await shown("dy", "58")).kinds).toEqual(["repeated_line"]);
  });
});

describe("what was packed", () => {
  test.each([
    [
      "a gift beside everything ordered is at most extra",
      {
        lines: [line("1")],
        packed: [
          ["SKU-1", 1],
          ["GIFT", 1],
        ],
        kinds: ["extra_item"],
      },
    ],
    ["another article in place of the ordered one is wrong", { lines: [line("1")], packed: [["OTHER", 1]], kinds: ["wrong_item"] }],
    ["one of two pieces is missing", { lines: [line("1", { quantity: 2, priceFen: 5_000 })], packed: [["SKU-1", 1]], kinds: ["missing_item"] }],
    ["a bundle as its parts is right", { lines: [line("1", { components: [{ sku: "A", quantity: 2 }] })], packed: [["A", 2]], kinds: [] }],
    ["a gift line left out is right", { lines: [line("1"), line("2", { gift: true, priceFen: 0, paidFen: 0 })], packed: [["SKU-1", 1]], kinds: [] }],
  ] as const)("%s", async (name, { lines, packed, kinds }) => {
    await put(own(name.slice(0, 20), { lines }));
    await event(name.slice(0, 20), "packed", { data: { skus: packed.map(([sku, quantity]) => ({ sku, quantity })) } });
    expect((await shown("own", name.slice(0, 20))).kinds).toEqual(kinds);
  });
});

test("goods to be paid for on delivery are never said to be paid, before the carrier has them and after", async () => {
  const cod = { payOnDelivery: true, paidFen: 0, paidAt: null, lines: [line("1", { paidFen: 0 })] };
  for (const status of ["paid", "approved", "processing"]) {
    await put(own(`cod-${status}`, { status, ...cod }));
    const told = (await world.order("own", `cod-${status}`))?.order;
    expect(told?.paidFen).toBe(0);
    expect(`${told?.whereabouts}${told?.buyerWhereabouts}`).not.toMatch(/已付款|付款，/);
    expect(told?.buyerWhereabouts).toBe("您的订单已确认，正在准备发货。");
  }
  await put(own("cod-signed", { status: "signed", signedAt: at(-10), ...cod }));
  expect((await shown("own", "cod-signed")).kinds).toEqual([]);
});

describe("what does not add up is told with its figures", () => {
  test.each<[string, object, [kind: string, figure: string]]>([
    ["more paid than due", { totalFen: 100, paidFen: 99_999, lines: [line("1", { priceFen: 100, paidFen: 99_999 })] }, ["overpaid", "999.99"]],
    ["lines that are not what was paid", { lines: [line("1", { paidFen: 9_000 })] }, ["amounts_differ", "少了 10.00"]],
    ["goods and freight that are not what was paid", { freightFen: 1_500 }, ["amounts_differ", "多出 15.00"]],
    ["finished before it was paid", { status: "completed", completedAt: at(-600), createdAt: at(-700) }, ["times_contradict", "交易完成"]],
    ["created in the future", { createdAt: at(600), paidAt: at(601), updatedAt: at(601) }, ["times_contradict", "在将来"]],
  ])("%s", async (id, change, [kind, figure]) => {
    await put(own(id, change));
    const page = await shown("own", id);
    expect(page.kinds).toContain(kind);
    expect(page.sentences.join()).toContain(figure);
  });

  test("more given back than was ever paid, elsewhere and by several", async () => {
    const refunds = [
      { id: "r1", amountFen: 7_000, at: at(-20) },
      { id: "r2", amountFen: 5_000, at: at(-10) },
    ];
    await put(own("over", { refunds }));
    await world.pass(60_000);
    const page = await shown("own", "over");
    expect(page.kinds).toEqual(["refunded_over_paid"]);
    expect(page.sentences.join()).toContain("已退 120.00 元，超过实付的 100.00 元，多退 20.00 元");
  });

  test("outbound a day before payment", async () => {
    await put(own("early", { createdAt: at(-3_000) }));
    await event("early", "outbound", { minutes: -59 - 24 * 60 });
    expect((await shown("own", "early")).kinds).toEqual(["times_contradict"]);
  });

  test("an order as it should be has none, with freight, discount and several lines", async () => {
    const lines = [line("1", { paidFen: 9_000 }), line("2", { quantity: 3, priceFen: 1_000, paidFen: 2_700 })];
    await put(own("fine", { totalFen: 13_000, paidFen: 12_500, freightFen: 800, lines }));
    await event("fine", "outbound");
    expect((await shown("own", "fine")).kinds).toEqual([]);
  });
});

test("a rare character is one letter of a name, and never half of one", async () => {
  await put(
    own("rare", { buyer: { id: "r", nick: "小雨", name: "𠮷野小雨", phone: "13812340001", province: "浙江省", city: "杭州市", address: "𠮷祥路𠀀弄8号" } }),
  );
  const { receiver } = (await shown("own", "rare")).order;
  expect(receiver).toMatchObject({ name: "𠮷***", phone: "138****0001" });
  expect(receiver.address.isWellFormed()).toBe(true);
});
