import { describe, expect, it } from "vitest";
import { PAGE_SIZE, readFilter, toInput, views } from "../../../../renderer/widgets/case-list/filter.ts";

const read = (address: string, role: "agent" | "risk" | "supervisor" = "agent"): ReturnType<typeof readFilter> =>
  readFilter(new URLSearchParams(address), [role]);

describe("the queue's address", () => {
  it("begins with the queue of the role", () => {
    expect([read("").view, read("", "risk").view, read("", "supervisor").view]).toEqual(["agent", "risk", "all"]);
  });

  it("takes only words it knows", () => {
    expect(read("view=nonsense&sort=nonsense&page=-3")).toMatchObject({ view: "agent", sort: "deadline", page: 0 });
    expect(read("view=mine&sort=stake&page=2&q=水杯&finding=stalled")).toMatchObject({
      view: "mine",
      sort: "stake",
      page: 2,
      text: "水杯",
      finding: "stalled",
    });
    expect(read("finding=nonsense&kind=nonsense")).toMatchObject({ finding: undefined, kind: undefined });
  });

  it("asks the hub for open cases, but for finished ones where those are wanted", () => {
    const asked = Object.fromEntries(views.map((view) => [view, toInput(read(`view=${view}`))]));
    expect(asked.mine).toMatchObject({ mine: true, status: "open", queue: undefined, size: PAGE_SIZE });
    expect(asked.all).toMatchObject({ status: "open", queue: undefined });
    expect(asked.agent).toMatchObject({ status: "open", queue: "agent" });
    expect(asked.auto).toMatchObject({ status: "open", queue: "auto" });
    expect(asked.waiting).toMatchObject({ status: "waiting", queue: undefined });
    expect(asked.done).toMatchObject({ status: "done", queue: undefined });
  });
});
