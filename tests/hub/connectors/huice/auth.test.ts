import { describe, expect, it } from "vitest";
import { signHuice } from "../../../../main/hub/connectors/huice/auth.ts";

describe("旺店通 企业版 / 网页版 signatures", () => {
  const params = {
    sid: "wdtsid",
    appkey: "wdtkey",
    timestamp: "1700000000",
    page_no: "0",
    start_time: "2026-11-20 12:00:00",
    end_time: "2026-11-20 12:30:00",
  };

  it("cover every parameter behind its lengths, whatever signature is there already", () => {
    expect(signHuice(params, "wdtsecret")).toBe("e0c7d4528dd5fa660139724d7b10f940");
    expect(signHuice({ ...params, sign: "x" }, "wdtsecret")).toBe("e0c7d4528dd5fa660139724d7b10f940");
  });

  it("count characters, not bytes and not halves of one", () => {
    const of = (remark: string): string => signHuice({ remark }, "s");
    expect(of("中文")).not.toBe(of("ab"));
    // md5 of `06-remark:0002-中😀s`.
    expect(of("中😀")).toBe("25d8248edbf7be6da8e3032562cc769c");
  });
});
