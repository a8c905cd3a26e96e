import { describe, expect, it } from "vitest";
import { changed, readListed } from "../../../../renderer/pages/stock/filter.ts";

const read = (address: string) => readListed(new URLSearchParams(address));
const text = (address: string, change: Parameters<typeof changed>[1]): string => changed(new URLSearchParams(address), change).toString();

describe("the list of stock in the address", () => {
  it("reads what narrows it, and passes over what it does not know", () => {
    expect(read("q=+a-1+&warehouse=x&only=short&sort=told&after=3:A")).toEqual({
      filter: { text: "a-1", warehouse: "x", only: "short" },
      sort: "told",
      after: "3:A",
    });
    expect(read("q=++&only=strange&sort=strange")).toEqual({ filter: {}, sort: "least", after: undefined });
  });

  it("tells all warehouses together from any warehouse", () => {
    expect(read("warehouse=").filter).toEqual({ warehouse: "" });
    expect(read("").filter).toEqual({});
  });

  it("begins another list at its start, and keeps the rest", () => {
    expect(text("q=a&after=3:A", { only: "short" })).toBe("q=a&only=short");
    expect(text("q=a&only=short", { after: "3:A" })).toBe("q=a&only=short&after=3%3AA");
    expect(text("q=a&only=short", { q: undefined })).toBe("only=short");
  });
});
