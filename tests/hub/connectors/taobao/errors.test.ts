import { describe, expect, it } from "vitest";
import { topRefusal } from "../../../../main/hub/connectors/taobao/errors.ts";

describe("Taobao errors", () => {
  it.each([
    [{ code: 7, sub_code: "accesscontrol.limited-by-app-access-count", sub_msg: "This ban will last for 86 more seconds" }, "THROTTLED"],
    [{ code: 8, msg: "call frequency exceeded" }, "THROTTLED"],
    [{ code: 15, sub_code: "isp.top-remote-connection-timeout" }, "TIMED_OUT"],
    [{ code: 15, sub_code: "isp.remote-service-error" }, "TIMED_OUT"],
    [{ code: 10, sub_code: "isp.top-remote-service-unavailable" }, "UNAVAILABLE"],
    [{ code: 15, sub_code: "isv.trade-not-exist" }, "NOT_FOUND"],
    [{ code: 15, sub_code: "isv.invalid-parameter" }, "REFUSED"],
    [{ code: 15, sub_code: "isv.refund-version-error", sub_msg: "退款版本号不一致" }, "STALE"],
    [{ code: 11, msg: "Insufficient isv permissions" }, "REFUSED"],
    [{ code: 25, msg: "Invalid signature" }, "BAD_SIGNATURE"],
    [{ code: 26, msg: "Missing session" }, "AUTH_EXPIRED"],
    [{ code: 27, msg: "Invalid session", sub_code: "invalid-sessionkey" }, "AUTH_EXPIRED"],
    [{ code: 40, msg: "Missing required arguments" }, "REFUSED"],
    [{}, "REFUSED"],
  ])("reads %j as %s", (error, code) => {
    expect(topRefusal(error).code).toBe(code);
  });

  it("waits as long as the ban says, a second when it does not say", () => {
    expect(topRefusal({ code: 7, sub_msg: "This ban will last for 86 more seconds" }).details?.waitMs).toBe(86_000);
    expect(topRefusal({ code: 7 }).details?.waitMs).toBe(1000);
  });
});
