import { describe, expect, test } from "vitest";
import type { PolicyBody } from "../../../main/hub/contract/policies.ts";
import { checkPolicy } from "../../../main/hub/decisions/check.ts";

const good: PolicyBody = {
  name: "small",
  title: "小额",
  description: "",
  holdMinutes: 10,
  inputs: [
    { fact: "kind", label: "类型" },
    { fact: "amountYuan", label: "金额" },
  ],
  rows: [
    { id: "small", note: "", when: { kind: "'refund_only'", amountYuan: "<= 200" }, outcome: "grant", reason: "已同意退款" },
    { id: "rest", note: "", when: {}, outcome: "agent", reason: "由客服处理" },
  ],
  examples: [{ name: "200 元", facts: { kind: "refund_only", amountYuan: 200 }, expect: { outcome: "grant", row: "small" } }],
};
const withRow = (row: Partial<PolicyBody["rows"][number]>, at = 0): PolicyBody => ({
  ...good,
  rows: good.rows.map((each, index) => (index === at ? { ...each, ...row } : each)),
});
const faultsOf = async (body: PolicyBody) => (await checkPolicy(body)).faults.map(({ row, column }) => ({ row, column }));

describe("checking a policy", () => {
  test("lets a good one through", async () => {
    expect(await checkPolicy(good)).toEqual({ faults: [], overlaps: [], examples: [{ name: "200 元", passed: true, got: "grant", row: "small" }] });
  });

  test("names row and column of an expression that cannot be read", async () => {
    expect(await faultsOf(withRow({ when: { amountYuan: ">> 5" } }))).toEqual([{ row: "small", column: "amountYuan" }]);
  });

  test("refuses a number compared with a text, a stranger's name, and a value the fact does not have", async () => {
    expect(await faultsOf(withRow({ when: { amountYuan: "> 'a'" } }))).toEqual([{ row: "small", column: "amountYuan" }]);
    expect(await faultsOf(withRow({ when: { amountYuan: "> limit" } }))).toEqual([{ row: "small", column: "amountYuan" }]);
    expect(await faultsOf(withRow({ when: { kind: "'refund'" } }))).toEqual([{ row: "small", column: "kind" }]);
  });

  test("refuses an unknown fact, as a column and in a row", async () => {
    const body = { ...withRow({ when: { mood: "'bad'" } }), inputs: [...good.inputs, { fact: "mood", label: "心情" }] };
    expect(await faultsOf(body)).toEqual([
      { row: null, column: "mood" },
      { row: "small", column: "mood" },
    ]);
  });

  test("finds a row behind one that already holds whenever it does", async () => {
    const narrow = { id: "never", note: "", when: { kind: "'refund_only'", amountYuan: "< 50" }, outcome: "risk" as const, reason: "核实" };
    const [small, rest] = good.rows;
    if (!small || !rest) throw new Error("rows");
    expect(await faultsOf({ ...good, rows: [small, narrow, rest] })).toEqual([{ row: "never", column: null }]);
    const wider = { ...narrow, when: { kind: "'refund_only'", amountYuan: "<= 200.01" } };
    expect(await faultsOf({ ...good, rows: [small, wider, rest] })).toEqual([]);
    expect(await faultsOf({ ...good, rows: [rest, small] })).toContainEqual({ row: "small", column: null });
  });

  test("finds a condition that nothing satisfies", async () => {
    expect(await faultsOf(withRow({ when: { amountYuan: "[5..3]" } }))).toContainEqual({ row: "small", column: "amountYuan" });
  });

  test("says which example failed and what came out instead", async () => {
    const body = {
      ...good,
      examples: [{ name: "200.01 元", facts: { kind: "refund_only", amountYuan: 200.01 }, expect: { outcome: "grant" as const, row: null } }],
    };
    const { faults } = await checkPolicy(body);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ row: "rest", column: null });
    expect(faults[0]?.sentence).toContain("200.01 元");
  });

  test("allows a comparison between two facts", async () => {
    const examples = [{ name: "10 > 5", facts: { amountYuan: 10, refundableYuan: 5 }, expect: { outcome: "grant" as const, row: "small" } }];
    expect(await faultsOf({ ...withRow({ when: { amountYuan: "> refundableYuan" } }), examples })).toEqual([]);
  });
});

describe("rows beside one another", () => {
  type Row = PolicyBody["rows"][number];
  const row = (id: string, when: Row["when"], outcome: Row["outcome"] = "agent"): Row => ({ id, note: "", when, outcome, reason: "由客服处理" });
  const of = (...rows: Row[]): PolicyBody => ({ ...good, inputs: [...good.inputs, { fact: "signed", label: "签收" }], rows, examples: [] });
  const told = async (body: PolicyBody) => (await checkPolicy(body)).faults.map(({ sentence }) => sentence);

  test("that leave a later one nothing only together are named together", async () => {
    const low = row("low", { amountYuan: "<= 100" });
    const high = row("high", { amountYuan: "> 100", signed: "true" });
    const rest = row("rest", { amountYuan: "> 100", signed: "false" });
    expect(await told(of(low, high, rest, row("never", { kind: "'refund_only'" })))).toEqual(["永远轮不到：前面的第 1、2、3 行合起来已包含它"]);
    expect(await told(of(low, high, row("left", { kind: "'refund_only'" })))).toEqual([]);
    expect(await told(of(row("low", { amountYuan: "< 100" }), high, rest, row("exactly", {})))).toEqual([]);
  });

  test("whose condition reads other facts hide nothing, for nobody can tell for what it holds", async () => {
    expect(await told(of(row("own", { amountYuan: "<= refundableYuan" }), row("over", { amountYuan: "> refundableYuan" }), row("rest", {})))).toEqual([]);
  });

  test("that cross and come to different outcomes are told, an exception is not", async () => {
    const overlaps = async (...rows: Row[]) => (await checkPolicy(of(...rows))).overlaps;
    const small = row("small", { amountYuan: "<= 200" }, "grant");
    expect(await overlaps(small, row("middle", { amountYuan: "[100..500]" }))).toEqual([{ row: "middle", earlier: "small", facts: ["amountYuan"] }]);
    expect(await overlaps(small, row("middle", { amountYuan: "[100..500]" }, "grant"))).toEqual([]);
    expect(await overlaps(row("cheap", { amountYuan: "<= 50" }), row("small", { amountYuan: "<= 200" }, "grant"))).toEqual([]);
    expect(await overlaps(small, row("dear", { amountYuan: "> 200" }))).toEqual([]);
  });

  test("are settled in a moment however many flags they ask for", async () => {
    const facts = (await import("../../../main/hub/decisions/facts.ts")).factList.filter(({ type }) => type === "boolean").slice(0, 24);
    const rows = facts.map(({ fact }) => row(fact, { [fact]: "true" }));
    const body = {
      ...good,
      inputs: [{ fact: "kind", label: "" }, ...facts.map(({ fact }) => ({ fact, label: "" }))],
      rows: [...rows, row("rest", {})],
      examples: [],
    };
    expect(await told(body)).toEqual([]);
  });
});
