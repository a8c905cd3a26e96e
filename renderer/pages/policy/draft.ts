/** Changes to a policy that is being edited. Pure, so that they can be tested. */
import type { PolicyBody } from "../../../main/hub/contract/index.ts";
import type { Outputs } from "../../client/rpc.ts";

/** A policy as the desk lists it. */
export type Policy = Outputs["policies"]["list"]["policies"][number];
type Row = PolicyBody["rows"][number];

export function changeRow(body: PolicyBody, at: number, change: Partial<Row>): PolicyBody {
  return { ...body, rows: body.rows.map((row, index) => (index === at ? { ...row, ...change } : row)) };
}

/** Sets or, with `null`, takes away a condition; a fact that no column has yet gets one. */
export function changeCell(body: PolicyBody, cell: { at: number; fact: string; label: string; text: string | null }): PolicyBody {
  const row = body.rows[cell.at];
  if (!row) return body;
  const { [cell.fact]: _gone, ...rest } = row.when;
  const when = cell.text === null ? rest : { ...row.when, [cell.fact]: cell.text };
  const known = body.inputs.some((input) => input.fact === cell.fact);
  const inputs = known ? body.inputs : [...body.inputs, { fact: cell.fact, label: cell.label }];
  return changeRow({ ...body, inputs }, cell.at, { when });
}

/** Order decides, so a row can be moved; at the ends nothing happens. */
export function moveRow(body: PolicyBody, at: number, step: -1 | 1): PolicyBody {
  const row = body.rows[at];
  const other = body.rows[at + step];
  if (!row || !other) return body;
  const rows = body.rows.slice();
  rows[at] = other;
  rows[at + step] = row;
  return { ...body, rows };
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
