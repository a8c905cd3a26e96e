import { describe, expect, it } from "vitest";
import { sameSignature, signCall, signPush } from "../../../../main/hub/connectors/douyin/auth.ts";

const SET = { appKey: "7000000000000000001", method: "order.orderDetail", paramJson: '{"shop_order_id":"6920000000000012345"}', timestamp: "1700000000" };
const PUSH = { appKey: "7000000000000000001", body: '[{"tag":"0","msg_id":"0","data":"2026-11-20"}]' };

describe("Douyin signatures", () => {
  it("gives the written-down vectors of a call", () => {
    expect(signCall(SET, "dysecret", "hmac-sha256")).toBe("0bc0cacd30693aefadb95a1c488fba4971fcb7aeac19c38d6f1439a5a45fa7f3");
    expect(signCall(SET, "dysecret", "md5")).toBe("7668ad07b78bfea968a6e292fb16fd53");
  });

  it("gives the written-down vector of a push", () => {
    expect(signPush(PUSH, "dysecret", "md5")).toBe("250d87ddec1403f7b947f3a9994aa230");
  });

  it("compares without regard to case, and never calls different lengths the same", () => {
    expect(sameSignature("AB12", "ab12")).toBe(true);
    expect([sameSignature("", "ab12"), sameSignature("ab1", "ab12"), sameSignature("ab13", "ab12")]).toEqual([false, false, false]);
  });
});
