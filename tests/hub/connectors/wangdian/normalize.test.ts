import { describe, expect, it } from "vitest";
import type { ChannelFact, WarehouseEvent } from "../../../../main/hub/connectors/port.ts";
import { normalize } from "../../../../main/hub/connectors/wangdian/normalize.ts";
import { SOLD_AT } from "../../../conformance/fakes/fake.ts";
import { refund, stockin, stockout, trade } from "../../../conformance/fakes/wangdian.ts";

const AT = SOLD_AT.getTime();

function facts(topic: string, row: unknown): ChannelFact[] {
  const read = normalize(topic, JSON.stringify(row));
  if (!read.ok) throw new Error(read.refusal.message);
  return read.value;
}
const events = (topic: string, row: unknown): WarehouseEvent[] => facts(topic, row).flatMap((fact) => (fact.type === "warehouse" ? [fact] : []));
const kinds = (topic: string, row: unknown): string[] => events(topic, row).map(({ kind }) => kind);

describe("旺店通 documents", () => {
  it("are what their status says, and no more", () => {
    const of = (status: number, more = {}) => kinds("order", { ...trade("JY1", AT), trade_status: status, ...more });
    expect([10, 12, 20, 30, 35, 40].flatMap((status) => of(status))).toEqual([]);
    expect([55, 95, 96].map((status) => of(status))).toEqual([["audited"], ["audited"], ["audited"]]);
    expect(of(101, { settle_time: "2026-11-20 10:00:00" })).toEqual(["audited", "books_posted"]);
    expect([4, 5, 23].map((status) => of(status))).toEqual([["held"], ["held"], ["held"]]);
    const out = (status: number, more = {}) => kinds("outbound", { ...stockout("CK1", AT), status, consign_time: undefined, consign_status: 0, ...more });
    expect([50, 53, 60, 63].flatMap((status) => out(status))).toEqual([]);
    expect(out(51)).toEqual(["short"]);
    expect(out(65)).toEqual(["allocated"]);
    expect(out(77, { consign_status: 1 })).toEqual(["allocated"]);
    expect(out(79, { consign_status: 3 })).toEqual(["allocated", "packed"]);
    expect(out(110, { consign_time: "2026-11-20 09:30:00" })).toEqual(["allocated", "packed", "outbound"]);
    expect(out(5)).toEqual(["outbound_cancelled"]);
    expect(out(10)).toEqual(["outbound_cancelled"]);
    expect(kinds("case", { ...refund("TK1", AT), status: 30 })).toEqual([]);
    expect(kinds("received", { ...stockin("RK1", AT), status: 30 })).toEqual(["return_arrived"]);
    expect(kinds("received", { ...stockin("RK1", AT), status: 10 })).toEqual([]);
  });

  it("reads reasons that are bits, which add up", () => {
    const held = (row: object) => events("outbound", { ...stockout("CK1", AT), status: 70, ...row }).filter(({ kind }) => kind === "held");
    expect(held({ block_reason: 3 })[0]?.data.reason).toBe("买家申请退款、已退款");
    expect(held({ block_reason: 8 })).toEqual([]);
    expect(kinds("outbound", { ...stockout("CK1", AT), status: 70, consign_status: 0, block_reason: 65_536 })).toEqual(["allocated", "outbound_cancelled"]);
    expect(kinds("outbound", { ...stockout("CK1", AT), block_reason: 65_537 })).toEqual(["allocated", "packed", "outbound"]);
    expect(events("order", { ...trade("JY1", AT), trade_status: 23, bad_reason: 34 })[0]?.data.reason).toBe("修改地址、更换货品");
  });

  it("tells the packer and the weight, and of several orders in one package neither the weight nor goods of another", () => {
    const [packed] = events("outbound", stockout("CK1", AT)).filter(({ kind }) => kind === "packed");
    expect(packed?.data).toMatchObject({ packer: "演示打包员", weightGrams: 640, skus: [{ sku: "TS-BLK-L", quantity: 2 }] });
    const details_list = [
      { src_tid: "1", spec_no: "A", goods_count: 1 },
      { src_tid: "2", spec_no: "B", goods_count: 3 },
    ];
    const both = events("outbound", { ...stockout("CK1", AT), details_list, packager_name: "系统用户" }).filter(({ kind }) => kind === "packed");
    expect(both.map(({ orderRef, data }) => [orderRef, data.skus, data.mergedWith, data.weightGrams, data.packer])).toEqual([
      ["channel:*:1", [{ sku: "A", quantity: 1 }], ["2"], undefined, undefined],
      ["channel:*:2", [{ sku: "B", quantity: 3 }], ["1"], undefined, undefined],
    ]);
  });

  it("passes what came back only where all of it is said to be undamaged and no less than was expected", () => {
    const verdict = (row: object, more = {}) =>
      events("received", { ...stockin("RK1", AT), details_list: [{ tid: "1", spec_no: "A", num: 1, expect_num: 1, defect: false, ...row }], ...more }).find(
        ({ kind }) => kind === "return_inspected",
      )?.data.result;
    expect(verdict({})).toBe("passed");
    expect(verdict({ defect: true })).toBe("failed");
    expect([
      verdict({ defect: undefined }),
      verdict({ num: 1, expect_num: 2 }),
      verdict({ expect_num: undefined }),
      verdict({ num: 0, expect_num: 0 }),
    ]).toEqual([undefined, undefined, undefined, undefined]);
    expect(verdict({}, { status: 30 })).toBeUndefined();
  });

  it("says what was settled in the books, and of several orders not how much is whose", () => {
    expect(events("case", refund("TK1", AT))).toMatchObject([{ kind: "books_posted", at: new Date(AT + 60_000), data: { refundFen: 5_900 } }]);
    const both = events("case", { ...refund("TK1", AT), detail_list: [{ tid: "1" }, { tid: "2" }] });
    expect(both.map(({ orderRef, data }) => [orderRef, data.refundFen])).toEqual([
      ["channel:*:1", undefined],
      ["channel:*:2", undefined],
    ]);
  });
});
