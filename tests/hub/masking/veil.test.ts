import { describe, expect, it } from "vitest";
import { openVeil } from "../../../main/hub/masking/index.ts";
import { growth } from "../../support/growth.ts";

/** What must not be read in what left: the second of each. */
const spellings: readonly (readonly [said: string, secret: RegExp])[] = [
  ["我叫张伟，电话13812345678", /张伟|138/],
  ["0571-88123456 打这个", /8812/],
  ["打 ４００－８８２－１２３４", /882|８８２/],
  ["一三八 一二三四 五六七八", /一二三四/],
  ["幺三八幺二三四五六七八", /二三四/],
  ["138.1234.5678", /1234/],
  ["138—1234—5678 晚上打", /1234/],
  ["1️⃣3️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣", /3️⃣/],
  ["1\u200b3812345678", /2345/],
  ["加我微信 vip_zhang", /vip_zhang/],
  ["vx:abc1234d", /abc1234d/],
  ["QQ 123456", /123456/],
  ["邮箱 zhang.wei@example.com", /zhang\.wei|example/],
  ["身份证330102199001011234", /19900101/],
  ["卡号6222 0212 3456 7890 123", /0212/],
  ["护照E12345678", /12345678/],
  ["车牌浙A·12345", /12345/],
  ["收貨人：歐陽小雨", /歐陽|小雨/],
  ["我是阿凡提·买买提，", /阿凡提/],
  ["联系人 John Smith", /John|Smith/],
  ["我的名字是Aygül Tursun", /Ayg|Tursun/],
  ["收件人:𠮷野小雨", /小雨/],
  ["张女士收", /张/],
  ["王小明 13900001111", /小明/],
  ["13900001111 李四光", /四光/],
  ["地址浙江省杭州市西湖区文三路138号3幢502室", /文三|502|西湖/],
  ["寄到李家村三组", /李家村/],
  ["朝阳路12号", /朝阳|12/],
  ["我家阳光小区5栋2单元", /阳光|5栋/],
  ["单号 SF1234567890123", /12345678/],
  ["订单 20261120000123", /000123/],
  ["订单4123456789012345678", /234567/],
];

describe("a veil", () => {
  it.each(spellings)("hides what names a person in: %s", (said, secret) => {
    expect(openVeil([]).theirs(said)).not.toMatch(secret);
  });

  it.each([
    "包裹在路上吗，三天没动了",
    "2026-11-20 09:12 下的单，付了118.00元",
    "买了3个坏了2个，尺码42",
    "退货要多久到账？",
    "快递送到小区门口了没人通知",
    "物流一直停在武汉转运中心",
    "I never got my parcel, please help",
  ])("leaves what names nobody: %s", (said) => {
    expect(openVeil([]).theirs(said)).toBe(said);
  });

  it("leaves the record's own words as they are, but for numbers: whoever signed and where is no secret of theirs", () => {
    const veil = openVeil([]);
    expect(veil.ours("您的包裹于 11-19 18:12 由本人签收，地点：福州市鼓楼区五四路8号驿站")).toBe(
      "您的包裹于 11-19 18:12 由本人签收，地点：福州市鼓楼区五四路8号驿站",
    );
    expect(veil.ours("客服电话 400-882-1234")).toBe("客服电话 [号码1]");
  });

  it("puts back what the record knows, and only that", () => {
    const veil = openVeil([{ kind: "单号", value: "YT0000000000001" }]);
    expect(veil.theirs("YT0000000000001 到哪了，打我 13812345678")).toBe("[单号1] 到哪了，打我 [号码1]");
    expect(veil.reveal("您的包裹【单号 1】在路上")).toEqual({ text: "您的包裹YT0000000000001在路上", strange: [] });
    expect(veil.reveal("给您打 [号码1]，或 [号码9]").strange).toEqual(["[号码1]", "[号码9]"]);
  });

  it("the same thing has the same placeholder, whoever says it and however wide", () => {
    const veil = openVeil([]);
    expect(veil.theirs("13812345678")).toBe(veil.theirs("13812345678"));
    expect(veil.leaks("…13812345678…")).toBe("[号码1]");
  });

  it.each(["一", "路", "市区", "a1", "1-", "号", "省市区县", "我是", "·", "我叫张"])("takes no longer for words that are made to take long: %s", (sign) => {
    expect(growth((text) => openVeil([]).theirs(text), { shorter: sign.repeat(3_000), longer: sign.repeat(18_000), below: 18 })).toBeLessThan(18);
  });
});
