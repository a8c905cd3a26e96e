import { describe, expect, it } from "vitest";
import { readCell } from "../../../../main/hub/contract/cell.ts";
import type { PolicyBody } from "../../../../main/hub/contract/policies.ts";
import type { Translate } from "../../../../renderer/locales/text.ts";
import { difference, sizeOf } from "../../../../renderer/pages/policy/difference.ts";
import { addRow, changeCell, copyRow, moveRow, removeRow } from "../../../../renderer/pages/policy/draft.ts";
import { cellWords } from "../../../../renderer/widgets/cell-words.ts";

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

  it("takes a copy of a row below it, under an id nobody has", () => {
    expect(ids(copyRow(copyRow(body, 0), 0))).toEqual(["small", "small-3", "small-2", "row-3"]);
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

describe("a cell in words", () => {
  const word = (value: string): string => ({ high: "高风险" })[value] ?? value;
  const t = ((key: string, filled?: Record<string, unknown>) => [key, ...Object.values(filled ?? {})].join(" ")) as unknown as Translate;
  const told = (fact: string) => ({ name: fact === "refundableYuan" ? "还可退" : fact, unit: null });
  it.each([
    [">= 5", "count", "≥ policy.amount.count 5"],
    ["(50..200]", "yuan", "> policy.amount.yuan 50 · ≤ policy.amount.yuan 200"],
    ["[50..200]", "yuan", "50–policy.amount.yuan 200"],
    [">= 0.9", "share", "≥ 90%"],
    ["5", null, "= 5"],
    ["'high'", null, "高风险"],
    ["'high', 'watch'", null, "高风险 / watch"],
    ["!= 'high'", null, "policy.cell.not 高风险"],
    ["true", null, "facts.yes"],
    ["<= refundableYuan", "yuan", "≤ 还可退"],
    ["'a' + 'b'", null, "'a' + 'b'"],
  ] as const)("%s of %s reads %s", (cell, unit, shown) => {
    expect(cellWords(readCell(cell), { t, unit, word, told })).toBe(shown);
  });
});

describe("what differs from the version in force", () => {
  const row = (id: string, more: Partial<PolicyBody["rows"][number]> = {}) => ({ id, note: id, when: {}, outcome: "agent" as const, reason: "r", ...more });
  const of = (...rows: PolicyBody["rows"]): PolicyBody => ({ ...body, rows });
  it("is nothing where nothing does", () => {
    expect(sizeOf(difference(body, structuredClone(body)))).toBe(0);
  });

  it("names what came, went and changed, each part in turn", () => {
    const before = of(row("a", { when: { amountYuan: "<= 200" } }), row("b"), row("c"));
    const after = of(row("a", { when: { amountYuan: "<= 300", signed: "true" }, outcome: "grant" }), row("n"), row("c"));
    expect(difference(before, after).rows).toEqual([
      {
        kind: "changed",
        at: 1,
        from: null,
        row: after.rows[0],
        parts: [
          { part: "condition", fact: "amountYuan", before: "<= 200", after: "<= 300" },
          { part: "condition", fact: "signed", before: "", after: "true" },
          { part: "outcome", before: "agent", after: "grant" },
        ],
      },
      { kind: "added", at: 2, row: after.rows[1] },
      { kind: "removed", at: 2, row: before.rows[1] },
    ]);
  });

  it("is told where only the words for English readers are others", () => {
    const [before, after] = [of(row("a")), of(row("a", { noteEn: "Small sums" }))];
    expect(difference(before, after).rows).toEqual([
      { kind: "changed", at: 1, from: null, row: after.rows[0], parts: [{ part: "noteEn", before: "", after: "Small sums" }] },
    ]);
  });

  it("of an order that was changed are the fewest rows that moved", () => {
    const before = of(row("a"), row("b"), row("c"), row("d"), row("e"));
    const moved = difference(before, moveRow(before, 4, 0)).rows;
    expect(moved.map((change) => [change.row.id, change.at, change.kind === "changed" ? change.from : null])).toEqual([["e", 1, 5]]);
    expect(difference(before, of(row("b"), row("c"), row("d"), row("e"))).rows).toEqual([{ kind: "removed", at: 1, row: before.rows[0] }]);
  });

  it("counts the hold and the examples", () => {
    const after = { ...body, holdMinutes: 5, examples: [...body.examples, { name: "f", facts: {}, expect: { outcome: "agent" as const, row: null } }] };
    expect(difference(body, after)).toMatchObject({ hold: { before: 10, after: 5 }, examples: 1 });
  });
});
