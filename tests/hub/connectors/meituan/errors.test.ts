import { describe, expect, it } from "vitest";
import { isFailure, mtRefusal } from "../../../../main/hub/connectors/meituan/errors.ts";

const failed = (code: number, msg: string) => mtRefusal({ data: "ng", error: { code, msg } });

describe("Meituan's errors", () => {
  it.each([
    [700, "TIMED_OUT"],
    [703, "BAD_SIGNATURE"],
    [704, "REFUSED"],
    [708, "REFUSED"],
    [711, "THROTTLED"],
    [803, "REFUSED"],
    [806, "NOT_FOUND"],
    [808, "STALE"],
    [1022, "REFUSED"],
    [4001, "AUTH_EXPIRED"],
  ] as const)("%s means %s, with the platform's own words behind ours", (code, problem) => {
    expect(failed(code, "平台的话")).toMatchObject({ code: problem, message: expect.stringMatching(/[一-龥].*平台的话$/), details: { code: String(code) } });
  });

  it.each([
    [702, "app_id 不存在", /App ID/],
    [703, "sig 错误", /App Secret.*地址/],
    [708, "无权限", /权限.*开放平台/],
    [704, "无权操作", /门店编码/],
    [705, "timestamp 超出有效范围", /时钟/],
    [708, "IP 不在白名单", /IP.*白名单/],
  ] as const)("%s, %s: one sentence names what is to be mended", (code, msg, sentence) => {
    expect(failed(code, msg).message).toMatch(sentence);
  });

  it("waits after flow control, and does not know of a number it has never seen", () => {
    expect(failed(711, "触发流控").details).toMatchObject({ waitMs: 1_000 });
    expect(failed(9999, "别的").code).toBe("REFUSED");
    expect(failed(9999, "服务异常，请稍后").code).toBe("TIMED_OUT");
  });

  it("tells success from failure by what says that it failed", () => {
    expect([isFailure({ data: "ok" }), isFailure({ data: [] }), isFailure({ data: null })]).toEqual([false, false, false]);
    expect([isFailure({ data: "ng" }), isFailure({ data: "ok", error: { code: 808, msg: "" } })]).toEqual([true, true]);
  });
});
