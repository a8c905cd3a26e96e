/** Service terms of the demonstration, invented like everything in it: the address is nobody's, and says so. */

/** Of the house; what is not named is not set. */
export const demoTerms = {
  returnAddresses: [{ name: "演示仓", receiver: "演示仓退货组", phone: "400-000-0000", address: "浙江省杭州市演示区样例路1号（演示地址，请勿寄件）" }],
  freight: { quality: "seller", noReason: "buyer" },
  invoice: { how: "在订单详情页点“申请开票”，填好抬头和税号，电子发票会发到订单里", withinDays: 3 },
  workingHours: { days: [1, 2, 3, 4, 5, 6, 7], from: "09:00", to: "21:00" },
  answerWithinHours: 24,
  returnDays: 7,
  priceProtectionDays: 15,
  warranty: [{ category: "", text: "签收后一年内有质量问题免费维修或更换，人为损坏除外" }],
  install: "需要安装的商品由厂家上门，安装免费，辅材按清单收费，签收后在订单页预约",
  tone: "warm",
  houseWords: [{ instead: "亲爱的", say: "亲" }],
  forbiddenWords: ["全网最低", "假一赔十", "包治"],
} as const;

/** Where one channel's shop differs: its buyers wait less long. */
export const demoShopTerms = { channel: "douyin", body: { answerWithinHours: 12 } } as const;
