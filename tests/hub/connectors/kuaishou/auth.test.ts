import { describe, expect, it } from "vitest";
import { openPush, signCall } from "../../../../main/hub/connectors/kuaishou/auth.ts";
import { paramText } from "../../../../main/hub/connectors/kuaishou/gateway.ts";

/** The vectors of the protocol sheet. */
const CALL = {
  access_token: "token",
  appkey: "ks123",
  method: "open.seller.order.list",
  param: '{"title":"短袖"}',
  timestamp: "1583271919000",
  version: "1",
};
const KEY = "MDEyMzQ1Njc4OWFiY2RlZg==";
const TEXT = '{"eventId":"1","msgId":"1","bizId":2607600000000001,"event":"kwaishop_order_paySuccess","info":"{}","test":true}';
const WRAPPED =
  "toKOWfsEk0pUDe6dmuVsAlEi3ZCFJiNSbz8xNtzDowOQsoy4+S+H9T8765yAiE5pofTsvgQUrDBdepkwRO3NDm1T9iWt8tkCFUPdPCa1gwqWAuiq183ON9vDTXqP+RCS+ShpNxs0TLZHOnrUdXOiKNBJXkw1ub+LsjCCMrvwWrM=";

describe("Kuaishou signatures", () => {
  it("match the sheet: MD5 as hex, HMAC as Base64, both with the second secret", () => {
    expect(signCall({ ...CALL, signMethod: "MD5" }, "sign-secret")).toBe("6005da269b372ff10945e565ef37a4c6");
    expect(signCall({ ...CALL, signMethod: "HMAC_SHA256" }, "sign-secret")).toBe("ZpPrG0oB1g/T93FyyVD+VCzRey41yqxZoCqcGg7upYM=");
  });

  it("do not cover themselves, and depend on the secret", () => {
    const signed = { ...CALL, signMethod: "MD5" };
    expect(signCall({ ...signed, sign: "anything" }, "sign-secret")).toBe(signCall(signed, "sign-secret"));
    expect(signCall(signed, "app-secret")).not.toBe(signCall(signed, "sign-secret"));
  });
});

describe("parameters of a call", () => {
  it("are one text with sorted keys, in which ids are numbers with every digit, and words that look like one stay words", () => {
    expect(paramText({ refundId: "9007199254740993", rejectDesc: "12", reasonCode: 8, cursor: "5" })).toBe(
      '{"cursor":"5","reasonCode":8,"refundId":9007199254740993,"rejectDesc":"12"}',
    );
    expect(paramText({ oid: '1,"x":2' })).toBe('{"oid":"1,\\"x\\":2"}');
  });
});

describe("a wrapped push", () => {
  it("opens to the sheet's text", () => {
    expect(openPush(WRAPPED, KEY)).toBe(TEXT);
    expect(openPush(`${WRAPPED}\n`, KEY)).toBe(TEXT);
  });

  it("does not open with another key, when it was changed, or when it is none", () => {
    expect(openPush(WRAPPED, "ZmVkY2JhOTg3NjU0MzIxMA==")).toBeNull();
    expect(openPush(WRAPPED, "short")).toBeNull();
    for (const body of [WRAPPED.replace("e", "f"), WRAPPED.slice(0, -8), "", "{}", TEXT]) expect(openPush(body, KEY)).toBeNull();
  });
});
