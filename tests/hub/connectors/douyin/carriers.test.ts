import { describe, expect, it } from "vitest";
import { carrierCode } from "../../../../main/hub/connectors/douyin/carriers.ts";
import { carrierCode as taobaoCode } from "../../../../main/hub/connectors/taobao/carriers.ts";

describe("carriers of the channels", () => {
  it("are known by Douyin's short code, its long code or the name", () => {
    expect([carrierCode("SF", ""), carrierCode("yuantong", ""), carrierCode("JT", "极兔速递"), carrierCode("7", "中通快递")]).toEqual([
      "shunfeng",
      "yuantong",
      "jtexpress",
      "zhongtong",
    ]);
  });

  it("are known by Taobao's name or code", () => {
    expect(["圆通速递", "YTO", "顺丰速运", "JTSD"].map(taobaoCode)).toEqual(["yuantong", "yuantong", "shunfeng", "jtexpress"]);
  });

  it("stay as they came when nobody knows them", () => {
    expect([carrierCode("fengwang", "丰网"), carrierCode("", "丰网"), taobaoCode("丰网速运")]).toEqual(["fengwang", "丰网", "丰网速运"]);
  });
});
