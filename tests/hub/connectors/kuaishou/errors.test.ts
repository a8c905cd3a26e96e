import { describe, expect, it } from "vitest";
import { isFine, ksRefusal } from "../../../../main/hub/connectors/kuaishou/errors.ts";
import type { JsonObject } from "../../../../main/hub/connectors/wire.ts";

const of = (result: number, error_msg = "") => ksRefusal({ result, error_msg });

describe("a refusal of Kuaishou", () => {
  it.each([15, 16, 17, 1016, 1017, 802000])("%i is flow control, with a wait", (code) => {
    expect(of(code)).toMatchObject({ code: "THROTTLED", details: { waitMs: 2000 } });
  });

  it.each([
    [21, "", "AUTH_EXPIRED"],
    [24, "", "AUTH_EXPIRED"],
    [22, "", "REFUSED"],
    [26, "", "REFUSED"],
    [27, "", "BAD_SIGNATURE"],
    [28, "", "BAD_SIGNATURE"],
    [10001, "售后单不存在", "NOT_FOUND"],
    [10003, "售后单版本已过期，请刷新后重试", "STALE"],
    [10003, "当前状态不允许该操作", "STALE"],
    [10004, "系统繁忙，请稍后再试", "TIMED_OUT"],
    [10005, "退款金额不正确", "REFUSED"],
  ] as const)("%i %s is %s", (code, said, problem) => {
    expect(of(code, said)).toMatchObject({ code: problem, message: expect.stringMatching(/./) });
  });

  it("names the second secret where the signature is not taken", () => {
    expect(of(28, "sign error").message).toContain("signSecret");
  });

  it("takes the business's own words before the gateway's", () => {
    expect(ksRefusal({ result: 802001, error_msg: "失败", sub_msg: "售后单已关闭" })).toMatchObject({
      code: "STALE",
      message: expect.stringContaining("售后单已关闭"),
    });
  });
});

it("an answer is fine by its result, or by its code where it has none", () => {
  const fine: JsonObject[] = [{ result: 1 }, { result: 1, code: "500" }, { code: "200" }];
  const others: JsonObject[] = [{ result: 2, code: "200" }, { code: "24" }, {}];
  expect(fine.map(isFine)).toEqual([true, true, true]);
  expect(others.map(isFine)).toEqual([false, false, false]);
});
