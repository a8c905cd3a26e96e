import { describe, expect, it } from "vitest";
import { douyinRefusal } from "../../../../main/hub/connectors/douyin/errors.ts";

describe("Douyin errors", () => {
  it.each([
    [{ code: 60000, msg: "限流" }, "THROTTLED"],
    [{ code: 40003, sub_code: "isv.access-token-expired" }, "AUTH_EXPIRED"],
    [{ code: 40003, sub_code: "isv.access-token-no-existed" }, "AUTH_EXPIRED"],
    [{ code: 30001, sub_code: "dop.authorization-closed" }, "AUTH_EXPIRED"],
    [{ code: 40003, sub_code: "isv.signature-invalid" }, "BAD_SIGNATURE"],
    [{ code: 40003, sub_code: "isv.timestamp-invalid" }, "REFUSED"],
    [{ code: 20000, sub_code: "isp.service-error:1" }, "TIMED_OUT"],
    [{ code: 20001, msg: "timeout" }, "TIMED_OUT"],
    [{ code: 10001, sub_code: "isv.business-part-failed", sub_msg: "部分失败" }, "REFUSED"],
    [{ code: 30002, msg: "IP 不在白名单" }, "REFUSED"],
    [{ code: 50002, sub_code: "isv.business-failed:11003", sub_msg: "该售后单不存在" }, "NOT_FOUND"],
    [{ code: 50002, sub_msg: "售后单状态已变更，请刷新" }, "STALE"],
    [{ code: 70000 }, "REFUSED"],
    [{}, "REFUSED"],
  ])("reads %j as %s", (body, code) => {
    expect(douyinRefusal(body).code).toBe(code);
  });
});
