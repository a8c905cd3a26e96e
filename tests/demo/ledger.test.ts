import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { doublePaid, type Grant, overPaid } from "../../main/demo/truth/ledger.ts";

const grant = (refundId: string, amount: number, lineId = "l1"): Grant => ({
  channel: "taobao",
  refundId,
  orderId: "o1",
  lineId,
  amount,
  at: 0,
  by: "seller",
});

const paid = [
  { orderId: "o1", lineId: "l1", linePaid: 5_900, orderPaid: 10_800 },
  { orderId: "o1", lineId: "l2", linePaid: 4_100, orderPaid: 10_800 },
];

describe("the ledger's own judgement", () => {
  it("names a refund that was paid twice, and only that", () => {
    expect(doublePaid([grant("r1", 100), grant("r2", 100), grant("r1", 100)])).toEqual(["taobao:r1"]);
    expect(doublePaid([grant("r1", 100), grant("r2", 100)])).toEqual([]);
  });

  it("lets one line carry the order's freight, and no more", () => {
    expect(overPaid([grant("r1", 6_700)], paid)).toEqual([]);
    expect(overPaid([grant("r1", 6_701)], paid)).toEqual(["line:l1"]);
  });

  it("names an order paid back beyond what was paid, even when each line alone is in order", () => {
    expect(overPaid([grant("r1", 6_700), grant("r2", 4_200, "l2")], paid)).toEqual(["order:o1"]);
  });

  it("never calls parts of a line that add up to it too much", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 8 }), (parts) => {
        const total = parts.reduce((sum, part) => sum + part, 0);
        const book = [{ orderId: "o1", lineId: "l", linePaid: total, orderPaid: total }];
        const grants = parts.map((part, index) => grant(`r${index}`, part, "l"));
        return overPaid(grants, book).length === 0 && overPaid([...grants, grant("more", 1, "l")], book).length === 2;
      }),
    );
  });
});
