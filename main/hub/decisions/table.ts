/** A policy as the decision table the engine runs: first matching row wins. */
import type { PolicyBody } from "../contract/policies.ts";

/** Column ids in the table; a fact's own name could collide with the table's `_id`. */
const column = (index: number): string => `c${index}`;

/** The table in the engine's own form. A row is named by its place, so that no id has to be quoted. */
export function tableOf(body: PolicyBody): object {
  const rules = body.rows.map((row, place) => {
    const cells = body.inputs.map((input, index) => [column(index), row.when[input.fact]?.trim() ?? ""]);
    return { _id: String(place), ...Object.fromEntries(cells), place: String(place) };
  });
  const node = (id: string, type: string, content: object) => ({ id, type, name: id, position: { x: 0, y: 0 }, content });
  return {
    contentType: "application/vnd.gorules.decision",
    nodes: [
      node("facts", "inputNode", { schema: "" }),
      node("table", "decisionTableNode", {
        hitPolicy: "first",
        inputs: body.inputs.map((input, index) => ({ id: column(index), name: input.label, field: input.fact })),
        outputs: [{ id: "place", name: "place", field: "place" }],
        rules,
        passThrough: false,
        inputField: null,
        outputPath: null,
        executionMode: "single",
      }),
      node("verdict", "outputNode", { schema: "" }),
    ],
    edges: [
      { id: "in", sourceId: "facts", targetId: "table", type: "edge" },
      { id: "out", sourceId: "table", targetId: "verdict", type: "edge" },
    ],
  };
}
