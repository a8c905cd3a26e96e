import { describe, expect, it } from "vitest";
import { columnsOf, gridOf } from "../../../../renderer/pages/queue/columns.ts";

describe("columns of the queue", () => {
  it("are those the address names, in the order of the list, and the usual ones where it names none", () => {
    expect(columnsOf(new URLSearchParams("cols=shop.stake.nonsense"))).toEqual(["stake", "shop"]);
    expect(columnsOf(new URLSearchParams(""))).toEqual(["deadline", "class", "stake", "state", "assignee"]);
    expect(columnsOf(new URLSearchParams("cols="))).toEqual([]);
  });

  it("leave the buyer's words what the others do not take", () => {
    expect(gridOf(["deadline", "stake"])).toBe("20px var(--w-deadline) minmax(var(--w-case), 1fr) var(--w-stake)");
    expect(gridOf([])).toBe("20px minmax(var(--w-case), 1fr)");
  });
});
