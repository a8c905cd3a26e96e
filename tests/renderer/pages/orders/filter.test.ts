import { describe, expect, it } from "vitest";
import { changed, readListed } from "../../../../renderer/pages/orders/filter.ts";
import { viewQuery } from "../../../../renderer/widgets/saved-views.tsx";

const read = (query: string) => readListed(new URLSearchParams(query));

describe("the list of orders in an address", () => {
  it("reads days of Beijing, the last one whole, and sums in yuan", () => {
    expect(read("from=2026-11-20&until=2026-11-20&min=10&max=99.5").filter).toEqual({
      paidFrom: new Date("2026-11-19T16:00:00Z"),
      paidUntil: new Date("2026-11-20T16:00:00Z"),
      fenFrom: 1_000,
      fenUntil: 9_950,
    });
  });

  it("is narrowed by nothing that it does not know", () => {
    const { filter, sort, columns } = read("from=yesterday&min=-3&state=lost&finding=bad&sort=random&cols=nothing");
    expect([filter, sort]).toEqual([{}, "newest"]);
    expect(columns.length).toBeGreaterThan(3);
    expect(read("finding=any&state=signed&open=1&cols=city.paid").filter).toEqual({ finding: "any", state: "signed", openCase: true });
  });

  it("keeps the place while columns change, and begins anew with another filter", () => {
    const at = new URLSearchParams("state=paid&after=1:a");
    expect(changed(at, { cols: "city" }).get("after")).toBe("1:a");
    expect(changed(at, { state: "" }).toString()).toBe("");
    expect(changed(at, { after: "2:b" }).toString()).toBe("state=paid&after=2%3Ab");
  });

  it("is a view whatever place in it one is at, and in whatever order it was put together", () => {
    expect(viewQuery(new URLSearchParams("state=paid&after=1:a&channel=x"))).toBe(viewQuery(new URLSearchParams("channel=x&state=paid&page=3")));
  });
});
