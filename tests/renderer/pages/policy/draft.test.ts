import { describe, expect, it } from "vitest";
import type { PolicyBody } from "../../../../main/hub/contract/index.ts";
import { readCondition } from "../../../../renderer/pages/policy/condition.ts";
import { addRow, changeCell, moveRow, removeRow } from "../../../../renderer/pages/policy/draft.ts";

const body: PolicyBody = {
  name: "after-sale",
  title: "t",
  description: "",
  inputs: [{ fact: "amountYuan", label: "金额" }],
  rows: [
    { id: "small", note: "", when: { amountYuan: "<= 200" }, outcome: "grant", reason: "" },
    { id: "row-3", note: "", when: {}, outcome: "agent", reason: "" },
  ],
  holdMinutes: 10,
  examples: [{ name: "e", facts: {}, expect: { outcome: "agent", row: null } }],
};
const ids = (of: PolicyBody): string[] => of.rows.map((row) => row.id);

describe("a policy under edit", () => {
  it("gets a new row above the one that catches everything, with an id nobody has", () => {
    expect(ids(addRow(body))).toEqual(["small", "row-4", "row-3"]);
  });

  it("moves a row and stays as it is at the ends", () => {
    expect(ids(moveRow(body, 0, 1))).toEqual(["row-3", "small"]);
    expect(moveRow(body, 0, -1)).toBe(body);
    expect(moveRow(body, 1, 1)).toBe(body);
  });

  it("keeps its last row", () => {
    const one = removeRow(body, 0);
    expect(ids(one)).toEqual(["row-3"]);
    expect(removeRow(one, 0)).toBe(one);
  });

  it("adds a column with the first condition on a new fact, and takes a condition away", () => {
    const more = changeCell(body, { at: 1, fact: "signed", label: "已签收", text: "true" });
    expect(more.inputs.map((input) => input.fact)).toEqual(["amountYuan", "signed"]);
    expect(more.rows[1]?.when).toEqual({ signed: "true" });
    expect(changeCell(more, { at: 1, fact: "signed", label: "", text: null }).rows[1]?.when).toEqual({});
    expect(body.inputs).toHaveLength(1);
  });
});

describe("a condition", () => {
  const word = (value: string): string => ({ high: "高风险", true: "是" })[value] ?? value;
  it.each([
    [">= 5", "≥ 5"],
    ["<=200", "≤ 200"],
    ["> 500", "> 500"],
    ["'high'", "高风险"],
    ["'high', 'watch'", "高风险 / watch"],
    ["true", "是"],
    ["[1..5]", "[1..5]"],
    ["'a' + 'b'", "'a' + 'b'"],
  ])("%s reads %s", (cell, shown) => {
    expect(readCondition(cell, word)).toBe(shown);
  });
});
