import { expect, it } from "vitest";
import { drawn } from "../../../renderer/widgets/lane-drawn.ts";

const at = (hours: number): Date => new Date(Date.UTC(2026, 10, 20) + hours * 3_600_000);
const stop = (place: string, from: number, more: { until?: number; kind?: "shop" | "hub" | "door" } = {}) => ({
  kind: more.kind ?? ("hub" as const),
  place,
  from: at(from),
  until: at(more.until ?? from),
});

it("is to scale: a day is as long wherever it was spent, and what is ahead keeps its place", () => {
  const lane = {
    parcelId: "p",
    waybill: "w",
    stops: [stop("", 0, { kind: "shop" }), stop("杭州", 10), stop("武汉", 20, { until: 25 })],
    ahead: "昆明",
    until: at(88),
    gaps: [{ after: 2, hours: 63, usualHours: 24, open: true }],
  };
  const { stops, legs } = drawn(lane);
  expect(stops.map((one) => Math.round(one.at))).toEqual([0, 10, 20]);
  expect(legs.map((leg) => [Math.round(leg.from), Math.round(leg.to), leg.gap?.hours ?? null, leg.open])).toEqual([
    [0, 10, null, false],
    [10, 20, null, false],
    [20, 88, 63, true],
  ]);
  // Where it stands too long is named before what is near to it.
  expect(stops.filter((one) => one.named).map((one) => one.place)).toEqual(["武汉"]);
});

it("fills its length when it is over", () => {
  const lane = {
    parcelId: "p",
    waybill: "w",
    stops: [stop("", 0, { kind: "shop" }), stop("昆明", 40, { kind: "door" })],
    ahead: null,
    until: at(40),
    gaps: [],
  };
  expect(drawn(lane).stops.map((one) => one.at)).toEqual([0, 100]);
});
