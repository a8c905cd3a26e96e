import { expect, test } from "vitest";
import { cityOf, laneNames, placeOf } from "../../../main/hub/orders/place.ts";

test("a city is read from every way carriers and channels write areas", () => {
  for (const [area, city] of [
    ["浙江,杭州市,余杭区", "杭州"],
    ["湖北,武汉市", "武汉"],
    ["上海,上海市,浦东新区", "上海"],
    ["杭州市", "杭州"],
    ["浙江省杭州市余杭区", "杭州"],
    ["新疆维吾尔自治区,伊犁哈萨克自治州", "伊犁哈萨克"],
    ["", ""],
  ] as const) {
    expect(cityOf(area), area).toBe(city);
  }
});

test("a place is what the scan's text marks, else the end of its area", () => {
  expect(placeOf({ text: "【武汉转运中心】 已收入", place: "湖北,武汉市" })).toBe("武汉转运中心");
  expect(placeOf({ text: "已收入", place: "湖北,武汉市" })).toBe("武汉市");
  expect(placeOf({ text: "已收入", place: "" })).toBe("");
});

test("a lane without both its ends is the carrier alone", () => {
  expect(laneNames("yuantong", "杭州", "武汉")).toEqual(["yuantong|杭州|武汉", "yuantong"]);
  expect(laneNames("yuantong", "", "武汉")).toEqual(["yuantong"]);
});
