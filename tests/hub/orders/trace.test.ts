import { describe, expect, it } from "vitest";
import type { ChannelTrace } from "../../../main/hub/connectors/port.ts";
import { isAbout } from "../../../main/hub/orders/trace.ts";

const trace = (change: Partial<ChannelTrace>): ChannelTrace => ({
  type: "trace",
  carrier: "yuantong",
  waybill: "Y1",
  state: "in_transit",
  signedBy: null,
  version: 1,
  correctedCarrier: null,
  ended: false,
  scans: [],
  ...change,
});

describe("a trace", () => {
  it("is about a parcel of another carrier only when the tracker says that it corrected the carrier", () => {
    const parcel = { carrier: "zhongtong", waybill: "Y1", correctedCarrier: null };
    expect(isAbout(trace({}), parcel)).toBe(false);
    expect(isAbout(trace({ carrier: "zhongtong", correctedCarrier: "yuantong" }), parcel)).toBe(true);
    expect(isAbout(trace({ correctedCarrier: "yuantong" }), parcel)).toBe(true);
    expect(isAbout(trace({ correctedCarrier: "yuantong", waybill: "Y2" }), parcel)).toBe(false);
  });
});
