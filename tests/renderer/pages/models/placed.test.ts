import { describe, expect, it } from "vitest";
import { placed } from "../../../../renderer/pages/models/placed.ts";

const named = (...ids: string[]) => ids.map((id) => ({ id }));

describe("things in an order that was asked for", () => {
  it("share out their places among themselves, and others stay where they are", () => {
    expect(placed(named("environment", "a", "b", "c"), ["c", "a", "b"])).toEqual(named("environment", "c", "a", "b"));
    expect(placed(named("a", "environment", "b"), ["b", "a"])).toEqual(named("b", "environment", "a"));
  });

  it("lose nothing that came meanwhile, and gain nothing that went", () => {
    expect(placed(named("a", "b", "new"), ["gone", "b", "a"])).toEqual(named("b", "a", "new"));
  });
});
