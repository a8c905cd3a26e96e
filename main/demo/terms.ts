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
  goodsNotes: [
    { goods: "平底锅", asks: "洗碗机", answer: "平底锅有不粘涂层，建议手洗，不要放洗碗机" },
    { goods: "保温杯", asks: "洗碗机", answer: "保温杯建议手洗，不要放洗碗机" },
    { goods: "碗碟", asks: "洗碗机", answer: "这套碗碟可以放洗碗机，描金的花色除外" },
    { goods: "", asks: "保养、清洗、第一次用、注意什么", answer: "第一次用之前先擦洗一遍，再照包裹里的说明书使用" },
    { goods: "", asks: "有视频、视频、教程、说明书", answer: "安装步骤在包裹里的说明书上，商品详情页也有安装图" },
    { goods: "", asks: "尺寸、多大、多高、多宽", answer: "各规格的尺寸写在商品详情页的规格表里，下单前请对一下您要的那一款" },
    { goods: "", asks: "单独买、单卖", answer: "配件可以单独补，请在这里说清是哪一件商品的哪个配件" },
  ],
  tone: "warm",
  houseWords: [{ instead: "亲爱的", say: "亲" }],
  forbiddenWords: ["全网最低", "假一赔十", "包治"],
} as const;

/** Where one channel's shop differs: its buyers wait less long. */
export const demoShopTerms = { channel: "douyin", body: { answerWithinHours: 12 } } as const;
