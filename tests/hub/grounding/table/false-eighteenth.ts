/** The eighteenth round at the desk: what may not, by the record it is said of. Written before any of it was judged; mended on since. */
export const falseEighteenth: Readonly<Record<string, string>> = {
  paid: `
退款59元正在原路返回。
等会儿就给您发。
`,
  packed: `
仓库明早出库。
`,
  presale: `
厂家那边推迟了，抱歉。
`,
  outbound: `
圆通今天收走了。
包裹是22号出库的。
`,
  in_transit: `
已到长沙，等待派送。
小哥说放您门口鞋柜了。
我们可以给您免运费。
应该就这两天到。
Your parcel is now in Changsha.
`,
  stalled: `
肯定没丢，您放心。
这单我们给您补偿20元无门槛券。
`,
  platform: `
平台判我们赢了。
`,
  delivering: `
因为快递员请假，晚点送。
`,
  signed: `
柜号是3号柜。
同意退款不退货。
洗过的衣服一律不退。
这个尺码大家都说偏小。
You signed for it yourself on Nov 24.
`,
  completed: `
我们的面料是行业最好的。
您要投诉随便，没用的。
收货人是张女士。
`,
  terms: `
修一次收20元。
周末没有人工。
退货运费质量问题也是您出。
Returns are accepted within 15 days.
`,
  part_refunded: `
剩下的129元都能退。
`,
  waiting_return: `
运费我们给您报销12元。
`,
  exchange: `
换货可以换成别的款式，差价不用补。
`,
  arrived: `
验货有问题，退款要扣钱。
`,
  refunding: `
119元已经打到您卡上。
原路退回一般24小时到。
`,
  refunded: `
退款分两次退的，共129元。
`,
  refused: `
我个人出钱赔您。
平台也支持我们拒绝。
`,
};
