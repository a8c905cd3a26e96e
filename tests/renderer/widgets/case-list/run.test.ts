import { describe, expect, it } from "vitest";
import { neighbours } from "../../../../renderer/widgets/case-list/run.ts";

const rows = ["a", "b", "c", "d"].map((id) => ({ id }));
const around = (caseId: string, left: readonly string[] = []): (string | undefined)[] => {
  const { previous, next } = neighbours(rows, new Set(left), caseId);
  return [previous?.id, next?.id];
};

describe("the list one works through", () => {
  it("knows what lies before and behind a case", () => {
    expect(around("b")).toEqual(["a", "c"]);
    expect(around("a")).toEqual([undefined, "b"]);
    expect(around("d")).toEqual(["c", undefined]);
  });

  it("passes over what has left the list meanwhile, and goes on from a case that left it itself", () => {
    expect(around("b", ["a", "c"])).toEqual([undefined, "d"]);
    expect(around("b", ["b"])).toEqual(["a", "c"]);
  });

  it("begins with the first where the case is not in it", () => {
    expect(around("elsewhere")).toEqual([undefined, "a"]);
    expect(around("elsewhere", ["a", "b", "c", "d"])).toEqual([undefined, undefined]);
  });
});
