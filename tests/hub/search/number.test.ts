import { describe, expect, test } from "vitest";
import { numberIn, slips } from "../../../main/hub/search/number.ts";

describe("a number as people type and paste it", () => {
  test.each([
    ["2026 1120 000123", "20261120000123"],
    ["#AS2026112000012", "AS2026112000012"],
    ["＃ＡＳ２０２６１１２０００００１", "AS2026112000001"],
    ["订单号：240101-123456789012345", "240101123456789012345"],
    ["运单 yt 1234-5678", "YT12345678"],
    ["\u200b69123\u200b45", "6912345"],
    ["0001", "0001"],
  ])("%s", (typed, key) => expect(numberIn(typed)).toBe(key));

  test.each(["123", "没收到货", "红色连衣裙 2023 款", "wool scarf", "99元", ""])("%s is none", (typed) => expect(numberIn(typed)).toBeNull());
});

describe("a slip of the finger", () => {
  const meant = "20261120000123";
  test.each([
    ["one wrong", "20261120000128"],
    ["the first wrong", "30261120000123"],
    ["one missing", "2026112000012"],
    ["one too many", "202611200001233"],
    ["two changed places", "20261102000123"],
  ])("%s leads to what was meant", (_what, typed) => expect(slips(typed)).toContain(meant));

  test("two slips do not, and a short number leads nowhere", () => {
    expect(slips("20261120000199")).not.toContain(meant);
    expect(slips("1234567")).toEqual([]);
  });

  test("a letter O in a number of digits is a slip as well", () => expect(slips("2O261120000123")).toContain(meant));
});
