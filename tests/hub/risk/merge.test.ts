import { array, assert, integer, property, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import { partsOf } from "../../../main/hub/risk/merge.ts";

/** Parts found by walking from each node to its neighbours until nothing is new. */
function walked(edges: readonly (readonly [string, string])[]): string[][] {
  const parts: string[][] = [];
  const seen = new Set<string>();
  for (const start of edges.flat()) {
    if (seen.has(start)) continue;
    const part = [start];
    seen.add(start);
    for (const node of part)
      for (const [left, right] of edges)
        for (const [from, to] of [[left, right] as const, [right, left] as const])
          if (from === node && !seen.has(to)) {
            seen.add(to);
            part.push(to);
          }
    parts.push(part);
  }
  return parts;
}
const sorted = (parts: readonly string[][]): string[][] =>
  parts.map((part) => part.toSorted()).toSorted((left, right) => (String(left) < String(right) ? -1 : 1));

describe("parts of a graph", () => {
  it("are all that hangs together, whatever order the edges come in", () => {
    const node = integer({ min: 0, max: 20 }).map(String);
    assert(
      property(array(tuple(node, node), { maxLength: 40 }), (edges) => {
        expect(sorted(partsOf([], edges))).toEqual(sorted(walked(edges)));
        expect(sorted(partsOf([], edges.toReversed()))).toEqual(sorted(walked(edges)));
      }),
    );
  });
  it("have a node that hangs on nothing by itself", () => {
    expect(sorted(partsOf(["a", "b"], [["b", "c"]]))).toEqual([["a"], ["b", "c"]]);
  });
});
