import { describe, expect, it } from "vitest";
import { normalize } from "../../../../main/hub/connectors/huice/normalize.ts";
import type { WarehouseEvent } from "../../../../main/hub/connectors/port.ts";
import { SOLD_AT } from "../../../conformance/fakes/fake.ts";
import { refund, stockin, stockout, trade } from "../../../conformance/fakes/huice.ts";

const AT = SOLD_AT.getTime();

function events(topic: string, row: unknown): WarehouseEvent[] {
  const read = normalize(topic, JSON.stringify(row));
  if (!read.ok) throw new Error(read.refusal.message);
  return read.value.flatMap((fact) => (fact.type === "warehouse" ? [fact] : []));
}
const kinds = (topic: string, row: unknown): string[] => events(topic, row).map(({ kind }) => kind);

describe("旺店通 企业版 / 网页版 documents", () => {
  it("are what their status says, and no more", () => {
    const order = (status: number) => kinds("order", { ...trade("JY1", AT), trade_status: status });
    expect([10, 29, 30, 35].flatMap(order)).toEqual([]);
    expect([50, 51, 52, 55, 95].map(order)).toEqual([["audited"], ["audited"], ["audited"], ["audited"], ["audited"]]);
    expect([4, 5, 25, 53].map(order)).toEqual([["held"], ["held"], ["held"], ["held"]]);
    const out = (status: number, more = {}) => kinds("outbound", { ...stockout("CK1", AT), status, ...more });
    expect(out(55)).toEqual([]);
    expect(out(95)).toEqual(["packed", "outbound"]);
    expect(out(95, { weight: "0.0000" })).toEqual(["outbound"]);
    expect(out(95, { consign_time: "0000-00-00 00:00:00" })).toEqual([]);
    expect(out(5)).toEqual(["outbound_cancelled"]);
    expect(kinds("revoked", stockout("CK1", AT))).toEqual(["outbound_cancelled"]);
    expect(kinds("case", refund("TK1", AT))).toEqual([]);
    expect(kinds("received", { ...stockin("RK1", AT), status: 30 })).toEqual(["return_arrived"]);
    expect(kinds("received", { ...stockin("RK1", AT), status: 10 })).toEqual([]);
  });

  it("takes what the platform marked as shipped for no proof, line by line", () => {
    const details = (types: number[]) => ({
      details_list: types.map((type, at) => ({ src_tid: String(at + 1), spec_no: "A", num: "1", trade_status_type: type })),
    });
    const out = (types: number[]) => events("outbound", { ...stockout("CK1", AT), weight: "0", ...details(types) }).map(({ orderRef }) => orderRef);
    expect(out([1])).toEqual([]);
    expect(out([1, 2])).toEqual(["channel:*:2"]);
  });

  it("gives each order of a package its own goods and none the weight, though the head's list is cut off", () => {
    const details_list = [
      { src_tid: "301000000000001", spec_no: "A", num: "1.0000", trade_status_type: 2 },
      { src_tid: "301000000000002", spec_no: "B", num: "3.0000", trade_status_type: 2 },
    ];
    const packed = events("outbound", { ...stockout("CK1", AT), src_tids: "301000000000001,3010", details_list }).filter(({ kind }) => kind === "packed");
    expect(packed.map(({ orderRef, data }) => [orderRef, data.skus, data.weightGrams])).toEqual([
      ["channel:*:301000000000001", [{ sku: "A", quantity: 1 }], undefined],
      ["channel:*:301000000000002", [{ sku: "B", quantity: 3 }], undefined],
    ]);
  });

  it("fails what came back damaged, and passes nothing: how much was expected is not told", () => {
    const verdict = (type: number) =>
      events("received", { ...stockin("RK1", AT), details_list: [{ tid: "1", spec_no: "A", num: "1.0000", stock_type: type }] }).find(
        ({ kind }) => kind === "return_inspected",
      )?.data.result;
    expect([verdict(1), verdict(2)]).toEqual([undefined, "failed"]);
  });
});
