import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskAddress, maskName, maskPhone, maskText } from "../../../main/hub/masking/index.ts";

describe("masks", () => {
  test.each([
    ["王小明", "王**"],
    ["李", "李*"],
    ["王**", "王**"],
    ["", ""],
    ["欧阳娜娜", "欧***"],
    ["𠮷野小雨", "𠮷***"],
    [" \u200b王小明", "王**"],
    ["𠀀", "𠀀*"],
    ["👨‍👩‍👧小明", "👨‍👩‍👧**"],
    ["e\u0301lise", "e\u0301****"],
    ["阿卜杜热依木·买买提", "阿*********"],
    ["\ud842野", "\ufffd*"],
  ])("of a name: %j → %j", (name, masked) => expect(maskName(name)).toBe(masked));

  test.each([
    ["13812340001", "138****0001"],
    ["+86 138-1234-0001", "861****0001"],
    ["138****0001", "138****0001"],
    ["#cipher#13812340001", ""],
    ["12345", ""],
    ["", ""],
  ])("of a phone: %j → %j", (phone, masked) => expect(maskPhone(phone)).toBe(masked));

  test.each([
    ["文三路123号4单元501室", "文三路1****"],
    ["文三路****", "文三路****"],
    ["𠮷𠀀𠮷𠀀𠮷𠀀𠮷𠀀路", "𠮷𠀀𠮷𠀀****"],
    ["3号楼", "3****"],
    ["#cipher", ""],
    ["", ""],
  ])("of an address: %j → %j", (address, masked) => expect(maskAddress(address)).toBe(masked));

  test("never leave a whole mobile number in what is shown", () => {
    const mobile = fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String);
    fc.assert(
      fc.property(
        mobile,
        fc.string({ maxLength: 20 }).filter((text) => !/[0-9]/.test(text)),
        (phone, words) => {
          expect(maskPhone(phone)).not.toContain(phone);
          expect(maskText(`${words}${phone}${words}`)).not.toContain(phone);
          expect(maskText(`电话${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}`)).not.toContain(phone.slice(7));
        },
      ),
    );
  });

  test("hide what a buyer spells out and leave what the case is about", () => {
    const text = "收件人：李小雨，电话 13812340001，地址文三路12号3单元402室，身份证110101199003074514。杯子碎了 2 个，订单 20260301000007 想退 119.00 元";
    const masked = maskText(text);
    for (const secret of ["李小雨", "13812340001", "402室", "110101199003074514"]) expect(masked).not.toContain(secret);
    for (const kept of ["杯子碎了 2 个", "20260301000007", "119.00 元"]) expect(masked).toContain(kept);
  });
});
