/** What was really paid for a trade: presale, refunds that lower it, discounts, freight. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalize } from "../../../../main/hub/connectors/taobao/normalize.ts";
import { yuanText } from "../../../../main/hub/kernel/money.ts";
import { trade } from "../../../conformance/fakes/taobao.ts";

const AT = Date.UTC(2026, 10, 20, 1, 12, 31);
const TID = "3811200045678901234";
const PRESALE = { type: "step", payment: "130.00", total_fee: "130.00", discount_fee: "0.00", post_fee: "0.00", step_paid_fee: "20.00" };

function read(change: Record<string, unknown>) {
  const result = normalize("order", JSON.stringify({ ...trade(TID, AT), ...change }));
  const fact = result.ok ? result.value[0] : undefined;
  if (fact?.type !== "order") throw new Error("no order");
  return fact;
}
const row = (oid: string, change: Record<string, unknown>) => ({
  oid,
  price: "0.00",
  num: 1,
  title: "货",
  outer_sku_id: oid,
  status: "WAIT_SELLER_SEND_GOODS",
  ...change,
});

describe("a presale", () => {
  it("of which only the deposit is paid has paid the deposit, is not paid and must not leave", () => {
    const fact = read({
      ...PRESALE,
      status: "WAIT_BUYER_PAY",
      step_trade_status: "FRONT_PAID_FINAL_NOPAID",
      orders: { order: [row(TID, { price: "130.00", payment: "130.00" })] },
    });
    expect(fact).toMatchObject({ claimedState: "created", onHold: true, paidAt: null, paidFen: 2_000, deposit: { fen: 2_000 }, lines: [{ paidFen: 2_000 }] });
    expect(read({ ...PRESALE, step_trade_status: "FRONT_PAID_FINAL_NOPAID" })).toMatchObject({ claimedState: "created", onHold: true, paidFen: 2_000 });
  });

  it("that nobody paid for has paid nothing, one that is paid all of it, and a forfeited deposit stays paid", () => {
    expect(read({ ...PRESALE, status: "WAIT_BUYER_PAY", step_trade_status: "FRONT_NOPAID_FINAL_NOPAID", pay_time: undefined })).toMatchObject({
      onHold: false,
      paidFen: 0,
    });
    expect(read({ ...PRESALE, step_trade_status: "FRONT_PAID_FINAL_PAID" })).toMatchObject({
      claimedState: "paid",
      onHold: false,
      paidFen: 13_000,
      deposit: { fen: 2_000 },
    });
    const lost = { ...PRESALE, status: "TRADE_CLOSED", step_trade_status: "FRONT_PAID_FRONT_FORFEITED", end_time: "2026-11-21 10:00:00" };
    expect(read(lost)).toMatchObject({ claimedState: "closed", onHold: false, paidFen: 2_000 });
  });
});

describe("what was paid", () => {
  it.each([
    ["waits for payment", { status: "WAIT_BUYER_PAY", pay_time: undefined }, 0],
    ["was closed before payment", { status: "TRADE_CLOSED_BY_TAOBAO", pay_time: undefined }, 0],
    ["was closed after a refund, without a time of payment", { status: "TRADE_CLOSED", pay_time: undefined }, 11_800],
    ["is paid at the door and under way", { type: "cod", status: "WAIT_BUYER_CONFIRM_GOODS", pay_time: undefined }, 0],
    ["was paid at the door", { type: "cod", status: "TRADE_FINISHED", pay_time: undefined }, 11_800],
  ])("of a trade that %s", (_what, change, paidFen) => {
    const fact = read(change);
    expect(fact.paidFen).toBe(paidFen);
    expect(fact.lines.reduce((sum, line) => sum + line.paidFen, 0) + fact.freightFen).toBe(paidFen);
  });

  it("counts in full when a line was refunded before the trade was first seen, with and without its discount", () => {
    const money = { payment: "50.00", total_fee: "130.00", discount_fee: "0.00", post_fee: "0.00" };
    const lines = [row("1", { price: "80.00", payment: "0.00", status: "TRADE_CLOSED" }), row("2", { price: "50.00", payment: "50.00" })];
    expect(read({ ...money, orders: { order: lines } })).toMatchObject({ paidFen: 13_000, lines: [{ paidFen: 8_000 }, { paidFen: 5_000 }] });
    expect(read({ ...money, total_fee: undefined, orders: { order: lines } })).toMatchObject({ paidFen: 13_000 });
    const less = read({ ...money, payment: "46.15", discount_fee: "10.00", orders: { order: [lines[0], { ...lines[1], divide_order_fee: "46.15" }] } });
    expect(less.paidFen).toBe(12_000);
  });

  it("counts in full when part of a line was given back, where the trade says what was due", () => {
    const lines = [
      row("1", { price: "80.00", payment: "60.00", discount_fee: "0.00", refund_status: "SUCCESS" }),
      row("2", { price: "50.00", payment: "50.00" }),
    ];
    const money = { payment: "110.00", post_fee: "0.00", orders: { order: lines } };
    expect(read({ ...money, total_fee: "130.00", discount_fee: "0.00" })).toMatchObject({ paidFen: 13_000, lines: [{ paidFen: 8_000 }, { paidFen: 5_000 }] });
    expect(read({ ...money, total_fee: undefined, discount_fee: undefined })).toMatchObject({ paidFen: 11_000 });
  });

  it("does not count lines that were closed before payment", () => {
    const lines = [row("1", { price: "80.00", payment: "80.00", status: "TRADE_CLOSED_BY_TAOBAO" }), row("2", { price: "50.00", payment: "50.00" })];
    expect(read({ payment: "50.00", total_fee: "50.00", discount_fee: "0.00", post_fee: "0.00", orders: { order: lines } })).toMatchObject({
      paidFen: 5_000,
      lines: [{ paidFen: 0 }, { paidFen: 5_000 }],
    });
  });

  it("tells figures of lines that no discount of the order explains", () => {
    const lines = [row("1", { price: "80.00", payment: "80.00" }), row("2", { price: "50.00", payment: "50.00" })];
    const money = { payment: "118.00", total_fee: "130.00", discount_fee: "12.00", post_fee: "0.00", orders: { order: lines } };
    expect(read(money).linesToldFen).toBeUndefined();
    expect(read(money).lines.map(({ paidFen }) => paidFen)).toEqual([7_262, 4_538]);
    expect(read({ ...money, payment: "100.00" }).linesToldFen).toBe(13_000);
  });
});

it("shares of lines with the freight are what was paid, and none is negative", () => {
  const fen = fc.integer({ min: 0, max: 2_000_000 });
  const lineOf = fc.record({ price: fen, num: fc.integer({ min: 1, max: 5 }), off: fen, mjz: fc.option(fen), divide: fc.option(fen), refunded: fc.boolean() });
  fc.assert(
    fc.property(fc.array(lineOf, { minLength: 1, maxLength: 5 }), fen, fc.integer({ min: 0, max: 3_000 }), (rows, payment, post) => {
      const lines = rows.map((one, index) =>
        row(String(index), {
          price: yuanText(one.price),
          num: one.num,
          payment: yuanText(Math.max(0, one.price * one.num - one.off)),
          discount_fee: yuanText(Math.min(one.off, one.price * one.num)),
          part_mjz_discount: one.mjz === null ? undefined : yuanText(one.mjz),
          divide_order_fee: one.divide === null ? undefined : yuanText(one.divide),
          ...(one.refunded ? { status: "TRADE_CLOSED" } : {}),
        }),
      );
      const fact = read({ payment: yuanText(payment), post_fee: yuanText(post), total_fee: undefined, discount_fee: undefined, orders: { order: lines } });
      for (const line of fact.lines) expect(line.paidFen).toBeGreaterThanOrEqual(0);
      expect(fact.freightFen).toBeGreaterThanOrEqual(0);
      expect(fact.lines.reduce((sum, line) => sum + line.paidFen, 0) + fact.freightFen).toBe(fact.paidFen);
      expect(fact.paidFen).toBeGreaterThanOrEqual(payment);
    }),
    { numRuns: 500 },
  );
});
