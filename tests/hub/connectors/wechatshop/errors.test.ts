import { describe, expect, it } from "vitest";
import { wechatRefusal } from "../../../../main/hub/connectors/wechatshop/errors.ts";

/** 2026-11-20 10:00 in Beijing. */
const NOW = Date.UTC(2026, 10, 20, 2);
const of = (errcode: number, errmsg = "said") => wechatRefusal({ errcode, errmsg }, NOW);

describe("WeChat's errors", () => {
  it.each([
    [-1, "UNAVAILABLE"],
    [40001, "AUTH_EXPIRED"],
    [40014, "AUTH_EXPIRED"],
    [42001, "AUTH_EXPIRED"],
    [45015, "REFUSED"],
    [45035, "REFUSED"],
    [45047, "REFUSED"],
    [48001, "REFUSED"],
    [87014, "REFUSED"],
    [10080001, "REFUSED"],
    [10020054, "STALE"],
    [40003, "REFUSED"],
  ])("%d is %s", (code, problem) => {
    expect(of(code).code).toBe(problem);
  });

  it("waits a minute for the limit of a minute, and till Beijing's midnight for the day's quota", () => {
    expect(of(45011).details?.waitMs).toBe(60_000);
    expect(of(45009).details?.waitMs).toBe(14 * 3_600_000);
  });

  it("says that a conversation is shut, so that nobody sends again before the buyer has written", () => {
    expect(of(45047)).toMatchObject({ details: { window: "shut" }, message: expect.stringContaining("等买家再来消息") });
    expect(of(45015)).toMatchObject({ details: { window: "shut" }, message: expect.stringContaining("48 小时") });
  });

  it("knows what is gone, and repeats no trace id of a call", () => {
    expect(of(10020064, "order not exist rid: 65f0-abc").code).toBe("NOT_FOUND");
    expect(of(48001, "api unauthorized rid: 65f0-abc").message).not.toContain("65f0");
  });
});
