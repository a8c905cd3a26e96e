import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shapeLines } from "../../../main/hub/kernel/shape-lines.ts";

const marked = (payload: unknown, field: string) => shapeLines(JSON.stringify(payload), field).lines.filter(({ mark }) => mark !== null);

describe("a payload's shape in lines", () => {
  it("marks the field itself, in its own row of a list", () => {
    const payload = { trade: { orders: { order: [{ price: "1.00" }, { price: "free" }] } } };
    expect(marked(payload, "trade.orders.1.price")).toEqual([{ text: '          "price": "…4"', mark: "broke" }]);
  });

  it("looks into JSON within the texts of JSON", () => {
    expect(marked({ data: JSON.stringify({ p_id: "小王" }) }, "data.p_id")).toEqual([{ text: '    "p_id": "…2"', mark: "broke" }]);
  });

  it("shows what is missing where it should stand, and marks nothing where nobody can say", () => {
    expect(marked({ trade: { id: "1" } }, "trade.status")).toEqual([{ text: '    "status": —', mark: "missing" }]);
    expect(marked({ id: "1" }, "status")).toEqual([{ text: '  "status": —', mark: "missing" }]);
    expect([marked({ id: "1" }, ""), marked({ id: "1" }, "nowhere.at.all")]).toEqual([[], []]);
  });

  it("keeps the mark in sight of a payload that is too long to show", () => {
    const rows = Array.from({ length: 20 }, () => Object.fromEntries(Array.from({ length: 200 }, (_, nth) => [`f${nth}`, 1])));
    const { lines, isCut } = shapeLines(JSON.stringify({ rows, status: "一" }), "status");
    expect([isCut, lines.length]).toEqual([true, 1_500]);
    expect(lines.some(({ mark }) => mark === "broke")).toBe(true);
  });

  it("shows of what is no JSON its signs, and never a name, a number or an address, whatever is asked for", () => {
    expect(shapeLines("<html>\n王小明", "a").lines.map(({ text }) => text)).toEqual(["<…4>", "…3"]);
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, field) => {
        const text = JSON.stringify({ value, receiver_name: "张伟强", mobile: "13812340001", address: "西湖区文三路", words: ["联系13812340001"] });
        expect(JSON.stringify(shapeLines(text, field))).not.toMatch(/张伟强|13812340001|文三路/);
      }),
    );
  });
});
