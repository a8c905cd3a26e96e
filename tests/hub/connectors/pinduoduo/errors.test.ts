import { expect, it } from "vitest";
import { pddRefusal } from "../../../../main/hub/connectors/pinduoduo/errors.ts";

const of = (error_code: number, error_msg: string) => pddRefusal({ error_code, error_msg, sub_code: null, sub_msg: error_msg, request_id: "r" });

it.each([
  [70031, "调用过于频繁", "THROTTLED"],
  [52101, "接口被限流", "THROTTLED"],
  [52102, "接口暂时不可用", "UNAVAILABLE"],
  [52103, "服务暂时不可用", "UNAVAILABLE"],
  [10019, "access_token已过期", "AUTH_EXPIRED"],
  [10000, "access_token无效", "AUTH_EXPIRED"],
  [20004, "签名sign校验失败", "BAD_SIGNATURE"],
  [20005, "IP无权访问接口", "REFUSED"],
  [10003, "timestamp 过期", "REFUSED"],
  [45001, "订单不属于该店铺", "NOT_FOUND"],
  [50000, "系统内部错误", "TIMED_OUT"],
  [50001, "售后单状态已变更", "STALE"],
  [50001, "退款金额超过可退金额", "REFUSED"],
  [30000, "没有调用此target接口的权限", "REFUSED"],
])("%i %s is %s, in a sentence that says what the channel said", (code, said, problem) => {
  expect(of(code, said)).toMatchObject({ code: problem, message: expect.stringContaining(said), details: { code } });
});

it("says in words what a person can mend: the allow-list of addresses, the clock, the secret", () => {
  expect(of(20005, "x").message).toContain("白名单");
  expect(of(10003, "timestamp 过期").message).toContain("校准系统时间");
  expect(of(20004, "x").message).toContain("Client Secret");
});
