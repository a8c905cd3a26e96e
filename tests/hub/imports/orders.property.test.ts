/** Whatever stands in the cells of an order: it is refused with a reason, or it fits the public interface, and the same rows are the same text. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RestOrder } from "../../../main/hub/contract/rest/order.ts";
import type { Row } from "../../../main/hub/imports/kinds/kind.ts";
import { orders } from "../../../main/hub/imports/kinds/orders.ts";
import { readCount, readId, readMoney, readTime } from "../../../main/hub/imports/values.ts";
import { yuanText } from "../../../main/hub/kernel/money.ts";
import { toBeijing } from "../../../main/hub/kernel/time.ts";

const money = fc.oneof(
  fc.integer({ min: 0, max: 2_100_000_000 }).map((fen) => yuanText(fen)),
  fc.constantFrom("", "¥1,234.50", "－3.00", "(3.00)", "1.005", "一百", "+9", "0.00000"),
);
const time = fc.oneof(
  fc.date({ min: new Date("1990-01-01"), max: new Date("2120-01-01"), noInvalidDate: true }).map((at) => toBeijing(at)),
  fc.constantFrom("", "0000-00-00 00:00:00", "2026/1/2 3:04", "2026年01月02日 3时4分5秒", "20260102030405", "2026-02-30", "昨天", "1767294245", "45981.5"),
);
const text = fc.oneof(fc.string({ unit: "binary", maxLength: 40 }), fc.constantFrom("王小二", "=1+1", "\u0001", "𠮷".repeat(150), "'x", "\t7", '="8"'));
const cells = fc.record({
  orderId: fc.oneof(fc.constantFrom("1001", "1.23E+18", "", `"\t1"`), text),
  lineId: fc.constantFrom("", "a", "b"),
  status: fc.constantFrom("", "交易成功", "已发货", "待发货", "等待买家付款", "交易关闭", "飞走了"),
  createdAt: time,
  paidAt: time,
  updatedAt: time,
  promisedShipAt: time,
  totalFen: money,
  paidFen: money,
  freightFen: money,
  buyerNick: text,
  buyerId: text,
  name: text,
  phone: text,
  address: text,
  title: text,
  sku: text,
  spec: text,
  quantity: fc.constantFrom("", "1", "3.0", "2,000", "0", "-1", "1.5", "999999999", "一"),
  priceFen: money,
  linePaidFen: money,
  carrier: text,
  waybill: fc.oneof(fc.constantFrom("", "SF123456,SF99", "SF123 4567"), text),
  note: text,
});
const rowsOf = (all: readonly Record<string, string>[]): Row[] => all.map((one, at) => ({ at: at + 2, cell: (field) => one[field] ?? "" }));
const reading = { zone: "Asia/Shanghai" as const, now: Date.UTC(2026, 10, 20), means: () => undefined, has: () => true };

describe("rows of an order", () => {
  it("are refused with a reason in both languages, or fit the public interface", () => {
    fc.assert(
      fc.property(fc.array(cells, { minLength: 1, maxLength: 3 }), (all) => {
        const told = orders.read(rowsOf(all), reading);
        expect(orders.read(rowsOf(all), reading)).toEqual(told);
        if ("why" in told) {
          expect([told.why.zh, told.why.en].every((sentence) => sentence !== "" && !/undefined|null/.test(sentence.replace(/“[^”]*”/gs, "")))).toBe(true);
          return;
        }
        const checked = RestOrder.safeParse(JSON.parse(told.payload));
        expect(checked.success ? [] : checked.error.issues).toEqual([]);
        expect(told.version).toBeLessThanOrEqual(reading.now + 300_000);
      }),
      { numRuns: 1_500 },
    );
  });
});

describe("a cell", () => {
  it("with an amount is exact to the fen, however it is written", () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }), fc.constantFrom("", "¥", "￥ ", "CNY"), (fen, sign) => {
        const [yuan = "", rest = ""] = yuanText(Math.abs(fen)).split(".");
        const written = `${fen < 0 ? "-" : ""}${sign}${yuan.replace(/\B(?=(\d{3})+$)/g, ",")}.${rest}`;
        expect(readMoney(written)).toEqual({ value: fen === 0 ? 0 : fen });
        expect(readMoney(`${yuanText(fen)}元`)).toEqual({ value: fen === 0 ? 0 : fen });
      }),
    );
  });

  it("with a time is that moment in the zone chosen, and no moment where a clock leaves it out", () => {
    const at = (cell: string, zone: Parameters<typeof readTime>[1]) => {
      const read = readTime(cell, zone);
      return "value" in read ? (read.value?.toISOString() ?? null) : "refused";
    };
    expect(at("2026-03-01 10:00:30", "Asia/Shanghai")).toBe("2026-03-01T02:00:30.000Z");
    expect(at("2026/3/1 10:00", "Asia/Tokyo")).toBe("2026-03-01T01:00:00.000Z");
    expect(at("2026-07-01 10:00:00", "America/New_York")).toBe("2026-07-01T14:00:00.000Z");
    expect(at("2026-12-01 10:00:00", "America/New_York")).toBe("2026-12-01T15:00:00.000Z");
    // Clocks were put forward from two to three that night.
    expect(at("2026-03-08 02:30:00", "America/New_York")).toBe("refused");
    expect(at("2026-03-01T10:00:30+09:00", "Asia/Shanghai")).toBe("2026-03-01T01:00:30.000Z");
    expect(at("01/03/2026", "Asia/Shanghai")).toBe("refused");
  });

  it("with an id keeps every digit or is refused, and a count is whole", () => {
    expect(readId("\t6926112300001234567\t")).toEqual({ value: "6926112300001234567" });
    expect(readId('="0012"')).toEqual({ value: "0012" });
    expect(readId("1.23E+18")).toMatchObject({ why: { zh: expect.stringContaining("末几位已经丢失") } });
    expect([readCount("1,003"), readCount("3 件"), readCount("3.5")]).toMatchObject([{ value: 1_003 }, { value: 3 }, { why: {} }]);
  });
});
