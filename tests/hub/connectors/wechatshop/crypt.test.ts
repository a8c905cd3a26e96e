import { describe, expect, it } from "vitest";
import { sameSignature, signParts, unwrap } from "../../../../main/hub/connectors/wechatshop/crypt.ts";

const KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
const WRAPPED = "jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==";

describe("WeChat's pushes", () => {
  it("are signed as in the vendor's own examples", () => {
    expect(signParts(["AAAAA", "1714036504", "1514711492"])).toBe("f464b24fc39322e44b38aa78f5edd27bd1441696");
    expect(signParts(["pamtest", "1409304348", "xxxxxx", WRAPPED])).toBe("82c962d39941aa48552f90ef55aa323dc620cc10");
    expect(sameSignature("82C962D39941AA48552F90EF55AA323DC620CC10", signParts([WRAPPED, "xxxxxx", "pamtest", "1409304348"]))).toBe(true);
    expect(sameSignature("82c962", signParts(["pamtest"]))).toBe(false);
  });

  it("open to the text and the app they were wrapped for, as the public client's example does", () => {
    expect(unwrap(WRAPPED, KEY)).toEqual({ text: "我是中文abcd123", appId: "wxb11529c136998cb6" });
  });

  it("do not open with another key, cut, or as anything else, and nothing throws", () => {
    for (const [text, key] of [
      [WRAPPED, KEY.toLowerCase()],
      [WRAPPED.slice(0, 40), KEY],
      [WRAPPED, "short"],
      ["", KEY],
      ["不是密文", KEY],
    ] as const)
      expect(unwrap(text, key)).toSatisfy((opened: ReturnType<typeof unwrap>) => opened === null || opened.appId !== "wxb11529c136998cb6");
  });
});
