import { describe, expect, it } from "vitest";
import { sameSignature, signPush, signQuery } from "../../../../main/hub/connectors/kuaidi100/auth.ts";

describe("Kuaidi100 signatures", () => {
  it("gives the written-down vector of a query", () => {
    const param = '{"com":"yuantong","num":"YT0000000000001","resultv2":"4"}';
    expect(signQuery(param, { key: "demoKey01", customer: "DEMOCUSTOMER" })).toBe("A52DE13EDDC97FA4FF12CC2255572537");
  });

  it("gives the written-down vector of a push", () => {
    expect(signPush('{"status":"polling","message":""}', "kdsalt")).toBe("B20B7E58D00183650E35A2A1249AFAF4");
  });

  it("compares without regard to case, and never calls different lengths the same", () => {
    expect(sameSignature("ab12", "AB12")).toBe(true);
    expect(sameSignature("ab1", "AB12")).toBe(false);
  });
});
