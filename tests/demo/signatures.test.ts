import { describe, expect, it } from "vitest";
import { pushSign as douyinPush, douyinSign } from "../../main/demo/douyin/sign.ts";
import { canonicalText, numericId, wireJson } from "../../main/demo/engine/big-json.ts";
import { pushSign, querySign } from "../../main/demo/kuaidi100/service.ts";
import { topSign } from "../../main/demo/taobao/sign.ts";

describe("the simulators sign by the channels' published examples", () => {
  it("Taobao: the official example", () => {
    const params = {
      app_key: "12345678",
      fields: "num_iid,title,nick,price,num",
      format: "json",
      method: "taobao.item.seller.get",
      num_iid: "11223344",
      session: "test",
      sign_method: "md5",
      timestamp: "2016-01-01 12:00:00",
      v: "2.0",
    };
    expect(topSign(params, { secret: "helloworld", method: "md5" })).toBe("66987CB115214E59E6EC978214934FB8");
    expect(topSign({ ...params, sign: "x" }, { secret: "helloworld", method: "md5" })).toBe("66987CB115214E59E6EC978214934FB8");
  });

  it("Douyin: calls and pushes", () => {
    const signed = {
      appKey: "7000000000000000001",
      method: "order.orderDetail",
      paramJson: '{"shop_order_id":"6920000000000012345"}',
      timestamp: "1700000000",
      version: "2",
    };
    expect(douyinSign(signed, { secret: "dysecret", method: "hmac-sha256" })).toBe("0bc0cacd30693aefadb95a1c488fba4971fcb7aeac19c38d6f1439a5a45fa7f3");
    expect(douyinSign(signed, { secret: "dysecret", method: "md5" })).toBe("7668ad07b78bfea968a6e292fb16fd53");
    expect(douyinPush("7000000000000000001", '[{"tag":"0","msg_id":"0","data":"2026-11-20"}]', "dysecret")).toBe("250d87ddec1403f7b947f3a9994aa230");
  });

  it("Kuaidi100: queries and pushes", () => {
    const param = '{"com":"yuantong","num":"YT0000000000001","resultv2":"4"}';
    expect(querySign(param, { key: "demoKey01", customer: "DEMOCUSTOMER" })).toBe("A52DE13EDDC97FA4FF12CC2255572537");
    expect(pushSign('{"status":"polling","message":""}', "kdsalt")).toBe("B20B7E58D00183650E35A2A1249AFAF4");
  });
});

describe("big numbers on the wire", () => {
  it("go out as bare digits, all of them", () => {
    expect(wireJson({ tid: numericId("3811200045678901234"), odd: numericId("6920000000000012345A") })).toBe(
      '{"tid":3811200045678901234,"odd":"6920000000000012345A"}',
    );
  });

  it("keep their digits when a text is made canonical", () => {
    expect(canonicalText('{"b":[{"d":1,"c":2}],"a":6920000000000012345}')).toBe('{"a":6920000000000012345,"b":[{"c":2,"d":1}]}');
    expect(canonicalText("{")).toBeNull();
  });
});
