import { expect, test } from "vitest";
import { cityOf, cityTold, laneNames, placeOf } from "../../../main/hub/orders/place.ts";

test("a city is read from every way carriers and channels write areas", () => {
  for (const [area, city] of [
    ["浙江,杭州市,余杭区", "杭州"],
    ["湖北,武汉市", "武汉"],
    ["上海,上海市,浦东新区", "上海"],
    ["杭州市", "杭州"],
    ["浙江省杭州市余杭区", "杭州"],
    ["新疆维吾尔自治区,伊犁哈萨克自治州", "伊犁"],
    ["", ""],
  ] as const) {
    expect(cityOf(area), area).toBe(city);
  }
});

/** Receivers as channels' lists of areas have them, and the same place as carriers write it. */
const SAME_PLACE = [
  [{ province: "上海市", city: "上海市", district: "浦东新区" }, ["上海,上海市,浦东新区", "上海,浦东新区", "上海市浦东新区", "上海,上海城区,浦东新区"], "上海"],
  [{ province: "北京市", city: "市辖区", district: "朝阳区" }, ["北京,北京市,朝阳区", "北京朝阳区", "北京市,市辖区,朝阳区"], "北京"],
  [{ province: "重庆市", city: "县", district: "云阳县" }, ["重庆,重庆市,云阳县", "重庆市,县,云阳县"], "重庆"],
  [{ province: "天津", city: "", district: "和平区" }, ["天津,天津市,和平区"], "天津"],
  [{ province: "湖北省", city: "省直辖县级行政区划", district: "仙桃市" }, ["湖北,仙桃市", "湖北,省直辖县级行政区划,仙桃市", "湖北省仙桃市"], "仙桃"],
  [{ province: "湖北省", city: "神农架林区", district: "松柏镇" }, ["湖北,神农架林区", "湖北,省直辖县级行政区划,神农架林区"], "神农架"],
  [{ province: "海南省", city: "省直辖县级行政区划", district: "陵水黎族自治县" }, ["海南,陵水黎族自治县", "海南,陵水县"], "陵水"],
  [{ province: "新疆维吾尔自治区", city: "自治区直辖县级行政区划", district: "石河子市" }, ["新疆,石河子市"], "石河子"],
  [
    { province: "湖北省", city: "恩施土家族苗族自治州", district: "恩施市" },
    ["湖北,恩施土家族苗族自治州,恩施市", "湖北,恩施州,利川市", "湖北省恩施土家族苗族自治州"],
    "恩施",
  ],
  [{ province: "新疆维吾尔自治区", city: "巴音郭楞蒙古自治州", district: "库尔勒市" }, ["新疆,巴音郭楞蒙古自治州", "新疆,巴音郭楞州,库尔勒市"], "巴音郭楞"],
  [{ province: "云南省", city: "大理白族自治州", district: "大理市" }, ["云南,大理白族自治州", "云南,大理州"], "大理"],
  [{ province: "内蒙古自治区", city: "锡林郭勒盟", district: "锡林浩特市" }, ["内蒙古,锡林郭勒盟,锡林浩特市"], "锡林郭勒"],
  [{ province: "西藏自治区", city: "阿里地区", district: "噶尔县" }, ["西藏,阿里地区", "西藏自治区阿里地区噶尔县"], "阿里"],
  [{ province: "广东省", city: "广州市", district: "天河区" }, ["广东,广州市,天河区", "广东,广州", "广东省广州市天河区"], "广州"],
  [{ province: "吉林省", city: "吉林市", district: "昌邑区" }, ["吉林,吉林市,昌邑区", "吉林省吉林市"], "吉林"],
] as const;

test.each(SAME_PLACE)("the city of a receiver is the one its carrier names: %o", (receiver, areas, city) => {
  expect(cityOf(cityTold(receiver))).toBe(city);
  for (const area of areas) expect(cityOf(area), area).toBe(city);
  // Read once more, as kept cities are, it stays what it is.
  expect(cityOf(city)).toBe(city);
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
