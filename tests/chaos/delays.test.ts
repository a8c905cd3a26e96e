/** How late a lost push is, by the time in which it could have been made up for. */
import { describe, expect, it } from "vitest";
import { waitedMs } from "../../scripts/chaos/capture/delays.ts";

const aways = [
  { shopId: "a", from: 100, to: 160 },
  { shopId: "b", from: 0, to: 1_000 },
];
const waited = (from: number, seen: number): number => waitedMs({ shopId: "a", from, seen }, aways);

describe("a lost push", () => {
  it("is late from when lists showed its news until they were kept", () => {
    expect(waited(200, 500)).toBe(300);
    expect(waited(0, 90)).toBe(90);
  });

  it("is not late by the time in which nothing could be read or kept of its shop, whenever that lay in between", () => {
    expect(waited(50, 300)).toBe(190);
    expect(waited(120, 300)).toBe(140);
    expect(waited(50, 130)).toBe(50);
    expect(waited(110, 150)).toBe(0);
  });
});
