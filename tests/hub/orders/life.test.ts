import { describe, expect, it } from "vitest";
import type { SignedBy, TraceState } from "../../../main/hub/connectors/port.ts";
import { type KeptScan, lifeOf } from "../../../main/hub/orders/life.ts";

const HOUR = 3_600_000;
interface More {
  by?: SignedBy;
  city?: string;
  again?: boolean;
}
type Step = [state: TraceState, hours: number, more?: More];
const scans = (steps: readonly Step[]): KeptScan[] =>
  steps.map(([state, hours, { by, city, again } = {}]) => ({
    at: hours * HOUR,
    state,
    place: "",
    city: city ?? "",
    signedBy: by ?? null,
    redelivered: again ?? false,
  }));
const out = (...steps: Step[]) => lifeOf(scans(steps), { direction: "outbound", toCity: "武汉" });
const back = (...steps: Step[]) => lifeOf(scans(steps), { direction: "return", toCity: "" });

describe("a parcel that was refused", () => {
  it("and is delivered again is signed by its buyer", () => {
    const life = out(["picked_up", 1], ["rejected", 20], ["out_for_delivery", 30], ["signed", 31, { by: "recipient" }]);
    expect(life).toMatchObject({ state: "signed", signedBy: "recipient", signedAt: 31 * HOUR, progress: "signed", returnedAt: null });
  });

  it("and turned back is signed by its sender", () => {
    const life = out(["picked_up", 1], ["rejected", 20], ["returning", 21], ["in_transit", 40], ["out_for_delivery", 50], ["signed", 51, { by: "recipient" }]);
    expect(life).toMatchObject({ state: "returned", signedBy: null, signedAt: null, returnedAt: 51 * HOUR, progress: "in_transit" });
  });

  it("and turned back, then turned to its buyer again, is the buyer's", () => {
    expect(out(["picked_up", 1], ["returning", 20], ["out_for_delivery", 22], ["signed", 23])).toMatchObject({ state: "signed" });
    const told = out(["picked_up", 1], ["returning", 20], ["in_transit", 25], ["out_for_delivery", 40, { again: true }], ["signed", 41]);
    expect(told).toMatchObject({ state: "signed", signedAt: 41 * HOUR });
  });

  it("is told by the city of the delivery whether it came back to buyer or sender", () => {
    const way = (city: string) =>
      out(
        ["picked_up", 1, { city: "杭州" }],
        ["returning", 20, { city: "武汉" }],
        ["in_transit", 30],
        ["out_for_delivery", 40, { city }],
        ["signed", 41, { city }],
      );
    expect(way("武汉").state).toBe("signed");
    expect(way("杭州").state).toBe("returned");
  });

  it("and came home may be sent once more under the same number", () => {
    const life = out(
      ["picked_up", 1],
      ["rejected", 9],
      ["returning", 10],
      ["signed", 30],
      ["picked_up", 50],
      ["in_transit", 60],
      ["signed", 80, { by: "recipient" }],
    );
    expect(life).toMatchObject({ state: "signed", signedAt: 80 * HOUR, returnedAt: null });
  });
});

describe("a signature", () => {
  it("that was a mistake is gone until the next one, and its order with it", () => {
    const wrong = out(["picked_up", 1], ["signed", 10, { by: "other" }], ["problem", 12]);
    expect(wrong).toMatchObject({
      state: "problem",
      signedAt: null,
      signedBy: null,
      progress: "out_for_delivery",
      earlierSignature: { at: 10 * HOUR, signedBy: "other", againAt: 12 * HOUR },
    });
    const right = out(["picked_up", 1], ["signed", 10, { by: "other" }], ["out_for_delivery", 12, { again: true }], ["signed", 15, { by: "recipient" }]);
    expect(right).toMatchObject({ state: "signed", signedBy: "recipient", signedAt: 15 * HOUR, progress: "signed", earlierSignature: { at: 10 * HOUR } });
  });

  it("is not undone by what a jumping clock dates shortly after it", () => {
    expect(out(["picked_up", 1], ["signed", 10, { by: "recipient" }], ["in_transit", 10.2], ["out_for_delivery", 10.3])).toMatchObject({
      state: "signed",
      signedBy: "recipient",
      earlierSignature: null,
    });
  });

  it("of a station is followed by the buyer's own, and not by one that says less", () => {
    expect(out(["signed", 10, { by: "station" }], ["signed", 15, { by: "recipient" }])).toMatchObject({ signedBy: "recipient", signedAt: 15 * HOUR });
    expect(out(["signed", 10, { by: "recipient" }], ["signed", 15])).toMatchObject({ signedBy: "recipient", signedAt: 10 * HOUR });
  });

  it("stays one although the parcel is sent back afterwards", () => {
    expect(out(["picked_up", 1], ["signed", 10], ["returning", 30])).toMatchObject({ state: "returning", signedAt: 10 * HOUR, progress: "signed" });
  });

  it("by its shop is the arrival of a return, unless the shop refused it", () => {
    expect(back(["picked_up", 1], ["returned", 20])).toMatchObject({ state: "signed", signedAt: 20 * HOUR, progress: null });
    expect(back(["picked_up", 1], ["rejected", 20], ["returning", 21], ["signed", 40])).toMatchObject({ state: "returned", signedAt: null });
  });
});

it("a parcel that waits in a locker or station is in nobody's hands, and whose it is in is told", () => {
  expect(out(["picked_up", 1], ["out_for_delivery", 9, { by: "station" }])).toMatchObject({ state: "out_for_delivery", signedBy: "station", signedAt: null });
});

it("a label printed anew while the parcel travels is no news; a waybill taken back is", () => {
  expect(out(["picked_up", 1], ["in_transit", 5], ["label_only", 6]).state).toBe("in_transit");
  expect(out(["label_only", 1], ["withdrawn", 6])).toMatchObject({ state: "withdrawn", pickedUpAt: null, progress: null });
});
