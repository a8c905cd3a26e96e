import { describe, expect, it } from "vitest";
import { scanState, signedBy, traceState, withoutSendersSignature } from "../../../../main/hub/connectors/kuaidi100/states.ts";

describe("Kuaidi100 states", () => {
  it.each([
    ["in_transit", ["0", "1001", "1002", "1003"]],
    ["picked_up", ["1", "103"]],
    ["label_only", ["101", "102"]],
    ["problem", ["2", "13", "201", "202", "203", "204", "205", "206", "207", "208", "209", "210"]],
    ["signed", ["3", "301", "302", "303", "304"]],
    ["returned", ["4"]],
    ["withdrawn", ["401"]],
    ["out_for_delivery", ["5", "501"]],
    ["returning", ["6"]],
    ["forwarded", ["7"]],
    ["customs", ["8", "10", "11", "12"]],
    ["rejected", ["14"]],
    ["unknown", ["", "9", "15", "99", "901", "10001", "abc", "constructor"]],
  ] as const)("folds to %s", (state, codes) => {
    expect(codes.map(traceState)).toEqual(codes.map(() => state));
  });

  it("says the person took it only for 301", () => {
    expect(["301", "302", "303", "304", "501", "3", "5", "0"].map(signedBy)).toEqual([
      "recipient",
      "unclear",
      "other",
      "locker",
      "locker",
      "unclear",
      null,
      null,
    ]);
  });

  it("reads a scan's name where it has no code", () => {
    expect(["已揽收", "干线", "派件", "签收", "退签", "拒签", "???"].map((name) => scanState("", name))).toEqual([
      "picked_up",
      "in_transit",
      "out_for_delivery",
      "signed",
      "returned",
      "rejected",
      "unknown",
    ]);
    expect(scanState("103", "签收")).toBe("picked_up");
  });

  it("takes signed after coming back as the sender's signature", () => {
    expect(withoutSendersSignature("signed", [{ state: "signed" }, { state: "returning" }])).toBe("returned");
    expect(withoutSendersSignature("signed", [{ state: "signed" }, { state: "in_transit" }])).toBe("signed");
  });
});
