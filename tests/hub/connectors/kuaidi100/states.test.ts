import { describe, expect, it } from "vitest";
import { readScan, scanState, signedBy, traceState } from "../../../../main/hub/connectors/kuaidi100/states.ts";

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

  const scan = (statusCode: string, context: string, status = "") => {
    const { state, signedBy: by, redelivered } = readScan({ statusCode, status, context });
    return [state, by, ...(redelivered ? ["again"] : [])];
  };

  it("reads a scan's words where there is no code, a code outside the table, or the catch-all in transit", () => {
    expect(scan("", "【武汉转运中心】 已收入")).toEqual(["in_transit", null]);
    expect(scan("999", "【余杭网点】已揽收")).toEqual(["picked_up", null]);
    expect(scan("0", "快件已由西门店代收，请及时取件")).toEqual(["out_for_delivery", "station"]);
    expect(scan("", "快件已由西门店代收，请及时取件", "在途")).toEqual(["out_for_delivery", "station"]);
    expect(scan("999", "???")).toEqual(["unknown", null]);
  });

  it("believes the code where words say something else, unless they deny a signature", () => {
    expect(scan("103", "本人签收")).toEqual(["picked_up", null]);
    expect(scan("5", "已签收")).toEqual(["out_for_delivery", null]);
    expect(scan("3", "未签收，改约明天")).toEqual(["problem", null]);
    expect(scan("301", "客户签收人: 寄件人 退回件已签收")).toEqual(["returned", null]);
    expect(scan("304", "已放入丰巢柜，请凭取件码领取")).toEqual(["out_for_delivery", "locker"]);
    expect(scan("3", "误签，重新派送")).toEqual(["out_for_delivery", null, "again"]);
  });

  it("takes the more careful of code and words for who signed", () => {
    expect(scan("301", "门卫代签")).toEqual(["signed", "other"]);
    expect(scan("301", "感谢使用")).toEqual(["signed", "recipient"]);
    expect(scan("303", "本人签收")).toEqual(["signed", "other"]);
    expect(scan("304", "本人签收")).toEqual(["signed", "locker"]);
    expect(scan("304", "菜鸟驿站已签收")).toEqual(["signed", "station"]);
    expect(scan("501", "已送至菜鸟驿站，请取件")).toEqual(["out_for_delivery", "station"]);
    expect(scan("501", "已投柜")).toEqual(["out_for_delivery", "locker"]);
    expect(scan("3", "前台代收")).toEqual(["signed", "other"]);
    expect(scan("3", "")).toEqual(["signed", "unclear"]);
  });
});
