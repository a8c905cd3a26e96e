import { describe, expect, it } from "vitest";
import { applyMapping } from "../../../main/hub/mappings/apply.ts";
import { hidden } from "../../../main/hub/mappings/hide.ts";
import { suggestFields } from "../../../main/hub/mappings/suggest.ts";
import { order, outboundPage } from "./samples.ts";

describe("what a sample seems to say", () => {
  it("is found with its list, units, forms and words, and reads the sample it was made of", () => {
    const payload = JSON.stringify(outboundPage);
    const { list, fields } = suggestFields({ kind: "event", source: "", payload, list: null });
    expect(list).toBe("data.list");
    const by = new Map(fields.map((field) => [field.field, field]));
    expect(by.get("orderRef")?.path).toBe("trade_no");
    expect(by.get("data.weightGrams")).toMatchObject({ path: "weight", unit: "kg" });
    expect(by.get("data.skus.sku")?.path).toBe("details[].spec_no");
    expect(by.get("kind")?.words).toEqual([
      { word: "已出库", means: "outbound" },
      { word: "已打包", means: "packed" },
    ]);
    const told = applyMapping({ parts: [{ name: "出库", kind: "event", source: "", when: null, list, fields }] }, { source: "", payload });
    expect(told).toMatchObject({ wrong: null, records: [{ kind: "event" }, { kind: "event" }] });
  });

  it("is told from the list's own name where no field says what happened", () => {
    const payload = JSON.stringify([{ order_no: "1", time: "2026-11-20 10:00:00" }]);
    const { fields } = suggestFields({ kind: "event", source: "/api/outbound/list", payload, list: null });
    expect(fields.find(({ field }) => field === "kind")).toEqual({ field: "kind", path: null, constant: "outbound" });
  });

  it("is found for an order that stands by itself, within texts of JSON, too", () => {
    const { list, fields } = suggestFields({ kind: "order", source: "", payload: JSON.stringify({ ...order, order_sn: order.sn }), list: null });
    expect(list).toBe("");
    expect(fields.find(({ field }) => field === "id")?.path).toBe("order_sn");
    expect(fields.find(({ field }) => field === "lines.sku")).toBeUndefined();
    expect(fields.find(({ field }) => field === "lines.quantity")?.path).toBe("items[].qty");
  });
});

describe("a payload as it is shown", () => {
  it("keeps numbers, codes and names of goods, and hides who a buyer is", () => {
    const shown = hidden(
      JSON.stringify({
        order_no: "88001",
        goods_name: "马克杯",
        receiver_name: "王小明",
        mobile: "13812340001",
        receiver: { name: "李雷", address: "幸福路 8 号 301" },
      }),
    );
    expect(JSON.parse(shown)).toEqual({
      order_no: "88001",
      goods_name: "马克杯",
      receiver_name: "王**",
      mobile: "138****0001",
      receiver: { name: "李*", address: "幸福路 ****" },
    });
  });

  it("hides what names a person in free words and in texts of JSON", () => {
    const shown = hidden(JSON.stringify({ note: "请打 13812340001", raw: '{"mobile":"13812340001"}', phone: 13812340001 }));
    expect(shown).not.toContain("13812340001");
  });
});
