/** What was really paid for a shop order: presale, discounts, freight, gifts. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalize } from "../../../../main/hub/connectors/douyin/normalize.ts";
import { order } from "../../../conformance/fakes/douyin.ts";

const SOLD = 1795147200;
const ID = "6920000000000012345";

function read(change: Record<string, unknown>) {
  const result = normalize("order", JSON.stringify({ ...order(ID, SOLD), ...change }));
  const fact = result.ok ? result.value[0] : undefined;
  if (fact?.type !== "order") throw new Error("no order");
  return fact;
}
const row = (id: string, change: Record<string, unknown>) => ({
  order_id: id,
  code: id,
  product_name: "货",
  origin_amount: 0,
  item_num: 1,
  pay_amount: 0,
  order_status: 2,
  ...change,
});
const phase = (at: number, change: Record<string, unknown>) => ({
  sku_order_id: ID,
  total_phase: 2,
  current_phase: at,
  pay_success: false,
  phase_pay_amount: 0,
  phase_pay_time: 0,
  ...change,
});
const deposit = phase(1, { pay_success: true, phase_pay_amount: 2_000, phase_pay_time: SOLD });

describe("a presale", () => {
  it.each([1, 105, 2])("of which only the first phase is paid has paid its deposit and must not leave (status %i)", (order_status) => {
    const fact = read({ order_status, order_phase_list: [deposit, phase(2, { phase_pay_amount: 9_800 })] });
    expect(fact).toMatchObject({
      claimedState: "created",
      onHold: true,
      paidAt: null,
      paidFen: 2_000,
      deposit: { fen: 2_000, paidAt: new Date(SOLD * 1000) },
      lines: [{ paidFen: 2_000 }],
    });
  });

  it("that is paid to the last phase is paid, and its deposit is kept", () => {
    const last = phase(2, { pay_success: true, phase_pay_amount: 9_800, phase_pay_time: SOLD + 60 });
    expect(read({ order_phase_list: [deposit, last] })).toMatchObject({ claimedState: "paid", onHold: false, paidFen: 11_800, deposit: { fen: 2_000 } });
  });

  it("that is cancelled with its deposit paid has paid the deposit", () => {
    expect(read({ order_status: 4, pay_time: 0, order_phase_list: [deposit, phase(2, {})] })).toMatchObject({
      claimedState: "closed",
      onHold: false,
      paidFen: 2_000,
    });
  });
});

describe("what was paid", () => {
  it.each([
    ["waits for payment", { order_status: 1, pay_time: 0 }, 0],
    ["was cancelled unpaid", { order_status: 4, pay_time: 0 }, 0],
    ["was cancelled after payment", { order_status: 4 }, 11_800],
    ["is paid at the door and under way", { pay_type: 0, order_status: 3, pay_time: 0 }, 0],
    ["cost nothing", { pay_type: 7, pay_amount: 0, sku_order_list: [row(ID, { origin_amount: 100 })] }, 0],
  ])("of an order that %s", (_what, change, paidFen) => {
    const fact = read(change);
    expect(fact.paidFen).toBe(paidFen);
    expect(fact.lines.reduce((sum, line) => sum + line.paidFen, 0) + fact.freightFen).toBe(paidFen);
  });

  it("has no freight where the lines are what was paid and say that they carry none: it was waived", () => {
    const lines = [
      row("1", { origin_amount: 8_000, pay_amount: 8_000, post_amount: 0 }),
      row("2", { origin_amount: 3_800, pay_amount: 3_800, post_amount: 0 }),
    ];
    expect(read({ sku_order_list: lines })).toMatchObject({ freightFen: 0, lines: [{ paidFen: 8_000 }, { paidFen: 3_800 }] });
  });

  it("tells figures of lines that no discount of the order explains", () => {
    const lines = [row("1", { origin_amount: 8_000, pay_amount: 8_000 }), row("2", { origin_amount: 5_000, pay_amount: 5_000 })];
    expect(read({ post_amount: 0, promotion_amount: 1_200, sku_order_list: lines }).linesToldFen).toBeUndefined();
    const odd = read({ post_amount: 0, promotion_amount: 0, sku_order_list: lines });
    expect(odd).toMatchObject({ linesToldFen: 13_000, lines: [{ paidFen: 7_262 }, { paidFen: 4_538 }] });
  });

  it("marks gifts, and knows what a bundle is packed as", () => {
    const lines = [
      row("1", {
        pay_amount: 11_800,
        post_amount: 0,
        bundle_sku_info: [
          { sku_id: "9", code: "A", item_num: 2 },
          { sku_id: "8", item_num: 1 },
        ],
      }),
      row("2", { given_product_type: "FREE" }),
    ];
    expect(read({ sku_order_list: lines }).lines).toMatchObject([
      {
        components: [
          { sku: "A", quantity: 2 },
          { sku: "8", quantity: 1 },
        ],
      },
      { gift: true, paidFen: 0 },
    ]);
  });
});

it("shares of lines with the freight are what was paid, and none is negative", () => {
  const fen = fc.integer({ min: 0, max: 2_000_000 });
  const lineOf = fc.record({
    origin_amount: fen,
    item_num: fc.integer({ min: 1, max: 5 }),
    pay_amount: fen,
    post_amount: fc.option(fc.integer({ min: 0, max: 500 })),
  });
  const amounts = fc.array(lineOf, { minLength: 1, maxLength: 5 }).chain((rows) => {
    const sum = rows.reduce((total, one) => total + one.pay_amount, 0);
    return fc.tuple(fc.constant(rows), fc.oneof(fen, fc.constant(sum), fc.constant(sum + 600)), fc.constantFrom(0, 600, 2_500));
  });
  fc.assert(
    fc.property(amounts, ([rows, pay_amount, post_amount]) => {
      const fact = read({ pay_amount, post_amount, sku_order_list: rows.map((one, index) => row(String(index), one)) });
      for (const line of fact.lines) expect(line.paidFen).toBeGreaterThanOrEqual(0);
      expect(fact.freightFen).toBeGreaterThanOrEqual(0);
      expect(fact.lines.reduce((sum, line) => sum + line.paidFen, 0) + fact.freightFen).toBe(fact.paidFen);
      expect(fact.paidFen).toBe(pay_amount);
    }),
    { numRuns: 500 },
  );
});
