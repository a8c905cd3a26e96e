/** Changes to a policy that is being edited. Pure, so that they can be tested. */
import type { PolicyBody } from "../../../main/hub/contract/policies.ts";
import type { Outputs } from "../../client/rpc.ts";

/** A policy as the desk lists it. */
export type Policy = Outputs["policies"]["list"]["policies"][number];
export type Row = PolicyBody["rows"][number];
export type Example = PolicyBody["examples"][number];

export function changeRow(body: PolicyBody, at: number, change: Partial<Row>): PolicyBody {
  return { ...body, rows: body.rows.map((row, index) => (index === at ? { ...row, ...change } : row)) };
}

/** Sets or, with `null`, takes away a condition; a fact that no column has yet gets one, and a column that nobody asks goes. */
export function changeCell(body: PolicyBody, cell: { at: number; fact: string; label: string; text: string | null }): PolicyBody {
  const row = body.rows[cell.at];
  if (!row) return body;
  const { [cell.fact]: _gone, ...rest } = row.when;
  const when = cell.text === null ? rest : { ...row.when, [cell.fact]: cell.text };
  const isKnown = body.inputs.some((input) => input.fact === cell.fact);
  const inputs = isKnown ? body.inputs : [...body.inputs, { fact: cell.fact, label: cell.label }];
  return changeRow({ ...body, inputs }, cell.at, { when });
}

/** Order decides: takes a row out and puts it where another stands. Outside the table nothing happens. */
export function moveRow(body: PolicyBody, from: number, to: number): PolicyBody {
  const row = body.rows[from];
  if (!row || from === to || to < 0 || to >= body.rows.length) return body;
  return { ...body, rows: body.rows.toSpliced(from, 1).toSpliced(to, 0, row) };
}

export function removeRow(body: PolicyBody, at: number): PolicyBody {
  return body.rows.length < 2 ? body : { ...body, rows: body.rows.filter((_, index) => index !== at) };
}

/** A new row above the last one, which usually catches everything. */
export function addRow(body: PolicyBody): PolicyBody {
  const taken = new Set(body.rows.map((row) => row.id));
  let n = body.rows.length + 1;
  while (taken.has(`row-${n}`)) n += 1;
  const row: Row = { id: `row-${n}`, note: "", when: {}, outcome: "agent", reason: "" };
  return { ...body, rows: [...body.rows.slice(0, -1), row, ...body.rows.slice(-1)] };
}

/** A copy of a row below it: most rows are another one with one thing changed. */
export function copyRow(body: PolicyBody, at: number): PolicyBody {
  const row = body.rows[at];
  if (!row) return body;
  const taken = new Set(body.rows.map(({ id }) => id));
  let n = 2;
  while (taken.has(`${row.id}-${n}`)) n += 1;
  return { ...body, rows: body.rows.toSpliced(at + 1, 0, { ...row, id: `${row.id}-${n}` }) };
}

export function changeExample(body: PolicyBody, at: number, example: Example): PolicyBody {
  return { ...body, examples: body.examples.map((each, index) => (index === at ? example : each)) };
}

export function removeExample(body: PolicyBody, at: number): PolicyBody {
  return body.examples.length < 2 ? body : { ...body, examples: body.examples.toSpliced(at, 1) };
}

/** A new example of what the first row is about, named as nobody is yet. */
export function addExample(body: PolicyBody, named: (n: number) => string): PolicyBody {
  const taken = new Set(body.examples.map(({ name }) => name));
  let n = body.examples.length + 1;
  while (taken.has(named(n))) n += 1;
  return { ...body, examples: [{ name: named(n), facts: {}, expect: { outcome: "agent", row: null } }, ...body.examples] };
}
