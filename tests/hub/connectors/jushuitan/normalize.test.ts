import { describe, expect, it } from "vitest";
import { normalize } from "../../../../main/hub/connectors/jushuitan/normalize.ts";
import type { ChannelFact, WarehouseEvent } from "../../../../main/hub/connectors/port.ts";
import { SOLD_AT } from "../../../conformance/fakes/fake.ts";
import { afterSale, order, outbound, received } from "../../../conformance/fakes/jushuitan.ts";

const AT = SOLD_AT.getTime();

function facts(topic: string, row: unknown): ChannelFact[] {
  const read = normalize(topic, JSON.stringify(row));
  if (!read.ok) throw new Error(read.refusal.message);
  return read.value;
}
const events = (topic: string, row: unknown): WarehouseEvent[] => facts(topic, row).flatMap((fact) => (fact.type === "warehouse" ? [fact] : []));
const kinds = (topic: string, row: unknown): string[] => events(topic, row).map(({ kind }) => kind);

describe("聚水潭 documents", () => {
  it("are what their status says, and no more", () => {
    const of = (status: string, more = {}) => kinds("order", { ...order("1", AT), status, ...more });
    expect(
      ["WaitPay", "WaitConfirm", "WaitFConfirm", "Delivering", "WaitOuterSent", "Sent", "Merged", "Split", "Cancelled", "Question"].map((status) => of(status)),
    ).toEqual([[], [], [], ["audited"], ["audited"], [], [], [], ["held"], ["held"]]);
    expect(of("Question", { question_type: "缺货" })).toEqual(["short"]);
    const out = (status: string, more = {}) => kinds("outbound", { ...outbound("1", AT), status, ...more });
    expect(out("WaitConfirm", { io_date: "" })).toEqual(["allocated"]);
    expect(out("OuterConfirming")).toEqual(["allocated"]);
    expect(out("Confirmed")).toEqual(["allocated", "packed", "outbound"]);
    expect(out("Confirmed", { io_date: "", send_date: "" })).toEqual(["allocated"]);
    expect(out("Delete")).toEqual(["allocated", "outbound_cancelled"]);
    expect(out("Cancelled")).toEqual(["allocated", "outbound_cancelled"]);
  });

  it("tell nothing of an order that they do not name", () => {
    const row = { ...outbound("1", AT), so_id: "", items: [{ sku_id: "A", qty: 1, raw_so_id: "" }] };
    expect(facts("outbound", row)).toMatchObject([{ type: "nothing" }]);
    expect(facts("received", { ...received("1", AT), so_id: "" })).toMatchObject([{ type: "nothing" }]);
  });

  it("divide goods by the numbers of their rows; where several are named and no row says whose it is, nobody's goods are told", () => {
    const items = [
      { sku_id: "A", qty: 1, raw_so_id: "1" },
      { sku_id: "A", qty: 1, raw_so_id: "1" },
      { sku_id: "B", qty: 3, raw_so_id: "2" },
    ];
    const packed = (row: object) => events("outbound", { ...outbound("1", AT), ...row }).filter(({ kind }) => kind === "packed");
    expect(packed({ so_id: "1", items }).map(({ orderRef, data }) => [orderRef, data.skus, data.mergedWith, data.weightGrams])).toEqual([
      ["channel:*:1", [{ sku: "A", quantity: 2 }], ["2"], undefined],
      ["channel:*:2", [{ sku: "B", quantity: 3 }], ["1"], undefined],
    ]);
    const unnamed = items.map((item) => ({ ...item, raw_so_id: "" }));
    expect(packed({ so_id: "1,2", items: unnamed }).map(({ orderRef, data }) => [orderRef, data.skus])).toEqual([
      ["channel:*:1", undefined],
      ["channel:*:2", undefined],
    ]);
    expect(packed({ so_id: "1", items: unnamed }).map(({ data }) => data.skus)).toEqual([
      [
        { sku: "A", quantity: 2 },
        { sku: "B", quantity: 3 },
      ],
    ]);
  });

  it("say that goods were inspected only where the seller has them and a clerk confirmed it, and never that they are right", () => {
    const of = (more = {}) => events("case", { ...afterSale("1", AT), ...more });
    expect(of()).toMatchObject([{ kind: "return_inspected", at: new Date(AT + 60_000) }]);
    expect(of()[0]?.data.result).toBeUndefined();
    expect(of({ good_status: "BUYER_RETURNED_GOODS" })).toEqual([]);
    expect(of({ status: "WaitConfirm" })).toEqual([]);
    expect(of({ confirm_date: "" })).toEqual([]);
    expect(kinds("received", { ...received("1", AT), status: "Cancelled" })).toEqual([]);
  });
});
