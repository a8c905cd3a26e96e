import { describe, expect, it } from "vitest";
import { readSecret, signWangdian, timestampOf } from "../../../../main/hub/connectors/wangdian/auth.ts";

describe("旺店通 signatures", () => {
  it("cover the query and the body, the secret before and behind", () => {
    const query = {
      sid: "wdtsid",
      key: "wdtkey",
      salt: "testsalt",
      method: "sales.TradeQuery.queryWithDetail",
      v: "1.0",
      timestamp: "374652800",
      page_no: "0",
      page_size: "100",
      calc_total: "1",
    };
    const body = '[{"start_time":"2026-11-20 12:00:00","end_time":"2026-11-20 12:30:00"}]';
    expect(signWangdian(query, body, "testsecret")).toBe("70b2c6e2280cdecd3f50579b6cb9f9b8");
    expect(signWangdian({ ...query, sign: "x" }, body, "testsecret")).toBe("70b2c6e2280cdecd3f50579b6cb9f9b8");
  });

  it("count time from 2012 in Beijing, and take the secret apart at its colon", () => {
    expect(timestampOf(Date.parse("2012-01-01T00:00:00+08:00"))).toBe("0");
    expect(timestampOf(1_700_000_000_123)).toBe("374652800");
    expect(readSecret("testsecret:testsalt")).toEqual({ secret: "testsecret", salt: "testsalt" });
    expect(["", "testsecret", ":salt", "secret:"].map(readSecret)).toEqual([null, null, null, null]);
  });
});
