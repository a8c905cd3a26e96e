import { describe, expect, it } from "vitest";
import { signMethodOf, signTop } from "../../../../main/hub/connectors/taobao/auth.ts";

const OFFICIAL = {
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

describe("Taobao signature", () => {
  it("gives the official example's MD5 signature", () => {
    expect(signTop(OFFICIAL, "helloworld", "md5")).toBe("66987CB115214E59E6EC978214934FB8");
  });

  it("leaves an existing sign out and does not depend on the order of parameters", () => {
    const reversed = Object.fromEntries(Object.entries({ ...OFFICIAL, sign: "old" }).reverse());
    expect(signTop(reversed, "helloworld", "md5")).toBe("66987CB115214E59E6EC978214934FB8");
  });

  it("has 32 upper-case digits as HMAC and 64 as HMAC-SHA256, and changes with one character", () => {
    expect(signTop(OFFICIAL, "helloworld", "hmac")).toMatch(/^[0-9A-F]{32}$/);
    expect(signTop(OFFICIAL, "helloworld", "hmac-sha256")).toMatch(/^[0-9A-F]{64}$/);
    expect(signTop({ ...OFFICIAL, num_iid: "11223345" }, "helloworld", "hmac")).not.toBe(signTop(OFFICIAL, "helloworld", "hmac"));
  });

  it("signs by HMAC unless the shop chose otherwise", () => {
    expect([undefined, "", "md5", "hmac-sha256", "sha1"].map(signMethodOf)).toEqual(["hmac", "hmac", "md5", "hmac-sha256", "hmac"]);
  });
});
