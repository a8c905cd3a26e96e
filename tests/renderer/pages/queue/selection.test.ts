import { describe, expect, it } from "vitest";
import { between } from "../../../../renderer/pages/queue/bulk/selection.ts";

describe("rows from one to another", () => {
  const shown = ["a", "b", "c", "d"];
  it("are all between them, whichever way one went", () => {
    expect(between(shown, "b", "d")).toEqual(["b", "c", "d"]);
    expect(between(shown, "d", "b")).toEqual(["b", "c", "d"]);
  });

  it("are the one alone where the other is not shown, and none where it is not shown itself", () => {
    expect(between(shown, "x", "c")).toEqual(["c"]);
    expect(between(shown, null, "c")).toEqual(["c"]);
    expect(between(shown, "a", "x")).toEqual([]);
  });
});
