import { describe, expect, it } from "vitest";
import { signCall, signSocket } from "../../../../main/hub/connectors/pinduoduo/auth.ts";

const OFFICIAL = {
  access_token: "asd78172s8ds9a921j9qqwda12312w1w21211",
  client_id: "1",
  data_type: "XML",
  order_status: "1",
  page: "1",
  page_size: "10",
  timestamp: "1480411125",
  type: "pdd.order.number.list.get",
};

describe("Pinduoduo signatures", () => {
  it("give the official example", () => {
    expect(signCall(OFFICIAL, "testSecret")).toBe("E4DE3ED21002510DED352819E7AE6775");
    expect(signCall(Object.fromEntries(Object.entries({ ...OFFICIAL, sign: "old" }).reverse()), "testSecret")).toBe("E4DE3ED21002510DED352819E7AE6775");
  });

  it("of the message service are Base64 of the hex text", () => {
    expect(signSocket({ clientId: "pddclient", ms: 1_700_000_000_123, secret: "pddsecret" })).toBe("NGZmN2QxOTNkZDY0NDFjZmE0ZmEyMjA2YTk2Y2E1Y2I=");
  });
});
