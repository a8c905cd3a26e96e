import { describe, expect, it } from "vitest";
import { eleRefusal } from "../../../../main/hub/connectors/eleme/errors.ts";

describe("what Ele.me's refusals mean", () => {
  it.each([
    ["EXCEED_LIMIT", "超出接口访问的频次限制", "THROTTLED", "限流"],
    ["UNAUTHORIZED", "token 无效", "AUTH_EXPIRED", "授权令牌"],
    ["INVALID_SIGNATURE", "签名错误", "BAD_SIGNATURE", "App Secret"],
    ["INVALID_TIMESTAMP", "时间戳错误", "REFUSED", "校准时间"],
    ["PERMISSION_DENIED", "无权限", "REFUSED", "店铺编号"],
    ["ACCESS_DENIED", "IP 1.2.3.4 不在白名单", "REFUSED", "IP 不在应用的白名单"],
    ["SERVER_ERROR", "服务器异常", "TIMED_OUT", "是否已处理不明"],
    ["SOURCE_TIMEOUT", "超时", "TIMED_OUT", "是否已处理不明"],
    ["BIZ_ORDER_NOT_EXIST", "订单不存在", "NOT_FOUND", "没有这条记录"],
    ["BIZ_ILLEGAL_STATUS", "退单已处理", "STALE", "退单已处理"],
    ["VALIDATION_FAILED", "参数错误", "REFUSED", "参数错误"],
    ["SOMETHING_NEW", "", "REFUSED", "SOMETHING_NEW"],
  ])("%s (%s) is %s", (code, ...[message, problem, part]) => {
    expect(eleRefusal({ code, message })).toMatchObject({ code: problem, message: expect.stringContaining(part) });
  });

  it("waits after flow control", () => {
    expect(eleRefusal({ code: "EXCEED_LIMIT", message: "" }).details).toMatchObject({ waitMs: 2_000 });
  });
});
