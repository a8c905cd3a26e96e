import { describe, expect, it } from "vitest";
import { namedIds, shownIds, stalePaths } from "../../../renderer/client/stale.ts";

describe("what news makes stale", () => {
  it.each([
    ["case.opened", "cases.list"],
    ["case.opened", "cases.counts"],
    ["decision.made", "decisions.automatic"],
    ["action.held", "actions.held"],
    ["action.undone", "cases.list"],
    ["account.scored", "risk"],
    ["policy.published", "policies"],
    ["example.changed", "examples"],
    ["model.trained", "labelModel"],
    ["shop.changed", "status"],
    ["raw.quarantined", "status"],
  ])("%s makes %s stale", (name, path) => {
    expect(stalePaths({ name })).toContain(path);
  });

  it("an unknown name makes nothing stale", () => {
    expect(stalePaths({ name: "weather.changed" })).toEqual([]);
  });

  it("an open case asks again when its order, its action or itself is named, and not for another case", () => {
    const page = { case: { id: "c1" }, order: { id: "o1" }, actions: [{ id: "a1" }], account: null };
    const touched = (subjectId: string, data: Record<string, unknown> = {}): boolean =>
      shownIds("cases.get", page).some((id) => namedIds({ subjectId, data }).includes(id));
    expect([touched("c1"), touched("o1"), touched("a1"), touched("x", { caseId: "c1" }), touched("x", { orderId: "o1" })]).toEqual(Array(5).fill(true));
    expect([touched("c2"), touched("x", { caseId: "c2" })]).toEqual([false, false]);
  });

  it("a page without an order, and an answer that has not come, name what they can", () => {
    expect(shownIds("cases.get", { case: { id: "c1" }, order: null, actions: [], account: null })).toEqual(["c1"]);
    expect(shownIds("cases.get", undefined)).toEqual([]);
    expect(shownIds("orders.timeline", { order: { id: "o1" } })).toEqual(["o1"]);
    expect(shownIds("cases.list", { rows: [] })).toEqual([]);
  });
});
