import { describe, expect, it } from "vitest";
import { sign } from "../../../../main/hub/connectors/meituan/auth.ts";

const URL = "https://waimaiopen.meituan.com/api/v1/order/getOrderDetail";

describe("Meituan's signature", () => {
  it("is that of the rule's example: address, sorted pairs, secret", () => {
    const params = { order_id: "27060000000000001", timestamp: "1700000000", app_id: "1234" };
    expect(sign(URL, params, "mtsecret")).toBe("9eb226227cc3b2afe158fbc128658c53");
    expect(sign(URL, { ...params, sig: "whatever" }, "mtsecret")).toBe("9eb226227cc3b2afe158fbc128658c53");
  });

  it("covers address, token and every value as it is meant", () => {
    const params = { app_id: "1234", reason: "不要了 100%", timestamp: "1700000000" };
    const all = [
      sign(URL, params, "s"),
      sign(`${URL}x`, params, "s"),
      sign(URL, { ...params, access_token: "t" }, "s"),
      sign(URL, { ...params, reason: "不要了" }, "s"),
    ];
    expect(new Set(all).size).toBe(4);
  });
});
