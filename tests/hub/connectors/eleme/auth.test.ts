import { describe, expect, it } from "vitest";
import { signCall, signPush } from "../../../../main/hub/connectors/eleme/auth.ts";

/** The vectors of the protocol sheet. */
const CALL = {
  action: "eleme.order.getOrder",
  token: "eletoken",
  params: { orderId: "8000000000000000001" },
  metas: { app_key: "elekey", timestamp: 1700000000 },
};
const PUSH = {
  appId: 1234,
  message: '{"orderId":"8000000000000000001","state":"settled","shopId":300001,"updateTime":1700000000,"role":3}',
  requestId: "200000000000000001",
  shopId: 300001,
  timestamp: 1700000000123,
  type: 18,
  userId: "5000000000000001",
};

describe("Ele.me's signatures", () => {
  it("match the sheet: a call over values in JSON, a push over plain text", () => {
    expect(signCall(CALL, "elesecret")).toBe("93EC805AF838ECA57F2C4C32F6C0D7AA");
    expect(signPush(PUSH, "elesecret")).toBe("0A6EEBCE85914BD69B833F39348E6587");
  });

  it("do not cover themselves, and depend on every field, the token and the secret", () => {
    expect(signPush({ ...PUSH, signature: "anything" }, "elesecret")).toBe(signPush(PUSH, "elesecret"));
    expect(signPush({ ...PUSH, type: 14 }, "elesecret")).not.toBe(signPush(PUSH, "elesecret"));
    expect(signCall({ ...CALL, token: "" }, "elesecret")).not.toBe(signCall(CALL, "elesecret"));
    expect(signCall({ ...CALL, params: { orderId: "8000000000000000002" } }, "elesecret")).not.toBe(signCall(CALL, "elesecret"));
    expect(signCall(CALL, "other")).not.toBe(signCall(CALL, "elesecret"));
  });
});
